import { t } from '../language';
import { fromFunction, type Tensor } from '../tensor';

const ramp = [-1, -0.5, 0, 0.5, 1];
const dome = [0.1, 0.6, 1, 0.6, 0.1];

type Pattern = (i: number, j: number) => number;
const vertical: Pattern = (i, j) => dome[i] * ramp[j];
const horizontal: Pattern = (i, j) => ramp[i] * dome[j];
const diagonal: Pattern = (i, j) => (ramp[i] + ramp[j]) / 2;
const blob: Pattern = (i, j) => dome[i] * dome[j];

/** How a filter weighs red, green and blue. */
const brightness = [1, 1, 1];
const redAgainstGreen = [1, -1, 0];
const blueAgainstYellow = [-0.5, -0.5, 1];

/**
 * Ten filters for pictures in colour, made by hand: each a spatial pattern times a direction in colour space.
 *
 *     w[u, v, c, o] = pattern_o(u, v) · color_o[c] / 5
 *
 * w [5, 5, 3, 10], and ten `names` in the language of the course.
 *
 * @example naive.conv2d(photo, colorFilters().w, null) // photo [1, H, W, 3] → [1, H − 4, W − 4, 10]
 */
export function colorFilters(): { w: Tensor; names: string[] } {
  const edge = {
    vertical: t('vertical edge', '세로 경계'),
    horizontal: t('horizontal edge', '가로 경계'),
    diagonal: t('diagonal edge', '대각선 경계'),
    blob: t('blob', '얼룩'),
  };
  const light = t('brightness', '밝기');
  const greenRed = t('green–red', '초록–빨강');
  const yellowBlue = t('yellow–blue', '노랑–파랑');
  const all: readonly [string, Pattern, string, readonly number[]][] = [
    [edge.vertical, vertical, light, brightness],
    [edge.horizontal, horizontal, light, brightness],
    [edge.diagonal, diagonal, light, brightness],
    [edge.vertical, vertical, greenRed, redAgainstGreen],
    [edge.horizontal, horizontal, greenRed, redAgainstGreen],
    [edge.blob, blob, greenRed, redAgainstGreen],
    [edge.vertical, vertical, yellowBlue, blueAgainstYellow],
    [edge.horizontal, horizontal, yellowBlue, blueAgainstYellow],
    [edge.diagonal, diagonal, yellowBlue, blueAgainstYellow],
    [edge.blob, blob, yellowBlue, blueAgainstYellow],
  ];
  return {
    w: fromFunction([5, 5, 3, 10], (u, v, c, o) => (all[o][1](u, v) * all[o][3][c]) / 5),
    names: all.map(([pattern, , color]) => `${pattern}, ${color}`),
  };
}
