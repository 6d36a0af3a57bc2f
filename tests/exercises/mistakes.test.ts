// Typical mistakes, run and named: `npm run mistakes` does the same on twenty seeds, and with mutants of the solutions.
import { allPlaces } from '../../tools/grader/course/places';
import { corpus } from './mistakes/corpus';
import { measure, type Row } from './mistakes/measure';
import { load } from './mistakes/run';
import { sumUp } from './mistakes/summary';
import { honest } from '../tools/grader/hostile/honest';
import { loadExercise } from '../../tools/grader/grade';
import { prepareCases } from '../../tools/grader/verdict/expected';
import { verdictOf } from '../../tools/grader/verdict/verdict';

const draws = Number(process.env.CONVLAB_SEEDS ?? (process.env.CI === undefined ? 2 : 5));
const seeds = Array.from({ length: draws }, (_, i) => 101 * i + 7);

test('typical mistakes are caught, four of five are named, and none of them wrongly', async () => {
  const rows: Row[] = [];
  for (const place of allPlaces()) rows.push(...(await measure(place, corpus[place.id] ?? {}, seeds)));
  const { count, caught, named, twoNames } = sumUp(rows);
  expect(twoNames).toEqual([]);
  expect(count).toBeGreaterThan(600);
  expect(caught).toBeGreaterThanOrEqual(0.99 * count);
  expect(named).toBeGreaterThanOrEqual(0.85 * caught);
}, 300_000);

test('right answers in unusual style pass, whatever seed drew the cases', async () => {
  const places = new Map(allPlaces().map((place) => [place.id, place]));
  for (const { name, id, text } of honest) {
    const exercise = await loadExercise(places.get(id)!);
    const answer = load(text, exercise);
    if (answer === undefined) continue; // what only the answer's own process can load: the suite of hostile answers runs it
    for (const seed of seeds) {
      const cases = prepareCases(exercise, seed);
      const { status, cases: verdicts } = verdictOf({ exercise, cases, outcomes: cases.map(answer) });
      expect([name, seed, status, verdicts.find(({ passed }) => !passed)?.message.en]).toEqual([
        name,
        seed,
        'passed',
        undefined,
      ]);
    }
  }
}, 120_000);
