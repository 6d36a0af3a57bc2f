// exercise: padZeros
import { NotStarted, zeros, type Tensor } from 'convlab';

/**
 * Put a frame of zeros around an image, each side as wide as asked, in every channel.
 * 이미지 둘레에 0으로 된 테두리를 두르세요. 네 변의 두께는 각각 주어지며, 모든 채널에
 * 똑같이 두릅니다.
 *
 * x [H, W, C] → [top + H + bottom, left + W + right, C]
 *
 *     out[top + i, left + j, c] = x[i, j, c], and 0 elsewhere / 나머지는 0
 *
 * @example padZeros(tensor([[[5]]]), 0, 0, 1, 2) // [[[0], [5], [0], [0]]]
 */
export function padZeros(x: Tensor, top: number, bottom: number, left: number, right: number): Tensor {
  throw new NotStarted('padZeros');
}
