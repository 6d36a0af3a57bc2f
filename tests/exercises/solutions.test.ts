// The kit's own side of every exercise: the starter, the solution, the misconceptions, the hints.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bilingual } from 'convlab';
import { gradeAll, isolationHere, loadExercise, starterFor, gradePlace } from '../../tools/grader/course';
import { call } from '../../tools/grader/expected';
import { casesOf } from '../../tools/grader/grade';
import { allPlaces, answerFile, root, solutionFile } from '../../tools/grader/places';
import { defaultLimits, type Isolation } from '../../tools/grader/sandbox';
import type { Exercise } from '../../tools/grader/spec';
import { isPristine } from '../../tools/grader/starter.cjs';
import { verdictOf, type Verdict } from '../../tools/grader/verdict';

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
    const { gradeText } = await import('../../tools/grader/grade');
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
