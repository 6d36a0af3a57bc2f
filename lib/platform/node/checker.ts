import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Checker, Checkers } from '../types';
import { files } from './files';

const MAIN = join('tools', 'grader', 'main.cjs');

/** The same program as `npm run check`, in a process of its own. */
export const checkers: Checkers = {
  find(root) {
    const folder = root ?? files.folderWith(MAIN);
    return folder === undefined ? undefined : inProcess(join(folder, MAIN));
  },
};

function inProcess(program: string): Checker {
  return {
    run: (args) => spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' }),
    async stream(args, onLine) {
      const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
      let errors = '';
      child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
      const closed = new Promise<void>((resolve, reject) => {
        child.on('error', reject);
        child.on('close', () => {
          resolve();
        });
      });
      for await (const line of createInterface({ input: child.stdout })) onLine(line);
      await closed;
      return errors;
    },
  };
}
