/** No NaN silently: training stops where a number stops being one. */
import { t } from '../language';
import type { Activation, Parameter, Weights } from '../model';
import { contiguous, type Tensor } from '../tensor';

interface Place {
  readonly epoch: number;
  readonly batch: number;
}

/** Throws unless the loss is finite, and says which layer answered something else first. */
export function checkLoss(loss: number, place: Place, activations: () => readonly Activation[]): void {
  if (Number.isFinite(loss)) return;
  const first = activations().find(({ out }) => !isFinite(out))?.name;
  throw notFinite(
    place,
    first === undefined
      ? t(`the loss is ${loss}`, `손실이 ${loss}입니다`)
      : t(
          `the loss is ${loss}; ${first} is the first layer that answers NaN or infinity`,
          `손실이 ${loss}입니다. NaN이나 무한대를 처음 내놓은 층은 ${first}입니다`,
        ),
  );
}

/** Throws unless all gradients are finite. Backward starts at the last layer, so the last to fail fails first. */
export function checkGradients(gradients: Weights, place: Place): void {
  const wrong = Object.entries(gradients).find(([, gradient]) => !isFinite(gradient));
  if (wrong)
    throw notFinite(
      place,
      t(
        `the gradient of ${wrong[0]} holds NaN or infinity`,
        `${wrong[0]}의 기울기에 NaN이나 무한대가 있습니다`,
      ),
    );
}

/** Throws unless all parameters are finite after a step: what they were before it is gone. */
export function checkParameters(parameters: readonly Parameter[], place: Place): void {
  const wrong = parameters.find(({ value }) => !isFinite(value));
  if (wrong)
    throw notFinite(
      place,
      t(
        `after the step ${wrong.name} holds NaN or infinity, so the network is lost: make it anew`,
        `갱신한 뒤 ${wrong.name}에 NaN이나 무한대가 있습니다. 이 신경망은 더 쓸 수 없으니 새로 만드세요`,
      ),
    );
}

function notFinite({ epoch, batch }: Place, what: string): Error {
  return new Error(
    t(
      `fit: epoch ${epoch}, batch ${batch}: ${what}. A smaller learning rate, or images between 0 and 1, often helps.`,
      `fit: 에포크 ${epoch}, 배치 ${batch}: ${what}. 학습률을 줄이거나 이미지를 0과 1 사이로 맞추면 나아지는 경우가 많습니다.`,
    ),
  );
}

/** Whether all values are finite: their sum is, in float64, only then. */
function isFinite(x: Tensor): boolean {
  let sum = 0;
  const { data } = contiguous(x);
  for (let i = 0; i < data.length; i++) sum += data[i] * 1e-9; // so that not even float64 values overflow the sum
  return Number.isFinite(sum);
}
