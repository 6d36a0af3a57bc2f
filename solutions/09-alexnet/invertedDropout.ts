// exercise: invertedDropout
import { zeros, type Tensor } from 'convlab';

/**
 * Dropout while training: a value is kept where its random number is at least `rate`, and dropped to 0 elsewhere.
 * Kept values are divided by 1 − rate, so that the mean stays as it was and nothing needs to be done at test time.
 * 학습할 때의 드롭아웃입니다. 난수가 `rate` 이상인 자리의 값은 남기고, 나머지는 0으로 만드세요. 남은 값은 1 − rate로 나눕니다. 그러면 평균이
 * 그대로 유지되어 테스트할 때 따로 할 일이 없습니다.
 *
 * x [H, W, C], uniform: H·W·C random numbers in row order (channels fastest) → [H, W, C]
 *
 *     out[i, j, c] = x[i, j, c] / (1 − rate) if uniform[(i · W + j) · C + c] ≥ rate, else 0
 *
 * @example invertedDropout(tensor([[[1, 2, 3]]]), 0.5, [0.9, 0.1, 0.5]) // [[[2, 0, 6]]]
 */
export function invertedDropout(x: Tensor, rate: number, uniform: number[]): Tensor {
  // BEGIN SOLUTION
  const [height, width, channels] = x.shape;
  const out = zeros([height, width, channels]);
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width; j++) {
      for (let c = 0; c < channels; c++) {
        const kept = uniform[(i * width + j) * channels + c] >= rate;
        if (kept) out.set(i, j, c, x.get(i, j, c) / (1 - rate));
      }
    }
  }
  return out;
  // END SOLUTION
}
