// @ts-check
// Where things are. All that set-up makes lies in the project: nothing in the user's home is touched but caches.
import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The course's folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

const windows = process.platform === 'win32';

export const paths = {
  root,
  /** What set-up and the student's work leave behind; ignored by git. */
  state: join(root, '.convlab'),
  logs: join(root, '.convlab', 'log'),
  stamps: join(root, '.convlab', 'stamps'),
  jupyter: join(root, '.convlab', 'jupyter'),
  tensorflow: join(root, '.convlab', 'tensorflow.json'),
  modules: join(root, 'node_modules'),
  lock: join(root, 'package-lock.json'),
  library: join(root, 'lib'),
  dist: join(root, 'lib', 'dist'),
  requirements: join(root, 'requirements.txt'),
  venv: join(root, '.venv'),
  /** The venv's own Python. */
  python: windows ? join(root, '.venv', 'Scripts', 'python.exe') : join(root, '.venv', 'bin', 'python'),
};

/** @param {string} folder */
export function isWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Where large downloads are kept for the next clone: the user's cache, or the project where the home folder
 * cannot be written.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function cacheFolder(env = process.env) {
  const users = join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'), 'convlab');
  return isWritable(users) ? users : join(paths.state, 'cache');
}

/**
 * The environment for npm, pip and uv: with their caches in the project where the home folder cannot be written.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment(env = process.env) {
  const quiet = { ...env, PIP_DISABLE_PIP_VERSION_CHECK: '1', NO_UPDATE_NOTIFIER: '1' };
  if (isWritable(join(env.HOME || homedir(), '.cache'))) return quiet;
  const cache = cacheFolder(env);
  return {
    ...quiet,
    PIP_CACHE_DIR: join(cache, 'pip'),
    UV_CACHE_DIR: join(cache, 'uv'),
    npm_config_cache: join(cache, 'npm'),
  };
}
