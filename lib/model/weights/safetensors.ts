/**
 * The safetensors format: named tensors in one file, and no code in it.
 *
 *     8 bytes: length of the header | header: JSON { name: { dtype, shape, data_offsets } } | the raw values
 *
 * All little-endian. Source: Hugging Face, "Safetensors", section "Format".
 */
import { dtypeOf, contiguous, wrap, type Tensor } from '../../tensor';

interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

const bytesOf: Readonly<Record<string, number>> = { F64: 8, F32: 4, F16: 2, BF16: 2 };
/** What the format's own reader allows. */
const longestHeader = 100_000_000;

/** Named tensors → the bytes of a safetensors file. */
export function encodeSafetensors(tensors: Readonly<Record<string, Tensor>>): Uint8Array {
  const entries: Record<string, Entry> = {};
  let end = 0;
  for (const [name, value] of Object.entries(tensors)) {
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

/**
 * The bytes of a safetensors file → its tensors by name, F32, F16 and BF16 as float32, F64 as float64.
 * Throws an Error, with the tensor's name, where the file is not whole, tensors overlap or one is of another type.
 */
export function decodeSafetensors(bytes: Uint8Array): Record<string, Tensor> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.length < 8 ? Infinity : Number(view.getBigUint64(0, true));
  if (length > Math.min(longestHeader, bytes.length - 8)) {
    throw new Error(
      `safetensors: this is no safetensors file, or not the whole of one: its ${bytes.length} bytes hold no header`,
    );
  }
  const values = bytes.subarray(8 + length);
  const header = Object.entries(headerOf(bytes.subarray(8, 8 + length)));
  const entries = header.filter(([name]) => name !== '__metadata__');
  const tensors = entries.map(([name, entry]) => [name, tensorOf(name, entry, values)] as const);
  checkCovered(entries as [string, Entry][], values.length); // tensorOf has looked at each
  return Object.fromEntries(tensors);
}

/** As in the format's own reader: the tensors lie one after the other, and nothing between, behind or twice. */
function checkCovered(entries: readonly (readonly [string, Entry])[], length: number): void {
  const places = entries.map(([name, entry]) => ({ name, offsets: entry.data_offsets }));
  places.sort((a, b) => a.offsets[0] - b.offsets[0] || a.offsets[1] - b.offsets[1]);
  let end = 0;
  for (const { name, offsets } of places) {
    if (offsets[0] !== end)
      throw new Error(
        `safetensors: ${name} lies at ${offsets[0]}, where the tensor before it ends at ${end}`,
      );
    end = offsets[1];
  }
  if (end !== length)
    throw new Error(`safetensors: the tensors end at ${end}, but there are ${length} bytes of them`);
}

function headerOf(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new Error(`safetensors: the header is not JSON (${(error as Error).message})`, { cause: error });
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header))
    throw new Error('safetensors: the header is no list of tensors by name');
  return header as Record<string, unknown>;
}

function tensorOf(name: string, entry: unknown, values: Uint8Array): Tensor {
  const { dtype, shape, data_offsets: offsets } = (entry ?? {}) as Partial<Record<keyof Entry, unknown>>;
  if (typeof dtype !== 'string' || !Object.hasOwn(bytesOf, dtype))
    throw new Error(`safetensors: ${name} holds ${String(dtype)}, only F32, F64, F16 and BF16 are read here`);
  if (!areWhole(shape) || !areWhole(offsets) || offsets.length !== 2)
    throw new Error(`safetensors: ${name} has no shape, or no place in the file`);
  const [start, end] = offsets;
  const size = shape.reduce((product, one) => product * one, 1);
  if (end > values.length || end - start !== size * bytesOf[dtype]) {
    throw new Error(
      `safetensors: ${name} [${shape.join(', ')}] should lie at ${start} … ${end} of ${values.length} bytes: the file is not whole`,
    );
  }
  // Copied, so that the values lie where a float may, and the file's bytes can be let go.
  const raw = new Uint8Array(values.subarray(start, end));
  if (dtype === 'F64') return wrap(new Float64Array(raw.buffer), shape);
  if (dtype === 'F32') return wrap(new Float32Array(raw.buffer), shape);
  return wrap(
    Float32Array.from(new Uint16Array(raw.buffer), dtype === 'BF16' ? fromBfloat16 : fromFloat16),
    shape,
  );
}

/** Whether this is a list of whole numbers from 0 on. */
function areWhole(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((one) => Number.isSafeInteger(one) && one >= 0);
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
