import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Language } from 'convlab';
import { parseWords, UsageError } from '../../command-line.cjs';
import { both } from '../both';
import { nearest } from '../course/exercises.cjs';
import { sealedCourse, type Place } from '../course/places';
import { root } from '../paths';
import { defaultLimits, ladder, type Isolation, type Limits } from '../sandbox/limits';

/** What was asked on the command line. */
export interface Options {
  readonly words: readonly string[];
  readonly json: boolean;
  /** One JSON object a line while the work goes on: the notebook reads it. */
  readonly stream: boolean;
  readonly watch: boolean;
  readonly confirm: boolean;
  /** Of the puzzle's lines, the one that is pointed at: 'C'. */
  readonly wrong?: string;
  /** Draws the cases; a new one each time if it is not set. */
  readonly seed?: number;
  readonly junit?: string;
  /** The folder of the answers, absolute. */
  readonly folder: string;
  readonly language: Language;
  readonly limits: Limits;
  /** A rung of the ladder to take whatever works here; for tests. */
  readonly isolation?: Isolation;
}

export { UsageError };

export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = wordsOf(args);
  if (values.help) throw new UsageError(usage);
  const isolation = values.isolation as Isolation | undefined;
  if (isolation !== undefined && !ladder.includes(isolation)) {
    throw new UsageError(`--isolation: one of ${ladder.join(', ')}, not '${isolation}'`);
  }
  return {
    words: positionals,
    json: values.json,
    stream: values.stream,
    watch: values.watch,
    confirm: values.confirm,
    junit: values.junit,
    wrong: values.wrong,
    seed: values.seed === undefined ? undefined : seedOf(values.seed),
    folder: folderOf(values.dir),
    language: languageOf(values.lang),
    limits: {
      ...defaultLimits,
      seconds: positive('--timeout', values.timeout),
      megabytes: positive('--memory', values.memory),
    },
    isolation,
  };
}

/** The words as they are; an unknown one is answered with the usage. */
function wordsOf(args: readonly string[]) {
  try {
    return parseWords({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        stream: { type: 'boolean', default: false },
        watch: { type: 'boolean', default: false },
        confirm: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        junit: { type: 'string' },
        seed: { type: 'string' },
        wrong: { type: 'string' },
        dir: { type: 'string', default: 'exercises' },
        lang: { type: 'string', default: process.env.CONVLAB_LANG ?? 'en' },
        timeout: { type: 'string', default: String(defaultLimits.seconds) },
        memory: { type: 'string', default: String(defaultLimits.megabytes) },
        isolation: { type: 'string' },
      },
    });
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(`${error.message}\n${usage}`) : error;
  }
}

export const usage = `npm run check -- [id …]     check your answers (all of them without an id)
  --watch                   check again whenever a file is saved
  --dir <folder>            exercises (default), solutions, or any folder laid out like them
  --json                    the report as JSON, and nothing else (with npm run -s, or npm writes a line of its own)
  --junit <file>            the report as JUnit XML, too
  --lang en|ko              the language of the messages
  --timeout <seconds>       for one exercise (default ${defaultLimits.seconds})
  --seed <number>           the same cases as in the run that showed this seed
npm run check -- hint <id>      the next of three hints; with --wrong C: is C the puzzle's wrong line, and why?
npm run check -- progress       the whole course at a glance
${sealedCourse ? '' : "npm run check -- solution <id>  the kit's own, once yours passed (or with --confirm)\n"}npm run reset -- <id>           start again; what you wrote is kept`;

function seedOf(text: string): number {
  if (!/^\d{1,10}$/.test(text))
    throw new UsageError(`--seed: a whole number of at most ten digits, not '${text}'`);
  if (sealedCourse && Number(text) !== sealedCourse.seed) {
    throw new UsageError(`--seed: this course holds the cases of seed ${sealedCourse.seed} only`);
  }
  return Number(text);
}

function languageOf(name: string): Language {
  if (/^en\b/.test(name)) return 'en';
  if (/^ko\b/.test(name)) return 'ko';
  throw new UsageError(`--lang: en or ko, not '${name}'`);
}

function folderOf(name: string): string {
  const folder = ['exercises', 'solutions'].includes(name) ? resolve(root, name) : resolve(name);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new UsageError(`--dir: there is no folder ${folder}`);
  }
  return folder;
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < 1e6)) throw new UsageError(`${name}: a number above 0, not '${text}'`);
  return value;
}

/** The places of ids (or of whole chapters); all of them where none is named. */
export function placesOf(words: readonly string[], all: readonly Place[], language: Language): Place[] {
  if (words.length === 0) return [...all];
  const chosen = new Set<Place>();
  for (const word of words) {
    const found = all.filter(({ id, chapter }) => id === word || chapter === word);
    if (found.length === 0) throw new UsageError(unknownId(word, all, language));
    for (const place of found) chosen.add(place);
  }
  return [...chosen];
}

function unknownId(word: string, all: readonly Place[], language: Language): string {
  const near = nearest(
    word,
    all.map(({ id }) => id),
  ).join(', ');
  return both(
    `There is no exercise '${word}'.${near === '' ? '' : ` Did you mean: ${near}?`}`,
    `'${word}'(이)라는 연습 문제는 없습니다.${near === '' ? '' : ` 혹시 이것인가요: ${near}`}`,
  )[language];
}
