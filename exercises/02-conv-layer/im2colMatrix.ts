// exercise: im2colMatrix
import { NotStarted, zeros, type Tensor } from 'convlab';

/**
 * Write every window of the image as one row of a matrix. The whole layer is then a
 * single matrix product with the filters, which stand in the columns of a [KH·KW·C, OC]
 * matrix.
 * 이미지의 모든 창을 행렬의 한 행으로 펼치세요. 그러면 필터를 열에 세운 [KH·KW·C, OC]
 * 행렬과의 곱 한 번으로 층 전체가 계산됩니다.
 *
 * x [H, W, C] → [OH·OW, KH·KW·C], OH = H − KH + 1, OW = W − KW + 1
 *
 *     out[i · OW + j, (u · KW + v) · C + c] = x[i + u, j + v, c]
 *
 * @example im2colMatrix(tensor([[[1], [2], [3]]]), 1, 2) // [[1, 2], [2, 3]]
 */
export function im2colMatrix(x: Tensor, kh: number, kw: number): Tensor {
  throw new NotStarted('im2colMatrix');
}
