import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Outcome } from './run-cells';

/** One kernel's worth of cells, in a process of its own (run-cells.ts). */
export class CellsProcess {
  private readonly child: ChildProcess = fork(path.join(__dirname, 'run-cells.ts'), {
    execArgv: ['-r', 'ts-node/register'],
    cwd: path.join(__dirname, '..', '..', '..'),
  });

  /** Runs cells one after the other. */
  async outcomes(codes: readonly string[]): Promise<Outcome[]> {
    this.child.send(codes);
    const [outcomes] = (await once(this.child, 'message')) as [Outcome[]];
    return outcomes;
  }

  /** What the last cell gives: its value, or its error as `Name: message`. */
  async last(...codes: string[]): Promise<string> {
    const outcome = (await this.outcomes(codes))[codes.length - 1];
    return 'value' in outcome ? outcome.value : `${outcome.error}: ${outcome.message}`;
  }

  end(): void {
    this.child.kill('SIGKILL');
  }
}
