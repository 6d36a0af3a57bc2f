import { contiguous, type Tensor } from 'convlab';
import { mistake, permutations, rankOf, type Mistakes, type Subject } from './kind';
import { lookingAt, type Chosen } from './looking';
import { permuted, strides, view } from './tensors';

// Tensors among the arguments whose axes are taken in another order.

/** `get` with its indices in another order. */
export function* readingMistakes(subject: Subject, chosen: Chosen): Mistakes {
  const { ats, names } = chosen;
  const ranks = new Set(ats.map((at) => rankOf(subject, at)));
  if (ranks.has(0) || ranks.has(1)) return;
  if (ranks.size > 1) {
    const swapped = (list: readonly number[]): number[] =>
      permuted(
        list,
        [1, 0, ...list.keys()].filter((axis, i) => i < 2 || axis > 1),
      );
    yield mistake(
      ...reading('x-before-y', names, [1, 0]),
      lookingAt(subject, ats, (x) => view(x, x.shape, swapped(x.stride))),
    );
    return;
  }
  for (const order of permutations([...ranks][0])) {
    const name = isSwap(order) ? 'x-before-y' : isPyTorch(order) ? 'pytorch-layout' : 'axes-in-another-order';
    yield mistake(
      ...reading(name, names, order),
      lookingAt(subject, ats, (x) => view(x, x.shape, permuted(x.stride, order))),
    );
  }
}

function reading(name: string, names: string, order: readonly number[]): [string, string, string] {
  switch (name) {
    case 'x-before-y':
      return [
        name,
        `You read ${names} with x before y: in \`get(i, j, …)\` the row comes first, then the column.`,
        `${names}을(를) x를 y보다 먼저 써서 읽었습니다. \`get(i, j, …)\`에서는 행이 먼저, 열이 다음입니다.`,
      ];
    case 'pytorch-layout':
      return [
        name,
        `You read ${names} in PyTorch’s layout. In this course channels come last, and filters are [height, width, channels, filters].`,
        `${names}을(를) PyTorch의 배치로 읽었습니다. 이 강좌에서는 채널이 맨 뒤이고, 필터는 [높이, 너비, 채널, 필터] 순서입니다.`,
      ];
    default:
      return [
        name,
        `You read ${names} with its indices in another order: axes ${order.join(', ')}.`,
        `${names}을(를) 읽을 때 인덱스의 순서가 다릅니다(${order.join(', ')}번 축 순서).`,
      ];
  }
}

/** The whole tensor taken for one whose axes stand in another order, or whose memory is laid out in that order. */
export function* layoutMistakes(subject: Subject, { ats, names }: Chosen): Mistakes {
  const ranks = new Set(ats.map((at) => rankOf(subject, at)));
  if (ranks.size !== 1) return;
  for (const order of permutations([...ranks][0])) {
    const pytorch = isPyTorch(order);
    yield mistake(
      pytorch ? 'pytorch-layout' : isSwap(order) ? 'height-and-width-swapped' : 'axes-in-another-order',
      `You treat ${names} as if its axes stood in another order (${order.join(', ')}).`,
      `${names}의 축이 다른 순서(${order.join(', ')})로 놓인 것처럼 다루었습니다.`,
      lookingAt(subject, ats, (x) => x.transpose(...order)),
    );
    const steps = (x: Tensor): number[] => permuted(strides(permuted(x.shape, order)), inverse(order));
    yield mistake(
      pytorch ? 'pytorch-layout' : 'memory-in-another-order',
      `You read the numbers of ${names} as if they lay in memory in the order of axes ${order.join(', ')}.`,
      `${names}의 수가 메모리에 ${order.join(', ')}번 축의 순서로 놓인 것처럼 읽었습니다.`,
      lookingAt(subject, ats, (x) => view(contiguous(x), x.shape, steps(x), 0)),
    );
  }
}

const isSwap = (order: readonly number[]): boolean =>
  order[0] === 1 && order[1] === 0 && order.slice(2).every((axis, i) => axis === i + 2);

/** [C, H, W] for [H, W, C], [OC, C, KH, KW] for [KH, KW, C, OC], either way. */
function isPyTorch(order: readonly number[]): boolean {
  return ['2,0,1', '1,2,0', '3,2,0,1', '2,3,1,0'].includes(order.join());
}

function inverse(order: readonly number[]): number[] {
  return order.map((_, axis) => order.indexOf(axis));
}
