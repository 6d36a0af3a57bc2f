/** The header of a safetensors file, checked before any value is read. */

/** What it says of one tensor. */
export interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

/** Types that are read, and the bytes of one value. */
export const bytesOf: Readonly<Record<string, number>> = { F64: 8, F32: 4, F16: 2, BF16: 2 };
/** Types that are skipped, since a tensor here holds floats; one that is in neither list is skipped, too. */
const bytesOfOther: Readonly<Record<string, number>> = {
  BOOL: 1,
  U8: 1,
  I8: 1,
  F8_E5M2: 1,
  F8_E4M3: 1,
  U16: 2,
  I16: 2,
  U32: 4,
  I32: 4,
  U64: 8,
  I64: 8,
};
const sizes = new Map(Object.entries({ ...bytesOf, ...bytesOfOther }));
/** More would be no tensor: a view of so many axes takes seconds to make. */
const mostAxes = 16;

/** Whether tensors of this type are read. */
export function isRead({ dtype }: Entry): boolean {
  return Object.hasOwn(bytesOf, dtype);
}

/** As in the format's own reader: the tensors lie one after the other, and nothing between, behind or twice. */
export function checkCovered(entries: readonly (readonly [string, Entry])[], length: number): void {
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

/** The JSON, an object. Throws an Error for anything else. */
export function headerOf(bytes: Uint8Array): Readonly<Record<string, unknown>> {
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

/** Throws an Error, with the tensor's name, unless type, shape and place go together and lie in `length` bytes. */
export function checkedEntry(name: string, entry: unknown, length: number): Entry {
  const { dtype, shape, data_offsets: offsets } = (entry ?? {}) as Partial<Record<keyof Entry, unknown>>;
  if (typeof dtype !== 'string') throw new Error(`safetensors: ${name} has no type`);
  if (!areWhole(shape) || !areWhole(offsets) || offsets.length !== 2)
    throw new Error(`safetensors: ${name} has no shape, or no place in the file`);
  if (shape.length > mostAxes)
    throw new Error(`safetensors: ${name} has ${shape.length} axes, at most ${mostAxes} are read here`);
  const [start, end] = offsets;
  const size = shape.reduce((product, one) => product * one, 1);
  const perValue = sizes.get(dtype) ?? (end - start) / Math.max(1, size);
  if (start > end || end > length || end - start !== size * perValue) {
    throw new Error(
      `safetensors: ${name} [${shape.join(', ')}] should lie at ${start} … ${end} of ${length} bytes: the file is not whole`,
    );
  }
  return { dtype, shape, data_offsets: [start, end] };
}

/** Whether this is a list of whole numbers from 0 on. */
function areWhole(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((one) => Number.isSafeInteger(one) && one >= 0);
}
