// @ts-check
// `npm test`: installs and builds what the tests need (no Python), then runs them. Further words go to jest.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { paths } from './base/paths.mjs';
import { reportErrors, runSteps } from './base/steps.mjs';
import { kernelBuildStep } from './steps/kernel-build.mjs';
import { libraryStep } from './steps/library.mjs';
import { modulesStep } from './steps/modules.mjs';

/** The student's own answers are no part of the kit's tests: `npm run check` looks at those. */
const projects = ['lib', 'tools', 'notebooks', 'solutions'];

/** @param {string[]} args */
export function main(args) {
  return reportErrors(async () => {
    await runSteps([modulesStep, libraryStep, kernelBuildStep]);
    return jest(['--selectProjects', ...projects, '--passWithNoTests', ...args]);
  });
}

/**
 * @param {string[]} args
 * @returns {Promise<number>} jest's exit code
 */
function jest(args) {
  return new Promise((resolve) => {
    const script = join(paths.modules, 'jest', 'bin', 'jest.js');
    const child = spawn(process.execPath, [script, ...args], { cwd: paths.root, stdio: 'inherit' });
    child.on('error', () => {
      resolve(1);
    });
    child.on('close', (code) => {
      resolve(code ?? 1);
    });
  });
}
