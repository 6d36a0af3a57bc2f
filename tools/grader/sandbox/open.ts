import { asciiJson } from '../wire/encode';
import { compileReply, type CompileReply } from '../wire/replies';
import { Ended } from './ended';
import { defaultLimits, type Isolation, type Limits } from './limits';
import { startProcess, type LimitedProcess } from './process';
import { strongest } from './sandbox';

/** Where answers are compiled and run: the only thing that the grader knows of processes. */
export interface Sandbox {
  readonly isolation: Isolation;
  readonly limits: Limits;
  /** Compiles an answer's text. Throws Ended where the text was too much for the compiler. */
  readonly compile: (text: string) => Promise<CompileReply>;
  /** A process for one answer: it starts at once, and waits for `load`. */
  readonly start: (limits?: Limits) => AnswerProcess;
  /** Ends what is left. */
  readonly close: () => Promise<void>;
}

/** One process that runs one answer. It never gets more than the answer's code and arguments. */
export interface AnswerProcess {
  readonly limits: Limits;
  /** Hands over the compiled answer; from here on, its time runs. */
  readonly load: (id: string, code: string) => void;
  /** Arguments of a call, as `encodeArgs` writes them. */
  readonly call: (args: string) => void;
  /** What comes next, not trusted; throws Ended. */
  readonly reply: () => Promise<unknown>;
  readonly close: () => Promise<void>;
  readonly printed: () => string;
}

export async function openSandbox(isolation?: Isolation, limits: Limits = defaultLimits): Promise<Sandbox> {
  return sandboxUnder(isolation ?? (await isolationHere()), limits);
}

function sandboxUnder(isolation: Isolation, limits: Limits): Sandbox {
  const compiler = compilerUnder(isolation, limits);
  const running = new Set<AnswerProcess>();
  return {
    isolation,
    limits,
    compile: compiler.compile,
    start(own = limits) {
      const one = startProcess('runner', isolation, own);
      const answer: AnswerProcess = {
        limits: own,
        load(id, code) {
          one.send(asciiJson({ id, code }));
          one.startClock(own.seconds);
        },
        call: one.send,
        reply: one.reply,
        async close() {
          await one.close();
          running.delete(answer);
        },
        printed: one.printed,
      };
      running.add(answer);
      return answer;
    },
    async close() {
      await Promise.all([compiler.close(), ...[...running].map((one) => one.close())]);
    },
  };
}

/** After so many texts a new compiler takes over, for each has only so much time of the processor. */
const TEXTS_EACH = 200;

/** One compiler for all answers, one text at a time; where one takes it down, the next gets a new one. */
function compilerUnder(isolation: Isolation, limits: Limits): Pick<Sandbox, 'compile' | 'close'> {
  let compiler: LimitedProcess | undefined;
  let texts = 0;
  let last: Promise<unknown> = Promise.resolve();
  const retire = async (): Promise<void> => {
    const old = compiler;
    compiler = undefined;
    texts = 0;
    await old?.close();
  };
  const compileNext = async (text: string): Promise<CompileReply> => {
    if (texts++ >= TEXTS_EACH) await retire();
    compiler ??= startProcess('compiler', isolation, limits);
    try {
      compiler.send(asciiJson({ text }));
      compiler.startClock(limits.seconds);
      const reply = compileReply(await compiler.reply());
      compiler.stopClock();
      if (reply !== undefined) return reply;
      throw new Ended({ status: 'protocol-error', detail: 'not a word of the protocol' });
    } catch (error) {
      await retire();
      throw error;
    }
  };
  return {
    compile(text) {
      const compiled = last.then(() => compileNext(text));
      last = compiled.catch(() => undefined);
      return compiled;
    },
    close: retire,
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
    answer.load('probe', compiled.code);
    if (((await answer.reply()) as { k?: string }).k !== 'ready') return false;
    answer.call('[41]');
    return ((await answer.reply()) as { value?: number }).value === 42;
  } catch {
    return false;
  } finally {
    await sandbox?.close();
  }
}
