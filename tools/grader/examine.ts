import type { Bilingual } from 'convlab';
import type { CheckStatus } from '../../lib/notebook/exercise/payload';
import type { Exercise } from './course/spec';
import { Ended, type Ending } from './sandbox/ended';
import type { AnswerProcess, Sandbox } from './sandbox/open';
import type { Limits } from './sandbox/limits';
import { changedArgument, type Outcome, type PreparedCase } from './verdict/expected';
import { say } from './verdict/messages';
import {
  isHopeless,
  judge,
  notRunVerdict,
  refusal,
  verdictOf,
  type CaseVerdict,
  type LineOf,
  type Run,
  type Verdict,
} from './verdict/verdict';
import { lineIn } from './wire/line-table';
import { callReply, loadReply, type CompileReply } from './wire/replies';

type OnCase = (verdict: CaseVerdict, index: number) => void;

/** The verdict on an answer's text: it is compiled, loaded, and called with each case's arguments. */
export async function examine(
  exercise: Exercise,
  cases: readonly PreparedCase[],
  text: string,
  { sandbox, limits = sandbox.limits }: { readonly sandbox: Sandbox; readonly limits?: Limits },
  onCase: OnCase = () => undefined,
): Promise<Verdict> {
  const answer = sandbox.start(limits); // while the text is compiled
  try {
    const compiled = await compileIn(sandbox, text);
    if (compiled.k !== 'compiled') {
      return notRunVerdict(exercise, cases, 'compile-error', compileProblem(compiled));
    }
    answer.load(exercise.id, compiled.code);
    const lineOf: LineOf = (line, column) => (line > 0 ? lineIn(compiled.lines, line, column) : undefined);
    return await runCases({ exercise, cases, lineOf }, answer, onCase);
  } finally {
    await answer.close();
  }
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

function compileProblem(
  reply: Exclude<CompileReply, { k: 'compiled' }> | { readonly k: 'unreadable' },
): Bilingual {
  switch (reply.k) {
    case 'unreadable':
      return say.unreadable;
    case 'import-refused':
      return refusal(reply.name === '' ? reply.from : `${reply.from}.${reply.name}`);
    case 'syntax': {
      const { en, ko } = say.syntax(reply.what, reply.line ?? undefined);
      const written = reply.line === null ? '' : `\n${reply.line} | ${reply.written}`;
      return { en: en + written, ko: ko + written };
    }
  }
}

async function runCases(
  run: { readonly exercise: Exercise; readonly cases: readonly PreparedCase[]; readonly lineOf: LineOf },
  answer: AnswerProcess,
  onCase: OnCase,
): Promise<Verdict> {
  const { exercise, cases, lineOf } = run;
  const outcomes: Outcome[] = [];
  let stopped: Run['stopped'];
  try {
    const problem = loadProblem(exercise.id, await answer.reply(), lineOf);
    if (problem !== undefined) {
      return notRunVerdict(exercise, cases, problem.status, problem.message, answer.printed());
    }
    const begun = performance.now();
    for (const [index, one] of cases.entries()) {
      const before = performance.now();
      answer.call(one.raw);
      const outcome = readOutcome(await answer.reply(), one.raw);
      outcomes.push(outcome);
      const verdict = judge(exercise, one, outcome, lineOf);
      onCase(verdict, index);
      const now = performance.now();
      const left = answer.limits.seconds * 1000 - (now - begun);
      stopped = hopeless(verdict, outcome, index, (now - before) * (cases.length - index - 1) > left);
      if (stopped !== undefined) break;
    }
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    const ending = { status: error.ending.status, message: endingMessage(error.ending, answer.limits) };
    return verdictOf({ ...run, outcomes, ending, printed: answer.printed() });
  }
  return verdictOf({ ...run, outcomes, stopped, printed: answer.printed() });
}

/** Why it is no use to go on after a case that failed: the others would only fail in the same way. */
function hopeless(
  { passed }: CaseVerdict,
  outcome: Outcome,
  index: number,
  isTooSlow: boolean,
): Bilingual | undefined {
  if (passed) return undefined;
  if (isTooSlow) return say.tooSlowToGoOn;
  return index === 0 && isHopeless(outcome) ? say.sameAgain : undefined;
}

interface Problem {
  readonly status: CheckStatus;
  readonly message: Bilingual;
}

/** Why an answer's file could not be used, or undefined. */
function loadProblem(id: string, json: unknown, lineOf: LineOf): Problem | undefined {
  const reply = loadReply(json);
  if (reply === undefined) throw notOfTheProtocol();
  if (reply.k === 'ready') return undefined;
  if (reply.k === 'no-export') return { status: 'compile-error', message: say.noExport(id) };
  const { name, message } = reply;
  const line = lineOf(reply.line, reply.column);
  switch (reply.k) {
    case 'syntax':
      return { status: 'compile-error', message: say.syntax(message, line) };
    case 'refused':
      return { status: 'compile-error', message: refusal(message) };
    case 'not-started':
      return { status: 'not-started', message: say.notStarted };
    case 'load-error':
      return { status: 'crashed', message: say.loadError(name, message, line) };
  }
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

const notOfTheProtocol = (): Ended =>
  new Ended({ status: 'protocol-error', detail: 'not a word of the protocol' });

/** How inside/globals.ts ends the process where the answer asks for it. */
const ownExit = 'exit 86';

function endingMessage({ status, detail }: Ending, limits: Limits): Bilingual {
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
