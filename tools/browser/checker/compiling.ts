import { Ended } from '../../grader/sandbox/ended';
import type { CompileReply } from '../../grader/wire/replies';
import { scope } from '../worker-scope';
import type { FromChecker } from './messages';

const waiting = new Map<number, (reply: CompileReply | undefined) => void>();
let count = 0;

/** Has an answer compiled by the kernel's worker, which holds TypeScript. Throws Ended where the text was too much for it. */
export async function compile(text: string): Promise<CompileReply> {
  const reply = await new Promise<CompileReply | undefined>((resolve) => {
    waiting.set(++count, resolve);
    const message: FromChecker = { type: 'compile', id: count, text };
    scope.postMessage(message);
  });
  if (!reply) throw new Ended({ status: 'crashed', detail: 'the compiler gave up' });
  return reply;
}

export function compiled(id: number, reply: CompileReply | undefined): void {
  waiting.get(id)?.(reply);
  waiting.delete(id);
}
