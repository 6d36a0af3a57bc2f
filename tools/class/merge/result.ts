import type { Marks } from '../marks';

/** One student's result: the points that count after lateness, beside the marks. */
export interface Result extends Marks {
  readonly counted: number;
  readonly maxPoints: number;
}
