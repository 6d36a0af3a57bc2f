// What the kernel's worker, the checker's and the answer's say to each other.

import type { CompileReply } from '../../grader/wire/replies';

export type ToChecker =
  | {
      readonly type: 'start';
      readonly args: readonly string[];
      readonly files: Readonly<Record<string, string>>;
      readonly language: string;
    }
  /** No reply: the text was too much for the compiler. */
  | { readonly type: 'compiled'; readonly id: number; readonly reply: CompileReply | undefined };

export type FromChecker =
  | { readonly type: 'line'; readonly line: string }
  | { readonly type: 'compile'; readonly id: number; readonly text: string }
  | { readonly type: 'written'; readonly path: string; readonly text: string }
  | { readonly type: 'end'; readonly errors: string };

/** To an answer's worker, of which it is the only message: its code, and the arguments of each call in JSON. */
export interface ToAnswer {
  readonly id: string;
  readonly code: string;
  readonly calls: readonly string[];
}
