// @ts-check
// node_modules: what package-lock.json pins, and nothing else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { t } from '../base/language.mjs';
import { paths } from '../base/paths.mjs';
import { mustRun } from '../base/run.mjs';
import { logFile } from '../base/steps.mjs';

/**
 * Whether what npm says it installed is what the lock file asks for. Packages for other systems may be missing.
 * @param {string} lock text of package-lock.json
 * @param {string} installed text of node_modules/.package-lock.json, which npm writes when it is done
 * @returns {boolean}
 */
export function matchesLock(lock, installed) {
  const wanted = JSON.parse(lock).packages;
  const present = JSON.parse(installed).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith('node_modules/')) return true; // the course itself and its workspaces
    const found = present[path];
    if (found === undefined)
      return entry.optional === true || entry.devOptional === true || entry.peer === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/** @returns {boolean} */
export function modulesMatch() {
  try {
    const installed = readFileSync(join(paths.modules, '.package-lock.json'), 'utf8');
    return matchesLock(readFileSync(paths.lock, 'utf8'), installed);
  } catch {
    return false;
  }
}

/**
 * How to call the npm that called us, or the one on the PATH.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {{ command: string, args: string[] }}
 */
export function npmCommand(env = process.env) {
  const cli = env.npm_execpath;
  if (cli !== undefined && /npm-cli\.c?js$/.test(cli)) return { command: process.execPath, args: [cli] };
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] };
}

/** @type {import('../base/steps.mjs').Step} */
export const modulesStep = {
  title: t('JavaScript packages (npm ci)', '자바스크립트 패키지 (npm ci)'),
  isDone: modulesMatch,
  async run() {
    const npm = npmCommand();
    await mustRun(npm.command, [...npm.args, 'ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
      log: logFile('npm'),
      failure: t(
        'npm could not install the packages. Is the network there?',
        'npm이 패키지를 설치하지 못했습니다. 네트워크에 연결되어 있나요?',
      ),
      fix: 'npm ci',
    });
  },
};
