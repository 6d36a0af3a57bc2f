import type { Limits } from './limits';

export interface StartOptions {
  readonly limits?: Limits;
  /** Whose answer it is. One person's answers may follow each other in one process. */
  readonly handIn?: string;
  /** Whether it has to be a process of its own in any case. */
  readonly fresh?: boolean;
}

/** A process that runs one answer, in a realm of its own. It never gets more than the answer's code and arguments. */
export interface AnswerProcess {
  readonly limits: Limits;
  /** Whether another answer of the same hand-in ran in it before: then a pass counts, and nothing else does. */
  readonly isUsed: boolean;
  /** Seconds that it has computed since it was loaded. */
  readonly spent: () => number;
  /** Hands over the compiled answer; from here on, its time runs. A page's takes the arguments of all `calls` at once. */
  readonly load: (id: string, code: string, calls: readonly string[]) => void;
  /** Arguments of a call, as `encodeArgs` writes them. */
  readonly call: (args: string) => void;
  /** What comes next, not trusted; throws Ended. */
  readonly reply: () => Promise<unknown>;
  /** The answer is through, with everything in order: its process may take the next one of its hand-in. */
  readonly release: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly printed: () => string;
}
