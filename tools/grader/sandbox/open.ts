import type { CompileReply } from '../wire/replies';
import type { AnswerProcess, StartOptions } from './answer-process';
import { compilerUnder } from './compiling';
import { defaultLimits, type Isolation, type Limits } from './limits';
import { runnersUnder } from './running';
import { strongest } from './sandbox';

/** Where answers are compiled and run: the only thing that the grader knows of processes. */
export interface Sandbox {
  readonly isolation: Isolation;
  readonly limits: Limits;
  /** Compiles an answer's text. Throws Ended where the text was too much for the compiler. */
  readonly compile: (text: string) => Promise<CompileReply>;
  /** A process for one answer: it starts at once, and waits for `load`. */
  readonly start: (options?: StartOptions) => AnswerProcess;
  /** Ends what is left. */
  readonly close: () => Promise<void>;
}

export async function openSandbox(isolation?: Isolation, limits: Limits = defaultLimits): Promise<Sandbox> {
  return sandboxUnder(isolation ?? (await isolationHere()), limits);
}

function sandboxUnder(isolation: Isolation, limits: Limits): Sandbox {
  const compiler = compilerUnder(isolation, limits);
  const runners = runnersUnder(isolation, limits);
  return {
    isolation,
    limits,
    compile: compiler.compile,
    start: runners.start,
    async close() {
      await Promise.all([compiler.close(), runners.close()]);
    },
  };
}

/** The strongest isolation that compiles and runs a small answer on this machine. */
export function isolationHere(): Promise<Isolation> {
  return strongest(worksUnder);
}

/** Whether the programs start under an isolation, compile and run an answer, and reply. */
export async function worksUnder(isolation: Isolation): Promise<boolean> {
  let sandbox: Sandbox | undefined;
  try {
    sandbox = sandboxUnder(isolation, defaultLimits);
    const answer = sandbox.start();
    const compiled = await sandbox.compile('export const probe = (a: number) => a + 1;');
    if (compiled.k !== 'compiled') return false;
    answer.load('probe', compiled.code, []);
    if (((await answer.reply()) as { k?: string }).k !== 'ready') return false;
    answer.call('[41]');
    return ((await answer.reply()) as { value?: number }).value === 42;
  } catch {
    return false;
  } finally {
    await sandbox?.close();
  }
}
