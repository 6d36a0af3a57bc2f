import type { CheckedCase, CheckedExercise } from '../lib/notebook/exercise/payload';

/**
 * JUnit's XML, as continuous integration reads it: one suite an exercise, one test a case, its points as properties.
 * `name` says whose answers they are.
 */
export function junitReport(exercises: readonly CheckedExercise[], name?: string): string {
  const suites = exercises.map((exercise) => {
    const { id, status, message, points, maxPoints, cases } = exercise;
    const failed = cases.filter(({ passed }) => !passed).length;
    const [failures, skipped] = status === 'not-started' ? [0, cases.length] : [failed, 0];
    const counts = `tests="${cases.length}" failures="${failures}" skipped="${skipped}"`;
    return [
      `  <testsuite name="${xml(id)}" ${counts}>`,
      `    ${properties(points, maxPoints)}`,
      ...cases.map((one) => testCase(one, exercise)),
      ...(message === '' ? [] : [`    <system-out>${xml(message)}</system-out>`]),
      '  </testsuite>',
    ].join('\n');
  });
  const owner = name === undefined ? '' : ` name="${xml(name)}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${owner}>\n${suites.join('\n')}\n</testsuites>\n`;
}

function testCase(one: CheckedCase, { id, status, message }: CheckedExercise): string {
  const why = status === 'not-started' ? '<skipped/>' : `<failure message="${xml(one.message || message)}"/>`;
  const content = properties(one.points, one.maxPoints) + (one.passed ? '' : why);
  return `    <testcase name="${xml(one.name)}" classname="${xml(id)}">${content}</testcase>`;
}

function properties(points: number, maxPoints: number): string {
  return `<properties><property name="points" value="${points}"/><property name="maxPoints" value="${maxPoints}"/></properties>`;
}

/** Text as it may stand in an element or attribute: what XML 1.0 has no character for becomes U+FFFD. */
function xml(text: string): string {
  const valid = text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
  return valid.replace(/[<>&"\n\r\t]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
