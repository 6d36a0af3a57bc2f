import { isTensor, type Tensor } from 'convlab';
import { mistake, numbersOf, tensorsOf, type Answer, type Mistakes, type Subject } from './kind';
import { masked, remade, view } from './tensors';

// Windows that move over an image by `stride`: where they start, and which of their places count.

const axesSets: readonly (readonly (0 | 1)[])[] = [[0], [1], [0, 1]];
const where: Readonly<Record<string, readonly [string, string]>> = {
  '0': ['down the image', '세로로'],
  '1': ['across the image', '가로로'],
  '0,1': ['along both axes', '두 축 모두'],
};

/** Of exercises whose first argument is an image, and one of whose others is called `stride`. */
export function* windowMistakes(subject: Subject): Mistakes {
  const { parameters } = subject.exercise;
  const stride = parameters.indexOf('stride');
  const size = parameters.indexOf('size');
  if (tensorsOf(subject)[0] !== 0 || parameters[0] !== 'x' || !numbersOf(subject).includes(stride)) return;
  for (const axes of axesSets) {
    const [en, ko] = where[axes.join()];
    yield mistake(
      'stride-forgotten',
      `Your window moves by one pixel ${en}: it starts at \`i * stride\`, not at i.`,
      `창이 ${ko} 한 픽셀씩 움직입니다. 창은 i가 아니라 \`i * stride\`에서 시작합니다.`,
      startingAt(subject, stride, axes, ({ i }) => i),
    );
    yield mistake(
      'stride-added',
      `Your window starts at i + stride ${en}: each step is one stride long, so multiply.`,
      `창이 ${ko} i + stride에서 시작합니다. 한 걸음이 stride이므로 곱해야 합니다.`,
      startingAt(subject, stride, axes, ({ i, step }) => i + step),
    );
    yield mistake(
      'index-used-twice',
      `The window's start ${en} is made with the index of the other axis.`,
      `창의 시작 위치를 ${ko} 다른 축의 인덱스로 정했습니다.`,
      startingAt(subject, stride, axes, ({ other, step }) => other * step),
    );
  }
  if (size >= 0) yield* placesThatCount(subject, size, stride);
}

/** A place along one axis of the result, the one along the other axis, and the stride. */
interface Place {
  readonly i: number;
  readonly other: number;
  readonly step: number;
}

/** The right result's places, but with windows that start elsewhere along some axes. */
function startingAt(
  subject: Subject,
  stride: number,
  axes: readonly number[],
  start: (place: Place) => number,
): Answer {
  const { solution } = subject;
  return (...args: never[]) => {
    const right = solution(...args);
    const step = args[stride] as number;
    const [x] = args as readonly Tensor[];
    // As large as the windows reach. What lies outside is read as an answer reads it.
    const reach = x.shape.map((n, axis) => (axis < 2 ? n + step + x.shape[1 - axis] : n));
    const changed = args.map((arg, at) => (at === 0 ? view(x, reach, x.stride) : at === stride ? 1 : arg));
    const all = solution(...(changed as never[]));
    if (!isTensor(right) || !isTensor(all)) return right;
    return remade(right, (index) =>
      all.get(
        ...index.map((i, axis) => {
          if (axis > 1) return i;
          return axes.includes(axis) ? start({ i, other: index[1 - axis], step }) : i * step;
        }),
      ),
    );
  };
}

/** What a window comes to, by the solution. */
type Value = (window: Tensor) => Tensor;

