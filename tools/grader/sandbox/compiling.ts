import { asciiJson } from '../wire/ascii';
import { compileReply, type CompileReply } from '../wire/replies';
import { notOfTheProtocol } from './ended';
import type { Isolation, Limits } from './limits';
import { startProcess, type LimitedProcess } from './process';

/** Compiles answers' texts. */
export interface Compiler {
  /** Throws Ended where the text was too much for it. */
  readonly compile: (text: string) => Promise<CompileReply>;
  readonly close: () => Promise<void>;
}

/** Of computing, for one text. An answer takes a few thousandths. */
const COMPILE_SECONDS = 1;
/** After so many texts a new process takes over, for each has only so much time of the processor. */
const TEXTS_EACH = 200;

/** One process for all answers, one text at a time; where one takes it down, the next gets a new one. */
export function compilerUnder(isolation: Isolation, limits: Limits): Compiler {
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
      compiler.startClock(COMPILE_SECONDS);
      const reply = compileReply(await compiler.reply());
      compiler.stopClock();
      if (reply !== undefined) return reply;
      throw notOfTheProtocol();
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
