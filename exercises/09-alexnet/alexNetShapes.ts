// exercise: alexNetShapes
import { NotStarted } from 'convlab';

/**
 * Follow a square image through AlexNet: the shape after each of its convolutions and
 * poolings.
 * 정사각형 이미지가 AlexNet을 지나는 길을 따라가 보세요. 합성곱과 풀링을 하나씩 지날
 * 때마다 모양(shape)을 적습니다.
 *
 *     layer    channels   kernel   stride   padding / 층       채널 수    커널     보폭     패딩
 *     conv1    96         11×11    4        0
 *     pool1               3×3      2        0
 *     conv2    256        5×5      1        2
 *     pool2               3×3      2        0
 *     conv3    384        3×3      1        1
 *     conv4    384        3×3      1        1
 *     conv5    256        3×3      1        1
 *     pool5               3×3      2        0
 *
 * inputSize → 8 rows [height, width, channels] / [높이, 너비, 채널] 8행
 *
 *     output = ⌊(input + 2 · padding − kernel) / stride⌋ + 1
 *
 * @example alexNetShapes(227)[0] // [55, 55, 96]
 */
export function alexNetShapes(inputSize: number): number[][] {
  throw new NotStarted('alexNetShapes');
}
