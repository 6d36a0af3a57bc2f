import { seededRandom, type Bilingual } from 'convlab';
import { compile, type Compiled } from './compile';
import { difference } from './compare';
import { Ended, startChild, type Child } from './child';
import { say } from './messages';
import { misconceptionOf, type Outcome, prepare, type Prepared } from './expected';
import type { Isolation, Limits } from './sandbox';
import type { Exercise } from './spec';
import { isSeen } from './values';

export type Status =
  | 'passed'
  | 'failed'
  | 'not-started'
  | 'compile-error'
  | 'timeout'
  | 'out-of-memory'
  | 'crashed'
  | 'protocol-error';

export interface CaseVerdict {
  readonly name: Bilingual;
  readonly passed: boolean;
  readonly points: number;
  readonly maxPoints: number;
  readonly message: Bilingual;
  /** The name of the misconception that gives the same outputs, or null. */
  readonly misconception: string | null;
}

export interface Verdict {
  readonly id: string;
  readonly status: Status;
  /** What belongs to no case. */
  readonly message: Bilingual;
  readonly points: number;
  readonly maxPoints: number;
  readonly cases: readonly CaseVerdict[];
  /** What the answer printed. */
  readonly printed: string;
}

export interface Grading {
  readonly isolation: Isolation;
  readonly limits: Limits;
  /** Called as soon as a case was judged; misconceptions are known at the end only. */
  readonly onCase?: (verdict: CaseVerdict, index: number) => void;
}

const nothing: Bilingual = { en: '', ko: '' };

/** The cases of an exercise: drawn with one seed, so that they are the same for everyone. */
export function casesOf(exercise: Exercise): Prepared[] {
  return prepare(exercise, seededRandom(2012));
}

/** A verdict without a run: not started, or an answer that cannot be read. */
export function unrun(exercise: Exercise, status: Status, message: Bilingual): Verdict {
  const cases = casesOf(exercise).map(({ name, points }) => missed(name, points, say.notRun));
  return total(exercise.id, status, message, cases, '');
}

/** Grades an answer's text. */
export async function gradeText(exercise: Exercise, text: string, grading: Grading): Promise<Verdict> {
  const compiled = compile(text);
  if ('error' in compiled) return unrun(exercise, 'compile-error', compiled.error);
  const cases = casesOf(exercise);
  const child = startChild(exercise.id, compiled.code, grading.isolation, grading.limits);
  try {
    return await examine(exercise, compiled, cases, child, grading);
  } finally {
    await child.close();
  }
}

async function examine(
  exercise: Exercise,
  compiled: Compiled,
  cases: readonly Prepared[],
  child: Child,
  grading: Grading,
): Promise<Verdict> {
  const outcomes: Outcome[] = [];
  const verdicts: CaseVerdict[] = [];
  let status: Status | undefined;
  let message = nothing;
  try {
    const loaded = loadProblem(exercise.id, await child.reply(), compiled);
    if (loaded !== undefined) return unrun(exercise, loaded.status, loaded.message);
    for (const [index, one] of cases.entries()) {
      child.send(JSON.parse(one.raw) as object);
      const outcome = readOutcome(await child.reply(), one.raw);
      if (outcome.k === 'threw' && outcome.message === 'Array buffer allocation failed') {
        throw new Ended({ status: 'out-of-memory', detail: '' });
      }
      outcomes.push(outcome);
      const verdict = judge(exercise, one, outcome, compiled);
      verdicts.push(verdict);
      grading.onCase?.(verdict, index);
    }
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    ({ status } = error.ending);
    message = endingMessage(error.ending, grading.limits);
  }
  for (const { name, points } of cases.slice(verdicts.length))
    verdicts.push(missed(name, points, say.notRun));
  if (outcomes.length > 0 && outcomes.every(({ k }) => k === 'not-started')) {
    return total(exercise.id, 'not-started', say.notStarted, verdicts, child.printed());
  }
  const belief = misconceptionOf(exercise, cases, outcomes);
  const named = verdicts.map((verdict, i) =>
    belief === undefined || verdict.passed || i >= outcomes.length
      ? verdict
      : { ...verdict, misconception: belief.name, message: joined(verdict.message, belief.message) },
  );
  status ??= named.every(({ passed }) => passed) ? 'passed' : 'failed';
  return total(exercise.id, status, message, named, child.printed());
}

interface Problem {
  readonly status: Status;
  readonly message: Bilingual;
}

