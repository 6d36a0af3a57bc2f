import type { Bilingual } from 'convlab';
import type { CheckStatus } from '../../../lib/notebook/exercise/payload';
import type { Ending } from '../sandbox/ended';
import type { Limits } from '../sandbox/limits';
import type { CompileReply, LoadReply } from '../wire/replies';
import { say } from './messages';
import { refusal, type LineOf } from './verdict';

// What belongs to no case, in words: an answer that cannot be compiled or loaded, a process that ended.

/** Why an answer's text cannot be used. */
export function compileProblem(
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

export interface Problem {
  readonly status: CheckStatus;
  readonly message: Bilingual;
}

/** Why an answer's file could not be used, or undefined. */
export function loadProblem(id: string, reply: LoadReply, lineOf: LineOf): Problem | undefined {
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

/** How sandbox/inside/globals.ts ends the process where the answer asks for it. */
const ownExit = 'exit 86';

/** Why an answer's process ended. */
export function endingMessage({ status, detail }: Ending, limits: Limits): Bilingual {
  switch (status) {
    case 'timeout':
      return say.timeout(limits.seconds, detail);
    case 'out-of-memory':
      return say.outOfMemory;
    case 'crashed':
      return detail === ownExit ? say.exited : say.crashed(detail);
    case 'protocol-error':
      return say.protocol(detail);
  }
}
