import { lineChart, type Figure, type Line } from '../figures';
import { t } from '../language';

const points = 200; // of the loss curve: more could not be distinguished

/** The losses of the batches, in at most `points` means of neighbours. */
export function lossCurve(losses: readonly number[]): Figure {
  const width = Math.max(1, Math.ceil(losses.length / points));
  const parts = Array.from({ length: Math.ceil(losses.length / width) }, (_, i) =>
    losses.slice(i * width, (i + 1) * width),
  );
  return lineChart(
    [
      {
        name: t('loss', '손실'),
        x: parts.map((part, i) => i * width + (part.length + 1) / 2),
        y: parts.map((part) => part.reduce((sum, loss) => sum + loss, 0) / part.length),
      },
    ],
    { title: t('Loss while learning', '학습 중의 손실'), x: t('step', '스텝'), y: t('loss', '손실') },
  );
}

/** Of `fit`'s report about an epoch, what a curve needs. */
export interface EpochAccuracy {
  readonly epoch: number;
  readonly accuracy: number;
  readonly validation?: { readonly accuracy: number };
}

/**
 * The share of right answers after each epoch, on what was learned from and, where there is some, on the validation
 * examples. The former is a mean over the epoch, while the network still changed; the latter was taken at its end.
 *
 * @example accuracyCurve((await fit(model, train, { backend, optimizer, validation })).history)
 */
export function accuracyCurve(history: readonly EpochAccuracy[]): Figure {
  const judged = history.flatMap(({ epoch, validation }) => (validation ? [{ epoch, ...validation }] : []));
  const line = (name: string, reports: readonly EpochAccuracy[]): Line => ({
    name,
    x: reports.map(({ epoch }) => epoch),
    y: reports.map(({ accuracy }) => 100 * accuracy),
  });
  return lineChart(
    [
      line(t('learning', '학습'), history),
      ...(judged.length > 0 ? [line(t('validation', '검증'), judged)] : []),
    ],
    {
      title: t('Right answers while learning', '학습하는 동안의 정확도'),
      x: t('epoch', '에폭'),
      y: t('right answers, %', '정확도, %'),
    },
  );
}
