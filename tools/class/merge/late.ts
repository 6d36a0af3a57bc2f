/** What late work still earns: `2 days, -10 %/day`. */
export interface LatePolicy {
  /** Days after which nothing counts any more. */
  readonly days: number;
  /** What each begun day costs, as a share of the points. */
  readonly sharePerDay: number;
}

/**
 * Reads a policy like "2 days, -10 %/day": work of up to two days after the deadline is taken, each begun day costs 10 %
 * of its points, and later work earns nothing.
 */
export function readLatePolicy(text: string): LatePolicy {
  const found = /^\s*(\d+)\s*days?\s*,\s*[-−]\s*(\d+(?:\.\d+)?)\s*%\s*\/\s*day\s*$/i.exec(text);
  const [days, percent] = [Number(found?.[1]), Number(found?.[2])];
  if (!found || percent > 100) {
    throw new Error(`--late: write it like "2 days, -10 %/day", not '${text}'`);
  }
  return { days, sharePerDay: percent / 100 };
}

/** The points that count, rounded to hundredths: all of them on time, or without a policy. */
export function afterLateness(points: number, daysLate: number, policy: LatePolicy | undefined): number {
  if (policy === undefined || daysLate <= 0) return points;
  const begun = Math.ceil(daysLate);
  if (begun > policy.days) return 0;
  return Math.round(points * Math.max(0, 1 - begun * policy.sharePerDay) * 100) / 100;
}
