/** Talks to the checker, the same program as `npm run check`, in a process of its own. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { kernelHost } from '../../host/kernel-host';
import { language } from '../../language';
import type { CheckedExercise } from './verdict-table';

/** What the checker tells while it works. */
export type CheckEvent =
  | { readonly type: 'exercise'; readonly id: string; readonly cases: readonly string[] }
  | { readonly type: 'case'; readonly name: string; readonly passed: boolean }
  | { readonly type: 'printed'; readonly text: string }
  | { readonly type: 'report'; readonly exercises: readonly CheckedExercise[] };

/** Asks the checker for one JSON answer; throws what it complains about, as an error of `caller`. */
export function ask(caller: (...args: never[]) => unknown, ...words: readonly string[]): unknown {
  const { stdout, stderr } = spawnSync(process.execPath, command([...words, '--json']), { encoding: 'utf8' });
  if (stdout === '') throw complaint(stderr, caller);
  return JSON.parse(stdout);
}

/** Runs the checker and hands on its events; gives what it complains about, at the end. */
export async function listen(words: readonly string[], see: (event: CheckEvent) => void): Promise<string> {
  const child = spawn(process.execPath, command(words), { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const closed = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => {
      resolve();
    });
  });
  for await (const line of createInterface({ input: child.stdout })) see(JSON.parse(line) as CheckEvent);
  await closed;
  return said.trim();
}

/** An error whose trace begins where the student called: nothing of ours helps to mend a cell. */
export function complaint(text: string, caller: (...args: never[]) => unknown): Error {
  const error = new Error(text.trim());
  Error.captureStackTrace(error, caller);
  return error;
}

function command(words: readonly string[]): string[] {
  const spoken = kernelHost()?.language ?? language();
  return [join(courseRoot(), 'tools', 'grader', 'main.cjs'), ...words, '--lang', spoken];
}

function courseRoot(): string {
  const host = kernelHost();
  if (host !== undefined) return host.root;
  let folder = __dirname;
  while (!existsSync(join(folder, 'tools', 'grader', 'main.cjs')) && folder !== dirname(folder))
    folder = dirname(folder);
  return folder;
}
