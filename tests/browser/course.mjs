// @ts-check
// Starts the course as a student does, and ends it.
import { execFile, spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * @param {string[]} [options] further options of `npm start`
 * @returns {Promise<{ url: string, stop: () => Promise<number | null> }>}
 */
export function startCourse(options = []) {
  const script = resolve(root, 'tools/setup/main.mjs');
  const child = spawn(process.execPath, [script, 'start', '--no-browser', ...options], { cwd: root });
  /** @type {Promise<number | null>} */
  const ended = new Promise((done) => child.on('close', done));
  const stop = () => {
    child.kill('SIGINT');
    return ended;
  };
  return new Promise((ready, fail) => {
    let output = '';
    /** @param {Buffer} chunk */
    const hear = (chunk) => {
      output += chunk.toString();
      process.stdout.write(chunk);
      const url = /http:\/\/127\.0\.0\.1:\S+token=\w+/.exec(output)?.[0];
      if (url !== undefined) ready({ url, stop });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then((code) => {
      fail(new Error(`npm start ended with ${code}`));
    });
  });
}

/** @typedef {{ name: string, passed: boolean, points: number, maxPoints: number }} Case */

/**
 * What `npm run check` says of an answer.
 * @param {string} id
 * @returns {Promise<{ status: string, cases: Case[] }>}
 */
export function checkedInTheTerminal(id) {
  const args = [resolve(root, 'tools/grader/main.cjs'), id, '--json'];
  return new Promise((done, fail) => {
    const env = { ...process.env, CONVLAB_LANG: 'en' };
    execFile(process.execPath, args, { cwd: root, env }, (error, stdout) => {
      try {
        done(JSON.parse(stdout).exercises[0]);
      } catch {
        fail(error ?? new Error(stdout));
      }
    });
  });
}
