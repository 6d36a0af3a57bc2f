/** What the wrong answers of the three pooling exercises share. */
import { tensor, type Tensor } from 'convlab';
import type { Case, Misconception } from '../../tools/grader/course/spec';
import {
  axesSwapped,
  kernelIgnored,
  lastPlaceMissed,
  oneAddedTooEarly,
  partialWindowsKept,
  readPastTheEdge,
  strideTakenForSize,
  windowStartNotMoved,
} from './shared-misconceptions';
import { cropped, example, fill, lastPlacesDropped, misconception, type Source } from './cases';

/** The numbers of one window, row by row; what lies outside the map is left out. */
export function windowOf(
  x: Tensor,
  [top, left]: readonly [number, number],
  size: number,
  channel: number,
): number[] {
  const numbers: number[] = [];
  for (let row = top; row < Math.min(top + size, x.shape[0]); row++) {
    for (let col = left; col < Math.min(left + size, x.shape[1]); col++) {
      numbers.push(x.get(row, col, channel));
    }
  }
  return numbers;
}

/** A pooling that makes `keep` of each window; `round` decides about windows that hang over the edge. */
export function pooled(
  x: Tensor,
  size: number,
  stride: number,
  keep: (numbers: number[]) => number,
  round: (fraction: number) => number = Math.floor,
): Tensor {
  const places = (length: number): number => round((length - size) / stride) + 1;
  return fill([places(x.shape[0]), places(x.shape[1]), x.shape[2]], (i, j, c) =>
    keep(windowOf(x, [i * stride, j * stride], size, c)),
  );
}

interface Reading {
  /** How far apart windows begin; the stride, if nothing else is said. */
  readonly step?: number;
  /** How many of them an axis is taken to have; those that hang over the edge included, if nothing else is said. */
  readonly places?: (length: number) => number;
}

/** What a loop reads whose windows go over the edge: whatever the memory holds there, and past its end nothing. */
export function readRaw(
  x: Tensor,
  size: number,
  stride: number,
  keep: (numbers: number[]) => number,
  { step = stride, places = (length) => Math.ceil((length - size) / stride) + 1 }: Reading = {},
): Tensor {
  const window = [...Array(size).keys()];
  return fill([places(x.shape[0]), places(x.shape[1]), x.shape[2]], (i, j, c) =>
    keep(window.flatMap((u) => window.map((v) => x.get(i * step + u, j * step + v, c)))),
  );
}

const square = (size: number): [number, number][] =>
  Array.from({ length: size * size }, (_, at) => [Math.floor(at / size), at % size]);

/** Windows of which a part is read. */
const windowParts: readonly (readonly [string, string, string, (size: number) => [number, number][]])[] = [
  [
    'one-row-of-the-window',
    'Only the first row of each window counts: a second loop runs over its rows.',
    '창마다 첫 행만 셌습니다. 창의 행을 도는 반복문이 하나 더 필요합니다.',
    (size) => square(size).filter(([u]) => u === 0),
  ],
  [
    'last-of-the-window-missed',
    'The last column of each window is missing: v runs to size − 1, included.',
    '창마다 마지막 열이 빠졌습니다. v는 size − 1까지, 그 값도 포함합니다.',
    (size) => square(size).filter(([, v]) => v < size - 1),
  ],
  [
    'last-of-the-window-missed',
    'The last row of each window is missing: u runs to size − 1, included.',
    '창마다 마지막 행이 빠졌습니다. u는 size − 1까지, 그 값도 포함합니다.',
    (size) => square(size).filter(([u]) => u < size - 1),
  ],
  [
    'index-used-twice',
    'One index is used for rows and columns of the window: rows take u, columns take v.',
    '창의 인덱스 하나를 행과 열에 모두 썼습니다. 행에는 u, 열에는 v를 쓰세요.',
    (size) => square(size).map(([u]) => [u, u]),
  ],
  [
    'first-of-the-window',
    'You keep the first number of each window: all of its numbers count.',
    '창마다 첫 수만 남겼습니다. 창의 모든 수를 셉니다.',
    () => [[0, 0]],
  ],
  [
    'last-of-the-window',
    'You keep the last number of each window: all of its numbers count.',
    '창마다 마지막 수만 남았습니다. 창의 모든 수를 셉니다.',
    (size) => [[size - 1, size - 1]],
  ],
];

