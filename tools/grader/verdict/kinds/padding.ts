import type { Tensor } from 'convlab';
import type { Plain } from '../../course/spec';
import { mistake, numbersOf, rankOf, tensorsOf, withArguments, type Mistakes, type Subject } from './kind';
import { remade } from './tensors';

/** A frame of zeros as wide as keeps the size ('same'), or as lets every overlap count ('full'). */
export function* paddingMistakes(subject: Subject): Mistakes {
  const [x, w] = tensorsOf(subject) as readonly (number | undefined)[];
  if (x === undefined || rankOf(subject, x) < 2) return;
  const counts = numbersOf(subject);
  const windows: ((args: readonly Plain[]) => [number, number])[] = [
    ...(w !== undefined && rankOf(subject, w) >= 2
      ? [
          (args: readonly Plain[]): [number, number] => [
            (args[w] as Tensor).shape[0],
            (args[w] as Tensor).shape[1],
          ],
        ]
      : []),
    ...counts.map((at) => (args: readonly Plain[]): [number, number] => [
      args[at] as number,
      args[at] as number,
    ]),
    ...(counts.length > 1
      ? [(args: readonly Plain[]): [number, number] => [args[counts[0]] as number, args[counts[1]] as number]]
      : []),
  ];
  const frames: readonly (readonly [string, string, (k: number) => [number, number]])[] = [
    ["'same'", 'same', (k) => [Math.floor((k - 1) / 2), k - 1 - Math.floor((k - 1) / 2)]],
    ["'same'", 'same', (k) => [k - 1 - Math.floor((k - 1) / 2), Math.floor((k - 1) / 2)]],
    ["'same'", 'same', (k) => [Math.floor(k / 2), Math.floor(k / 2)]],
    ["'full'", 'full', (k) => [k - 1, k - 1]],
    ['of 1', '1', () => [1, 1]],
  ];
  for (const window of windows) {
    for (const [en, ko, frame] of frames) {
      yield mistake(
        'padding-added',
        `You pad the input with zeros (${en}). Nothing asks for padding here: only windows that fit entirely count.`,
        `입력 둘레에 0을 둘렀습니다(${ko}). 여기서는 패딩이 없습니다. 온전히 들어가는 창만 셉니다.`,
        withArguments(subject, (args) => {
          const [kh, kw] = window(args);
          return args.map((arg, i) => (i === x ? framed(arg as Tensor, frame(kh), frame(kw)) : arg));
        }),
      );
    }
  }
}

function framed(x: Tensor, [top, bottom]: [number, number], [left, right]: [number, number]): Tensor {
  const shape = [x.shape[0] + top + bottom, x.shape[1] + left + right, ...x.shape.slice(2)];
  return remade(
    x,
    ([i, j, ...rest]) => {
      const [y, z] = [i - top, j - left];
      return y >= 0 && z >= 0 && y < x.shape[0] && z < x.shape[1] ? x.get(y, z, ...rest) : 0;
    },
    shape,
  );
}
