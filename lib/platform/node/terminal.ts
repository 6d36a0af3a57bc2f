import type { Terminal } from '../types';

export const terminal: Terminal = {
  isInteractive: () => process.stdout.isTTY,
  columns: () => process.stdout.columns || Infinity,
  write: (text) => void process.stdout.write(text),
  writeError: (text) => void process.stderr.write(text),
  onInterrupt(listener) {
    if (process.listenerCount('SIGINT') > 0) return undefined;
    process.on('SIGINT', listener);
    return () => void process.off('SIGINT', listener);
  },
};
