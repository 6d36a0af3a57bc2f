/**
 * The safetensors format: named tensors in one file, and no code in it.
 *
 *     8 bytes: length of the header | header: JSON { name: { dtype, shape, data_offsets } } | the raw values
 *
 * All little-endian. Source: Hugging Face, "Safetensors", section "Format".
 */
import { dtypeOf, contiguous, wrap, type Tensor } from '../../tensor';
import { bytesOf, checkCovered, checkedEntry, headerOf, isRead, type Entry } from './safetensors-header';

/** Of the format, and of JavaScript's objects. */
const reservedNames = ['__metadata__', '__proto__'];
/** What the format's own reader allows. */
const longestHeader = 100_000_000;

/** Named tensors → the bytes of a safetensors file. Throws an Error for a name that the format or JavaScript reserves. */
export function encodeSafetensors(tensors: Readonly<Record<string, Tensor>>): Uint8Array {
  const entries: Record<string, Entry> = {};
  let end = 0;
  for (const [name, value] of Object.entries(tensors)) {
    if (reservedNames.includes(name))
      throw new Error(`safetensors: a tensor cannot be named ${name}: the name is reserved`);
    const dtype = dtypeOf(value) === 'float64' ? 'F64' : 'F32';
    const start = end;
    end += value.size * bytesOf[dtype];
    entries[name] = { dtype, shape: value.shape, data_offsets: [start, end] };
  }
  const header = new TextEncoder().encode(JSON.stringify(entries));
  const padded = Math.ceil(header.length / 8) * 8; // so that the values begin where a float may
  const bytes = new Uint8Array(8 + padded + end);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(padded), true);
  bytes.fill(0x20, 8, 8 + padded); // spaces, after the header
  bytes.set(header, 8);
  for (const [name, value] of Object.entries(tensors)) {
    const { data } = contiguous(value);
    bytes.set(
      new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
      8 + padded + entries[name].data_offsets[0],
    );
  }
  return bytes;
}

/** What a file holds. */
export interface Safetensors {
  /** By name: F32, F16 and BF16 as float32, F64 as float64. */
  readonly tensors: Record<string, Tensor>;
  /** The types of those that are no floats, by name: I64, BOOL, … */
  readonly skipped: Readonly<Record<string, string>>;
}

/** The tensors of `readSafetensors` alone: integers, such as the step counter of a batch norm, are left out. */
export function decodeSafetensors(bytes: Uint8Array): Record<string, Tensor> {
  return readSafetensors(bytes).tensors;
}

/**
 * The bytes of a safetensors file → its tensors by name, and what was skipped. Throws an Error, with the tensor's name, where
 * the file is not whole or tensors overlap.
 */
export function readSafetensors(bytes: Uint8Array): Safetensors {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.length < 8 ? Infinity : Number(view.getBigUint64(0, true));
  if (length > Math.min(longestHeader, bytes.length - 8)) {
    throw new Error(
      `safetensors: this is no safetensors file, or not the whole of one: its ${bytes.length} bytes hold no header`,
    );
  }
  const values = bytes.subarray(8 + length);
  const header = Object.entries(headerOf(bytes.subarray(8, 8 + length)));
  const entries = header
    .filter(([name]) => name !== '__metadata__')
    .map(([name, entry]) => [name, checkedEntry(name, entry, values.length)] as const);
  checkCovered(entries, values.length);
  const read = entries.filter(([, entry]) => isRead(entry));
  return {
    tensors: Object.fromEntries(read.map(([name, entry]) => [name, tensorOf(entry, values)])),
    skipped: Object.fromEntries(
      entries.filter(([, entry]) => !isRead(entry)).map(([name, { dtype }]) => [name, dtype]),
    ),
  };
}

function tensorOf({ dtype, shape, data_offsets: [start, end] }: Entry, values: Uint8Array): Tensor {
  // Copied, so that the values lie where a float may, and the file's bytes can be let go.
  const raw = new Uint8Array(values.subarray(start, end));
  if (dtype === 'F64') return wrap(new Float64Array(raw.buffer), shape);
  if (dtype === 'F32') return wrap(new Float32Array(raw.buffer), shape);
  return wrap(widened(new Uint16Array(raw.buffer), dtype === 'BF16' ? fromBfloat16 : fromFloat16), shape);
}

/** In a large tensor each of the 65,536 numbers of 16 bits is decoded once: 4.6 million one by one took seconds. */
function widened(bits: Uint16Array, decode: (bits: number) => number): Float32Array {
  if (bits.length < 2 ** 14) return Float32Array.from(bits, decode);
  const decoded = new Float32Array(2 ** 16).fill(NaN);
  const values = new Float32Array(bits.length);
  for (let i = 0; i < bits.length; i++) {
    let value = decoded[bits[i]];
    if (Number.isNaN(value)) value = decoded[bits[i]] = decode(bits[i]);
    values[i] = value;
  }
  return values;
}

/** bfloat16 is the upper half of a float32. */
function fromBfloat16(bits: number): number {
  return new Float32Array(Uint32Array.of(bits << 16).buffer)[0];
}

/** 1 bit sign, 5 exponent, 10 fraction. Source: IEEE 754-2019, table 3.5. */
function fromFloat16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
