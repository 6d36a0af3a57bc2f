// What an answer may take, and how it is kept apart: known to whoever grades, whatever runs the answers.

/** From the strongest on. 'worker' is a browser's: no rung of the ladder, for a page runs on its reader's own machine. */
export type Isolation = 'bwrap' | 'namespace' | 'permission' | 'none' | 'worker';
export const ladder: readonly Isolation[] = ['bwrap', 'namespace', 'permission', 'none'];

export interface Limits {
  readonly seconds: number;
  /** Of memory beyond what Node takes for itself, ArrayBuffers too. */
  readonly megabytes: number;
  /** Of what an answer may print. */
  readonly outputBytes: number;
  /** Of one reply, and of all replies of a process. */
  readonly replyBytes: number;
  readonly totalBytes: number;
}

export const defaultLimits: Limits = {
  seconds: 10,
  megabytes: 1024,
  outputBytes: 64_000,
  replyBytes: 8_000_000,
  totalBytes: 64_000_000,
};
