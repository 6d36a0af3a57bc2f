import { escapeHtml } from '../../host/html';
import type { MimeBundle } from '../../host/kernel-host';
import { t } from '../../language';
import { GREEN, headed, RED } from '../html';

/** A check in progress. */
export interface RunningCheck {
  readonly id: string;
  /** The names of all cases. */
  readonly cases: readonly string[];
  /** Whether they passed, as far as they were run. */
  readonly done: readonly boolean[];
  readonly seconds: number;
}

/** What is shown while a check runs: which cases are done, which one is running, and for how long. */
export function runningBundle({ id, cases, done, seconds }: RunningCheck): MimeBundle {
  const count = `${done.length}/${cases.length}`;
  const time = seconds < 1 ? '' : t(`, ${seconds} s`, `, ${seconds}초`);
  const head = t(`checking ${id} … ${count}${time}`, `${id} 확인하는 중 … ${count}${time}`);
  const signs = cases.map((_, i) => (i > done.length ? '·' : i === done.length ? '…' : done[i] ? '✔' : '✘'));
  const styles: Readonly<Record<string, string>> = { '✔': GREEN, '✘': RED, '·': 'opacity:.6' };
  const lines = cases.map(
    (name, i) =>
      `<div><span style="display:inline-block;width:1.6em;${styles[signs[i]] ?? ''}">${signs[i]}</span>${escapeHtml(name)}</div>`,
  );
  return {
    'text/html': [headed(head), ...lines].join('\n'),
    'text/plain': [head, ...cases.map((name, i) => `  ${signs[i]} ${name}`)].join('\n'),
  };
}
