// @ts-check
// Set-up is a list of steps; each knows whether it is done, does itself, and says how it went.
import { join, relative } from 'node:path';
import { SetupError, tail } from './run.mjs';
import { t } from './language.mjs';
import { paths } from './paths.mjs';
import { startLine } from './progress.mjs';

/**
 * @typedef {object} Step
 * @property {string} title
 * @property {() => boolean | Promise<boolean>} isDone cheap: asked at every start
 * @property {(job: Job) => Promise<string | void>} run the note for the line's end
 */

/**
 * @typedef {object} Job
 * @property {(text: string) => void} report what is being done just now
 */

/**
 * Does what is not done yet, in order; stops at the first step that fails.
 * @param {readonly Step[]} steps
 */
export async function runSteps(steps) {
  for (const step of steps) {
    if (await step.isDone()) continue;
    const line = startLine(step.title);
    try {
      line.done((await step.run({ report: line.report })) || '');
    } catch (error) {
      line.fail();
      throw error;
    }
  }
}

/**
 * Runs the work of a command and turns a SetupError into what a person can act on.
 * @param {() => Promise<number>} work
 * @returns {Promise<number>} the exit code
 */
export async function reportErrors(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    const lines = ['', error.message];
    if (error.log !== undefined) {
      const log = relative(paths.root, error.log);
      lines.push('', t(`The end of ${log}:`, `${log}의 마지막 부분:`), indent(tail(error.log)));
    }
    if (error.fix !== undefined) lines.push('', t('To fix it:', '해결 방법:'), indent(error.fix));
    process.stderr.write(`${lines.join('\n')}\n`);
    return 1;
  }
}

/** @param {string} name */
export function logFile(name) {
  return join(paths.logs, `${name}.log`);
}

/** @param {string} text */
function indent(text) {
  return text.replace(/^/gm, '    ');
}
