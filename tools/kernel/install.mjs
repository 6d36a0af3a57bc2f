// Registers the kernel inside the project: .venv/share/jupyter/kernels/convlab. Nothing is written elsewhere, unless
// --user or --prefix ask for it.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { writeAtomically } from '../write-atomically.cjs';

export const kernelName = 'convlab';
const here = path.dirname(fileURLToPath(import.meta.url));

/** The kernelspec for a node executable. */
export function kernelSpec(node = process.execPath) {
  return {
    argv: [node, path.join(here, 'dist', 'main.js'), '{connection_file}'],
    display_name: 'TypeScript (convlab)',
    language: 'typescript',
    interrupt_mode: 'message',
    metadata: { debugger: false },
  };
}

/** Where the kernelspec stands below a prefix, such as a virtual environment's (default: the project's). */
export function kernelFolder(venv = path.join(here, '..', '..', '.venv')) {
  return path.join(venv, 'share', 'jupyter', 'kernels', kernelName);
}

/** Where Jupyter looks for the kernels of a user: https://docs.jupyter.org/en/latest/use/jupyter-directories.html */
export function userKernelFolder(env = process.env, platform = process.platform, home = os.homedir()) {
  const data =
    env.JUPYTER_DATA_DIR ??
    (platform === 'win32'
      ? path.join(env.APPDATA ?? path.join(home, 'AppData', 'Roaming'), 'jupyter')
      : platform === 'darwin'
        ? path.join(home, 'Library', 'Jupyter')
        : path.join(env.XDG_DATA_HOME ?? path.join(home, '.local', 'share'), 'jupyter'));
  return path.join(data, 'kernels', kernelName);
}

/** Writes the kernelspec; returns its folder. Node moves when it is updated, so every set-up does this again. */
export function install({ node = process.execPath, venv, folder = kernelFolder(venv) } = {}) {
  writeAtomically(path.join(folder, 'kernel.json'), `${JSON.stringify(kernelSpec(node), null, 2)}\n`);
  return folder;
}

const USAGE = `npm run kernel -- install             for the course: .venv
npm run kernel -- install --user      for every notebook of this user
npm run kernel -- install --prefix P  for the Jupyter of another environment`;

function main(args) {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { user: { type: 'boolean' }, prefix: { type: 'string' } },
  });
  if (args.length > 0 && (positionals.length !== 1 || positionals[0] !== 'install')) throw new Error(USAGE);
  if (!fs.existsSync(path.join(here, 'dist', 'main.js')))
    throw new Error('The kernel is not built yet: run  npm run build');
  const folder = install(values.user ? { folder: userKernelFolder() } : { venv: values.prefix });
  console.log(
    `${folder}\nIt starts ${kernelSpec().argv.slice(0, 2).join(' ')}: where either moves, install it again.`,
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    console.error(error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? USAGE : error.message);
    process.exitCode = 2;
  }
}
