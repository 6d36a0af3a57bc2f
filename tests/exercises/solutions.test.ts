// The kit's own side of every exercise: the starter, the solution, the misconceptions, the hints.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bilingual } from 'convlab';
import {
  gradeAll,
  isolationHere,
  loadExercise,
  starterFor,
  gradePlace,
} from '../../tools/grader/course/course';
import { allPlaces, answerFile, root, solutionFile } from '../../tools/grader/course/places';
import type { Exercise } from '../../tools/grader/course/spec';
import { isPristine } from '../../tools/grader/course/starter.cjs';
import { defaultLimits, type Isolation } from '../../tools/grader/sandbox/sandbox';
import { call } from '../../tools/grader/verdict/expected';
import { casesOf, gradeText } from '../../tools/grader/verdict/grade';
import { verdictOf, type Verdict } from '../../tools/grader/verdict/verdict';

const places = allPlaces();

/** The verdict on a function of the kit's own, run here. */
function verdictOn(exercise: Exercise, answer: (...args: never[]) => unknown): Verdict {
  const cases = casesOf(exercise);
  return verdictOf({ exercise, cases, outcomes: cases.map(({ raw }) => call(answer, raw)) });
}

/** A text as the puzzle sees it: lines that do more than close a bracket, without indentation. */
const bodyLines = (solution: string): string[] =>
  /\/\/ BEGIN SOLUTION\n(.*)\n *\/\/ END SOLUTION/s
    .exec(solution)![1]
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /\w/.test(line));

/** How many characters two lines share at their ends. */
function sharedEnds(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let [head, tail] = [0, 0];
  while (head < most && a[head] === b[head]) head++;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return head + tail;
}

test('the course has exercises, each id once', () => {
  expect(places.length).toBeGreaterThan(0);
  expect(new Set(places.map(({ id }) => id)).size).toBe(places.length);
});

describe('run as answers are run', () => {
  const grading = { isolation: 'none' as Isolation, limits: { ...defaultLimits, seconds: 60 } };
  beforeAll(async () => {
    grading.isolation = await isolationHere();
  });

  test('every solution passes with all points', async () => {
    const verdicts = await gradeAll(places, join(root, 'solutions'), grading);
    expect(
      verdicts.filter(({ status }) => status !== 'passed').map(({ id, cases }) => ({ id, cases })),
    ).toEqual([]);
    expect(verdicts.every(({ points, maxPoints }) => points === maxPoints && points > 0)).toBe(true);
  }, 120_000);

  test('a solution whose body throws NotStarted is not started, however its comments read', async () => {
    const [place] = places;
    const verdict = await gradeText(await loadExercise(place), `// mine\n${starterFor(place)}`, grading);
    expect([verdict.status, verdict.points]).toEqual(['not-started', 0]);
  }, 60_000);
});

describe.each(places)('$chapter/$id', (place) => {
  let exercise: Exercise;
  beforeAll(async () => {
    exercise = await loadExercise(place);
  });

  test('the starter is the solution without its body, scores 0 and is not started', async () => {
    const starter = starterFor(place);
    expect(starter).toContain(`throw new NotStarted('${place.id}');`);
    expect(isPristine(readFileSync(solutionFile(place), 'utf8'), starter)).toBe(false);
    const folder = join(root, '.convlab', 'no-such-folder');
    const verdict = await gradePlace(place, folder, { isolation: 'none', limits: defaultLimits });
    expect([verdict.status, verdict.points]).toEqual(['not-started', 0]);
    expect(verdict.maxPoints).toBeGreaterThan(0);
    // In a student's copy the file holds an answer by now; the kit's own holds the starter.
    const file = answerFile(join(root, 'exercises'), place);
    if (existsSync(file) && readFileSync(file, 'utf8').includes('throw new NotStarted(')) {
      expect(readFileSync(file, 'utf8')).toBe(starter);
    }
  });

  test('the solution has every point', () => {
    expect(exercise.id).toBe(place.id);
    const { status, points, maxPoints } = verdictOn(exercise, exercise.solution);
    expect([status, points]).toEqual(['passed', maxPoints]);
  });

  test('four misconceptions or more, each caught and named', () => {
    expect(exercise.misconceptions.length).toBeGreaterThanOrEqual(4);
    for (const { name, answer, message } of exercise.misconceptions) {
      const verdict = verdictOn(exercise, answer);
      const failed = verdict.cases.filter(({ passed }) => !passed);
      expect([name, verdict.status]).toEqual([name, 'failed']);
      expect(failed.map(({ misconception }) => misconception)).toEqual(failed.map(() => name));
      expect(failed[0].message.ko).toContain(message.ko);
    }
  });

  test('three hints, the last the solution’s lines and one that is wrong', () => {
    const { lines, wrong } = exercise.hints[2];
    const right = [...lines];
    expect(right).toContain(wrong.line);
    right.splice(right.indexOf(wrong.line), 1);
    const solution = bodyLines(readFileSync(solutionFile(place), 'utf8'));
    expect(solution).not.toContain(wrong.line);
    expect([...right].sort()).toEqual([...solution].sort());
    if (solution.length > 2) expect(right).not.toEqual(solution); // shuffled
  });

  test('the hint’s wrong line, in the place of the line it resembles, has words', async () => {
    const { line } = exercise.hints[2].wrong;
    const solution = readFileSync(solutionFile(place), 'utf8');
    const [nearest] = bodyLines(solution).sort((a, b) => sharedEnds(b, line) - sharedEnds(a, line));
    const text = solution.replace(nearest, () => line);
    const verdict = await gradeText(exercise, text, { isolation: 'none', limits: defaultLimits });
    const failed = verdict.cases.filter(({ passed }) => !passed);
    expect(verdict.status).toBe('failed');
    expect(failed[0].misconception).not.toBeNull();
  }, 60_000);

  test('both languages say something, and not the same', () => {
    const { title, task, hints, misconceptions } = exercise;
    const texts: Bilingual[] = [
      ...[title, task, hints[0], hints[1], hints[2].wrong.why],
      ...misconceptions.map(({ message }) => message),
      ...casesOf(exercise).map(({ name }) => name),
    ];
    for (const { en, ko } of texts) {
      expect(en).toMatch(/\w/);
      expect(ko.trim()).not.toBe('');
    }
    expect([task, hints[0], hints[1]].filter(({ ko }) => !/[가-힣]/.test(ko))).toEqual([]);
  });

  test('its cases are always the same, have points, and as many arguments as the function has parameters', () => {
    const cases = casesOf(exercise);
    expect(casesOf(exercise)).toEqual(cases);
    expect(new Set(cases.map(({ name }) => name.en)).size).toBe(cases.length);
    for (const { points, raw } of cases) {
      expect(points).toBeGreaterThan(0);
      expect((JSON.parse(raw) as unknown[]).length).toBe(exercise.parameters.length);
    }
  });
});
