import type { CompileReply } from '../../grader/wire/replies';
import { scope } from '../worker-scope';
import type { FromChecker } from './messages';

const waiting = new Map<number, (reply: CompileReply) => void>();
let count = 0;

/** Has an answer compiled by the kernel's worker, which holds TypeScript. */
export function compile(text: string): Promise<CompileReply> {
  return new Promise((resolve) => {
    waiting.set(++count, resolve);
    const message: FromChecker = { type: 'compile', id: count, text };
    scope.postMessage(message);
  });
}

export function compiled(id: number, reply: CompileReply): void {
  waiting.get(id)?.(reply);
  waiting.delete(id);
}
