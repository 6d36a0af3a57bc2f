// exercise: softmaxLoss
import { zeros, type Tensor } from 'convlab';

/**
 * Cross-entropy after softmax, averaged over the batch, and its slope at every logit.
 * It must survive logits of ±1000: subtract the row's largest logit before `Math.exp`,
 * which changes no probability.
 * 소프트맥스 다음의 교차 엔트로피를 배치에 대해 평균 내고, 로짓마다 기울기도 구하세요.
 * 로짓이 ±1000이어도 넘치지 않아야 합니다. `Math.exp`를 취하기 전에 그 행의 가장 큰
 * 로짓을 빼 주세요. 확률은 달라지지 않습니다.
 *
 * logits [N, K], labels: N class numbers → loss: one number, dlogits [N, K]
 * logits [N, K], labels: 클래스 번호 N개 → loss: 수 하나, dlogits [N, K]
 *
 *     p[n, k] = exp(logits[n, k]) / Σⱼ exp(logits[n, j])
 *     loss = −(1 / N) · Σₙ log p[n, labels[n]]
 *     dlogits[n, k] = (p[n, k] − y[n, k]) / N
 *
 * where y[n, k] is 1 if k = labels[n], and 0 otherwise
 * 여기서 y[n, k]는 k = labels[n]이면 1, 아니면 0입니다.
 *
 * @example softmaxLoss(tensor([[0, 0]]), [1]) // loss ≈ 0.6931 (ln 2), dlogits [[0.5, -0.5]]
 */
export function softmaxLoss(logits: Tensor, labels: number[]): { loss: number; dlogits: Tensor } {
  // BEGIN SOLUTION
  const [rows, classes] = logits.shape;
  const dlogits = zeros([rows, classes]);
  let loss = 0;
  for (let n = 0; n < rows; n++) {
    let largest = -Infinity;
    for (let k = 0; k < classes; k++) largest = Math.max(largest, logits.get(n, k));
    let total = 0;
    for (let k = 0; k < classes; k++) total += Math.exp(logits.get(n, k) - largest);
    for (let k = 0; k < classes; k++) {
      const probability = Math.exp(logits.get(n, k) - largest) / total;
      dlogits.set(n, k, (probability - (k === labels[n] ? 1 : 0)) / rows);
    }
    loss += Math.log(total) - (logits.get(n, labels[n]) - largest);
  }
  return { loss: loss / rows, dlogits };
  // END SOLUTION
}
