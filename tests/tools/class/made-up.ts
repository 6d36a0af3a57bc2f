/** A class that never was: right and wrong answers, starters, hostile ones, in every shape that people hand in. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { seededRandom } from 'convlab';
import { allPlaces } from '../../../tools/grader/course/places';
import { solutionLines } from '../../../tools/grader/course/puzzle';
import { loadExercise } from '../../../tools/grader/grade';
import { misconceived, type Misconceived } from './misconceived';

const root = join(__dirname, '..', '..', '..');

export interface Answer {
  readonly chapter: string;
  readonly id: string;
  readonly text: string;
}

/** All files of `solutions` or `exercises`. */
export function answersIn(folder: 'solutions' | 'exercises'): Answer[] {
  return readdirSync(join(root, folder))
    .filter((name) => /^\d\d-/.test(name))
    .flatMap((chapter) =>
      readdirSync(join(root, folder, chapter)).map((name) => {
        const text = readFileSync(join(root, folder, chapter, name), 'utf8');
        return { chapter, id: name.replace(/\.ts$/, ''), text };
      }),
    );
}

/** Slips of the pen, tried in this order on the lines between the marks; the first that changes a text is taken. */
const slips: readonly (readonly [RegExp, string])[] = [
  [/\+= /, '= '],
  [/ - kernelHeight \+ 1/, ' - kernelHeight'],
  [/Math\.floor/, 'Math.ceil'],
  [/ < /, ' <= '],
  [/ \* /, ' + '],
  [/return /, 'return -'],
];

const hostile: readonly string[] = [
  'for (;;) {}',
  'process.exit(0)',
  "require('node:fs')",
  'const all: number[][] = []; for (;;) all.push(new Array(1e6).fill(1))',
  "throw new Error('no')",
];

type Kind = 'right' | 'slips' | 'puzzled' | 'misconceived' | 'started' | 'hostile' | 'empty';

/** Wrong answers that have a name. */
export interface WrongAnswers {
  /** The wrong line of each exercise's puzzle, by id. */
  readonly lines: ReadonlyMap<string, string>;
  readonly misconceived: ReadonlyMap<string, readonly Misconceived[]>;
}

export async function wrongAnswers(): Promise<WrongAnswers> {
  const all = allPlaces().map(async (place) => {
    const { hints } = await loadExercise(place);
    return [place.id, hints[2].wrong.line] as const;
  });
  return { lines: new Map(await Promise.all(all)), misconceived: await misconceived() };
}

/** Two students in ten have misconceptions: the k-th of them the k-th of each exercise, in a circle. */
export function misconceptionOf(i: number, id: string, wrong: WrongAnswers): Misconceived | undefined {
  if (i % 5 !== 1) return undefined;
  const all = wrong.misconceived.get(id) ?? [];
  return all[Math.floor(i / 5) % all.length];
}

/** A solution with a wrong line in place of the one that it resembles. */
function withWrongLine(text: string, wrong: string): string {
  const ends = (line: string): number => {
    let [head, tail] = [0, 0];
    const most = Math.min(line.length, wrong.length);
    while (head < most && line[head] === wrong[head]) head++;
    while (tail < most - head && line.at(-1 - tail) === wrong.at(-1 - tail)) tail++;
    return head + tail;
  };
  const [nearest] = solutionLines(text).sort((a, b) => ends(b) - ends(a));
  return text.replace(nearest, () => wrong);
}

