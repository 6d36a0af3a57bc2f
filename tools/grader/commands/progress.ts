import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from 'convlab';
import type { CourseMap, Step } from '../../../lib/notebook/exercise/payload';
import { starterFor } from '../grade';
import { exerciseAt } from '../course/exercise-at';
import { answerFile, type Place } from '../course/places';
import { root } from '../paths';
import { isPristine } from '../course/starter.cjs';
import { hashOf, results, type Remembered } from './memory';
import type { Options } from './options';
import { both } from '../both';
import { paintFor } from './terminal';

/** The whole course at a glance, from what the last checks found. */
export function progress(places: readonly Place[], options: Options): number {
  const known = results();
  const steps = places.map((place) => stepOf(place, known[place.id], options));
  const next = steps.find(({ state }) => state !== 'passed')?.id ?? null;
  const map: CourseMap = { steps, next };
  if (options.json) process.stdout.write(`${JSON.stringify(map)}\n`);
  else process.stdout.write(`${mapLines(steps, next, options).join('\n')}\n`);
  return 0;
}

function stepOf(place: Place, known: Remembered | undefined, { folder, language }: Options): Step {
  const exercise = exerciseAt(place);
  const { title, difficulty, minutes } = exercise;
  const file = answerFile(folder, place);
  const text = statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'utf8') : '';
  const untouched = text === '' || isPristine(text, starterFor(place));
  const current = !untouched && known?.hash === hashOf(text);
  const maxPoints = exercise.cases(seededRandom(0)).reduce((sum, { points }) => sum + points, 0);
  // Points of the course's own folder stay until the next check; in another folder they are not this text's.
  const counts = current || (!untouched && folder === join(root, 'exercises'));
  const points = counts ? (known?.points ?? 0) : 0;
  const state = untouched ? 'open' : !current ? 'changed' : known.status === 'passed' ? 'passed' : 'begun';
  const stars = points === 0 ? 0 : points >= maxPoints ? 3 : points >= maxPoints / 2 ? 2 : 1;
  return { ...place, title: title[language], difficulty, minutes, state, points, maxPoints, stars };
}

function mapLines(steps: readonly Step[], next: string | null, { language }: Options): string[] {
  const paint = paintFor(process.stdout, process.env);
  const lines: string[] = [];
  let chapter = '';
  for (const step of steps) {
    if (step.chapter !== chapter) lines.push(paint('bold', (chapter = step.chapter)));
    const stars = '★'.repeat(step.stars) + '☆'.repeat(3 - step.stars);
    const here = step.id === next ? both('  ← next', '  ← 다음')[language] : '';
    lines.push(
      `  ${paint('yellow', stars)} ${step.id.padEnd(22)}${`${step.points}/${step.maxPoints}`.padStart(7)}  ${step.title}${here}`,
    );
  }
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  lines.push(
    paint(
      'bold',
      `${sum(steps.map(({ points }) => points))}/${sum(steps.map(({ maxPoints }) => maxPoints))}`,
    ),
  );
  return lines;
}
