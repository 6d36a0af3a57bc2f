import { contiguous } from 'convlab';
import { mistake, type Mistakes, type Subject } from './kind';
import { lookingAt, type Chosen } from './looking';
import { allOfMemory, asIfContiguous, strides, view } from './tensors';

/** The memory of a tensor, read by an index of one's own. */
export function* memoryMistakes(subject: Subject, { ats, names }: Chosen): Mistakes {
  yield mistake(
    'data-read-directly',
    `You read \`.data\` of ${names} from its start, row after row. A view may lie otherwise in memory (offset, strides): read with \`get\`, or take \`contiguous(…)\` first.`,
    `${names}의 \`.data\`를 처음부터 차례로 읽었습니다. 뷰는 메모리에 다르게 놓일 수 있습니다(offset, stride). \`get\`으로 읽거나 먼저 \`contiguous(…)\`를 쓰세요.`,
    lookingAt(subject, ats, asIfContiguous),
  );
  yield mistake(
    'data-read-directly',
    `You go through all of \`.data\` of ${names}. A view need not use all of its memory: loop over its shape and read with \`get\`, or take \`contiguous(…)\` first.`,
    `${names}의 \`.data\`를 처음부터 끝까지 읽었습니다. 뷰는 메모리의 일부만 쓸 수 있습니다. 모양을 따라 \`get\`으로 읽거나 먼저 \`contiguous(…)\`를 쓰세요.`,
    lookingAt(subject, ats, allOfMemory),
  );
  const flat: readonly ((shape: readonly number[]) => number[])[] = [
    (shape) => shape.map((_, axis) => (axis === shape.length - 1 ? 1 : shape[axis + 1])),
    (shape) =>
      strides(shape).map((step, axis) =>
        axis === 0 && shape.length > 1 ? (step / shape[1]) * shape[0] : step,
      ),
    (shape) =>
      strides(shape).map((step, axis) =>
        axis === 0 && shape.length > 1 ? step / shape[shape.length - 1] : step,
      ),
  ];
  for (const steps of flat) {
    for (const base of [contiguous, asIfContiguous]) {
      yield mistake(
        'flat-index-wrong',
        `Your flat index into ${names} misses a pair of parentheses or a length: it is \`(i * width + j) * channels + c\`.`,
        `${names}의 1차원 인덱스에 괄호나 길이가 빠졌습니다. \`(i * width + j) * channels + c\`입니다.`,
        lookingAt(subject, ats, (x) => view(base(x), x.shape, steps(x.shape), 0)),
      );
    }
  }
}
