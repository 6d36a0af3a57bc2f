import type { CheckedExercise } from '../../../lib/notebook/exercise/payload';

/** Statuses of an answer that could not be run at all: Exercism's 'error'. */
const NOT_RUN = new Set(['compile-error', 'timeout', 'out-of-memory', 'crashed', 'protocol-error']);

/** Exercism's results.json, version 3. A spec's code is not shown: the case's name stands in for it. */
export function exercismResults({ status, message, cases }: CheckedExercise): object {
  if (NOT_RUN.has(status)) return { version: 3, status: 'error', message };
  return {
    version: 3,
    status: status === 'passed' ? 'pass' : 'fail',
    tests: cases.map(({ name, passed, message: words }) =>
      passed
        ? { name, test_code: name, status: 'pass' }
        : { name, test_code: name, status: 'fail', message: words },
    ),
  };
}
