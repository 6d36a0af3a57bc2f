import { checkRank } from '../shapes';
import { crop } from '../data';
import { ShapeError } from '../errors';
import { checkInteger, type ReceptiveField } from '../geometry';
import { argMax } from '../reduce';
import { tensor, type Tensor } from '../tensor';

export interface PatchOptions {
  /** Which map. */
  readonly channel: number;
  /** What one value of the map sees of the image, along both axes: `receptiveField` tells. */
  readonly field: ReceptiveField;
  readonly count: number;
}

/** A piece of an image that a map answered strongly to. */
export interface Patch {
  /** Which of the images it is from. */
  readonly index: number;
  /** Where it lies there. */
  readonly top: number;
  readonly left: number;
  /** What the map answered. */
  readonly score: number;
  /** [size, size, C] */
  readonly image: Tensor;
}

/**
 * The image patches that activate a map most: in each image the position where it responds most strongly, cut out as far
 * as the map's receptive field reaches; of these the `count` strongest, the strongest first. Places whose receptive
 * field hangs over the image's border, into the padding, do not count.
 *
 * images [N, H, W, C], maps [N, OH, OW, K] → patches [size, size, C]. Throws ShapeError where images and maps do not
 * belong together, RangeError for a channel or a count that is not there.
 * Source: Zeiler & Fergus 2014, section 4, figure 2.
 */
export function strongestPatches(
  images: Tensor,
  maps: Tensor,
  { channel, field: { size, jump, start }, count }: PatchOptions,
): Patch[] {
  checkRank('strongestPatches', 'images', images, ['N', 'H', 'W', 'C']);
  checkRank('strongestPatches', 'maps', maps, ['N', 'OH', 'OW', 'K']);
  const [n, height, width] = images.shape;
  const [answers, rows, columns, channels] = maps.shape;
  if (n !== answers) throw new ShapeError(`strongestPatches: there are ${n} images, but maps of ${answers}`);
  checkInteger('strongestPatches', 'channel', channel, 0);
  checkInteger('strongestPatches', 'count', count, 1);
  if (channel >= channels)
    throw new RangeError(`strongestPatches: there is no channel ${channel}: they are 0 … ${channels - 1}`);
  if (count > n) throw new RangeError(`strongestPatches: ${count} patches of ${n} images: one an image`);

  const first = Math.max(0, Math.ceil(-start / jump)); // the first position whose field starts inside the image
  const inside = (length: number, places: number): number =>
    Math.min(places, Math.floor((length - size - start) / jump) + 1) - first;
  const [high, wide] = [inside(height, rows), inside(width, columns)];
  if (high < 1 || wide < 1) {
    throw new ShapeError(
      `strongestPatches: a receptive field of ${size} does not fit into images of ${height} × ${width} at any place`,
    );
  }
  const strongest = Array.from({ length: n }, (_, index) => {
    const map = maps.pick(index, null, null, channel).lo(first, first).hi(high, wide); // [high, wide]
    const [row, column] = argMax(map);
    const [top, left] = [row, column].map((position) => (position + first) * jump + start);
    return { index, top, left, score: map.get(row, column) };
  });
  return strongest
    .sort((a, b) => b.score - a.score)
    .slice(0, count)
    .map((one) => {
      const { index, top, left } = one;
      const image = tensor(images.pick(index, null, null, null)); // [H, W, C]
      return { ...one, image: crop(image, { top, left, height: size, width: size }) };
    });
}
