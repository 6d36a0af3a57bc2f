import type { Result } from './result';

/** Gradescope's results.json: one test an exercise, with the checker's words. */
export function gradescopeResults({ counted, exercises }: Result): object {
  return {
    score: counted,
    visibility: 'visible',
    stdout_visibility: 'hidden',
    tests: exercises.map(({ id, status, points, maxPoints, message, cases }) => ({
      name: id,
      score: points,
      max_score: maxPoints,
      status: status === 'passed' ? 'passed' : 'failed',
      output: [
        ...(message === '' ? [] : [message]),
        ...cases.filter(({ passed }) => !passed).map((one) => `${one.name}: ${one.message}`),
      ].join('\n'),
    })),
  };
}
