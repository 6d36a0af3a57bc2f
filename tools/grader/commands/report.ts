import type { Language } from 'convlab';
import type { CheckReport } from '../../../lib/notebook/exercise/payload';
import type { Verdict } from '../verdict/verdict';

/** The report for machines: exactly the words that others rely on. */
export function jsonReport(
  run: Pick<CheckReport, 'isolation' | 'seed'>,
  verdicts: readonly Verdict[],
  language: Language,
): CheckReport {
  return {
    isolation: run.isolation,
    seed: run.seed,
    exercises: verdicts.map(({ id, status, message, points, maxPoints, cases }) => ({
      id,
      status,
      message: message[language],
      points,
      maxPoints,
      cases: cases.map((one) => ({ ...one, name: one.name[language], message: one.message[language] })),
    })),
  };
}

/** JUnit's XML, as continuous integration reads it: one suite an exercise, one test a case. */
export function junitReport(verdicts: readonly Verdict[], language: Language): string {
  const suites = verdicts.map(({ id, status, message, cases }) => {
    const tests = cases.map((one) => {
      const name = `name="${escape(one.name[language])}" classname="${escape(id)}"`;
      if (one.passed) return `    <testcase ${name}/>`;
      if (status === 'not-started') return `    <testcase ${name}><skipped/></testcase>`;
      return `    <testcase ${name}><failure message="${escape(one.message[language] || message[language])}"/></testcase>`;
    });
    const failures = status === 'not-started' ? 0 : cases.filter(({ passed }) => !passed).length;
    const skipped = status === 'not-started' ? cases.length : 0;
    const counts = `tests="${cases.length}" failures="${failures}" skipped="${skipped}"`;
    const said =
      message[language] === '' ? [] : [`    <system-out>${escape(message[language])}</system-out>`];
    return [`  <testsuite name="${escape(id)}" ${counts}>`, ...tests, ...said, '  </testsuite>'].join('\n');
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('\n')}\n</testsuites>\n`;
}

function escape(text: string): string {
  const printable = text.replace(/\p{Cc}/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : '\uFFFD'));
  return printable.replace(/[<>&"\n]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
