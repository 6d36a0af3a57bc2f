// @ts-check
// TensorFlow.js as fast as it can be had here. Never a reason for set-up to fail.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { t } from '../base/language.mjs';
import { paths } from '../base/paths.mjs';
import { writeAtomically } from '../../write-atomically.cjs';
import { hashOf } from '../base/stamps.mjs';
import { addon, tfjsVersion } from './files.mjs';
import { log, rungs } from './rungs.mjs';

/**
 * What .convlab/tensorflow.json holds, for lib/tfjs and the doctor.
 * @typedef {object} Choice
 * @property {'official' | 'built' | 'wasm' | 'cpu' | 'none'} rung
 * @property {'tensorflow' | 'wasm' | 'cpu' | 'none'} backend TensorFlow.js's own name for it
 * @property {string} version of TensorFlow.js
 * @property {string} [native] version of the native TensorFlow
 * @property {string[]} why for each rung above: what was in the way
 * @property {string} inputs hash of what the choice depends on
 */

/** @returns {Choice | undefined} */
export function readChoice(file = paths.tensorflow) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function inputs() {
  return hashOf([String(tfjsVersion()), process.platform, process.arch, process.versions.modules]);
}

/**
 * A choice once made stands, a low rung too: a slow network is not tried again at every start.
 * @param {Choice | undefined} choice
 * @param {string} now the inputs' hash
 * @param {boolean} nativeIsThere
 */
export function stillHolds(choice, now, nativeIsThere) {
  return choice !== undefined && choice.inputs === now && (choice.backend !== 'tensorflow' || nativeIsThere);
}

/** The first rung that holds. @returns {Promise<Choice>} */
export async function climb(
  /** @type {(text: string) => void} */ report,
  /** @type {readonly import('./rungs.mjs').Rung[]} */ ladder = rungs,
) {
  /** @type {string[]} */
  const why = [];
  for (const rung of ladder) {
    try {
      const smoked = await rung.take(report);
      return { rung: rung.name, backend: rung.backend, ...smoked, why, inputs: inputs() };
    } catch (error) {
      why.push(`${rung.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { rung: 'none', backend: 'none', version: tfjsVersion() ?? '', why, inputs: inputs() };
}

/** Makes the next start try the whole ladder again. */
export function forgetChoice() {
  rmSync(paths.tensorflow, { force: true });
}

/** @param {Choice} choice */
export function describeChoice({ rung, version, native }) {
  if (rung === 'official' || rung === 'built') {
    return t(`native, TensorFlow ${native} (${rung})`, `네이티브, TensorFlow ${native} (${rung})`);
  }
  if (rung === 'none')
    return t('none works here; the course has its own engines', '쓸 수 없어 강좌 자체 엔진을 씁니다');
  return t(`${version} on ${rung}: right, but slower`, `${version}, ${rung} 백엔드: 결과는 같지만 느립니다`);
}

/** @type {import('../base/steps.mjs').Step} */
export const tensorflowStep = {
  title: 'TensorFlow.js',
  isDone: () => stillHolds(readChoice(), inputs(), existsSync(addon)),
  async run({ report }) {
    rmSync(log, { force: true });
    const choice = await climb(report);
    writeAtomically(paths.tensorflow, `${JSON.stringify(choice, null, 2)}\n`);
    return describeChoice(choice);
  },
};