/** Why an answer's file could not be used, or undefined. */
function loadProblem(id: string, reply: unknown, compiled: Compiled): Problem | undefined {
  const { k, notStarted } = reply as { k: string; notStarted?: boolean };
  const { name, message, line } = thrownParts(reply, compiled);
  switch (k) {
    case 'ready':
      return undefined;
    case 'syntax':
      return { status: 'compile-error', message: say.syntax(message, line) };
    case 'refused':
      return { status: 'compile-error', message: refusal(message) };
    case 'no-export':
      return { status: 'compile-error', message: say.noExport(id) };
    case 'load-error':
      return notStarted === true
        ? { status: 'not-started', message: say.notStarted }
        : { status: 'crashed', message: say.loadError(name, message, line) };
    default:
      throw new Ended({ status: 'protocol-error', detail: 'not a word of the protocol' });
  }
}

/** A reply to a case, checked; anything else ends the run. */
function readOutcome(reply: unknown, raw: string): Outcome {
  const { k, value, after } = reply as { k?: unknown; value?: unknown; after?: unknown };
  const before = JSON.parse(raw) as unknown[];
  const changed = Array.isArray(after)
    ? before.findIndex((arg, i) => JSON.stringify(arg) !== JSON.stringify(after[i]))
    : 0;
  if (k === 'returned' && isSeen(value)) return { k, value, changed, after };
  if (k === 'threw' || k === 'not-started' || k === 'refused') {
    return { k, ...(reply as { name: string; message: string; line: number; column: number }), changed: -1 };
  }
  throw new Ended({ status: 'protocol-error', detail: 'not a word of the protocol' });
}

function judge(exercise: Exercise, one: Prepared, outcome: Outcome, compiled: Compiled): CaseVerdict {
  const { name, points } = one;
  switch (outcome.k) {
    case 'not-started':
      return missed(name, points, say.partlyNotStarted);
    case 'refused':
      return missed(name, points, refusal(outcome.message));
    case 'threw': {
      const { name: error, message, line } = thrownParts(outcome, compiled);
      const deep = message.includes('Maximum call stack');
      return missed(name, points, deep ? say.tooDeep(line) : say.threw(error, message, line));
    }
    case 'returned': {
      const differs = difference(outcome.value, one.expected, exercise.compare ?? 'close');
      if (differs !== undefined) return missed(name, points, differs);
      if (outcome.changed >= 0) {
        const input = exercise.parameters[outcome.changed] ?? `#${outcome.changed + 1}`;
        return missed(name, points, say.changedInput(input, nothing));
      }
      return { name, passed: true, points, maxPoints: points, message: nothing, misconception: null };
    }
  }
}

const refusal = (name: string): Bilingual =>
  /^[\w$]+$/.test(name) &&
  !['fs', 'net', 'http', 'os', 'vm', 'path', 'module', 'process', 'child_process', 'worker_threads'].includes(
    name,
  )
    ? say.engineRefused(name)
    : say.importRefused(name);

function thrownParts(reply: unknown, compiled: Compiled): { name: string; message: string; line?: number } {
  const { name, message, line, column } = reply as Readonly<Record<string, unknown>>;
  return {
    name: typeof name === 'string' ? name : 'Error',
    message: typeof message === 'string' ? message : '',
    line: typeof line === 'number' && typeof column === 'number' ? compiled.lineOf(line, column) : undefined,
  };
}

function endingMessage({ status, detail }: Ended['ending'], limits: Limits): Bilingual {
  switch (status) {
    case 'timeout':
      return say.timeout(limits.seconds);
    case 'out-of-memory':
      return say.outOfMemory;
    case 'crashed':
      return say.crashed(detail);
    case 'protocol-error':
      return say.protocol(detail);
  }
}

function missed(name: Bilingual, points: number, message: Bilingual): CaseVerdict {
  return { name, passed: false, points: 0, maxPoints: points, message, misconception: null };
}

function total(
  id: string,
  status: Status,
  message: Bilingual,
  cases: readonly CaseVerdict[],
  printed: string,
): Verdict {
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  // What a forger touched counts for nothing.
  const kept =
    status === 'protocol-error' ? cases.map((one) => ({ ...one, passed: false, points: 0 })) : cases;
  return {
    id,
    status,
    message,
    points: sum(kept.map(({ points }) => points)),
    maxPoints: sum(kept.map(({ maxPoints }) => maxPoints)),
    cases: kept,
    printed,
  };
}

const joined = (a: Bilingual, b: Bilingual): Bilingual => ({
  en: `${a.en}\n${b.en}`,
  ko: `${a.ko}\n${b.ko}`,
});
