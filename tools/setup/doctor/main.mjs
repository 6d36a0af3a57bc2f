// @ts-check
// `npm run doctor`: what is here, what is missing or broken, and the one command that fixes it.
import { t } from '../base/language.mjs';
import { reportErrors, runSteps } from '../base/steps.mjs';
import { readArgs } from '../base/args.mjs';
import { kernelBuildStep } from '../steps/kernel-build.mjs';
import { libraryStep } from '../steps/library.mjs';
import { modulesStep } from '../steps/modules.mjs';
import { extensionStep, kernelStep } from '../steps/notebook-parts.mjs';
import { venvStep } from '../steps/venv.mjs';
import { forgetChoice, readChoice, tensorflowStep } from '../tensorflow/step.mjs';
import { checks } from './checks.mjs';

/**
 * @typedef {object} Finding
 * @property {string} name
 * @property {'ok' | 'note' | 'problem'} state note: the course runs, though not as well as it could
 * @property {string} value
 * @property {string} [fix] the one command
 */

const marks = { ok: '✔', note: '!', problem: '✘' };
const usage = () =>
  t(
    'npm run doctor -- [--fix] [--json] [--lang ko|en]\n  --fix   set up again what is broken, TensorFlow included',
    'npm run doctor -- [--fix] [--json] [--lang ko|en]\n  --fix   문제가 있는 부분을 다시 설치합니다 (TensorFlow 포함)',
  );

/** @param {string[]} args */
export function main(args) {
  return reportErrors(async () => {
    const options = readArgs(args, {
      command: 'npm run doctor',
      options: { fix: { type: 'boolean' }, json: { type: 'boolean' } },
    });
    if (options.help) {
      console.log(usage());
      return 0;
    }
    if (options.fix) await fix();
    const findings = await examine(options.json ? () => undefined : print);
    const problems = findings.filter(({ state }) => state === 'problem').length;
    if (options.json) console.log(JSON.stringify({ healthy: problems === 0, findings }, null, 2));
    else console.log(`\n${verdict(problems)}`);
    return problems === 0 ? 0 : 1;
  });
}

/** Does the set-up again where it is not done, and tries for a better TensorFlow. */
async function fix() {
  if (readChoice()?.backend !== 'tensorflow') forgetChoice();
  const again = [kernelStep, extensionStep].map((step) => ({ ...step, isDone: () => false })); // they take no time
  await runSteps([modulesStep, venvStep, libraryStep, kernelBuildStep, ...again, tensorflowStep]);
}

/**
 * @param {(finding: Finding) => void} report
 * @returns {Promise<Finding[]>}
 */
export async function examine(report, list = checks) {
  const findings = [];
  for (const check of list) {
    for (const finding of await check()) {
      findings.push(finding);
      report(finding);
    }
  }
  return findings;
}

/** @param {Finding} finding */
function print({ name, state, value, fix: command }) {
  console.log(`${marks[state]} ${name}: ${value}`);
  if (state !== 'ok' && command !== undefined) console.log(`    → ${command}`);
}

/** @param {number} problems */
function verdict(problems) {
  if (problems === 0) return t('All that the course needs is here.', '강좌에 필요한 것이 모두 있습니다.');
  return t(
    `Problems: ${problems}. Run the command beside each →`,
    `문제 ${problems}개: → 옆의 명령을 실행해 주세요.`,
  );
}
