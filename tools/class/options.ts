import type { ParseArgsConfig } from 'node:util';
import type { Language } from 'convlab';
import { parseWords, UsageError } from '../command-line.cjs';

export { UsageError };

type OptionsConfig = NonNullable<ParseArgsConfig['options']>;

type Values<T extends OptionsConfig> = {
  readonly [K in keyof T]: T[K] extends { type: 'boolean' }
    ? boolean
    : T[K] extends { default: string }
      ? string
      : string | undefined;
};

/** The words of one command. There must be as many folders as `names` has; a flag without a default is a string. */
export function readArgs<const T extends OptionsConfig>(
  args: readonly string[],
  names: readonly string[],
  options: T,
): { readonly folders: readonly string[]; readonly values: Values<T> } {
  const { positionals: folders, values } = parseWords({ args: [...args], allowPositionals: true, options });
  if (folders.length !== names.length) {
    throw new UsageError(`${names.join(' ')} expected, got ${folders.length} words`);
  }
  return { folders, values: values as unknown as Values<T> }; // parseArgs has checked the types, and loses them in a generic call
}

export function required(name: string, value: string | undefined): string {
  if (value === undefined) throw new UsageError(`${name} is missing`);
  return value;
}

export function readLanguage(text: string): Language {
  if (text !== 'en' && text !== 'ko') throw new UsageError(`--lang: en or ko, not '${text}'`);
  return text;
}

/** `en,ko`: each once, in this order. */
export function readLanguages(text: string): Language[] {
  return [...new Set(text.split(',').map((one) => readLanguage(one.trim())))];
}

/** The chapters, of `all`, that a list of numbers names: `05, 9`. The front page is none. */
export function readChapters(name: string, text: string, all: readonly string[]): string[] {
  const numbers = text.split(',').map((one) => one.trim());
  return numbers.flatMap((number) => {
    if (number === '') return [];
    const found = all.find((chapter) => chapter.startsWith(`${number.padStart(2, '0')}-`));
    if (found === undefined || found.startsWith('00-')) {
      const known = all.filter((chapter) => !chapter.startsWith('00-')).map((chapter) => chapter.slice(0, 2));
      throw new UsageError(`${name}: one or more of ${known.join(', ')}, not '${number}'`);
    }
    return [found];
  });
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
