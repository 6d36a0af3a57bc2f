import { tensor, zeros, type Tensor } from 'convlab';
import { convAsMatrix } from '../../../solutions/06-conv-and-fc/convAsMatrix';
import type { Exercise } from '../../../tools/grader/course/spec';
import { flippedKernel } from '../shared-misconceptions';
import { both, cropped, example, puzzle, source, visit, misconception, misconceptions } from '../cases';

/** The matrix with each weight where `at` says; `places` is [OH, OW]. */
function unrolled(
  w: Tensor,
  [height, width]: readonly [number, number],
  at: (i: number, j: number, u: number, v: number, places: readonly [number, number]) => [number, number],
): Tensor {
  const places = [height - w.shape[0] + 1, width - w.shape[1] + 1] as const;
  const out = zeros([places[0] * places[1], height * width]);
  visit([...places, ...w.shape], ([i, j, u, v]) => {
    out.set(...at(i, j, u, v, places), w.get(u, v));
  });
  return out;
}

/** A matrix of that many rows, in each of which the filter lies one pixel further on. */
function stepped(w: Tensor, [height, width]: readonly [number, number], rows: number): Tensor {
  const out = zeros([rows, height * width]);
  visit([rows, ...w.shape], ([row, u, v]) => out.set(row, row + u * width + v, w.get(u, v)));
  return out;
}

