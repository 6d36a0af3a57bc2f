import { ShapeError } from '../errors';
import { mathjs } from '../platform/mathjs';
import { checkRank } from '../shapes';
import { tensor, toNestedArray, type Tensor } from '../tensor';

/** A matrix that stores only what is not zero. */
export interface SparseMatrix {
  readonly shape: readonly [rows: number, columns: number];
  /** How many numbers are stored. */
  readonly stored: number;
  /** This matrix [R, C] times a vector [C] → [R]. Throws ShapeError where the lengths differ. */
  times(vector: Tensor): Tensor;
  transpose(): SparseMatrix;
}

/** The little of mathjs that is used here. */
interface MathMatrix {
  valueOf(): number[];
  _values: readonly number[];
}
interface MathJs {
  sparse(rows: unknown): MathMatrix;
  multiply(matrix: MathMatrix, vector: readonly number[]): MathMatrix;
  transpose(matrix: MathMatrix): MathMatrix;
}

/**
 * The sparse matrix of mathjs (compressed columns) from a tensor [R, C]. Throws ShapeError for another rank.
 *
 * @example sparse(convMatrix(filter, 28, 28)).times(reshape(image, [784]))
 */
export function sparse(matrix: Tensor): SparseMatrix {
  checkRank('sparse', 'matrix', matrix, ['R', 'C']);
  const math = mathjs.get() as MathJs;
  return wrapped(math, math.sparse(toNestedArray(matrix)), matrix.shape[0], matrix.shape[1]);
}

function wrapped(math: MathJs, matrix: MathMatrix, rows: number, columns: number): SparseMatrix {
  return {
    shape: [rows, columns],
    stored: matrix._values.length,
    times(vector) {
      if (vector.shape.length !== 1 || vector.shape[0] !== columns) {
        throw new ShapeError(
          `sparse: ${columns} columns do not fit a vector of shape [${vector.shape.join(', ')}]`,
        );
      }
      const product = math.multiply(matrix, toNestedArray(vector) as number[]).valueOf();
      return tensor(Array.from(product, Number), [rows]);
    },
    transpose: () => wrapped(math, math.transpose(matrix), columns, rows),
  };
}
