import type { Row } from './measure';

export interface Summary {
  readonly count: number;
  /** On every seed. */
  readonly caught: number;
  /** On every seed on which they were caught, and always alike. */
  readonly named: number;
  /**
   * Called differently on different seeds: at most one of the names says what the answer does, the other fitted the
   * cases by chance.
   */
  readonly twoNames: readonly Row[];
}

/** What was seen of the answer, or where it goes wrong: true, whatever another seed's cases show more of. */
const seen = ['reads-outside', 'writes-outside', 'other-parts-right', 'wrong-from-an-entry-on'];

export function sumUp(all: readonly Row[]): Summary {
  // A mutant may be no program at all, or one that never ends.
  const rows = all.filter(({ names }) => !names.includes('unreadable') && !names.includes('endless'));
  const namesOf = ({ names }: Row): Set<string> => new Set(names.filter((name) => name !== 'passed'));
  const caught = rows.filter(({ names }) => !names.includes('passed'));
  const real = (row: Row): string[] => [...namesOf(row)].filter((name) => name !== 'unnamed');
  return {
    count: rows.length,
    caught: caught.length,
    named: caught.filter((row) => real(row).length === 1 && !namesOf(row).has('unnamed')).length,
    twoNames: rows.filter((row) => real(row).filter((name) => !seen.includes(name)).length > 1),
  };
}
