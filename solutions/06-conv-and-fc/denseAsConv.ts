// exercise: denseAsConv
import { zeros, type Tensor } from 'convlab';

/**
 * Write a fully connected layer as a convolution: one filter an output, each as large
 * as the whole image. The dense layer reads the image row by row, channels fastest.
 * 완전 연결 층을 합성곱으로 써 보세요. 출력 하나가 필터 하나가 되고, 필터는 이미지
 * 전체만큼 큽니다. 완전 연결 층은 이미지를 행 순서로, 채널을 가장 안쪽으로 두고
 * 읽습니다.
 *
 * weights [H·W·C, O] → filters [H, W, C, O]
 *
 *     out[i, j, k, o] = weights[(i · W + j) · C + k, o]
 *
 * @example denseAsConv(tensor([[1, 2], [3, 4]]), 1, 2, 1) // [[[[1, 2]], [[3, 4]]]]
 */
export function denseAsConv(weights: Tensor, h: number, w: number, c: number): Tensor {
  // BEGIN SOLUTION
  const outputs = weights.shape[1];
  const out = zeros([h, w, c, outputs]);
  for (let i = 0; i < h; i++) {
    for (let j = 0; j < w; j++) {
      for (let k = 0; k < c; k++) {
        for (let o = 0; o < outputs; o++) {
          out.set(i, j, k, o, weights.get((i * w + j) * c + k, o));
        }
      }
    }
  }
  return out;
  // END SOLUTION
}
