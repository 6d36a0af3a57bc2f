import type { parseArgs, ParseArgsConfig } from 'node:util';
import { parseWords, UsageError } from './command-line.cjs';

/** The arguments of a script. With --help or an unknown option it prints the usage and ends. */
export function readArgs<T extends ParseArgsConfig>(
  usage: string,
  config: T,
): ReturnType<typeof parseArgs<T>> {
  if (process.argv.includes('--help')) {
    process.stdout.write(`${usage}\n`);
    process.exit(0);
  }
  try {
    return parseWords(config);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return end(`${error.message}\n${usage}`);
  }
}

/** Prints why the arguments cannot be, and ends the process with code 2. */
export function end(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
