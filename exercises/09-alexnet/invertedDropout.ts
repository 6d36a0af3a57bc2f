// exercise: invertedDropout
import { NotStarted, zeros, type Tensor } from 'convlab';

/**
 * Dropout while training: a value is kept where its random number is at least `rate`,
 * and dropped to 0 elsewhere. Kept values are divided by 1 − rate.
 * 학습할 때의 드롭아웃입니다. 난수가 `rate` 이상인 자리의 값은 남기고, 나머지는 0으로
 * 만드세요. 남은 값은 1 − rate로 나눕니다.
 *
 * x [H, W, C], uniform: H·W·C random numbers in row order (channels fastest) → [H, W, C]
 * x [H, W, C], uniform: 행 순서(채널이 가장 안쪽)로 늘어놓은 난수 H·W·C개 → [H, W, C]
 *
 *     out[i, j, c] = x[i, j, c] / (1 − rate) if uniform[(i · W + j) · C + c] ≥ rate, else 0
 *     out[i, j, c] = uniform[(i · W + j) · C + c] ≥ rate이면 x[i, j, c] / (1 − rate), 아니면 0
 *
 * @example invertedDropout(tensor([[[1, 2, 3]]]), 0.5, [0.9, 0.1, 0.5]) // [[[2, 0, 6]]]
 */
export function invertedDropout(x: Tensor, rate: number, uniform: number[]): Tensor {
  throw new NotStarted('invertedDropout');
}
