import { parseArgs, type ParseArgsConfig } from 'node:util';

/** The words of a command line, as parseArgs reads them. With --help, or what is not known, it says the usage and ends. */
export function readWords<T extends ParseArgsConfig>(
  usage: string,
  config: T,
): ReturnType<typeof parseArgs<T>> {
  if (process.argv.includes('--help')) {
    process.stdout.write(`${usage}\n`);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    return end(`${(error as Error).message}\n${usage}`);
  }
}

/** Says what was asked for wrongly, and ends the process with code 2. */
export function end(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