/** Student i's answers: most are right, some slip, some believe something wrong, some are not begun, a few are hostile. */
export function answersOf(
  i: number,
  wrong: WrongAnswers,
): { readonly kind: Kind; readonly answers: Answer[] } {
  const random = seededRandom(i + 1);
  const kind: Kind =
    i % 20 === 7
      ? 'empty'
      : i % 50 === 9
        ? 'hostile'
        : i % 10 === 4
          ? 'puzzled'
          : i % 5 === 1
            ? 'misconceived'
            : i % 3 === 0
              ? 'right'
              : i % 3 === 1
                ? 'slips'
                : 'started';
  const starters = new Map(answersIn('exercises').map(({ id, text }) => [id, text]));
  const answers = answersIn('solutions').map((answer) => {
    const starter = starters.get(answer.id) ?? '';
    if (kind === 'empty' || (kind === 'started' && random() < 0.5)) return { ...answer, text: starter };
    if (kind === 'slips' && random() < 0.4) return { ...answer, text: slip(answer.text) };
    if (kind === 'puzzled')
      return { ...answer, text: withWrongLine(answer.text, wrong.lines.get(answer.id) ?? '') };
    if (kind === 'misconceived') return { ...answer, text: misconceptionOf(i, answer.id, wrong)?.text ?? '' };
    if (kind === 'hostile' && random() < 0.2) {
      const text = starter.replace(
        /throw new NotStarted\([^)]*\)/,
        hostile[Math.floor(random() * hostile.length)],
      );
      return { ...answer, text };
    }
    return { ...answer, text: answer.text.replace(/\bout\b/g, `out${i}`) }; // own names, the same bytes for nobody
  });
  return { kind, answers };
}

function slip(text: string): string {
  const [head, body] = text.split('// BEGIN SOLUTION');
  for (const [pattern, other] of slips) {
    const changed = body.replace(pattern, other);
    if (changed !== body) return `${head}// BEGIN SOLUTION${changed}`;
  }
  return text;
}

type Shape = (student: string, answers: readonly Answer[]) => Record<string, string | Uint8Array>;

/** The eight shapes that were once graded as nothing, the layout of exercises/, and two downloads. */
const shapes: readonly Shape[] = [
  (name, all) => files(all, ({ chapter, id }) => `${name}/${chapter}/${id}.ts`),
  (name, all) => files(all, ({ chapter, id }) => `${name}/chapter${chapter.slice(0, 2)}/${id}.ts`),
  (name, all) => files(all, ({ chapter, id }) => `${name}/my work/exercises/${chapter}/${id}.ts`),
  (name, all) => ({
    [`${name}.zip`]: zipped(files(all, ({ chapter, id }) => `exercises/${chapter}/${id}.ts`)),
  }),
  (name, all) => ({ [`${name}.ipynb`]: notebook(all) }),
  (name, all) => ({
    ...files(answersIn('exercises'), ({ chapter, id }) => `${name}/${chapter}/${id}.ts`),
    ...files(all, ({ chapter, id }) => `${name}/${chapter}/${id} (1).ts`),
  }),
  (name, all) => files(all, ({ chapter, id }) => `${name}/${chapter}/${id.toLowerCase()}.ts`),
  (name, all) => files(all, ({ chapter, id }) => `${name}/${chapter}/${id}.js`),
  (name, all) =>
    Object.fromEntries(
      all.map(({ chapter, id, text }) => [
        `${name}/${chapter}/${id}.ts`,
        Buffer.from(`\uFEFF${text}`, 'utf16le'),
      ]),
    ),
  (name, all) => files(all, ({ id }) => `${name}_1234567_assignsubmission_file_/${id}.ts`),
  (name, all) => files(all, ({ id }) => `${name}_12345_67890_${id}.ts`),
];

const files = (all: readonly Answer[], path: (answer: Answer) => string): Record<string, string> =>
  Object.fromEntries(all.map((answer) => [path(answer), answer.text]));

const zipped = (all: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(all).map(([path, text]) => [path, strToU8(text)])));

const notebook = (all: readonly Answer[]): string =>
  JSON.stringify({ cells: all.map(({ text }) => ({ cell_type: 'code', source: text.split(/(?<=\n)/) })) });

/** Writes the hand-ins of a class and its list; a fifth of the students reads Korean. */
export async function writeClass(folder: string, students: number): Promise<void> {
  const wrong = await wrongAnswers();
  const list = ['student,name,email,lang'];
  for (let i = 0; i < students; i++) {
    const student = `s${String(i).padStart(4, '0')}`;
    list.push(`${student},Student ${i},${student}@example.org,${i % 5 === 0 ? 'ko' : 'en'}`);
    for (const [path, content] of Object.entries(
      shapes[i % shapes.length](student, answersOf(i, wrong).answers),
    )) {
      mkdirSync(join(folder, 'inbox', dirname(path)), { recursive: true });
      writeFileSync(join(folder, 'inbox', path), content);
    }
  }
  writeFileSync(join(folder, 'roster.csv'), `${list.join('\n')}\n`);
}
