import type { Bilingual } from 'convlab';
import type { Exercise } from './course/spec';
import type { AnswerProcess } from './sandbox/answer-process';
import { Ended, notOfTheProtocol } from './sandbox/ended';
import type { Sandbox } from './sandbox/open';
import type { Limits } from './sandbox/limits';
import { changedArgument, type Outcome, type PreparedCase } from './verdict/expected';
import { say } from './verdict/messages';
import { compileProblem, endingMessage, loadProblem } from './verdict/problems';
import {
  isHopeless,
  judge,
  notRunVerdict,
  verdictOf,
  type CaseVerdict,
  type LineOf,
  type Run,
  type Verdict,
} from './verdict/verdict';
import { lineIn } from './wire/line-table';
import { callReply, loadReply, type CompileReply } from './wire/replies';

type OnCase = (verdict: CaseVerdict, index: number) => void;

export interface Examination {
  readonly sandbox: Sandbox;
  readonly limits?: Limits;
  /** Whose answer it is: what one person handed in may share a process. */
  readonly handIn?: string;
}

/** The verdict on an answer's text: it is compiled, loaded, and called with each case's arguments. */
export async function examine(
  exercise: Exercise,
  cases: readonly PreparedCase[],
  text: string,
  { sandbox, limits, handIn }: Examination,
  onCase: OnCase = () => undefined,
): Promise<Verdict> {
  const answer = sandbox.start({ limits, handIn }); // while the text is compiled
  const compiled = await compileIn(sandbox, text).catch(async (error: unknown) => {
    await answer.close();
    throw error;
  });
  if (compiled.k !== 'compiled') {
    await answer.release();
    return notRunVerdict(exercise, cases, 'compile-error', compileProblem(compiled));
  }
  const { code, lines } = compiled;
  const lineOf: LineOf = (line, column) => (line > 0 ? lineIn(lines, line, column) : undefined);
  const run = { exercise, cases, lineOf };
  if (!answer.isUsed) return runIn(answer, code, run, onCase);
  const heard: Parameters<OnCase>[] = [];
  const verdict = await runIn(answer, code, run, (...one) => heard.push(one));
  if (verdict.status !== 'passed') {
    return runIn(sandbox.start({ limits, handIn, fresh: true }), code, run, onCase);
  }
  for (const one of heard) onCase(...one);
  return verdict;
}

/** What the compiler says; of a text that takes it down, that it cannot be read. */
async function compileIn(
  sandbox: Sandbox,
  text: string,
): Promise<CompileReply | { readonly k: 'unreadable' }> {
  try {
    return await sandbox.compile(text);
  } catch (error) {
    if (error instanceof Ended) return { k: 'unreadable' };
    throw error;
  }
}

interface Running {
  readonly exercise: Exercise;
  readonly cases: readonly PreparedCase[];
  readonly lineOf: LineOf;
}

async function runIn(answer: AnswerProcess, code: string, run: Running, onCase: OnCase): Promise<Verdict> {
  const outcomes: Outcome[] = [];
  try {
    const calls = run.cases.map(({ raw }) => raw);
    answer.load(run.exercise.id, code, calls);
    const verdict = await runCases(run, answer, outcomes, onCase);
    await answer.release();
    return verdict;
  } catch (error) {
    await answer.close();
    if (!(error instanceof Ended)) throw error;
    const ending = { status: error.ending.status, message: endingMessage(error.ending, answer.limits) };
    return verdictOf({ ...run, outcomes, ending, printed: answer.printed() });
  }
}

/** Calls the answer with one case after the other. Throws Ended where its process came to an end; `outcomes` is as far as it got. */
async function runCases(
  run: Running,
  answer: AnswerProcess,
  outcomes: Outcome[],
  onCase: OnCase,
): Promise<Verdict> {
  const { exercise, cases, lineOf } = run;
  let stopped: Run['stopped'];
  const loaded = loadReply(await answer.reply());
  if (loaded === undefined) throw notOfTheProtocol();
  const problem = loadProblem(exercise.id, loaded, lineOf);
  if (problem !== undefined) {
    return notRunVerdict(exercise, cases, problem.status, problem.message, answer.printed());
  }
  for (const [index, one] of cases.entries()) {
    answer.call(one.raw);
    const outcome = readOutcome(await answer.reply(), one.raw);
    outcomes.push(outcome);
    const verdict = judge(exercise, one, outcome, lineOf);
    onCase(verdict, index);
    if (!verdict.passed) stopped = hopeless(outcome, index, cases.length - index - 1, answer);
    if (stopped !== undefined) break;
  }
  return verdictOf({ ...run, outcomes, stopped, printed: answer.printed() });
}

/** Why it is no use to go on after a case that failed: the others would only fail in the same way. */
function hopeless(
  outcome: Outcome,
  index: number,
  left: number,
  { spent, limits }: AnswerProcess,
): Bilingual | undefined {
  const seconds = spent();
  if ((seconds / (index + 1)) * left > limits.seconds - seconds) return say.tooSlowToGoOn;
  return index === 0 && isHopeless(outcome) ? say.sameAgain : undefined;
}

/** A reply to a case, checked; anything else ends the run. */
function readOutcome(json: unknown, raw: string): Outcome {
  const reply = callReply(json);
  if (reply === undefined) throw notOfTheProtocol();
  if (reply.k === 'returned') {
    const { k, value, outside, after } = reply;
    return { k, value, outside, changed: changedArgument(raw, after) };
  }
  if (reply.k === 'threw' && reply.message === 'Array buffer allocation failed') {
    throw new Ended({ status: 'out-of-memory', detail: '' });
  }
  return reply;
}
