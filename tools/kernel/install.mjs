// Registers the kernel inside the project: .venv/share/jupyter/kernels/convlab. Nothing is written elsewhere.
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { writeAtomically } from '../write-atomically.cjs';

export const kernelName = 'convlab';
const here = path.dirname(fileURLToPath(import.meta.url));

/** The kernelspec for a node executable. */
export function kernelSpec(node = process.execPath) {
  return {
    argv: [node, path.join(here, 'dist', 'main.js'), '{connection_file}'],
    display_name: 'TypeScript (convlab)',
    language: 'typescript',
    interrupt_mode: 'signal',
    metadata: { debugger: false },
  };
}

/** Where the kernelspec stands for a virtual environment (default: the project's). */
export function kernelFolder(venv = path.join(here, '..', '..', '.venv')) {
  return path.join(venv, 'share', 'jupyter', 'kernels', kernelName);
}

/** Writes the kernelspec; returns its folder. Node moves when it is updated, so every set-up does this again. */
export function install({ node = process.execPath, venv } = {}) {
  const folder = kernelFolder(venv);
  writeAtomically(path.join(folder, 'kernel.json'), `${JSON.stringify(kernelSpec(node), null, 2)}\n`);
  return folder;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) console.log(install());
