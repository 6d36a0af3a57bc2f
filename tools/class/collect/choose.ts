import type { Candidate, Doubt } from './candidates';

/** What was decided on one exercise of one student. */
export interface Choice {
  readonly candidate: Candidate;
  readonly doubts: readonly Doubt[];
  /** Other texts for the same exercise that were not taken. */
  readonly others: readonly Candidate[];
}

/**
 * The answer among several texts for one exercise. A starter gives way to what was written; the same text twice is one
 * text; of different ones the last changed is taken, then the one that lies where exercises/ has it, and it is a doubt.
 */
export function choose(
  candidates: readonly Candidate[],
  isStarter: (text: string) => boolean,
): Choice | undefined {
  const written = candidates.filter(({ text }) => text.trim() !== '' && !isStarter(text));
  const ranked = [...(written.length > 0 ? written : candidates)].sort(byPreference);
  if (ranked.length === 0) return undefined;
  const [first, ...rest] = ranked;
  const others = rest.filter(({ text }) => text.trim() !== first.text.trim());
  return {
    candidate: first,
    doubts: others.length > 0 ? [...first.doubts, 'several'] : first.doubts,
    others,
  };
}

function byPreference(a: Candidate, b: Candidate): number {
  return b.modified - a.modified || Number(inPlace(b)) - Number(inPlace(a)) || (a.path < b.path ? -1 : 1);
}

function inPlace({ path, id }: Candidate): boolean {
  return new RegExp(`(^|/)\\d\\d-[^/]+/${id}\\.ts$`).test(path);
}
