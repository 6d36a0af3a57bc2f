import { mistake, permutations, rankOf, type Mistakes, type Subject } from './kind';
import { lookingAt, type Chosen } from './looking';
import { permuted, view } from './tensors';

/** Axes whose lengths, or whose indices, are taken for those of others. */
export function* lengthMistakes(subject: Subject, { ats, names }: Chosen): Mistakes {
  const ranks = new Set(ats.map((at) => rankOf(subject, at)));
  if (ranks.size !== 1) return;
  const [rank] = ranks;
  for (const order of permutations(rank)) {
    yield mistake(
      order[0] === 1 && order[1] === 0 ? 'height-taken-for-width' : 'axis-lengths-swapped',
      `You take the lengths of ${names} from its shape in a wrong order.`,
      `${names}의 모양에서 축의 길이를 잘못된 순서로 가져왔습니다.`,
      lookingAt(subject, ats, (x) => view(x, permuted(x.shape, order), x.stride)),
    );
  }
  for (let axis = 0; axis < rank; axis++) {
    for (let other = 0; other < rank; other++) {
      if (axis === other) continue;
      yield mistake(
        'height-taken-for-width',
        `Of ${names}, you take the length of axis ${other} for that of axis ${axis}.`,
        `${names}에서 ${axis}번 축의 길이 대신 ${other}번 축의 길이를 씁니다.`,
        lookingAt(subject, ats, (x) =>
          view(
            x,
            x.shape.map((n, i) => (i === axis ? x.shape[other] : n)),
            x.stride,
          ),
        ),
      );
      yield mistake(
        'index-used-twice',
        `In reading ${names}, the index of axis ${other} is used for axis ${axis}, too.`,
        `${names}을(를) 읽을 때 ${other}번 축의 인덱스를 ${axis}번 축에도 씁니다.`,
        lookingAt(subject, ats, (x) =>
          view(
            x,
            x.shape,
            x.stride.map((step, i) => (i === axis ? 0 : i === other ? step + x.stride[axis] : step)),
          ),
        ),
      );
    }
  }
}
