import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import type { Language } from 'convlab';

/** Wrong words on the command line: said on standard error, the exit code is 2. */
export class UsageError extends Error {}

/** The words of one command: `folders` names its positional arguments, all of which must be there. */
export function readArgs<T extends ParseArgsOptionsConfig>(
  args: readonly string[],
  folders: readonly string[],
  options: T,
): { folders: string[]; values: ReturnType<typeof parseArgs<{ options: T }>>['values'] } {
  try {
    const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options });
    if (positionals.length !== folders.length) {
      throw new Error(`${folders.join(' ')} expected, got ${positionals.length} words`);
    }
    return { folders: positionals, values };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

export function required(name: string, value: string | undefined): string {
  if (value === undefined) throw new UsageError(`${name} is missing`);
  return value;
}

export function readLanguage(text: string): Language {
  if (text !== 'en' && text !== 'ko') throw new UsageError(`--lang: en or ko, not '${text}'`);
  return text;
}

/** `2/4`: the second of four parts. */
export function readShard(text: string): { index: number; count: number } {
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  if (!(index >= 1 && index <= count)) throw new UsageError(`--shard: 1/4 … 4/4, not '${text}'`);
  return { index, count };
}

/** `90`, `90s` or `2m`, in seconds. */
export function readSeconds(name: string, text: string): number {
  const [, value, unit] = /^(\d+(?:\.\d+)?)(s|m)?$/.exec(text) ?? [];
  const seconds = Number(value) * (unit === 'm' ? 60 : 1);
  if (!(seconds > 0)) throw new UsageError(`${name}: write it like 60s or 2m, not '${text}'`);
  return seconds;
}

export function readNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= least && value <= most)) {
    throw new UsageError(`${name}: a number from ${least} to ${most}, not '${text}'`);
  }
  return value;
}
