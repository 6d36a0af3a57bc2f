// exercise: stridedOutputSize
import { NotStarted } from 'convlab';

/**
 * How many places does a window have along one axis, if it moves by `stride` each time
 * and must fit entirely?
 * 창이 한 번에 `stride`(보폭)만큼 움직이고 항상 온전히 들어가야 한다면, 한 축을 따라 설
 * 수 있는 자리는 몇 개일까요?
 *
 * three whole numbers → one whole number / 정수 세 개 → 정수 하나
 *
 *     input = 7, kernel = 3, stride = 2:   ###....   ..###..   ....###
 *
 * @example stridedOutputSize(7, 3, 2) // 3
 */
export function stridedOutputSize(input: number, kernel: number, stride: number): number {
  throw new NotStarted('stridedOutputSize');
}