/** Mistakes of the loops over a window: a row or a column of it is left out, or there is one too many. */
function* placesThatCount(subject: Subject, size: number, stride: number): Mistakes {
  const eachWindow = (change: (window: Tensor, value: Value) => Tensor): Answer =>
    windowByWindow(subject, size, stride, change);
  for (const axes of axesSets) {
    const [en, ko] = where[axes.join()];
    for (const without of [leftOut, leftOutOfMaximum]) {
      yield mistake(
        'first-index-missed',
        `The first place of each window ${en} never counts: indices begin with 0.`,
        `창마다 ${ko} 첫 자리를 세지 않았습니다. 인덱스는 0부터 시작합니다.`,
        eachWindow((window, value) => value(without(window, axes, 0, 1))),
      );
      yield mistake(
        'last-index-missed',
        `The last place of each window ${en} never counts: your loop ends one too early.`,
        `창마다 ${ko} 마지막 자리를 세지 않았습니다. 반복문이 한 번 일찍 끝납니다.`,
        eachWindow((window, value) => value(without(window, axes, window.shape[0] - 1, -1))),
      );
    }
    for (const { together, counted } of oneMore) {
      yield mistake(
        'window-one-too-large',
        `Your windows are one place too large ${en}: the loop over a window ends before \`size\`.`,
        `창이 ${ko} 한 자리 더 큽니다. 창을 도는 반복문은 \`size\` 앞에서 끝납니다.`,
        eachWindow((window, value) =>
          shiftsAlong(axes).reduce((all, by) => {
            const moved = view(window, window.shape, window.stride, window.offset + distance(window, by));
            const more = value(counted(moved, by));
            return remade(all, (index) => together(all.get(...index), more.get(...index)));
          }, value(window)),
        ),
      );
    }
  }
}

/** The solution's result, each of its windows given to `change`. */
function windowByWindow(
  { solution }: Subject,
  size: number,
  stride: number,
  change: (window: Tensor, value: Value) => Tensor,
): Answer {
  return (...args: never[]) => {
    const right = solution(...args);
    const [x] = args as readonly Tensor[];
    const [n, step] = [args[size] as number, args[stride] as number];
    const value: Value = (window) =>
      solution(
        ...(args.map((arg, at) => (at === 0 ? window : at === stride ? 1 : arg)) as never[]),
      ) as Tensor;
    if (!isTensor(right)) return right;
    const changed = new Map<string, Tensor>();
    return remade(right, ([i, j, ...rest]) => {
      const at = x.offset + distance(x, [i * step, j * step]);
      const found =
        changed.get(`${i},${j}`) ?? change(view(x, [n, n, ...x.shape.slice(2)], x.stride, at), value);
      changed.set(`${i},${j}`, found);
      return found.get(0, 0, ...rest);
    });
  };
}

const distance = (x: Tensor, by: readonly number[]): number =>
  by.reduce((sum, steps, axis) => sum + steps * x.stride[axis], 0);

/** One index of some axes counts for nothing in a sum. */
const leftOut = (window: Tensor, axes: readonly number[], at: number): Tensor =>
  masked(window, (index) => axes.every((axis) => index[axis] !== at));

/** The same in a maximum: its numbers are those of the one beside, or less than any where there is none. */
const leftOutOfMaximum = (window: Tensor, axes: readonly number[], at: number, by: number): Tensor =>
  remade(window, (index, x) => {
    const isLeftOut = axes.some((axis) => index[axis] === at);
    if (isLeftOut && x.shape[0] === 1) return -Infinity;
    return x.get(...index.map((i, axis) => (axes.includes(axis) && i === at ? i + by : i)));
  });

const onlyLast = (window: Tensor, by: readonly number[]): Tensor =>
  masked(window, (index, shape) => by.every((steps, axis) => steps === 0 || index[axis] === shape[axis] - 1));

/** How a window's further places come to its value: in a maximum, all of the moved window may count; in a sum, the new ones. */
const oneMore: readonly {
  readonly together: (a: number, b: number) => number;
  readonly counted: (moved: Tensor, by: readonly number[]) => Tensor;
}[] = [
  { together: Math.max, counted: (moved) => moved },
  { together: (a, b) => a + b, counted: onlyLast },
];

/** By one place along some of the axes, or all. */
function shiftsAlong(axes: readonly number[]): (readonly number[])[] {
  const all = [
    [1, 0],
    [0, 1],
    [1, 1],
  ];
  return all.filter((by) => by.every((steps, axis) => steps === 0 || axes.includes(axis)));
}
