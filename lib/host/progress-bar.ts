import { terminal } from '../platform/terminal';
import { liveOutput } from './live-output';
import { columnsOf, cutToColumns } from './terminal';

export interface ProgressBar {
  /** `done` of `total` are done; `text` says what stands where, `loss 0.31`. */
  update(done: number, text?: string): void;
  /** The last word: the bar is full or says why it is not. */
  done(text?: string): void;
}

export interface ProgressBarOptions {
  readonly total: number;
  readonly label: string;
}

/** How many cells the bar has, and how many in a terminal too narrow for that. */
const [usual, fewest] = [24, 8];
const beat = 100; // milliseconds between two pictures: more could not be read

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
  let said = '';
  let drawn = 0;

  const line = (cells = usual): string => {
    const full = Math.min(cells, Math.floor((reached / total) * cells));
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const bar = '█'.repeat(full) + '░'.repeat(cells - full);
    return [`${label} ${bar} ${reached}/${total}`, `${seconds} s`, said].filter(Boolean).join(' · ');
  };
  /** In one row of the terminal: one that wraps could not be drawn over. */
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
    update: (done, text = said) => {
      reached = done;
      said = text;
      if (Date.now() - drawn >= beat) draw(false);
    },
    done: (text = said) => {
      said = text;
      draw(true);
    },
  };
}
