// @ts-check
// What the doctor looks at. Each check gives one finding or a few, and never throws.
import { mkdirSync, statfsSync } from 'node:fs';
import { t } from '../base/language.mjs';
import { isNewEnough } from '../base/node-version.mjs';
import { cacheFolder, isWritable, paths } from '../base/paths.mjs';
import { run } from '../base/run.mjs';
import { HOST, isFree, nextFree } from '../jupyter/ports.mjs';
import { libraryStep } from '../steps/library.mjs';
import { modulesMatch, npmCommand } from '../steps/modules.mjs';
import { findPython, findUv } from '../steps/python.mjs';
import { installPython, installVenv, noPython, noVenv, venvIsDone } from '../steps/venv.mjs';
import { checkEngines, checkTensorflow } from './engine-checks.mjs';
import { missing, note, ok, problem } from './findings.mjs';
import { checkKernel } from './kernel-check.mjs';

const NEEDED_GB = 1;

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

/** @type {(() => import('./main.mjs').Finding[] | Promise<import('./main.mjs').Finding[]>)[]} */
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
