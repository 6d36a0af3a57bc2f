import type { FilterData } from '../data';

/** The largest filter whose weights are painted one by one, pixels along a side. */
export const largestPainted = 5;

/** A filter larger than this along a side is a template: a picture of what is looked for. */
export const largestDetector = 7;

export function isTemplate({ kernel }: Pick<FilterData, 'kernel'>): boolean {
  return Math.max(...kernel) > largestDetector;
}

/** Whether a filter can be laid on a picture of so many channels. */
export function suits(filter: FilterData, channels: number): boolean {
  if (filter.color?.length === channels) return true;
  return filter.gray !== undefined && (channels === 1 || channels === 3);
}

/** The filters that can be laid on a picture of so many channels. */
export function offered(filters: readonly FilterData[], channels: number): readonly FilterData[] {
  return filters.filter((filter) => suits(filter, channels));
}

/** The filter of that id, or the first on offer. */
export function chosenFilter(filters: readonly FilterData[], id: string, channels: number): FilterData {
  const all = offered(filters, channels);
  return all.find((filter) => filter.id === id) ?? all[0];
}

/** Those of a filter's size: together they make a layer. */
export function alike(filters: readonly FilterData[], { kernel }: FilterData): readonly FilterData[] {
  return filters.filter((filter) => filter.kernel.join() === kernel.join());
}

/**
 * The filter's weights for a picture of so many channels: one slice of KH · KW a channel.
 *
 * A filter for one channel is laid on each of three. One whose weights add up to something is shared out among them, so that
 * what it makes of a gray picture keeps its brightness in color; one that adds up to 0 finds edges and is repeated.
 */
export function slicesFor(filter: FilterData, channels: number): Float32Array[] {
  if (filter.color?.length === channels) return filter.color.map((slice) => Float32Array.from(slice));
  const { gray } = filter;
  if (!gray) throw new RangeError(`explore: filter '${filter.id}' is not made for ${channels} channels`);
  const sum = gray.reduce((total, weight) => total + weight, 0);
  const share = Math.abs(sum) > 1e-4 ? 1 / channels : 1;
  return Array.from({ length: channels }, () => Float32Array.from(gray, (weight) => weight * share));
}

/** The reader's own filter of a size: it starts as the one that changes nothing. */
export function ownFilter(size: number, name: string): FilterData {
  const identity = Array.from({ length: size * size }, (_, i) => (i === (size * size - 1) / 2 ? 1 : 0));
  return {
    id: `own${size}`,
    name,
    kernel: [size, size],
    gray: identity,
    own: true,
  };
}

/**
 * The filter with one weight changed. On a gray picture all channels change alike; on one of several channels, that
 * channel alone.
 */
export function painted(
  filter: FilterData,
  slices: readonly Float32Array[],
  { channel, u, v }: { readonly channel: number; readonly u: number; readonly v: number },
  weight: number,
): FilterData {
  const next = slices.map((slice) => [...slice]);
  next[channel][u * filter.kernel[1] + v] = weight;
  if (next.length === 1) return { ...filter, gray: next[0], color: undefined };
  return { ...filter, color: next };
}
