// exercise: confusionMatrix

/**
 * Which classes does the network take for which? Count every pair: the row is the
 * truth, the column the prediction.
 * 신경망은 무엇을 무엇으로 착각할까요? 짝을 모두 세어 보세요. 행은 정답, 열은
 * 예측입니다.
 *
 * labels and predictions of equal length → classes × classes whole numbers
 * 길이가 같은 labels, predictions → classes × classes 정수
 *
 *     out[t][p] = how often labels[n] = t and predictions[n] = p
 *     out[t][p] = labels[n] = t이고 predictions[n] = p인 n의 수
 *
 * @example confusionMatrix([0, 1, 1], [0, 1, 0], 2) // [[1, 0], [1, 1]]
 */
export function confusionMatrix(labels: number[], predictions: number[], classes: number): number[][] {
  // BEGIN SOLUTION
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let n = 0; n < labels.length; n++) {
    counts[labels[n]][predictions[n]]++;
  }
  return counts;
  // END SOLUTION
}
