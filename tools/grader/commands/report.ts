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
