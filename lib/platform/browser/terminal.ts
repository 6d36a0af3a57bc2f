import type { Terminal } from '../types';

/** The console prints whole lines: what is left of one waits for its end. */
function lines(print: (line: string) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop()!;
    parts.forEach(print);
  };
}

export const terminal: Terminal = {
  isInteractive: () => false,
  columns: () => Infinity,
  write: lines((line) => {
    console.log(line);
  }),
  writeError: lines((line) => {
    console.error(line);
  }),
  onInterrupt: () => undefined,
};
