// exercise: convAsMatrix
import { NotStarted, zeros, type Tensor } from 'convlab';

/**
 * Write a convolution as a fully connected layer: the matrix that, multiplied with the
 * image laid out row by row, gives the activation map laid out row by row. Most of it
 * is zero, and each row holds the same numbers.
 * 합성곱을 완전 연결 층으로 써 보세요. 한 줄로 펼친 이미지에 곱하면 한 줄로 펼친 활성화
 * 맵이 나오는 행렬입니다. 대부분이 0이고, 행마다 같은 수들이 들어 있습니다.
 *
 * w [KH, KW], height H, width W → [OH·OW, H·W], OH = H − KH + 1, OW = W − KW + 1
 *
 *     out[i · OW + j, (i + u) · W + (j + v)] = w[u, v], and 0 elsewhere / 나머지는 0
 *
 * @example convAsMatrix(tensor([[1, -1]]), 1, 3) // [[1, -1, 0], [0, 1, -1]]
 */
export function convAsMatrix(w: Tensor, height: number, width: number): Tensor {
  throw new NotStarted('convAsMatrix');
}
