// exercise: convCost

/**
 * What does a convolutional layer cost? Count its multiplications: each is followed by
 * one addition, and the two together are a multiply-accumulate, or MAC. Biases are not
 * counted.
 * 합성곱 층의 계산 비용은 얼마일까요? 곱셈이 몇 번인지 세어 보세요. 곱셈마다 덧셈이
 * 하나씩 따라오며, 이 둘을 묶어 MAC(multiply-accumulate)이라고 부릅니다. 편향은 세지
 * 않습니다.
 *
 * the size of the output, of the filters, and both channel counts → one whole number
 * 출력의 크기, 필터의 크기, 두 채널 수 → 정수 하나
 *
 *     How often does the innermost line of convLayer run?
 *     convLayer의 가장 안쪽 줄은 몇 번 실행될까요?
 *
 * @example convCost(32, 32, 5, 5, 3, 10) // 768000
 */
export function convCost(
  outH: number,
  outW: number,
  kh: number,
  kw: number,
  inChannels: number,
  outChannels: number,
): number {
  // BEGIN SOLUTION
  const places = outH * outW;
  const macsPerPlace = kh * kw * inChannels;
  return places * macsPerPlace * outChannels;
  // END SOLUTION
}
