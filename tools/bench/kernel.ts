import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..', '..');

/**
 * The notebooks' kernel beside ipykernel, and Deno's where there is one: the least of several rounds.
 *
 * @param deno the path of a Deno (`npm install deno` brings one)
 */
export function kernelReport(deno?: string): Record<string, Record<string, number>> {
  const python = join(root, '.venv', 'bin', 'python');
  if (!existsSync(python)) throw new Error('--kernel needs the Python of the course: npm start builds it');
  const kernels = [
    {
      name: 'convlab',
      argv: [process.execPath, join(root, 'tools', 'kernel', 'dist', 'main.js')],
      language: 'typescript',
    },
    { name: 'ipykernel', argv: [python, '-m', 'ipykernel_launcher', '-f'], language: 'python' },
  ];
  if (deno !== undefined)
    kernels.push({
      name: 'deno',
      argv: [resolve(deno), 'jupyter', '--kernel', '--conn'],
      language: 'typescript',
    });
  const script = join(__dirname, 'kernel_peers.py');
  const { stdout, stderr, status } = spawnSync(python, [script, JSON.stringify(kernels)], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 24,
  });
  if (status !== 0) throw new Error(`kernel_peers.py failed:\n${stderr}`);
  return JSON.parse(stdout) as Record<string, Record<string, number>>;
}

/** One line for each figure, one column for each kernel. */
export function kernelTable(report: Record<string, Record<string, number>>): string {
  const names = Object.keys(report);
  const figures = Object.keys(report[names[0]]);
  const row = (head: string, cells: string[]): string =>
    `${head.padEnd(40)}${cells.map((cell) => cell.padStart(12)).join('')}`;
  return [
    row('', names),
    ...figures.map((figure) =>
      row(
        figure,
        names.map((name) => report[name][figure].toFixed(2)),
      ),
    ),
  ].join('\n');
}
