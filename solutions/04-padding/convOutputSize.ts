// exercise: convOutputSize

/**
 * The output size of a convolution along one axis, with `padding` zeros on both sides.
 * 양쪽에 0을 `padding`개씩 둘렀을 때, 한 축에서 합성곱의 출력 크기를 구하세요.
 *
 * four whole numbers → one whole number / 정수 네 개 → 정수 하나
 *
 *     input = 5, kernel = 3, stride = 2, padding = 1:   ###···0   0·###·0   0···###
 *
 * @example convOutputSize(32, 5, 1, 2) // 32
 */
export function convOutputSize(input: number, kernel: number, stride: number, padding: number): number {
  // BEGIN SOLUTION
  const padded = input + 2 * padding;
  return Math.floor((padded - kernel) / stride) + 1;
  // END SOLUTION
}
