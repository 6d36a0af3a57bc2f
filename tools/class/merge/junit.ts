import type { Result } from './result';

/** JUnit's XML: one suite an exercise, one test a case, its points as properties. */
export function junitReport({ student, exercises }: Result): string {
  const suites = exercises.map(({ id, status, message, points, maxPoints, cases }) => {
    const tests = cases.map((one) => {
      const head = `<testcase classname="${xml(id)}" name="${xml(one.name)}">`;
      const worth = properties(one.points, one.maxPoints);
      const failure = one.passed ? '' : failureOf(status, one.message || message);
      return `    ${head}${worth}${failure}</testcase>`;
    });
    const failed = cases.filter(({ passed }) => !passed).length;
    const [failures, skipped] = status === 'not-started' ? [0, failed] : [failed, 0];
    const counts = `tests="${cases.length}" failures="${failures}" skipped="${skipped}"`;
    return [
      `  <testsuite name="${xml(id)}" ${counts}>`,
      `    ${properties(points, maxPoints)}`,
      ...tests,
      '  </testsuite>',
    ].join('\n');
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${xml(student)}">\n${suites.join('\n')}\n</testsuites>\n`;
}

function properties(points: number, maxPoints: number): string {
  return `<properties><property name="points" value="${points}"/><property name="maxPoints" value="${maxPoints}"/></properties>`;
}

function failureOf(status: string, message: string): string {
  return status === 'not-started' ? '<skipped/>' : `<failure message="${xml(message)}"/>`;
}

/** Text as it may stand in an attribute: what XML 1.0 has no character for becomes U+FFFD. */
function xml(text: string): string {
  const valid = text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
  return valid.replace(/[<>&"\n\r\t]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
