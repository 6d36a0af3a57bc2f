import type { Thrown } from './replies';
import type { Outside, WireValue } from './values';

/** What came out of one call; `changed` is the number of an argument that is not as it was, or −1. */
export type Outcome =
  | {
      readonly k: 'returned';
      readonly value: WireValue;
      readonly changed: number;
      readonly outside?: Outside;
    }
  | ({ readonly k: 'threw' | 'not-started' | 'refused' } & Thrown);
