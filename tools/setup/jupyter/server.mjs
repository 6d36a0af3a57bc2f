// @ts-check
// Starts JupyterLab, waits until it answers, and ends it with all its kernels.
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { t } from '../base/language.mjs';
import { paths } from '../base/paths.mjs';
import { SetupError } from '../base/run.mjs';
import { logFile } from '../base/steps.mjs';
import { allProcesses, descendants, survivors } from './processes.mjs';

const READY_SECONDS = 120;
const log = logFile('jupyterlab');

/** @typedef {{ address: string, ended: Promise<number>, stop: () => Promise<void> }} Server */

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ ended: Promise<number>, stop: () => Promise<void>, hasEnded: () => boolean }}
 */
export function startServer(args, env) {
  mkdirSync(paths.logs, { recursive: true });
  const out = openSync(log, 'w', 0o600); // it holds the token
  // A group of its own: Ctrl-C in the terminal reaches us only, and we end the server in good order.
  const child = spawn(paths.python, args, {
    cwd: paths.root,
    env,
    stdio: ['ignore', out, out],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  closeSync(out);
  let gone = false;
  const ended = new Promise((resolve) => {
    child.on('error', () => {
      resolve(127);
    });
    child.on('exit', (code) => {
      resolve(code ?? 0);
    });
  }).then((code) => {
    gone = true;
    return /** @type {number} */ (code);
  });
  /** @type {Promise<void> | undefined} */
  let stopping;
  return {
    ended,
    hasEnded: () => gone,
    stop: () => (stopping ??= endTree(child, ended, () => gone)),
  };
}

/**
 * @param {{ hasEnded: () => boolean }} server
 * @param {string} address
 * @param {string} token
 */
export async function untilReady(server, address, token) {
  for (let tries = 0; tries < READY_SECONDS * 5; tries++) {
    if (server.hasEnded()) break;
    try {
      const reply = await fetch(`${address}api/status`, { headers: { Authorization: `token ${token}` } });
      if (reply.ok) return;
    } catch {
      // Not listening yet.
    }
    await wait(200);
  }
  throw new SetupError(t('JupyterLab did not start.', 'JupyterLab이 시작되지 않았습니다.'), {
    log,
    fix: 'npm run doctor',
  });
}

/**
 * First a request, then an order, then force; kernels that outlive the server are ended one by one.
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<number>} ended
 * @param {() => boolean} gone
 */
async function endTree(child, ended, gone) {
  if (child.pid === undefined) return;
  const family = descendants(child.pid, allProcesses());
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    await ended;
    return;
  }
  /** @type {[NodeJS.Signals, number][]} */
  const signals = [
    ['SIGINT', 5000],
    ['SIGTERM', 5000],
    ['SIGKILL', 2000],
  ];
  for (const [signal, patience] of signals) {
    if (gone()) break;
    child.kill(signal);
    await Promise.race([ended, wait(patience, undefined, { ref: false })]);
  }
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGKILL'])) {
    const left = survivors(family, allProcesses());
    if (left.length === 0) return;
    for (const { pid } of left) {
      try {
        process.kill(pid, signal);
      } catch {
        // Ended meanwhile.
      }
    }
    await wait(500);
  }
}
