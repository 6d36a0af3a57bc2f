import ndarray from 'ndarray';
import type { OwnAnswer } from '../course/spec';
import { decodeArgs } from '../wire/decode';
import { encoder } from '../wire/encode';
import type { Outcome } from '../wire/outcome';
import type { WireValue } from '../wire/values';

const { encodeResult, encodeArgs } = encoder();

/** What an answer of the kit's own gives: its code runs on fresh arguments, in this process; a sealed one is looked up. */
export function call(answer: OwnAnswer, raw: string): Outcome {
  if (typeof answer !== 'function') return answer.outcomeOf(raw);
  const args = decodeArgs(JSON.parse(raw), ndarray) as never[];
  try {
    const value = JSON.parse(encodeResult(answer(...args))) as WireValue;
    return { k: 'returned', value, changed: changedArgument(raw, JSON.parse(encodeArgs(args))) };
  } catch (error) {
    const { name, message } = error as Error;
    return { k: name === 'NotStarted' ? 'not-started' : 'threw', name, message, line: 0, column: 0 };
  }
}

/** The number of the first argument that is not as it was, or −1; what is no list of arguments was changed, too. */
export function changedArgument(raw: string, after: unknown): number {
  const before = JSON.parse(raw) as unknown[];
  if (!Array.isArray(after)) return 0;
  return before.findIndex((arg, i) => JSON.stringify(arg) !== JSON.stringify(after[i]));
}
