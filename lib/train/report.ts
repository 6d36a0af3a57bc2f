import { percent, show } from '../figures';
import { kernelHost } from '../host/kernel-host';
import { liveOutput } from '../host/live-output';
import { progressBar } from '../host/progress-bar';
import { t } from '../language';
import { terminal } from '../platform/terminal';
import { lossCurve } from './curves';

/** What is known after a batch. */
export interface BatchReport {
  /** From 1. */
  readonly epoch: number;
  /** Within the epoch, from 1. */
  readonly batch: number;
  readonly batches: number;
  /** The mean over the batch, before the step. */
  readonly loss: number;
  readonly accuracy: number;
}

/** What is known after an epoch: means over its batches, as the network changed. */
export interface EpochReport {
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy: number;
  /** On `validation`, after the epoch. */
  readonly validation?: { readonly loss: number; readonly accuracy: number };
}

/** Shows the progress of a training run. */
export interface Reporter {
  readonly batch: (report: BatchReport, losses: readonly number[]) => void;
  readonly epoch: (report: EpochReport) => void;
  readonly done: (outcome: Outcome, losses: readonly number[]) => void;
}

/** How a training ended. */
export type Outcome = 'whole' | 'interrupted' | 'failed';

const INTERVAL_MS = 600; // between two drawings of the curve

export function reporter({
  epochs,
  firstEpoch = 1,
  batches,
  progress = true,
  plot = false,
}: {
  epochs: number;
  firstEpoch?: number;
  batches: number;
  progress?: boolean;
  plot?: boolean;
}): Reporter {
  const lastEpoch = firstEpoch + epochs - 1;
  const inPlace = kernelHost() !== undefined || terminal.isInteractive();
  const bar =
    progress && inPlace ? progressBar({ total: epochs * batches, label: t('training', '학습') }) : undefined;
  const output = plot ? liveOutput() : undefined;
  const last = { text: '', drawn: 0 };
  return {
    batch: ({ epoch, batch, loss }, losses) => {
      const text = [t(`epoch ${epoch}/${lastEpoch}`, `에폭 ${epoch}/${lastEpoch}`), lossText(loss)].join(
        ' · ',
      );
      bar?.update((epoch - firstEpoch) * batches + batch, last.text === '' ? text : `${text} · ${last.text}`);
      if (output && performance.now() - last.drawn >= INTERVAL_MS) {
        output(lossCurve(losses).bundle());
        last.drawn = performance.now();
      }
    },
    epoch: (report) => {
      last.text = epochText(report);
      if (progress && !bar) {
        const line = t(`epoch ${report.epoch}/${lastEpoch}`, `에폭 ${report.epoch}/${lastEpoch}`);
        terminal.write(`${line} · ${lossText(report.loss)} · ${last.text}\n`);
      }
    },
    done: (outcome, losses) => {
      const kept = t('the network keeps what it has learned', '지금까지 학습한 값은 그대로 남습니다');
      const ending = endingText(outcome) + (outcome === 'interrupted' ? `: ${kept}` : '');
      if (bar) bar.done([ending, last.text].filter(Boolean).join(' · '));
      else if (progress && ending) terminal.write(`${ending}\n`);
      if (output) output(lossCurve(losses).bundle());
      else if (plot) show(lossCurve(losses));
    },
  };
}

/** The bar's text at the end. */
export function endingText(outcome: Outcome): string {
  switch (outcome) {
    case 'whole':
      return '';
    case 'interrupted':
      return t('interrupted', '중단됨');
    case 'failed':
      return t('stopped by an error', '오류로 멈춤');
  }
}

function lossText(loss: number): string {
  return `${t('loss', '손실')} ${loss.toFixed(3)}`;
}

function epochText({ accuracy, validation }: EpochReport): string {
  const own = `${t('training accuracy', '학습 정확도')} ${percent(accuracy)}`;
  return validation ? `${own} · ${t('validation', '검증')} ${percent(validation.accuracy)}` : own;
}
