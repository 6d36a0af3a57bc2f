/** No NaN silently: training and judging stop where a number stops being one. */
import { t } from '../language';
import type { Activation, Parameter, Weights } from '../model';
import { allFinite } from '../reduce';
import type { Tensor } from '../tensor';
import type { EpochReport } from './report';

/** What `fit` throws where a number is NaN or infinite, with all that was known until then. */
export class NotFiniteError extends Error {
  override readonly name = 'NotFiniteError';
  /** Of the whole epochs before. */
  history: readonly EpochReport[] = [];
  /** Of the batches before. */
  losses: readonly number[] = [];
}

/** Throws unless the loss is finite, and names the first layer whose output was not. */
export function checkLoss(
  loss: number,
  context: string,
  images: Tensor,
  activations: () => readonly Activation[],
): void {
  if (Number.isFinite(loss)) return;
  const problem = t(`the loss is ${loss}`, `손실이 ${loss}입니다`);
  const first = activations().find(({ out }) => !allFinite(out))?.name;
  const layer = t(
    `${first} is the first layer that answers NaN or infinity`,
    `NaN이나 무한대를 처음 내놓은 층은 ${first}입니다`,
  );
  const before = t('the images hold it already', '이미지에 이미 들어 있습니다');
  const parts = [problem, ...(first === undefined ? [] : [layer]), ...(allFinite(images) ? [] : [before])];
  throw new NotFiniteError(`${context}: ${parts.join(t('; ', '. '))}. ${advice()}`);
}

/** Throws unless all gradients are finite, and names the first that is not: they come in the order of the backward pass, last layer first. */
export function checkGradients(gradients: Weights, context: string): void {
  const nonFinite = Object.entries(gradients).find(([, gradient]) => !allFinite(gradient));
  if (!nonFinite) return;
  const problem = t(
    `the gradient of ${nonFinite[0]} holds NaN or infinity`,
    `${nonFinite[0]}의 기울기에 NaN이나 무한대가 있습니다`,
  );
  throw new NotFiniteError(`${context}: ${problem}. ${advice()}`);
}

/** Throws unless all parameters are finite after a step: what they were before it is gone. */
export function checkParameters(parameters: readonly Parameter[], context: string): void {
  const nonFinite = parameters.find(({ value }) => !allFinite(value));
  if (!nonFinite) return;
  const problem = t(
    `after the step ${nonFinite.name} holds NaN or infinity, so the network is lost: make it anew`,
    `갱신한 뒤 ${nonFinite.name}에 NaN이나 무한대가 있습니다. 이 신경망은 더 쓸 수 없으니 새로 만드세요`,
  );
  throw new NotFiniteError(`${context}: ${problem}. ${advice()}`);
}

function advice(): string {
  return t(
    'A smaller learning rate, or images between 0 and 1, often helps.',
    '학습률을 줄이거나 이미지를 0과 1 사이로 맞추면 나아지는 경우가 많습니다.',
  );
}
