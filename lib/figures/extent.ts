import { t } from '../language';
import { unravelIndex } from '../reduce';
import { contiguous, type Tensor } from '../tensor';

/**
 * Least and greatest value of a tensor, and where they first occur (row-major indices). NaN is skipped, and
 * counted; where there is nothing else, it is least and greatest too.
 */
export interface Extent {
  readonly min: number;
  readonly max: number;
  readonly minAt: readonly number[];
  readonly maxAt: readonly number[];
  readonly nans: number;
}

export function extent(x: Tensor): Extent {
  const { data } = contiguous(x);
  let least = 0;
  let greatest = 0;
  let nans = 0;
  for (let i = 0; i < data.length; i++) {
    if (Number.isNaN(data[i])) nans++;
    else {
      if (!(data[i] >= data[least])) least = i;
      if (!(data[i] <= data[greatest])) greatest = i;
    }
  }
  return {
    min: data[least] ?? NaN,
    max: data[greatest] ?? NaN,
    minAt: unravelIndex(least, x.shape),
    maxAt: unravelIndex(greatest, x.shape),
    nans,
  };
}

/** The note that a text alternative adds about NaN among its values; empty where there is none. */
export function nanNote(nans: number): string {
  return nans === 0 ? '' : t(`; NaN: ${nans} of the values`, `; NaN 값 ${nans}개`);
}
