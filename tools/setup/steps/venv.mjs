// @ts-check
// .venv: a Python of the course's own with JupyterLab, from requirements.txt and its hashes.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { t } from '../base/language.mjs';
import { paths } from '../base/paths.mjs';
import { SetupError, mustRun, run } from '../base/run.mjs';
import { hashOf, readStamp, removeStamp, writeStamp } from '../base/stamps.mjs';
import { logFile } from '../base/steps.mjs';
import { findPython, findUv } from './python.mjs';

const STAMP = 'convlab.stamp';
const BUILDING = 'convlab.building';
const log = logFile('python');

/** What the venv is made from. The folder counts: a venv that was moved does not run. */
export function venvInputs() {
  return hashOf([readFileSync(paths.requirements), paths.venv]);
}

export function venvIsDone() {
  return existsSync(paths.python) && readStamp(STAMP, paths.venv) === venvInputs();
}

/** @type {import('../base/steps.mjs').Step} */
export const venvStep = {
  title: t('JupyterLab in .venv', '.venv에 JupyterLab 설치'),
  isDone: venvIsDone,
  async run({ report }) {
    const uv = await findUv();
    removeStamp(STAMP, paths.venv);
    if (!(await canBeGoneOnWith())) {
      rmSync(paths.venv, { recursive: true, force: true });
      report(t('a new Python environment', '새 파이썬 환경 만들기'));
      await makeVenv(uv);
    }
    report(t('downloading and installing', '내려받아 설치하기'));
    await installRequirements(uv);
    writeStamp(STAMP, venvInputs(), paths.venv);
    return uv === undefined ? undefined : 'uv';
  },
};

/** An environment that was made to its end, and runs from where it stands. */
async function canBeGoneOnWith() {
  if (!existsSync(paths.python) || existsSync(join(paths.venv, BUILDING))) return false;
  const { code, output } = await run(paths.python, ['-c', 'import sys; print(sys.prefix)'], { seconds: 30 });
  return code === 0 && output.trim() === paths.venv;
}

/** @param {string | undefined} uv */
async function makeVenv(uv) {
  const { best, tooOld } = await findPython();
  if (best === undefined && uv === undefined)
    throw new SetupError(noPython(tooOld), { fix: installPython() });
  mkdirSync(paths.venv, { recursive: true });
  writeFileSync(join(paths.venv, BUILDING), '');
  const failure = t('Python could not make a virtual environment.', '파이썬 가상 환경을 만들지 못했습니다.');
  if (uv !== undefined) {
    await mustRun('uv', ['venv', '--allow-existing', '--python', '>=3.10', paths.venv], {
      log,
      failure,
      fix: installPython(),
    });
  } else if (best !== undefined) {
    if (!best.canVenv && !best.hasPip) throw new SetupError(noVenv(best.version), { fix: installVenv() });
    const without = best.canVenv ? [] : ['--without-pip']; // the system's pip then installs into the venv
    const args = [...best.args, '-m', 'venv', ...without, paths.venv];
    await mustRun(best.command, args, { log, failure, fix: installVenv() });
  }
  rmSync(join(paths.venv, BUILDING));
}

/** @param {string | undefined} uv */
async function installRequirements(uv) {
  const failure = t(
    'The Python packages could not be installed. Is the network there? What is already downloaded is kept.',
    '파이썬 패키지를 설치하지 못했습니다. 네트워크에 연결되어 있나요? 이미 내려받은 것은 남아 있습니다.',
  );
  const options = { log, failure, fix: 'npm start' };
  // The list is complete, and leaves out on purpose what JupyterLab asks for in vain (not-needed.in).
  const wanted = ['--no-deps', '--require-hashes', '-r', paths.requirements];
  if (uv !== undefined) {
    await mustRun('uv', ['pip', 'install', '--python', paths.python, ...wanted], options);
    return;
  }
  const pip = await run(paths.python, ['-m', 'pip', '--version'], { seconds: 60 });
  if (pip.code === 0) {
    await mustRun(paths.python, ['-m', 'pip', 'install', '--no-input', ...wanted], options);
    return;
  }
  const { best } = await findPython();
  if (best === undefined || !best.hasPip)
    throw new SetupError(noVenv(best?.version ?? '?'), { fix: installVenv() });
  const args = [...best.args, '-m', 'pip', '--python', paths.python, 'install', '--no-input', ...wanted];
  await mustRun(best.command, args, options);
}

/** @param {string | undefined} tooOld */
export function noPython(tooOld) {
  const found =
    tooOld === undefined
      ? t('No Python was found.', '파이썬을 찾지 못했습니다.')
      : t(`Python ${tooOld} is too old.`, `파이썬 ${tooOld}은(는) 너무 오래된 버전입니다.`);
  const needed = t('JupyterLab needs Python 3.10 or newer.', 'JupyterLab에는 파이썬 3.10 이상이 필요합니다.');
  return `${found} ${needed}`;
}

/** @param {string} version */
export function noVenv(version) {
  return t(
    `Python ${version} is here, but without its venv module (Debian and Ubuntu pack it apart).`,
    `파이썬 ${version}은 있지만 venv 모듈이 없습니다. (Debian과 Ubuntu에서는 따로 설치합니다.)`,
  );
}

export function installPython(platform = process.platform) {
  if (platform === 'win32') return 'winget install Python.Python.3.12';
  if (platform === 'darwin') return 'brew install python@3.12';
  return 'sudo apt install python3 python3-venv';
}

export function installVenv(platform = process.platform) {
  return platform === 'linux' ? 'sudo apt install python3-venv' : installPython(platform);
}
