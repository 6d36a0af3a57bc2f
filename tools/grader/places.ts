import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The course's folder. */
export const root: string = resolve(__dirname, '..', '..');

/** What a student's machine remembers: results, hints seen, backups. Git ignores it. */
export const stateFolder: string = process.env.CONVLAB_STATE ?? join(root, '.convlab');

/** Where an exercise stands: its chapter's folder and its id. */
export interface Place {
  readonly id: string;
  readonly chapter: string;
}

const specFolder = join(root, 'tests', 'exercises');

// The order in which a chapter asks for them; an exercise that is not listed comes last.
const order: readonly string[] = [
  ...['patternScore', 'slideFilter', 'bestMatch', 'convLayer', 'im2colMatrix', 'convGradients'],
  ...['stridedOutputSize', 'stridedConv', 'convCost', 'padZeros', 'convOutputSize', 'paddingFor'],
  ...['parameterCounts', 'pointwiseConv', 'bottleneckParameters', 'convAsMatrix', 'denseAsConv'],
  ...['countWeights', 'maxPool', 'avgPool', 'maxPoolGradient', 'softmaxLoss', 'sgdMomentumStep'],
  ...['confusionMatrix', 'reluGradient', 'responseNorm', 'invertedDropout', 'alexNetShapes'],
];

function rank(id: string): number {
  const at = order.indexOf(id);
  return at < 0 ? order.length : at;
}

/** Every exercise of the course in the chapters' order, by the files that hold the specs. */
export function allPlaces(folder: string = specFolder): Place[] {
  if (!existsSync(folder)) return [];
  const chapters = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^\d\d-/.test(entry.name))
    .map((entry) => entry.name)
    .sort();
  return chapters.flatMap((chapter) =>
    readdirSync(join(folder, chapter))
      .filter((name) => /^[A-Za-z]\w*\.ts$/.test(name))
      .map((name) => ({ chapter, id: name.slice(0, -'.ts'.length) }))
      .sort((a, b) => rank(a.id) - rank(b.id) || a.id.localeCompare(b.id)),
  );
}

export function specFile({ chapter, id }: Place): string {
  return join(specFolder, chapter, `${id}.ts`);
}

export function solutionFile({ chapter, id }: Place): string {
  return join(root, 'solutions', chapter, `${id}.ts`);
}

/** The answer's file under a folder that is laid out as exercises/ is. */
export function answerFile(folder: string, { chapter, id }: Place): string {
  return join(folder, chapter, `${id}.ts`);
}

/** The ids that look most like `word`, nearest first: at most three. */
export function nearest(word: string, ids: readonly string[]): string[] {
  return ids
    .map((id) => ({ id, far: distance(word.toLowerCase(), id.toLowerCase()) }))
    .filter(({ id, far }) => far <= Math.max(3, id.length / 2))
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ id }) => id);
}

/** Levenshtein's edit distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length];
}
