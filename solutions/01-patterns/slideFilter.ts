// exercise: slideFilter
import { zeros, type Tensor } from 'convlab';

/**
 * Lay the filter on every place of the image where it fits, and score each place: the
 * result is the activation map.
 * 필터가 이미지 밖으로 나가지 않는 모든 자리에 필터를 대어 점수를 매기세요. 그 결과가
 * 활성화 맵(activation map)입니다.
 *
 * image [H, W], filter [KH, KW] → [H − KH + 1, W − KW + 1]
 *
 *     out[i, j] = Σᵤ Σᵥ image[i + u, j + v] · filter[u, v]
 *
 * @example slideFilter(tensor([[1, 2, 3], [4, 5, 6]]), tensor([[1, -1]])) // [[-1, -1], [-1, -1]]
 */
export function slideFilter(image: Tensor, filter: Tensor): Tensor {
  // BEGIN SOLUTION
  const [height, width] = image.shape;
  const [kernelHeight, kernelWidth] = filter.shape;
  const out = zeros([height - kernelHeight + 1, width - kernelWidth + 1]);
  for (let i = 0; i < out.shape[0]; i++) {
    for (let j = 0; j < out.shape[1]; j++) {
      let score = 0;
      for (let u = 0; u < kernelHeight; u++) {
        for (let v = 0; v < kernelWidth; v++) {
          score += image.get(i + u, j + v) * filter.get(u, v);
        }
      }
      out.set(i, j, score);
    }
  }
  return out;
  // END SOLUTION
}
