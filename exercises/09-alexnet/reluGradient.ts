// exercise: reluGradient
import { NotStarted, zeros, type Tensor } from 'convlab';

/**
 * Backward through ReLU: the slope passes where the input was positive, and is blocked
 * elsewhere, at 0 as well.
 * ReLU의 역전파입니다. 입력이 양수였던 곳에서는 기울기가 그대로 지나가고, 나머지에서는
 * 막힙니다. 0에서도 막힙니다.
 *
 * dout [H, W, C], x [H, W, C] → dx [H, W, C]
 *
 *     dx[i, j, c] = dout[i, j, c] if x[i, j, c] > 0, else 0
 *     dx[i, j, c] = x[i, j, c] > 0이면 dout[i, j, c], 아니면 0
 *
 * @example reluGradient(tensor([[[5, 6, 7]]]), tensor([[[-1, 0, 2]]])) // [[[0, 0, 7]]]
 */
export function reluGradient(dout: Tensor, x: Tensor): Tensor {
  throw new NotStarted('reluGradient');
}
