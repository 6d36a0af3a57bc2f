// The kit's own side of every exercise: the starter, the solution, the misconceptions, the hints.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bilingual } from 'convlab';
import { examine } from '../../tools/grader/examine';
import { gradeAll, gradePlace, loadExercise, starterFor } from '../../tools/grader/grade';
import { allPlaces, answerFile, solutionFile } from '../../tools/grader/course/places';
import { puzzleOf, solutionLines } from '../../tools/grader/course/puzzle';
import type { Exercise, OwnAnswer } from '../../tools/grader/course/spec';
import { inLanguage, isPristine } from '../../tools/grader/course/starter.cjs';
import { root } from '../../tools/grader/paths';
import { openSandbox, type Sandbox } from '../../tools/grader/sandbox/open';
import { defaultLimits } from '../../tools/grader/sandbox/limits';
import { call, prepareCases, type PreparedCase } from '../../tools/grader/verdict/expected';
import { verdictOf, type Verdict } from '../../tools/grader/verdict/verdict';
import { columnsOf } from '../../lib/host/terminal';

const places = allPlaces();

/** Of the draws that every answer of the kit's own is judged on: twenty in CI, a few while one works. */
const draws = Number(process.env.CONVLAB_SEEDS ?? (process.env.CI === undefined ? 4 : 20));
const seeds = Array.from({ length: draws }, (_, i) => 101 * i + 7);

/** The verdict on a function of the kit's own, run here. */
function verdictOn(exercise: Exercise, cases: readonly PreparedCase[], answer: OwnAnswer): Verdict {
  return verdictOf({ exercise, cases, outcomes: cases.map(({ raw }) => call(answer, raw)) });
}

/** How many characters two lines share at their ends. */
function sharedEnds(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let [head, tail] = [0, 0];
  while (head < most && a[head] === b[head]) head++;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return head + tail;
}

/** Words that stand in any English sentence, and in no formula. */
const englishWords =
  /\b(the|of|with|and|or|for|over|where|alike|if|else|elsewhere|when|is|are|an|one|numbers?|places?)\b/i;

test('the course has exercises, each id once', () => {
  expect(places.length).toBeGreaterThan(0);
  expect(new Set(places.map(({ id }) => id)).size).toBe(places.length);
});

test('numbers that hide a mistake are drawn again: a filter of three that is the same read backwards', async () => {
  const exercise = await loadExercise(places.find(({ id }) => id === 'slideFilter')!);
  const hidden = Array.from({ length: 400 }, (_, seed) => prepareCases(exercise, seed)).filter(
    (cases) => verdictOn(exercise, cases, exercise.misconceptions[0].answer).points > 1,
  );
  expect(exercise.misconceptions[0].name).toBe('flipped-kernel');
  expect(hidden).toEqual([]);
});

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox(undefined, { ...defaultLimits, seconds: 60 });
});
afterAll(() => sandbox.close());

test.each(seeds.slice(0, 3))(
  'every solution passes with all points, seed %i',
  async (seed) => {
    const verdicts = await gradeAll(places, join(root, 'solutions'), { sandbox, seed });
    expect(
      verdicts.filter(({ status }) => status !== 'passed').map(({ id, cases }) => ({ id, cases })),
    ).toEqual([]);
    expect(verdicts.every(({ points, maxPoints }) => points === maxPoints && points > 0)).toBe(true);
  },
  120_000,
);

test('a solution whose body throws NotStarted is not started, however its comments read', async () => {
  const [place] = places;
  const exercise = await loadExercise(place);
  const text = `// mine\n${starterFor(place)}`;
  const verdict = await examine(exercise, prepareCases(exercise, 1), text, { sandbox });
  expect([verdict.status, verdict.points]).toEqual(['not-started', 0]);
});

