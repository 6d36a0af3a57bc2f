// `npm run class -- <command> …`: what a lecturer does with a class's answers.
import { createRequire } from 'node:module';
import { language as languageHere, type Language } from 'convlab';
import { collect } from './collect/collect';
import { chapters } from '../notebooks/chapters';
import {
  courseFiles,
  drawSeed,
  exerciseTexts,
  openChecker,
  root,
  sealedExercises,
  sentenceFor,
} from './course';
import { answersOf, seedOf } from './grade/key';
import { grade, studentsIn } from './grade/grade';
import { readLatePolicy } from './merge/late';
import { merge } from './merge/merge';
import {
  readArgs,
  readChapters,
  readLanguage,
  readLanguages,
  readNumber,
  readSeconds,
  readShard,
  required,
  UsageError,
} from './options';
import { progressLine } from './progress-line';
import { release } from './release/release';
import { report } from './report/report';
import { similar } from './similar/similar';
import { usage } from './usage';
import { join } from 'node:path';

type Command = (args: readonly string[]) => Promise<number> | number;

const lang = { lang: { type: 'string', default: languageHere() } } as const;
const out = { out: { type: 'string' } } as const;

const commands: Readonly<Record<string, Command>> = {
  release: async (args) => {
    const { values } = readArgs(args, [], {
      ...out,
      lang: { type: 'string', default: 'en,ko' },
      drop: { type: 'string', default: '' },
      seed: { type: 'string' },
    });
    const all = chapters(root);
    const seed = values.seed === undefined ? drawSeed() : readSeed(values.seed);
    const released = release({
      root,
      out: required('--out', values.out),
      chapters: all,
      dropped: readChapters('--drop', values.drop, all),
      languages: readLanguages(values.lang),
      exercises: await sealedExercises(seed),
      seed,
    });
    say(
      `${released.chapters} chapters, ${released.exercises} exercises, ${released.points} points; seed ${seed}. Look at it as a student would: cd ${values.out} && npm start`,
    );
    return 0;
  },
  collect: (args) => {
    const { folders, values } = readArgs(args, ['INBOX'], { ...lang, ...out, roster: { type: 'string' } });
    const rows = collect(courseFiles(), {
      inbox: folders[0],
      work: required('--out', values.out),
      roster: values.roster,
      language: readLanguage(values.lang),
    });
    const count = (status: string): number => rows.filter((row) => row.status === status).length;
    const students = new Set(rows.map(({ student }) => student)).size;
    say(
      `${students} students: ${count('taken')} answers taken, ${count('doubtful')} doubtful, ${count('left-out')} parts left out, ${count('nothing')} students without an answer: see intake.csv`,
    );
    return 0;
  },
  grade: async (args) => {
    const { folders, values } = readArgs(args, ['WORK'], {
      ...lang,
      ...out,
      shard: { type: 'string' },
      seed: { type: 'string' },
      'require-isolation': { type: 'string' },
      budget: { type: 'string', default: '3.5s' },
      timeout: { type: 'string', default: '2s' },
    });
    const [work] = folders;
    const exercises = courseFiles().exercises;
    const seed =
      values.seed === undefined
        ? seedOf(studentsIn(work).map(({ student }) => answersOf(join(work, student), exercises)))
        : readSeed(values.seed);
    const checker = await openChecker({
      seed,
      seconds: readSeconds('--timeout', values.timeout),
      requiredIsolation: values['require-isolation'],
    });
    const line = progressLine();
    const { graded, kept } = await grade(checker, {
      work,
      out: required('--out', values.out),
      seed,
      shard: values.shard === undefined ? undefined : readShard(values.shard),
      budget: readSeconds('--budget', values.budget),
      language: readLanguage(values.lang),
      progress: line.tell,
    }).finally(() => checker.close());
    line.end();
    say(`${graded} students graded, ${kept} kept; seed ${seed}, isolation ${checker.isolation}`);
    return 0;
  },
  merge: (args) => {
    const { folders, values } = readArgs(args, ['MARKS'], {
      ...lang,
      ...out,
      late: { type: 'string' },
      anonymous: { type: 'boolean', default: false },
    });
    const results = merge({
      marks: folders[0],
      out: required('--out', values.out),
      late: values.late === undefined ? undefined : readLatePolicy(values.late),
      anonymous: values.anonymous,
      language: readLanguage(values.lang),
    });
    say(`${results.length} students merged`);
    return 0;
  },
  report: async (args) => {
    const { folders, values } = readArgs(args, ['MARKS'], { ...lang, ...out });
    await report({
      marks: folders[0],
      out: required('--out', values.out),
      language: readLanguage(values.lang),
      plotly: createRequire(__filename).resolve('plotly.js-cartesian-dist-min/plotly-cartesian.min.js'),
      sentenceFor,
    });
    return 0;
  },
  similar: async (args) => {
    const { folders, values } = readArgs(args, ['WORK'], {
      ...lang,
      ...out,
      least: { type: 'string', default: '0.8' },
    });
    const found = await similar(
      exerciseTexts(),
      studentsIn(folders[0]).map(({ student }) => student),
      {
        work: folders[0],
        out: required('--out', values.out),
        atLeast: readNumber('--least', values.least, 0, 1),
        language: readLanguage(values.lang),
      },
    );
    say(`${found.length} pairs`);
    return 0;
  },
};

const readSeed = (text: string): number => readNumber('--seed', text, 0, 9_999_999_999);

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Runs a command; gives the exit code: 2 where it was not understood. */
async function main([name = '', ...args]: readonly string[], language: Language): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined || args.includes('--help')) {
    (name === '' || name === '--help' || command ? process.stdout : process.stderr).write(usage[language]);
    return command || name === '' || name === '--help' ? 0 : 2;
  }
  try {
    return await command(args);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

void main(process.argv.slice(2), languageHere()).then((code) => {
  process.exitCode = code;
});
