import { outputSize } from '../geometry';
import { checkRank } from '../shapes';
import { dtypeOf, zeros, type Tensor } from '../tensor';

/**
 * One filter as the matrix of a fully connected layer: times the image, laid out row by row, it gives the activation
 * map, row by row. Stride 1, no padding. A doubly blocked Toeplitz matrix: mostly zeros, each row the same numbers.
 *
 * w [KH, KW], an image of height × width → [OH · OW, H · W]
 *
 *     M[i · OW + j, (i + u) · W + (j + v)] = w[u, v], 0 elsewhere
 *
 * Throws ShapeError where w is no matrix or does not fit the image.
 * Source: lecture 14, "Fully connected and convolutional layers"; Goodfellow, Bengio & Courville 2016, section 9.1.
 *
 * @example convMatrix(tensor([[1, -1]]), 1, 3) // [[1, -1, 0], [0, 1, -1]]
 */
export function convMatrix(w: Tensor, height: number, width: number): Tensor {
  checkRank('convMatrix', 'w', w, ['KH', 'KW']);
  const [kh, kw] = w.shape;
  const [oh, ow] = [outputSize(height, kh), outputSize(width, kw)];
  const out = zeros([oh * ow, height * width], dtypeOf(w));
  for (let i = 0; i < oh; i++) {
    for (let j = 0; j < ow; j++) {
      for (let u = 0; u < kh; u++) {
        for (let v = 0; v < kw; v++) out.set(i * ow + j, (i + u) * width + (j + v), w.get(u, v));
      }
    }
  }
  return out;
}
