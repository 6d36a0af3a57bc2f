import type { Progress } from './grade/options';

/** One line on a terminal that says how far it is and how long it will take; in a log, a line every ten percent. */
export function progressLine(stream: NodeJS.WriteStream = process.stderr): {
  readonly tell: (state: Progress) => void;
  readonly end: () => void;
} {
  let said = 0;
  return {
    tell({ done, all, secondsLeft }) {
      const text = `${done} of ${all} students, about ${duration(secondsLeft)} left`;
      if (stream.isTTY) stream.write(`\r\u001b[K${text}`);
      else if (done === all || Math.floor((10 * done) / all) > said) {
        said = Math.floor((10 * done) / all);
        stream.write(`${text}\n`);
      }
    },
    end() {
      if (stream.isTTY) stream.write('\r\u001b[K');
    },
  };
}

function duration(seconds: number): string {
  return seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
