import { tensor, zeros, type Tensor } from 'convlab';
import { padZeros } from '../../../solutions/04-padding/padZeros';
import type { Exercise } from '../../../tools/grader/course/spec';
import {
  both,
  cropped,
  example,
  fill,
  puzzle,
  source,
  misconception,
  misconceptions,
  visit,
  mapped,
} from '../cases';

const clamp = (index: number, length: number): number => Math.min(length - 1, Math.max(0, index));

/** The frame, each pixel written where `place` says. */
const placing =
  (place: (i: number, j: number, top: number, left: number) => [number, number]) =>
  (x: Tensor, top: number, bottom: number, left: number, right: number): Tensor => {
    const out = zeros(padZeros(x, top, bottom, left, right).shape);
    visit(x.shape, ([i, j, c]) => out.set(...place(i, j, top, left), c, x.get(i, j, c)));
    return out;
  };

export default {
  id: 'padZeros',
  title: both('A frame of zeros', '0으로 된 테두리'),
  task: both(
    'Return the image with `top`, `bottom`, `left` and `right` rows and columns of zeros around it.',
    '이미지 둘레에 `top`, `bottom`, `left`, `right`만큼 0으로 된 행과 열을 둘러 반환하세요.',
  ),
  difficulty: 1,
  minutes: 8,
  solution: padZeros,
  parameters: ['x', 'top', 'bottom', 'left', 'right'],
  hints: [
    both(
      '`zeros` gives a tensor that is all frame already. What is left is to copy the image to the right place in it.',
      '`zeros`로 만든 텐서는 이미 전부 테두리입니다. 그 안의 알맞은 곳에 이미지를 옮겨 적기만 하면 됩니다.',
    ),
    both(
      'Each axis grows by both of its margins. Then follow one pixel: with 2 rows above and 1 column to the left, where does pixel (0, 0) land? And pixel (3, 5)?',
      '축의 길이는 양쪽 테두리만큼 늘어납니다. 그런 다음 픽셀 하나를 따라가 보세요. 위에 2행, 왼쪽에 1열을 두르면 픽셀 (0, 0)은 어디로 갈까요? 픽셀 (3, 5)는요?',
    ),
    puzzle(
      'out.set(i, j, c, x.get(i, j, c));',
      both(
        'The image would stay in the upper left corner, and all the zeros lie below and to the right of it.',
        '이미지가 왼쪽 위 구석에 남고 0은 모두 아래와 오른쪽에 놓입니다.',
      ),
    ),
  ],
  misconceptions: [
    misconception(
      'image-in-the-corner',
      'The image stays in the upper left corner. Move it by top and left: pixel (i, j) goes to (top + i, left + j).',
      '이미지가 왼쪽 위 구석에 그대로 있습니다. top과 left만큼 옮기세요. 픽셀 (i, j)는 (top + i, left + j)로 갑니다.',
      (x: Tensor, top: number, bottom: number, left: number, right: number) =>
        padZeros(x, 0, top + bottom, 0, left + right),
    ),
    misconception(
      'one-side-only',
      'Padding is counted once an axis: your result has no zeros below and to the right.',
      '패딩을 축마다 한쪽만 더했습니다. 아래와 오른쪽에 0이 없습니다.',
      (x: Tensor, top: number, _bottom: number, left: number) => padZeros(x, top, 0, left, 0),
    ),
    ...misconceptions(
      'both-sides-alike',
      'You pad opposite sides alike: below by `top`, or to the right by `left`. Each of the four sides has a number of its own.',
      '마주 보는 변을 똑같이 둘렀습니다. 아래에 `top`을, 또는 오른쪽에 `left`를 썼습니다. 네 변의 두께는 저마다 다릅니다.',
      (x: Tensor, top: number, _bottom: number, left: number) => padZeros(x, top, top, left, left),
      (x: Tensor, top: number, bottom: number, left: number) => padZeros(x, top, bottom, left, left),
      (x: Tensor, top: number, _bottom: number, left: number, right: number) =>
        padZeros(x, top, top, left, right),
    ),
    misconception(
      'axes-swapped',
      'Height and width are swapped: top and bottom add rows, left and right add columns.',
      '높이와 너비가 서로 뒤바뀌었습니다. top과 bottom은 행을, left와 right는 열을 늘립니다.',
      (x: Tensor, top: number, bottom: number, left: number, right: number) =>
        padZeros(x, left, right, top, bottom),
    ),
    misconception(
      'sides-swapped',
      'The opposite sides are swapped: `top` is the number of zeros above the image, `left` that before it.',
      '마주 보는 두 변이 서로 뒤바뀌었습니다. `top`은 이미지 위에, `left`는 이미지 왼쪽에 두는 0의 수입니다.',
      (x: Tensor, top: number, bottom: number, left: number, right: number) =>
        padZeros(x, bottom, top, right, left),
    ),
    misconception(
      'edge-repeated',
      'You repeat the pixels at the edge. That is a kind of padding too, but here the frame is zero.',
      '가장자리 픽셀을 반복했습니다. 그런 패딩도 있지만 여기서 테두리는 0입니다.',
      (x: Tensor, top: number, bottom: number, left: number, right: number) => {
        const [height, width, channels] = x.shape;
        return fill([top + height + bottom, left + width + right, channels], (i, j, c) =>
          x.get(clamp(i - top, height), clamp(j - left, width), c),
        );
      },
    ),
    misconception(
      'first-channel-only',
      'Only the first channel was copied, the others are all zero. Loop over the channels as well.',
      '첫 번째 채널만 옮겨졌고 나머지 채널은 모두 0입니다. 채널도 차례로 도세요.',
      (x: Tensor, ...sides: [number, number, number, number]) =>
        padZeros(
          fill(x.shape, (i, j, c) => (c === 0 ? x.get(i, j, c) : 0)),
          ...sides,
        ),
    ),
    misconception(
      'size-kept',
      'Your result is as large as the input, so part of the image fell off. The frame makes it larger.',
      '결과가 입력과 같은 크기라서 이미지 일부가 잘렸습니다. 테두리를 두르면 크기가 커져야 합니다.',
      (x: Tensor, ...sides: [number, number, number, number]) => cropped(padZeros(x, ...sides), x.shape),
    ),
    misconception(
      'top-and-left-swapped',
      'The image lies `left` rows down and `top` columns across: top moves rows, left moves columns.',
      '이미지가 `left`행 아래, `top`열 옆에 놓였습니다. top은 행을, left는 열을 옮깁니다.',
      (x: Tensor, top: number, bottom: number, left: number, right: number) => {
        const out = zeros(padZeros(x, top, bottom, left, right).shape);
        visit(x.shape, ([i, j, c]) => out.set(left + i, top + j, c, x.get(i, j, c)));
        return out;
      },
    ),
    ...misconceptions(
      'one-index-for-both-axes',
      'A pixel is written to a place whose row and column come from the same index: (top + i, left + j) takes both.',
      '픽셀을 쓸 자리의 행과 열을 한 인덱스로 정했습니다. (top + i, left + j)처럼 두 인덱스를 모두 쓰세요.',
      placing((i, _j, top, left) => [top + i, left + i]),
      placing((_i, j, top, left) => [top + j, left + j]),
    ),
    ...misconceptions(
      'placed-backwards',
      'Your pixels move the wrong way from the frame’s corner: (top + i, left + j), not minus.',
      '픽셀이 테두리의 모서리에서 반대쪽으로 놓였습니다. 빼지 말고 (top + i, left + j)로 더하세요.',
      placing((i, j, top, left) => [top - i, left + j]),
      placing((i, j, top, left) => [top + i, left - j]),
      placing((i, j, top, left) => [top - i, left - j]),
    ),
    misconception(
      'frame-of-ones',
      'Your frame holds ones. Padding puts zeros there, which add nothing to a sum.',
      '테두리에 1을 채웠습니다. 패딩에는 합에 아무것도 더하지 않는 0을 채웁니다.',
      (x: Tensor, top: number, bottom: number, left: number, right: number) => {
        const frame = padZeros(
          mapped(x, () => 1),
          top,
          bottom,
          left,
          right,
        );
        const out = padZeros(x, top, bottom, left, right);
        return fill(out.shape, (i, j, c) => out.get(i, j, c) + 1 - frame.get(i, j, c));
      },
    ),
  ],
  cases(random) {
    const { values, view, distinct } = source(random);
    return [
      example(1, 'the description’s example', '설명에 나온 예', tensor([[[5]]]), 0, 0, 1, 2),
      example(
        1,
        'a frame one pixel wide',
        '한 픽셀 두께의 테두리',
        tensor([1, 2, 3, 4, 5, 6], [2, 3, 1]),
        1,
        1,
        1,
        1,
      ),
      example(1, 'no padding at all', '패딩 없음', values([2, 4, 2]), 0, 0, 0, 0),
      example(3, '3×5×2, four different sides', '3×5×2, 네 변이 모두 다름', distinct([3, 5, 2]), 1, 2, 3, 4),
      example(2, 'a tall image, 6×2×3', '세로로 긴 6×2×3 이미지', distinct([6, 2, 3]), 3, 0, 1, 2),
      example(1, 'a strided view', '메모리에 띄엄띄엄 놓인 텐서', view([3, 4, 2]), 2, 1, 0, 3),
      example(1, 'float64', 'float64', values([4, 3, 2], 'float64'), 0, 2, 1, 0),
    ];
  },
} satisfies Exercise;
