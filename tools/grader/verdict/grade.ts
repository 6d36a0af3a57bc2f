import { seededRandom, type Bilingual } from 'convlab';
import type { Exercise } from '../course/spec';
import { Ended, startChild, type Child } from '../sandbox/child';
import { compile, type Compiled } from '../sandbox/compile';
import type { Isolation, Limits } from '../sandbox/sandbox';
import { prepare, type Outcome, type Prepared } from './expected';
import { say } from './messages';
import { isOutside, isSeen } from './values';
import {
  judge,
  refusal,
  thrownParts,
  unrun,
  verdictOf,
  type CaseVerdict,
  type LineOf,
  type Status,
  type Verdict,
} from './verdict';

export interface Grading {
  readonly isolation: Isolation;
  readonly limits: Limits;
  /** Called as soon as a case was judged; misconceptions are known at the end only. */
  readonly onCase?: (verdict: CaseVerdict, index: number) => void;
}

/** The cases of an exercise: drawn with one seed, so that they are the same for everyone. */
export function casesOf(exercise: Exercise): Prepared[] {
  return prepare(exercise, seededRandom(2012));
}

/** Grades an answer's text. */
export async function gradeText(exercise: Exercise, text: string, grading: Grading): Promise<Verdict> {
  const cases = casesOf(exercise);
  const compiled = await compile(text);
  if ('error' in compiled) return unrun(exercise, cases, 'compile-error', compiled.error);
  const child = startChild(exercise.id, compiled.code, grading.isolation, grading.limits);
  try {
    return await examine(exercise, compiled, cases, child, grading);
  } finally {
    await child.close();
  }
}

async function examine(
  exercise: Exercise,
  { lineOf }: Compiled,
  cases: readonly Prepared[],
  child: Child,
  grading: Grading,
): Promise<Verdict> {
  const outcomes: Outcome[] = [];
  const run = { exercise, cases, outcomes, lineOf };
  try {
    const problem = loadProblem(exercise.id, await child.reply(), lineOf);
    if (problem !== undefined) {
      return unrun(exercise, cases, problem.status, problem.message, child.printed());
    }
    for (const [index, one] of cases.entries()) {
      child.send(one.raw); // as it stands: parsed and written again, −0 would be 0
      const outcome = readOutcome(await child.reply(), one.raw);
      outcomes.push(outcome);
      grading.onCase?.(judge(exercise, one, outcome, lineOf), index);
    }
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    const ending = { status: error.ending.status, message: endingMessage(error.ending, grading.limits) };
    return verdictOf({ ...run, ending, printed: child.printed() });
  }
  return verdictOf({ ...run, printed: child.printed() });
}

interface Problem {
  readonly status: Status;
  readonly message: Bilingual;
}

/** Why an answer's file could not be used, or undefined. */
function loadProblem(id: string, reply: unknown, lineOf: LineOf): Problem | undefined {
  const { k, notStarted } = reply as { k: string; notStarted?: boolean };
  const { name, message, line } = thrownParts(reply, lineOf);
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
  const { k, value, after, outside } = reply as Readonly<Record<string, unknown>>;
  const before = JSON.parse(raw) as unknown[];
  const changed = Array.isArray(after)
    ? before.findIndex((arg, i) => JSON.stringify(arg) !== JSON.stringify(after[i]))
    : 0;
  if (k === 'returned' && isSeen(value)) {
    return { k, value, changed, after, outside: isOutside(outside) ? outside : undefined };
  }
  if (k === 'threw' && (reply as { message?: unknown }).message === 'Array buffer allocation failed') {
    throw new Ended({ status: 'out-of-memory', detail: '' });
  }
  if (k === 'threw' || k === 'not-started' || k === 'refused') {
    return { k, ...(reply as { name: string; message: string; line: number; column: number }), changed: -1 };
  }
  throw new Ended({ status: 'protocol-error', detail: 'not a word of the protocol' });
}

/** How child/main.cjs ends where the answer asks for it. */
const ownExit = 'exit 86';

function endingMessage({ status, detail }: Ended['ending'], limits: Limits): Bilingual {
  switch (status) {
    case 'timeout':
      return say.timeout(limits.seconds);
    case 'out-of-memory':
      return say.outOfMemory;
    case 'crashed':
      return detail === ownExit ? say.exited : say.crashed(detail);
    case 'protocol-error':
      return say.protocol(detail);
  }
}
