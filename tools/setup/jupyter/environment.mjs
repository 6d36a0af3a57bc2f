// @ts-check
// A JupyterLab of the course's own: its settings, its kernels, and no word to the outside.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { paths } from '../base/paths.mjs';
import { writeAtomically } from '../../write-atomically.cjs';

/** The kernel's name, as tools/kernel installs it. */
export const KERNEL = 'convlab';

/**
 * Keeps Jupyter to the project: nothing is read from or written to the user's home.
 * @param {NodeJS.ProcessEnv} env
 * @param {'en' | 'ko'} language
 * @returns {NodeJS.ProcessEnv}
 */
export function jupyterEnvironment(env, language) {
  const at = paths.jupyter;
  return {
    ...env,
    JUPYTER_CONFIG_DIR: join(at, 'config'),
    JUPYTER_DATA_DIR: join(at, 'data'),
    JUPYTER_RUNTIME_DIR: join(at, 'runtime'),
    JUPYTERLAB_SETTINGS_DIR: join(at, 'settings'),
    JUPYTERLAB_WORKSPACES_DIR: join(at, 'workspaces'),
    IPYTHONDIR: join(at, 'ipython'),
    JUPYTER_PREFER_ENV_PATH: '1',
    // The kernel is started as `node`: the one that runs us.
    PATH: [join(process.execPath, '..'), env.PATH].join(process.platform === 'win32' ? ';' : ':'),
    CONVLAB_LANG: language,
  };
}

/** Settings that have no command line option. */
export function writeSettings() {
  const folder = join(paths.jupyter, 'config', 'labconfig');
  mkdirSync(folder, { recursive: true });
  const disabled = [
    '@jupyterlab/apputils-extension:announcements',
    '@jupyterlab/extensionmanager-extension',
    'jupyterlab-plotly', // it never draws a chart anew; an older environment may still hold it
  ];
  const page = { disabledExtensions: Object.fromEntries(disabled.map((name) => [name, true])) };
  writeAtomically(join(folder, 'page_config.json'), JSON.stringify(page, null, 2));
  const defaults = {
    '@jupyterlab/apputils-extension:notification': { fetchNews: 'false', checkForUpdates: false },
    '@jupyterlab/docmanager-extension:plugin': { autosaveInterval: 30 },
    // So that a notebook that is opened again shows its controls and answers, and no "model not found".
    '@jupyter-widgets/jupyterlab-manager:plugin': { saveState: true },
    // A long sentence in a cell's code would else end at the cell's edge.
    '@jupyterlab/notebook-extension:tracker': {
      codeCellConfig: { lineNumbers: false, lineWrap: true },
      scrollPastEnd: false, // no empty page below the last cell
    },
  };
  writeAtomically(join(folder, 'default_setting_overrides.json'), JSON.stringify(defaults, null, 2));
}

/**
 * @param {{ port: number, page: string, host: string }} at page: path below the course's folder
 * @returns {string[]} what the venv's Python is started with
 */
export function serverArguments({ port, page, host }) {
  return [
    '-m',
    'jupyterlab',
    '--no-browser',
    `--ServerApp.ip=${host}`,
    `--ServerApp.port=${port}`,
    '--ServerApp.port_retries=0',
    `--ServerApp.root_dir=${paths.root}`,
    '--ServerApp.answer_yes=True', // an interrupt stops it without a question
    '--ServerApp.allow_root=True', // in a container the user is root, and the server is bound to 127.0.0.1
    `--ServerApp.allow_remote_access=False`,
    `--LabApp.default_url=/lab/tree/${page}`,
    '--LabApp.news_url=None',
    '--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate',
    '--LabApp.extension_manager=readonly',
    `--KernelSpecManager.allowed_kernelspecs=${KERNEL}`,
    '--KernelSpecManager.ensure_native_kernel=False',
    `--MultiKernelManager.default_kernel_name=${KERNEL}`,
  ];
}
