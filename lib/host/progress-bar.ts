import { t } from '../language';
import { terminal } from '../platform/terminal';
import { liveOutput } from './live-output';
import { columnsOf, cutToColumns } from './terminal';

export interface ProgressBar {
  /** `done` of `total` are done; `text` is shown behind the bar, `loss 0.31`. */
  update(done: number, text?: string): void;
  /** Draws the bar a last time: full, or with the reason why not. */
  done(text?: string): void;
}

export interface ProgressBarOptions {
  readonly total: number;
  readonly label: string;
}

/** How many cells the bar has, and how many in a terminal too narrow for that. */
const [usual, fewest] = [24, 8];
const INTERVAL_MS = 100; // between two updates: more could not be read

/**
 * A bar that fills in place, in a notebook and in a terminal; a log file gets its last line only.
 *
 * @example
 * const bar = progressBar({ total: 100, label: 'training' });
 * bar.update(40, 'loss 0.31'); // training ██████████░░░░░░░░░░░░░░ 40/100 · 12 s · loss 0.31
 * bar.done();
 */
export function progressBar({ total, label }: ProgressBarOptions): ProgressBar {
  if (!(total > 0)) throw new RangeError(`progressBar: total must be greater than 0, not ${total}`);
  const output = liveOutput();
  const started = Date.now();
  let reached = 0;
  let note = '';
  let drawn = 0;

  const line = (cells = usual): string => {
    const full = Math.min(cells, Math.floor((reached / total) * cells));
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const bar = '█'.repeat(full) + '░'.repeat(cells - full);
    return [`${label} ${bar} ${reached}/${total}`, t(`${seconds} s`, `${seconds}초`), note]
      .filter(Boolean)
      .join(' · ');
  };
  /** Fits one row of the terminal: a line that wraps could not be overwritten. */
  const fitting = (): string => {
    const columns = terminal.columns() - 1;
    const text = line();
    return columnsOf(text) <= columns ? text : cutToColumns(line(fewest), columns);
  };
  const draw = (last: boolean): void => {
    drawn = Date.now();
    if (output) output({ 'text/plain': line() });
    else if (last) terminal.write(`${terminal.isInteractive() ? '\r\x1b[K' : ''}${line()}\n`);
    else if (terminal.isInteractive()) terminal.write(`\r\x1b[K${fitting()}`);
  };
  return {
    update: (done, text = note) => {
      reached = done;
      note = text;
      if (Date.now() - drawn >= INTERVAL_MS) draw(false);
    },
    done: (text = note) => {
      note = text;
      draw(true);
    },
  };
}
