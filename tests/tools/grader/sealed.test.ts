// A sealed spec judges as the spec does that it was made from.
import { readFileSync } from 'node:fs';
import { allPlaces, solutionFile } from '../../../tools/grader/course/places';
import { puzzleOf, solutionLines } from '../../../tools/grader/course/puzzle';
import { loadExercise } from '../../../tools/grader/grade';
import { openSealed } from '../../../tools/grader/sealed/open';
import { seal } from '../../../tools/grader/sealed/seal';
import { call, prepareCases, type Outcome } from '../../../tools/grader/verdict/expected';
import { verdictOf } from '../../../tools/grader/verdict/verdict';

const SEED = 11;

describe.each(allPlaces())('$chapter/$id', (place) => {
  test('the same verdicts on the solution and on every misconception', async () => {
    const exercise = await loadExercise(place);
    const lines = solutionLines(readFileSync(solutionFile(place), 'utf8'));
    const bytes = seal(exercise, SEED, lines);
    expect(seal(exercise, SEED, lines)).toEqual(bytes);
    const sealed = openSealed(bytes);
    const cases = prepareCases(exercise, SEED);
    const sealedCases = prepareCases(sealed, SEED + 1); // whatever the seed
    expect(sealedCases.map(({ name, points, raw }) => ({ name, points, raw }))).toEqual(
      cases.map(({ name, points, raw }) => ({ name, points, raw })),
    );
    for (const answer of [exercise.solution, ...exercise.misconceptions.map((one) => one.answer)]) {
      const outcomes = cases.map(({ raw }): Outcome => call(answer, raw));
      const open = verdictOf({ exercise, cases, outcomes });
      const shut = verdictOf({ exercise: sealed, cases: sealedCases, outcomes });
      expect([shut.status, shut.points, shut.maxPoints]).toEqual([open.status, open.points, open.maxPoints]);
      expect(shut.cases.map(({ passed, misconception }) => [passed, misconception])).toEqual(
        open.cases.map(({ passed, misconception }) => [passed, misconception]),
      );
    }
    const { wrong } = exercise.hints[2];
    const [name, hint] = [`${place.chapter}/${place.id}`, sealed.hints[2]];
    expect(puzzleOf(name, hint.lines ?? [], hint.wrong.line)).toEqual(puzzleOf(name, lines, wrong.line));
  });

  test('nothing of the solution is read in it at a glance; exact results are hashes', async () => {
    const exercise = await loadExercise(place);
    const lines = solutionLines(readFileSync(solutionFile(place), 'utf8'));
    const bytes = seal(exercise, SEED, lines);
    const text = Buffer.from(bytes).toString('latin1');
    for (const line of lines.filter(({ length }) => length > 12)) expect(text).not.toContain(line);
    if (exercise.compare !== 'exact') return;
    const numbers = JSON.stringify(prepareCases(openSealed(bytes), SEED).map(({ expected }) => expected));
    expect(numbers.replace(/"\w+"/g, '')).not.toMatch(/\d/);
  });
});