export default {
  id: 'convAsMatrix',
  title: both('A convolution as a matrix', '합성곱을 행렬로'),
  task: both(
    'Return the matrix that does to the image, laid out row by row, what the filter does to it.',
    '한 줄로 펼친 이미지에 곱하면 필터를 적용한 것과 같은 결과가 나오는 행렬을 반환하세요.',
  ),
  difficulty: 3,
  minutes: 15,
  solution: convAsMatrix,
  parameters: ['w', 'height', 'width'],
  hints: [
    both(
      'One row of the matrix computes one output. Which pixels does that output look at, and at which positions do they stand in the laid-out image?',
      '행렬의 한 행이 출력 하나를 계산합니다. 그 출력은 어느 픽셀을 보나요? 그 픽셀들은 한 줄로 펼친 이미지의 몇 번째에 있나요?',
    ),
    both(
      'Try an image of 3 × 4 with a filter of 2 × 2. A whole row of 3 outputs comes before output (1, 0): it is row 3. Through w[1, 1] it sees pixel (2, 1), before which two rows of 4 pixels and one more come: column 9. Where you write nothing, zeros stay.',
      '3 × 4 이미지와 2 × 2 필터로 따져 보세요. 출력 (1, 0) 앞에는 출력 3개가 한 줄 있으므로 0부터 세어 3번째 행입니다. 이 출력은 w[1, 1]로 픽셀 (2, 1)을 봅니다. 그 앞에는 픽셀 4개짜리 두 줄과 하나가 더 있으므로 9번째 열입니다. 쓰지 않은 자리는 0으로 남습니다.',
    ),
    puzzle(
      'out.set(i * outWidth + j, (i + u) * outWidth + (j + v), w.get(u, v));',
      both(
        'Columns stand for pixels of the image, and one row of the image is width long, not outWidth.',
        '열은 이미지의 픽셀에 해당합니다. 이미지 한 행의 길이는 outWidth가 아니라 width입니다.',
      ),
    ),
  ],
  misconceptions: [
    misconception(
      'transposed',
      'Your matrix is transposed: a row belongs to an output, a column to a pixel. (Yours carries gradients back!)',
      '행렬이 전치되었습니다. 행은 출력, 열은 픽셀에 해당합니다. (전치 행렬은 기울기를 거꾸로 보내는 데 쓰입니다!)',
      (w: Tensor, height: number, width: number) => convAsMatrix(w, height, width).transpose(1, 0),
    ),
    flippedKernel((w: Tensor, height: number, width: number) => convAsMatrix(w.step(-1, -1), height, width)),
    misconception(
      'no-gap-between-filter-rows',
      'The filter’s rows follow each other without a gap. The next row of a window is a whole image row further on: (i + u) · W + (j + v).',
      '필터의 행들이 빈틈없이 이어져 있습니다. 창의 다음 행은 이미지 한 행만큼 뒤에 있습니다. (i + u) · W + (j + v)입니다.',
      (w: Tensor, height: number, width: number) =>
        unrolled(w, [height, width], (i, j, u, v, places) => [
          i * places[1] + j,
          i * width + j + u * w.shape[1] + v,
        ]),
    ),
    ...misconceptions(
      'wraps-around-the-edge',
      'Your windows run over the right edge into the next row. Each image row has only W − KW + 1 places.',
      '창이 오른쪽 끝을 넘어 다음 행으로 이어집니다. 이미지의 한 행에는 자리가 W − KW + 1개뿐입니다.',
      (w: Tensor, height: number, width: number) =>
        stepped(w, [height, width], (height - w.shape[0]) * width + width - w.shape[1] + 1),
      (w: Tensor, height: number, width: number) =>
        stepped(w, [height, width], convAsMatrix(w, height, width).shape[0]),
    ),
    misconception(
      'filter-not-moved',
      'Every row of your matrix holds the filter at the same pixels, the first window’s. In row (i, j) the window begins at pixel (i, j): column (i + u) · W + (j + v).',
      '모든 행에서 필터가 첫 번째 창의 픽셀에 놓였습니다. (i, j)의 행에서 창은 픽셀 (i, j)에서 시작합니다. (i + u) · W + (j + v)번째 열입니다.',
      (w: Tensor, height: number, width: number) =>
        unrolled(w, [height, width], (i, j, u, v, places) => [i * places[1] + j, u * width + v]),
    ),
    misconception(
      'image-in-column-order',
      'You lay the image out column by column. Rows come first: pixel (r, c) is number r · W + c.',
      '이미지를 열 순서로 펼쳤습니다. 행이 먼저입니다. 픽셀 (r, c)는 r · W + c번째입니다.',
      (w: Tensor, height: number, width: number) =>
        unrolled(w, [height, width], (i, j, u, v, places) => [i * places[1] + j, (j + v) * height + (i + u)]),
    ),
    misconception(
      'outputs-in-column-order',
      'You lay the outputs out column by column. Rows come first: output (i, j) is row i · OW + j.',
      '출력을 열 순서로 펼쳤습니다. 행이 먼저입니다. 출력 (i, j)는 i · OW + j번째 행입니다.',
      (w: Tensor, height: number, width: number) =>
        unrolled(w, [height, width], (i, j, u, v, places) => [j * places[0] + i, (i + u) * width + (j + v)]),
    ),
    misconception(
      'outputs-counted-by-image-rows',
      'You number the outputs as if a row of them were W long. It has W − KW + 1: output (i, j) is row i · OW + j.',
      '출력의 번호를 한 행이 W개인 것처럼 매겼습니다. 한 행은 W − KW + 1개이므로 출력 (i, j)는 i · OW + j번째 행입니다.',
      (w: Tensor, height: number, width: number) =>
        unrolled(w, [height, width], (i, j, u, v) => [i * width + j, (i + u) * width + (j + v)]),
    ),
    misconception(
      'pixels-counted-by-output-rows',
      'You number the pixels as if a row of the image were OW long. It is W long: pixel (i + u, j + v) is column (i + u) · W + (j + v).',
      '픽셀의 번호를 이미지 한 행의 길이가 OW인 것처럼 매겼습니다. 길이는 W이므로 픽셀 (i + u, j + v)는 (i + u) · W + (j + v)번째 열입니다.',
      (w: Tensor, height: number, width: number) =>
        unrolled(w, [height, width], (i, j, u, v, [, outWidth]) => [
          i * outWidth + j,
          (i + u) * outWidth + (j + v),
        ]),
    ),
    misconception(
      'last-output-missed',
      'The row of the very last output is missing: there are (H − KH + 1) · (W − KW + 1) of them.',
      '마지막 출력에 해당하는 행이 빠졌습니다. 행은 모두 (H − KH + 1) · (W − KW + 1)개입니다.',
      (w: Tensor, height: number, width: number) => {
        const all = convAsMatrix(w, height, width);
        return cropped(all, [all.shape[0] - 1, all.shape[1]]);
      },
    ),
    misconception(
      'places-counted-by-the-height',
      'Place (i, j) stands in row i · OW + j: a row of places is as long as the output is wide, not high.',
      '자리 (i, j)는 i · OW + j번 행에 놓입니다. 자리의 한 줄은 출력의 높이가 아니라 너비만큼 깁니다.',
      (w: Tensor, height: number, width: number) => {
        const all = convAsMatrix(w, height, width);
        const [oh, ow] = [height - w.shape[0] + 1, width - w.shape[1] + 1];
        const out = zeros(all.shape);
        visit([oh, ow, ...w.shape], ([i, j, u, v]) =>
          out.set(i * oh + j, (i + u) * width + j + v, w.get(u, v)),
        );
        return out;
      },
    ),
    misconception(
      'pixels-counted-by-the-height',
      'Pixel (y, x) stands in column y · W + x: a row of pixels is as long as the image is wide, not high.',
      '픽셀 (y, x)는 y · W + x번 열에 놓입니다. 픽셀의 한 줄은 이미지의 높이가 아니라 너비만큼 깁니다.',
      (w: Tensor, height: number, width: number) => {
        const all = convAsMatrix(w, height, width);
        const [oh, ow] = [height - w.shape[0] + 1, width - w.shape[1] + 1];
        const out = zeros(all.shape);
        visit([oh, ow, ...w.shape], ([i, j, u, v]) =>
          out.set(i * ow + j, (i + u) * height + j + v, w.get(u, v)),
        );
        return out;
      },
    ),
    misconception(
      'parentheses-missing',
      'Your columns need parentheses: (i + u) · W + (j + v).',
      '열 번호에 괄호가 필요합니다. (i + u) · W + (j + v)입니다.',
      (w: Tensor, height: number, width: number) => {
        const all = convAsMatrix(w, height, width);
        const [oh, ow] = [height - w.shape[0] + 1, width - w.shape[1] + 1];
        const out = zeros(all.shape);
        visit([oh, ow, ...w.shape], ([i, j, u, v]) =>
          out.set(i * ow + j, i + u * width + j + v, w.get(u, v)),
        );
        return out;
      },
    ),
  ],
  cases(random) {
    const { values, view, distinct } = source(random);
    return [
      example(1, 'the description’s example', '설명에 나온 예', tensor([[1, -1]]), 1, 3),
      example(
        2,
        'a 2×2 filter on a 3×3 image',
        '3×3 이미지에 2×2 필터',
        tensor([
          [1, 2],
          [3, 4],
        ]),
        3,
        3,
      ),
      example(
        1,
        'a filter as large as the image: one row',
        '이미지만큼 큰 필터: 한 행',
        values([2, 3]),
        2,
        3,
      ),
      example(3, 'a 2×3 filter on a 4×6 image', '4×6 이미지에 2×3 필터', distinct([2, 3]), 4, 6),
      example(
        1,
        'a 3×2 filter on a tall image, 7×4',
        '세로로 긴 7×4 이미지에 3×2 필터',
        distinct([3, 2]),
        7,
        4,
      ),
      example(1, 'a strided view', '메모리에 띄엄띄엄 놓인 텐서', view([3, 2]), 4, 5),
      example(
        1,
        'float64, a filter of one number',
        'float64, 수 하나짜리 필터',
        tensor([-1.5], [1, 1], 'float64'),
        2,
        3,
      ),
    ];
  },
} satisfies Exercise;
