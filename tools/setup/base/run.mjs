// @ts-check
// Runs a tool with its long output in a log file.
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { paths, toolEnvironment } from './paths.mjs';

/** A step that cannot go on: what happened, and the one command that fixes it. */
export class SetupError extends Error {
  /**
   * @param {string} message
   * @param {{ fix?: string, log?: string }} [more]
   */
  constructor(message, more = {}) {
    super(message);
    this.name = 'SetupError';
    this.fix = more.fix;
    this.log = more.log;
  }
}

/** Children to be ended when set-up is. @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

let stopping = false;

/**
 * Ends what set-up has started, and waits until it has; for Ctrl-C half-way. npm takes many seconds to end, and
 * would spoil the next start. No step goes on from here: what was running never comes back to its caller.
 * @param {number} [seconds] patience before force
 */
export async function stopAll(seconds = 5) {
  stopping = true;
  for (const [signal, patience] of /** @type {const} */ ([
    ['SIGTERM', seconds],
    ['SIGKILL', 2],
  ])) {
    for (const child of running) stopTree(child, signal);
    const end = Date.now() + patience * 1000;
    while (running.size > 0 && Date.now() < end) await wait(50);
  }
}

/**
 * @typedef {object} RunOptions
 * @property {string} [log] file that the output is appended to
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} [seconds] time limit
 */

/**
 * Runs a command to its end. Never throws for what the command does: a missing command has code 127, one that
 * ran out of time 124.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} output: the last 200 kB of stdout and stderr together
 */
export function run(command, args, { log, cwd = paths.root, env = toolEnvironment(), seconds } = {}) {
  return new Promise((resolve) => {
    if (stopping) return;
    const file = log === undefined ? undefined : openLog(log);
    if (file !== undefined) writeSync(file, `$ ${[command, ...args].join(' ')}\n`);
    // Its own process group, so that a time limit ends the tool's children too.
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
      shell: command.endsWith('.cmd'), // npm.cmd on Windows
    });
    running.add(child);
    let output = '';
    let code = 1;
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output = (output + chunk.toString()).slice(-200_000);
      if (file !== undefined) writeSync(file, chunk);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    let timedOut = false;
    const timer =
      seconds === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            stopTree(child, 'SIGKILL');
          }, seconds * 1000);
    child.on('error', (error) => {
      keep(Buffer.from(`${error.message}\n`));
      code = 127;
    });
    child.on('close', (status) => {
      clearTimeout(timer);
      running.delete(child);
      if (file !== undefined) closeSync(file);
      if (!stopping) resolve({ code: timedOut ? 124 : code === 127 ? 127 : (status ?? 1), output });
    });
  });
}

/**
 * Like `run`, but a failure is a SetupError that shows the log's tail and the way out.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions & { failure: string, fix: string }} options
 */
export async function mustRun(command, args, options) {
  const result = await run(command, args, options);
  if (result.code !== 0) throw new SetupError(options.failure, { fix: options.fix, log: options.log });
  return result.output;
}

/**
 * @param {string} log
 * @param {number} [lines]
 */
export function tail(log, lines = 15) {
  try {
    return readFileSync(log, 'utf8').trimEnd().split(/\r?\n/).slice(-lines).join('\n');
  } catch {
    return '';
  }
}

/** @param {string} log */
function openLog(log) {
  mkdirSync(dirname(log), { recursive: true });
  return openSync(log, 'a');
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function stopTree(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') spawn('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    else process.kill(-child.pid, signal);
  } catch {
    // Already gone.
  }
}
