import { tensor, zeros, type Tensor } from 'convlab';
import { im2colMatrix } from '../../../solutions/02-conv-layer/im2colMatrix';
import type { Exercise } from '../../../tools/grader/course/spec';
import { both, cropped, example, puzzle, source, visit, misconception } from '../cases';

/** Sizes along height and width. */
type Size = readonly [height: number, width: number];

/** The windows of x written into a matrix, each number where `place` says. */
function unfolded(
  x: Tensor,
  kernel: Size,
  place: (at: Size, tap: Size, channel: number, places: Size) => [row: number, column: number],
): Tensor {
  const channels = x.shape[2];
  const places: Size = [x.shape[0] - kernel[0] + 1, x.shape[1] - kernel[1] + 1];
  const out = zeros([places[0] * places[1], kernel[0] * kernel[1] * channels]);
  visit([...places, ...kernel, channels], ([i, j, u, v, c]) => {
    out.set(...place([i, j], [u, v], c, places), x.get(i + u, j + v, c));
  });
  return out;
}

export default {
  id: 'im2colMatrix',
  title: both('Windows as rows', '창을 행으로 펼치기'),
  task: both(
    'Write every window of the image as one row of a matrix: rows of the window outside, then its columns, channels innermost.',
    '이미지의 모든 창을 행렬의 한 행으로 펼치세요. 창의 행이 가장 바깥이고, 그다음이 열, 채널이 가장 안쪽입니다.',
  ),
  difficulty: 2,
  minutes: 15,
  solution: im2colMatrix,
  parameters: ['x', 'kh', 'kw'],
  hints: [
    both(
      'Nothing is computed here, numbers only move. First ask how many rows there are (places) and how many columns (numbers in a window).',
      '여기서는 계산이 없고 수가 자리만 옮깁니다. 먼저 행이 몇 개인지(자리 수), 열이 몇 개인지(창 안의 수 개수) 따져 보세요.',
    ),
    both(
      'Count what comes before. With 4 places in a row, place (1, 2) has a whole row and 2 more before it: it is row 6 of the matrix. Columns are counted in the same way: rows of the window first, then positions in the row, and channels innermost.',
      '앞에 몇 개가 있는지 세어 보세요. 자리가 한 줄에 4개라면 (1, 2) 앞에는 한 줄 전체와 2개가 더 있으므로, 0부터 세어 행렬의 6번째 행입니다. 열도 같은 방법으로 셉니다. 창의 행이 먼저이고, 그다음이 행 안의 위치, 가장 안쪽이 채널입니다.',
    ),
    puzzle(
      'out.set(i * width + j, (u * kw + v) * channels + c, x.get(i + u, j + v, c));',
      both(
        'Rows are counted by places, and a row of places is outWidth long, not width.',
        '행은 자리로 셉니다. 자리 한 줄의 길이는 width가 아니라 outWidth입니다.',
      ),
    ),
  ],
  misconceptions: [
    misconception(
      'channels-outermost',
      'Your columns run channel by channel. Here channels are innermost, as in the tensor itself: (u · KW + v) · C + c.',
      '열이 채널별로 늘어서 있습니다. 텐서에서와 같이 채널이 가장 안쪽이어야 합니다. (u · KW + v) · C + c입니다.',
      (x: Tensor, kh: number, kw: number) =>
        unfolded(x, [kh, kw], ([i, j], [u, v], c, places) => [i * places[1] + j, (c * kh + u) * kw + v]),
    ),
    misconception(
      'transposed',
      'Your matrix lies on its side: one window is one row, not one column.',
      '행렬의 행과 열이 뒤바뀌었습니다. 창 하나는 열이 아니라 행 하나가 됩니다.',
      (x: Tensor, kh: number, kw: number) => im2colMatrix(x, kh, kw).transpose(1, 0),
    ),
    misconception(
      'places-in-column-order',
      'Your windows follow each other down the image. Go along each row first: the window at (i, j) is row i · OW + j.',
      '창을 세로 방향으로 늘어놓았습니다. 행을 따라 먼저 가야 합니다. (i, j)의 창은 i · OW + j번째 행입니다.',
      (x: Tensor, kh: number, kw: number) =>
        unfolded(x, [kh, kw], ([i, j], [u, v], c, places) => [
          j * places[0] + i,
          (u * kw + v) * x.shape[2] + c,
        ]),
    ),
    misconception(
      'taps-in-column-order',
      'Inside a window you go down its columns. Read it row by row: (u · KW + v) · C + c.',
      '창 안을 열 방향으로 읽었습니다. 행을 따라 읽으세요. (u · KW + v) · C + c입니다.',
      (x: Tensor, kh: number, kw: number) =>
        unfolded(x, [kh, kw], ([i, j], [u, v], c, places) => [
          i * places[1] + j,
          (v * kh + u) * x.shape[2] + c,
        ]),
    ),
    misconception(
      'tiles',
      'Your windows lie side by side without overlap. They move by one pixel: most pixels appear in several rows.',
      '창들이 겹치지 않고 나란히 놓였습니다. 창은 한 픽셀씩 움직이므로 픽셀 대부분이 여러 행에 나타나야 합니다.',
      (x: Tensor, kh: number, kw: number) => {
        const across = x.shape[1] - kw + 1;
        const tiles: Size = [Math.floor(x.shape[0] / kh), Math.floor(x.shape[1] / kw)];
        const all = im2colMatrix(x, kh, kw);
        const out = zeros([tiles[0] * tiles[1], all.shape[1]]);
        visit([...tiles, all.shape[1]], ([i, j, column]) => {
          out.set(i * tiles[1] + j, column, all.get(i * kh * across + j * kw, column));
        });
        return out;
      },
    ),
    misconception(
      'flipped-kernel',
      'Each of your windows is read backwards. Filters are not flipped in a network, so windows are not either.',
      '창을 거꾸로 읽었습니다. 신경망에서는 필터를 뒤집지 않으니 창도 뒤집지 않습니다.',
      (x: Tensor, kh: number, kw: number) =>
        unfolded(x, [kh, kw], ([i, j], [u, v], c, places) => [
          i * places[1] + j,
          ((kh - 1 - u) * kw + (kw - 1 - v)) * x.shape[2] + c,
        ]),
    ),
    misconception(
      'places-counted-by-image-rows',
      'You number the places as if a row of them were W long. It has W − KW + 1: the window at (i, j) is row i · OW + j.',
      '자리의 번호를 한 행이 W개인 것처럼 매겼습니다. 한 행은 W − KW + 1개이므로 (i, j)의 창은 i · OW + j번째 행입니다.',
      (x: Tensor, kh: number, kw: number) =>
        unfolded(x, [kh, kw], ([i, j], [u, v], c) => [i * x.shape[1] + j, (u * kw + v) * x.shape[2] + c]),
    ),
    misconception(
      'taps-counted-by-kernel-height',
      'You number the taps as if a row of the window were KH long. It is KW long: (u · KW + v) · C + c.',
      '창 한 행의 길이를 KH로 보고 번호를 매겼습니다. 한 행의 길이는 KW입니다. (u · KW + v) · C + c입니다.',
      (x: Tensor, kh: number, kw: number) =>
        unfolded(x, [kh, kw], ([i, j], [u, v], c, places) => [
          i * places[1] + j,
          (u * kh + v) * x.shape[2] + c,
        ]),
    ),
    misconception(
      'last-window-missed',
      'The very last window is missing: there are (H − KH + 1) · (W − KW + 1) of them.',
      '맨 마지막 창이 빠졌습니다. 창은 모두 (H − KH + 1) · (W − KW + 1)개입니다.',
      (x: Tensor, kh: number, kw: number) => {
        const all = im2colMatrix(x, kh, kw);
        return cropped(all, [all.shape[0] - 1, all.shape[1]]);
      },
    ),
    misconception(
      'parentheses-missing',
      'Your columns need parentheses: tap (u, v) and channel c stand in column (u · kw + v) · C + c.',
      '열 번호에 괄호가 필요합니다. 탭 (u, v)와 채널 c는 (u · kw + v) · C + c번 열에 놓입니다.',
      (x: Tensor, kh: number, kw: number) => {
        const all = im2colMatrix(x, kh, kw);
        const channels = x.shape[2];
        const out = zeros(all.shape);
        for (let row = 0; row < all.shape[0]; row++) {
          visit([kh, kw, channels], ([u, v, c]) =>
            out.set(row, u * kw + v * channels + c, all.get(row, (u * kw + v) * channels + c)),
          );
        }
        return out;
      },
    ),
    misconception(
      'places-counted-by-the-height',
      'Place (i, j) stands in row i · OW + j: a row of places is as long as the output is wide, not high.',
      '자리 (i, j)는 i · OW + j번 행에 놓입니다. 자리의 한 줄은 출력의 높이가 아니라 너비만큼 깁니다.',
      (x: Tensor, kh: number, kw: number) => {
        const all = im2colMatrix(x, kh, kw);
        const [oh, ow] = [x.shape[0] - kh + 1, x.shape[1] - kw + 1];
        const out = zeros(all.shape);
        visit([oh, ow, all.shape[1]], ([i, j, k]) => out.set(i * oh + j, k, all.get(i * ow + j, k)));
        return out;
      },
    ),
  ],
  cases(random) {
    const { view, values, distinct } = source(random);
    return [
      example(1, 'the description’s example', '설명에 나온 예', tensor([[[1], [2], [3]]]), 1, 2),
      example(
        2,
        '2×3, two channels, 2×2 windows',
        '2×3, 채널 둘, 2×2 창',
        tensor([1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6], [2, 3, 2]),
        2,
        2,
      ),
      example(1, '1×1 windows: one row a pixel', '1×1 창: 픽셀마다 한 행', values([3, 2, 4]), 1, 1),
      example(2, '5×7×2, 3×2 windows', '5×7×2, 3×2 창', distinct([5, 7, 2]), 3, 2),
      example(
        2,
        'a tall image, 7×4×3, 2×3 windows',
        '세로로 긴 7×4×3 이미지, 2×3 창',
        distinct([7, 4, 3]),
        2,
        3,
      ),
      example(1, 'a strided view', '메모리에 띄엄띄엄 놓인 텐서', view([4, 5, 2], 'float64'), 2, 3),
      example(1, 'a window as large as the image', '이미지만큼 큰 창', distinct([3, 2, 2]), 3, 2),
    ];
  },
} satisfies Exercise;
