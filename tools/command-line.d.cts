import type { parseArgs, ParseArgsConfig } from 'node:util';

/** What is wrong with the words of a command line: printed on standard error; the exit code is 2. */
export declare class UsageError extends Error {
  /** The message in Korean. */
  readonly ko: string;
  constructor(message: string, ko?: string);
}

/**
 * The words of a command line, as parseArgs gives them.
 * @throws {UsageError} for an unknown option, a word too many, and a value too many or too few
 */
export declare function parseWords<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>>;
