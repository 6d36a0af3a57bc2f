// @ts-check
// `npm run doctor`: what is here, what is amiss, and the one command that mends it.
import { t } from '../base/language.mjs';
import { explained, takeSteps } from '../base/steps.mjs';
import { asksForHelp, readWords } from '../base/words.mjs';
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
 * @property {'ok' | 'note' | 'amiss'} state note: the course runs, though not as well as it could
 * @property {string} value
 * @property {string} [mend] the one command
 */

const marks = { ok: '✔', note: '!', amiss: '✘' };
const usage = () =>
  t(
    'npm run doctor -- [--mend] [--json] [--lang ko|en]\n  --mend   set up again what is amiss, TensorFlow included',
    'npm run doctor -- [--mend] [--json] [--lang ko|en]\n  --mend   문제가 있는 부분을 다시 설치합니다 (TensorFlow 포함)',
  );

/** @param {string[]} args */
export function main(args) {
  return explained(async () => {
    const said = readWords(args, { command: 'npm run doctor', switches: ['--mend', '--json'] });
    if (asksForHelp(said)) {
      console.log(usage());
      return 0;
    }
    const json = said.has('--json');
    if (said.has('--mend')) await mend();
    const findings = await examine(json ? () => undefined : print);
    const amiss = findings.filter(({ state }) => state === 'amiss').length;
    if (json) console.log(JSON.stringify({ healthy: amiss === 0, findings }, null, 2));
    else console.log(`\n${verdict(amiss)}`);
    return amiss === 0 ? 0 : 1;
  });
}

/** Does the set-up again where it is not done, and tries for a better TensorFlow. */
async function mend() {
  if (readChoice()?.backend !== 'tensorflow') forgetChoice();
  const again = [kernelStep, extensionStep].map((step) => ({ ...step, isDone: () => false })); // they take no time
  await takeSteps([modulesStep, venvStep, libraryStep, kernelBuildStep, ...again, tensorflowStep]);
}

/**
 * @param {(finding: Finding) => void} tell
 * @returns {Promise<Finding[]>}
 */
export async function examine(tell, list = checks) {
  const findings = [];
  for (const check of list) {
    for (const finding of await check()) {
      findings.push(finding);
      tell(finding);
    }
  }
  return findings;
}

/** @param {Finding} finding */
function print({ name, state, value, mend: command }) {
  console.log(`${marks[state]} ${name}: ${value}`);
  if (state !== 'ok' && command !== undefined) console.log(`    → ${command}`);
}

/** @param {number} amiss */
function verdict(amiss) {
  if (amiss === 0) return t('All that the course needs is here.', '강좌에 필요한 것이 모두 있습니다.');
  return t(`${amiss} amiss: run the command beside each →`, `문제 ${amiss}개: → 옆의 명령을 실행해 주세요.`);
}
