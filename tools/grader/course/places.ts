import { join } from 'node:path';
import { root } from '../paths';
import { exercisesIn, type Place } from './exercises.cjs';

export type { Place };

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
  return exercisesIn(folder).sort(
    (a, b) => a.chapter.localeCompare(b.chapter) || rank(a.id) - rank(b.id) || a.id.localeCompare(b.id),
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
