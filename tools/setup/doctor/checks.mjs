// @ts-check
// What the doctor looks at. Each check gives one finding or a few, and never throws.
import { existsSync, mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { t } from '../base/language.mjs';
import { isNewEnough } from '../base/node-version.mjs';
import { cacheFolder, isWritable, paths } from '../base/paths.mjs';
import { run } from '../base/run.mjs';
import { HOST, isFree, nextFree } from '../jupyter/ports.mjs';
import { libraryStep } from '../steps/library.mjs';
import { modulesMatch, npmCommand } from '../steps/modules.mjs';
import { findPython, findUv } from '../steps/python.mjs';
import { installPython, installVenv, noPython, noVenv, venvIsDone } from '../steps/venv.mjs';
import { NO_COMPILER } from '../tensorflow/build-native.mjs';
import { readChoice, describeChoice } from '../tensorflow/step.mjs';
import { smoke } from '../tensorflow/rungs.mjs';
import { checkKernel } from './kernel-check.mjs';

/** @typedef {import('./main.mjs').Finding} Finding */

const NEEDED_GB = 1;
const missing = () => t('not set up yet', '아직 설치되지 않았습니다');

/**
 * @param {string} name
 * @param {string} value
 * @returns {Finding[]}
 */
const ok = (name, value) => [{ name, state: 'ok', value }];
/**
 * @param {string} name
 * @param {string} value
 * @param {string} fix
 * @returns {Finding[]}
 */
export const problem = (name, value, fix) => [{ name, state: 'problem', value, fix }];
/**
 * @param {string} name
 * @param {string} value
 * @param {string} [fix]
 * @returns {Finding[]}
 */
const note = (name, value, fix) => [{ name, state: 'note', value, fix }];

/** @param {string} version */
export function checkNode(version) {
  return isNewEnough(version) ? ok('Node', version) : problem('Node', version, 'npx node@20 --version');
}

async function checkNpm() {
  const npm = npmCommand();
  const { code, output } = await run(npm.command, [...npm.args, '--version', '--loglevel=error'], {
    seconds: 30,
  });
  return code === 0 ? ok('npm', output.trim()) : problem('npm', t('not found', '없음'), 'node --version');
}

async function checkPython() {
  const [{ best, tooOld }, uv] = [await findPython(), await findUv()];
  const tools = ok('uv', uv ?? t('not here (not needed)', '없음 (없어도 됩니다)'));
  if (best === undefined) {
    if (uv !== undefined) return [...note('Python', noPython(tooOld)), ...tools];
    return [...problem('Python', noPython(tooOld), installPython()), ...tools];
  }
  if (!best.canVenv && !best.hasPip && uv === undefined) {
    return [...problem('Python', noVenv(best.version), installVenv()), ...tools];
  }
  return [...ok('Python', `${best.version} (${best.command})`), ...tools];
}

function checkModules() {
  const name = t('JavaScript packages', '자바스크립트 패키지');
  return modulesMatch() ? ok(name, 'package-lock.json') : problem(name, missing(), 'npm ci');
}

async function checkLibrary() {
  if (!modulesMatch()) return problem('lib', missing(), 'npm start');
  return (await libraryStep.isDone()) ? ok('lib', 'lib/dist') : problem('lib', missing(), 'npm run build');
}

async function checkJupyter() {
  const script = 'import importlib.metadata as m; print(m.version("jupyterlab"))';
  const { code, output } = await run(paths.python, ['-c', script], { seconds: 60 });
  if (code !== 0) return problem('JupyterLab', missing(), 'npm start');
  if (!venvIsDone())
    return problem('JupyterLab', t('half set up, or moved', '설치가 덜 되었거나 옮겨졌습니다'), 'npm start');
  return ok('JupyterLab', output.trim());
}

async function checkEngines() {
  if (!existsSync(join(paths.dist, 'index.js'))) return [];
  const script = `
    const { loadBackend } = require('./lib');
    (async () => {
      for (const name of ['naive', 'im2col', 'wasm', 'tfjs']) {
        try {
          const engine = await loadBackend(name);
          console.log('ENGINE ' + JSON.stringify({ name, how: engine.engine ?? '' }));
        } catch (error) {
          console.log('ENGINE ' + JSON.stringify({ name, error: error.message }));
        }
      }
      process.exit(0);
    })();`;
  const { output } = await run(process.execPath, ['-e', script], { seconds: 60 });
  const engines = output.split('\n').filter((line) => line.startsWith('ENGINE '));
  const name = t('Engines', '엔진');
  if (engines.length === 0) return problem(name, output.trim().split('\n')[0] ?? '', 'npm run build');
  return engines.flatMap((line) => {
    const { name: engine, how, error } = JSON.parse(line.slice(7));
    if (error === undefined) return ok(`${name} ${engine}`, how || t('works', '동작함'));
    const text = error.slice(0, 200);
    return engine === 'tfjs'
      ? note(`${name} ${engine}`, text)
      : problem(`${name} ${engine}`, text, 'npm run build');
  });
}

/**
 * @param {readonly string[]} why what was in the way of a better TensorFlow
 * @param {string} [platform]
 */
export function fixTensorflow(why, platform = process.platform) {
  const again = 'npm run doctor -- --fix';
  const compiler = platform === 'linux' && why.some((reason) => reason.includes(NO_COMPILER));
  return compiler ? `sudo apt install g++ && ${again}` : again;
}

async function checkTensorflow() {
  const choice = readChoice();
  if (choice === undefined) return note('TensorFlow.js', missing(), 'npm run doctor -- --fix');
  if (choice.backend === 'none')
    return note('TensorFlow.js', choice.why.join('; '), fixTensorflow(choice.why));
  try {
    await smoke(choice.backend);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return problem('TensorFlow.js', reason, 'npm start'); // its files are gone
  }
  if (choice.backend === 'tensorflow') return ok('TensorFlow.js', describeChoice(choice));
  return note(
    'TensorFlow.js',
    `${describeChoice(choice)} (${choice.why.join('; ')})`,
    fixTensorflow(choice.why),
  );
}

function checkDisk() {
  mkdirSync(paths.state, { recursive: true });
  const { bavail, bsize } = statfsSync(paths.state);
  const free = (bavail * bsize) / 1e9;
  const name = t('Free disk space', '디스크 여유 공간');
  if (free < NEEDED_GB) return problem(name, `${free.toFixed(1)} GB`, 'npm cache clean --force');
  return ok(name, `${free.toFixed(1)} GB`);
}

function checkFolders() {
  if (!isWritable(paths.state)) {
    return problem(
      t('Folder', '폴더'),
      t('cannot be written', '쓸 수 없습니다'),
      `sudo chown -R "$USER" "${paths.root}"`,
    );
  }
  return [...ok(t('Folder', '폴더'), paths.root), ...ok(t('Cache', '캐시'), cacheFolder())];
}

async function checkPort() {
  const name = t('Port', '포트');
  if (await isFree(8888)) return ok(name, `${HOST}:8888`);
  const next = await nextFree(8889);
  return ok(name, t(`8888 is taken, the course takes ${next}`, `8888번은 사용 중이라 ${next}번을 씁니다`));
}

/** @type {(() => Finding[] | Promise<Finding[]>)[]} */
export const checks = [
  () => checkNode(process.version),
  checkNpm,
  checkPython,
  checkFolders,
  checkDisk,
  checkModules,
  checkLibrary,
  checkJupyter,
  checkKernel,
  checkEngines,
  checkTensorflow,
  checkPort,
];
