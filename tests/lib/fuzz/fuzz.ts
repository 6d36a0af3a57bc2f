import { seededRandom } from '../../../lib/random';
import type { Format } from './format';
import { mutant } from './mutate';

/** Milliseconds that no file of some hundred bytes may take, on a busy machine. */
const patience = 5000;
/** What a call may take besides what its file promises: buffers of zlib, tables. */
const slack = 200_000;

export interface Outcome {
  readonly read: number;
  readonly refused: number;
  /** Sentences, each with the file as base64. */
  readonly faults: readonly string[];
}

/** Reads `count` changed files, drawn from `seed`; each must be refused in a sentence of the reader's own, or be read right. */
export function fuzz(format: Format, { count, seed }: { count: number; seed: number }): Outcome {
  const random = seededRandom(seed);
  const outcome = { read: 0, refused: 0, faults: [] as string[] };
  for (let i = 0; i < count; i++) {
    const original = format.files[Math.floor(random() * format.files.length)];
    const changed = mutant(original, random);
    const bytes = random() < 0.5 && format.repaired ? format.repaired(changed) : changed;
    const fault = judge(format, bytes, outcome);
    if (fault === undefined) continue;
    outcome.faults.push(`${format.name}: ${fault}: ${bytes.toString('base64')}`);
    if (outcome.faults.length >= 20) break;
  }
  return outcome;
}

function judge(
  format: Format,
  bytes: Buffer,
  outcome: { read: number; refused: number },
): string | undefined {
  const before = process.memoryUsage().arrayBuffers;
  const started = performance.now();
  const first = attempt(format, bytes);
  const took = performance.now() - started;
  const grown = process.memoryUsage().arrayBuffers - before;
  if (took > patience) return `took ${took.toFixed(0)} ms`;
  const promised = format.promisedBytes(bytes);
  if (grown > 4 * promised + slack) return `took ${grown} bytes of memory where ${promised} are promised`;
  if (first instanceof Error) {
    outcome.refused++;
    return unclear(first, format);
  }
  outcome.read++;
  Buffer.allocUnsafe(4000).fill(outcome.read); // what freed memory may hold the next time
  const second = attempt(format, bytes);
  if (second instanceof Error || !format.same(first, second)) return 'read differently the second time';
  try {
    return format.wrong(bytes, first);
  } catch (error) {
    return `read, though what was read cannot be checked (${String(error)})`;
  }
}

function attempt(format: Format, bytes: Buffer): unknown {
  try {
    return format.read(bytes);
  } catch (error) {
    return error instanceof Error ? error : new TypeError(`threw ${String(error)}`);
  }
}

/** What JavaScript says of a program that did not look before it leapt. */
const programFault =
  /Cannot read|Cannot (set|convert)|is not (a function|iterable|defined)|Invalid (array|typed|string)|call stack|out of bounds|allocation failed/i;

/** Why an error is no sentence of the reader's own: another name, no place, or a fault of the program behind it. */
function unclear(error: Error, { says }: Format): string | undefined {
  if (!says.test(error.message)) return `said "${error.message}"`;
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
    if (programFault.test(cause.message)) return `failed by ${String(cause)}`;
  return undefined;
}
