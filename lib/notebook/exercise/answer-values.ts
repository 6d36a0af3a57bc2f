import { isTensor, tensor } from '../../tensor';
import { isPlain } from './answer-form';

/** How far an answer's numbers may lie from the kit's, relative to the largest of these: float32 sums in any order. */
const TOLERANCE = 1e-3;

/** Whether the numbers of an answer are other than the kit's, where both are of one form (formDifference). */
export function hasOtherValues(own: unknown, kit: unknown): boolean {
  if (typeof kit === 'number') return differ([own as number], [kit]);
  if (isTensor(kit)) return isTensor(own) && differ(tensor(own).data, tensor(kit).data);
  if (ArrayBuffer.isView(kit)) return differ(own as ArrayLike<number>, kit as unknown as ArrayLike<number>);
  if (typeof kit === 'boolean' || typeof kit === 'string') return own !== kit;
  if (!Array.isArray(kit) && !isPlain(kit)) return false;
  if (Array.isArray(kit) && kit.every((one) => typeof one === 'number')) return differ(own as number[], kit);
  const parts = own as Readonly<Record<string, unknown>>; // of the kit's form
  return Object.entries(kit).some(([name, part]) => hasOtherValues(parts[name], part));
}

function differ(own: ArrayLike<number>, kit: ArrayLike<number>): boolean {
  let largest = 0;
  for (let i = 0; i < kit.length; i++)
    if (Number.isFinite(kit[i])) largest = Math.max(largest, Math.abs(kit[i]));
  const bound = TOLERANCE * largest;
  for (let i = 0; i < kit.length; i++) {
    const isSame = Object.is(own[i], kit[i]) || Math.abs(own[i] - kit[i]) <= bound;
    if (!isSame) return true;
  }
  return false;
}
