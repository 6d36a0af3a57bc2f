import type { Output } from '../../kernel/jupyter/output';
import { process } from '../node/process';
import { format } from '../node/util';

const STREAMS = {
  log: 'stdout',
  info: 'stdout',
  debug: 'stdout',
  dir: 'stdout',
  warn: 'stderr',
  error: 'stderr',
  trace: 'stderr',
} as const;

/** What the student's code and the library print goes to its cell. */
export function printToOutput(output: Output): void {
  for (const [name, stream] of Object.entries(STREAMS))
    console[name as keyof typeof STREAMS] = (...values: unknown[]) => {
      output.write(stream, `${format(...values)}\n`);
    };
  for (const name of ['stdout', 'stderr'] as const)
    process[name].write = (text) => {
      output.write(name, text);
      return true;
    };
}