/** The wrong answers that max and average pooling have in common; `keep` makes one number of a window, `ofPart` of a part of it. */
export function sharedMistakes(
  keep: (numbers: number[]) => number,
  ofPart: (numbers: number[], size: number) => number = keep,
): Misconception[] {
  const right = (x: Tensor, size: number, stride: number): Tensor => pooled(x, size, stride, keep);
  return [
    strideTakenForSize((x: Tensor, size: number) => right(x, size, size)),
    strideTakenForSize((x: Tensor, size: number, stride: number) =>
      readRaw(x, size, stride, keep, { step: size, places: (n) => Math.floor((n - size) / stride) + 1 }),
    ),
    windowStartNotMoved((x: Tensor, size: number, stride: number) =>
      cropped(right(x, size, 1), right(x, size, stride).shape),
    ),
    readPastTheEdge((x: Tensor, size: number, stride: number) => readRaw(x, size, stride, keep)),
    partialWindowsKept((x: Tensor, size: number, stride: number) => pooled(x, size, stride, keep, Math.ceil)),
    lastPlaceMissed((x: Tensor, size: number, stride: number) => lastPlacesDropped(right(x, size, stride))),
    oneAddedTooEarly((x: Tensor, size: number, stride: number) => {
      const places = (length: number): number => Math.floor((length - size + 1) / stride);
      return cropped(right(x, size, stride), [places(x.shape[0]), places(x.shape[1]), x.shape[2]]);
    }),
    kernelIgnored((x: Tensor, size: number, stride: number) =>
      readRaw(x, size, stride, keep, { places: (n) => Math.floor(n / stride) }),
    ),
    axesSwapped((x: Tensor, size: number, stride: number) => right(x, size, stride).transpose(1, 0, 2)),
    ...windowParts.map(([name, en, ko, places]) =>
      misconception(name, en, ko, (x: Tensor, size: number, stride: number) =>
        fill(right(x, size, stride).shape, (i, j, c) =>
          ofPart(
            places(size).map(([u, v]) => x.get(i * stride + u, j * stride + v, c)),
            size,
          ),
        ),
      ),
    ),
    misconception(
      'first-channel-only',
      'All your channels are pooled from the first one. Read channel c of the map: `x.get(…, …, c)`.',
      '모든 채널이 첫 번째 채널에서 나왔습니다. 맵의 채널 c를 읽으세요. `x.get(…, …, c)`입니다.',
      (x: Tensor, size: number, stride: number) => {
        const all = right(x, size, stride);
        return fill(all.shape, (i, j) => all.get(i, j, 0));
      },
    ),
  ];
}

export const largest = (numbers: readonly number[]): number => Math.max(...numbers);
export const total = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
export const mean = (numbers: readonly number[]): number => total(numbers) / numbers.length;

/** All channels of each place reduced to one by `keep`. */
export function acrossChannels(x: Tensor, keep: (numbers: number[]) => number): Tensor {
  return fill([x.shape[0], x.shape[1], 1], (i, j) =>
    keep(Array.from({ length: x.shape[2] }, (_, c) => x.get(i, j, c))),
  );
}

/** Two small examples, and a map on which the windows overlap and do not divide the size: five points. */
export function poolingCases({ values, distinct }: Source): Case[] {
  return [
    example(
      1,
      'the description’s example',
      '설명에 나온 예',
      tensor([
        [[1], [5], [2], [7]],
        [[3], [4], [9], [0]],
      ]),
      2,
      2,
    ),
    example(
      1,
      'two maps, opposite to each other',
      '부호가 서로 반대인 두 맵',
      tensor([1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6], [2, 3, 2]),
      2,
      1,
    ),
    example(
      1,
      '7×9×2, size 3, stride 2: windows overlap',
      '7×9×2, 크기 3, 보폭 2: 겹치는 창',
      distinct([7, 9, 2]),
      3,
      2,
    ),
    example(
      2,
      '8×6×3, size 3, stride 2: it does not divide',
      '8×6×3, 크기 3, 보폭 2: 나누어떨어지지 않음',
      values([8, 6, 3]),
      3,
      2,
    ),
  ];
}
