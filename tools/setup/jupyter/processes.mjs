// @ts-check
// Which processes come from which: kernels are in sessions of their own, so a signal to the server's group
// does not reach them.
import { execFileSync } from 'node:child_process';

/** @typedef {{ pid: number, parent: number, started: string }} Process */

/** @returns {Process[]} all processes; none where it cannot be told (Windows ends trees by taskkill) */
export function allProcesses() {
  if (process.platform === 'win32') return [];
  try {
    return parseProcesses(execFileSync('ps', ['-A', '-o', 'pid=,ppid=,lstart='], { encoding: 'utf8' }));
  } catch {
    return [];
  }
}

/**
 * @param {string} table what `ps -o pid=,ppid=,lstart=` prints
 * @returns {Process[]}
 */
export function parseProcesses(table) {
  return table
    .trim()
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .flatMap((match) =>
      match ? [{ pid: Number(match[1]), parent: Number(match[2]), started: match[3].trim() }] : [],
    );
}

/**
 * Children, their children and so on.
 * @param {number} pid
 * @param {readonly Process[]} all
 * @returns {Process[]}
 */
export function descendants(pid, all) {
  return all
    .filter((one) => one.parent === pid && one.pid !== pid)
    .flatMap((one) => [one, ...descendants(one.pid, all)]);
}

/**
 * Those that still run: the same number and the same start, so that a number used anew is not mistaken.
 * @param {readonly Process[]} known
 * @param {readonly Process[]} now
 */
export function survivors(known, now) {
  return known.filter((one) => now.some((other) => other.pid === one.pid && other.started === one.started));
}