describe.each(places)('$chapter/$id', (place) => {
  let exercise: Exercise;
  let solution: string;
  beforeAll(async () => {
    exercise = await loadExercise(place);
    solution = readFileSync(solutionFile(place), 'utf8');
  });

  test('the starter is the solution without its body, scores 0 and is not started', async () => {
    const starter = starterFor(place);
    expect(starter).toContain(`throw new NotStarted('${place.id}');`);
    expect(isPristine(solution, starter)).toBe(false);
    expect(inLanguage(starter, 'en')).not.toMatch(/[가-힣]/);
    expect(inLanguage(starter, 'ko')).toMatch(/^ \* .*[가-힣]/m);
    const folder = join(root, '.convlab', 'no-such-folder');
    const verdict = await gradePlace(place, folder, { sandbox, seed: 1 });
    expect([verdict.status, verdict.points]).toEqual(['not-started', 0]);
    expect(verdict.maxPoints).toBeGreaterThan(0);
    // In a student's copy the file holds an answer by now; the kit's own holds the starter.
    const file = answerFile(join(root, 'exercises'), place);
    if (existsSync(file) && readFileSync(file, 'utf8').includes('throw new NotStarted(')) {
      expect(readFileSync(file, 'utf8')).toBe(starter);
    }
  });

  test('the docstring fits its cell, and no English is left in the Korean one', () => {
    const starter = starterFor(place);
    for (const language of ['en', 'ko'] as const) {
      const [docstring] = /\/\*\*[^]*?\*\//.exec(inLanguage(starter, language))!;
      expect(docstring.split('\n').filter((line) => columnsOf(line) > 100)).toEqual([]);
      if (language === 'ko') expect(docstring.replaceAll(': number', '')).not.toMatch(englishWords);
    }
  });

  test('the solution has every point, whatever seed drew the cases', () => {
    expect(exercise.id).toBe(place.id);
    const missed = seeds.filter((seed) => {
      const { status, points, maxPoints } = verdictOn(
        exercise,
        prepareCases(exercise, seed),
        exercise.solution,
      );
      return status !== 'passed' || points !== maxPoints;
    });
    expect(missed).toEqual([]);
  });

  test('four misconceptions or more, each caught and named, whatever seed drew the cases', () => {
    expect(exercise.misconceptions.length).toBeGreaterThanOrEqual(4);
    for (const seed of seeds) {
      const cases = prepareCases(exercise, seed);
      for (const { name, answer, message } of exercise.misconceptions) {
        const verdict = verdictOn(exercise, cases, answer);
        const failed = verdict.cases.filter(({ passed }) => !passed);
        expect([seed, name, verdict.status]).toEqual([seed, name, 'failed']);
        expect([seed, ...failed.map(({ misconception }) => misconception)]).toEqual([
          seed,
          ...failed.map(() => name),
        ]);
        expect(failed[0].message.ko).toContain(message.ko);
      }
    }
  });

  test('a table of the results of one run fails the next', () => {
    const remembered = new Map(prepareCases(exercise, seeds[0]).map(({ raw, expected }) => [raw, expected]));
    for (const seed of seeds.slice(1)) {
      const cases = prepareCases(exercise, seed);
      const outcomes = cases.map(({ raw }) => ({
        k: 'returned' as const,
        value: remembered.get(raw) ?? 0,
        changed: -1,
      }));
      const { status, points, maxPoints } = verdictOf({ exercise, cases, outcomes });
      expect([seed, status]).toEqual([seed, 'failed']);
      expect(points).toBeLessThanOrEqual(0.7 * maxPoints);
    }
  });

  test('three hints, the last the solution’s lines and one that is wrong', () => {
    const { wrong } = exercise.hints[2];
    const { lines, wrongAt } = puzzleOf(`${place.chapter}/${place.id}`, solutionLines(solution), wrong.line);
    expect(lines[wrongAt]).toBe(wrong.line);
    const right = lines.filter((_, i) => i !== wrongAt);
    const body = solutionLines(solution);
    expect(body).not.toContain(wrong.line);
    expect([...right].sort()).toEqual([...body].sort());
    if (body.length > 2) expect(right).not.toEqual(body); // shuffled
  });

  test('the first two hints hand over no expression of the solution', () => {
    const squeezed = (text: string): string => text.replace(/\s+/g, '');
    const body = squeezed(solutionLines(solution).join(''));
    const handed = exercise.hints
      .slice(0, 2)
      .flatMap((hint) => Object.values<string>(hint as Bilingual))
      .flatMap((text) => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => squeezed(code)))
      .filter((code) => code.length >= (/[*+/<>=(]/.test(code) ? 9 : 20) && body.includes(code));
    expect(handed).toEqual([]);
  });

  test('the hint’s wrong line, in the place of the line it resembles, has words', async () => {
    const { line } = exercise.hints[2].wrong;
    const [nearest] = solutionLines(solution).sort((a, b) => sharedEnds(b, line) - sharedEnds(a, line));
    const text = solution.replace(nearest, () => line);
    const verdict = await examine(exercise, prepareCases(exercise, 1), text, { sandbox });
    const failed = verdict.cases.filter(({ passed }) => !passed);
    expect(verdict.status).toBe('failed');
    expect(failed[0].misconception).not.toBeNull();
  }, 60_000);

  test('both languages say something, and not the same', () => {
    const { title, task, hints, misconceptions } = exercise;
    const texts: Bilingual[] = [
      ...[title, task, hints[0], hints[1], hints[2].wrong.why],
      ...misconceptions.map(({ message }) => message),
      ...prepareCases(exercise, 1).map(({ name }) => name),
    ];
    for (const { en, ko } of texts) {
      expect(en).toMatch(/\w/);
      expect(ko.trim()).not.toBe('');
    }
    expect([task, hints[0], hints[1]].filter(({ ko }) => !/[가-힣]/.test(ko))).toEqual([]);
  });

  test('a seed draws the same cases again; they have points, and an argument for each parameter', () => {
    const cases = prepareCases(exercise, 5);
    expect(prepareCases(exercise, 5)).toEqual(cases);
    expect(prepareCases(exercise, 6).map(({ name, points }) => [name.en, points])).toEqual(
      cases.map(({ name, points }) => [name.en, points]),
    );
    expect(new Set(cases.map(({ name }) => name.en)).size).toBe(cases.length);
    for (const { points, raw } of cases) {
      expect(points).toBeGreaterThan(0);
      expect((JSON.parse(raw) as unknown[]).length).toBe(exercise.parameters.length);
    }
  });
});
