// What the kernel's worker, the checker's and the answer's say to each other.

import type { CompileReply } from '../../grader/wire/replies';

export type ToChecker =
  | {
      readonly type: 'start';
      readonly args: readonly string[];
      readonly files: Readonly<Record<string, string>>;
      readonly language: string;
    }
  | { readonly type: 'compiled'; readonly id: number; readonly reply: CompileReply };

export type FromChecker =
  | { readonly type: 'line'; readonly line: string }
  | { readonly type: 'compile'; readonly id: number; readonly text: string }
  | { readonly type: 'written'; readonly path: string; readonly text: string }
  | { readonly type: 'end'; readonly errors: string };
