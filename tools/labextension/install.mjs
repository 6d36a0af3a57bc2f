/**
 * Puts the figures' JupyterLab extension into a Python environment, where `jupyter lab` finds it by itself.
 * Run alone: `node tools/labextension/install.mjs`.
 */
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleExplorer } from '../explorer/build.mjs';
import { bundlePhotograph, weightsFile, weightsScript } from '../photograph/build.mjs';
import { bundle } from './bundle.mjs';

/** `root` is the course's folder, `venv` its Python environment. Returns the extension's folder. */
export async function install({ root, venv }) {
  const source = path.join(root, 'tools', 'labextension');
  const folder = path.join(venv, 'share', 'jupyter', 'labextensions', '@convlab', 'figures');
  const script = bundle('extension');
  const explorer = (await bundleExplorer()).script;
  const photograph = await bundlePhotograph();
  // The name changes with the content, so that no browser shows an old one from its cache.
  const file = `static/remoteEntry.${createHash('sha256').update(script).update(explorer).update(photograph).digest('hex').slice(0, 16)}.js`;
  const about = JSON.parse(await readFile(path.join(source, 'package.json'), 'utf8'));
  about.jupyterlab._build.load = file;
  await rm(folder, { recursive: true, force: true });
  await mkdir(path.join(folder, 'static'), { recursive: true });
  await writeFile(path.join(folder, file), script);
  await writeFile(path.join(folder, 'static', 'explorer.js'), explorer);
  await writeFile(path.join(folder, 'static', 'photograph.js'), photograph);
  await writeFile(path.join(folder, 'static', weightsFile), weightsScript());
  const schemas = path.join(folder, 'schemas', '@convlab', 'figures');
  await mkdir(schemas, { recursive: true });
  await copyFile(path.join(source, 'schema', 'editor.json'), path.join(schemas, 'editor.json'));
  await copyFile(path.join(source, 'package.json'), path.join(schemas, 'package.json.orig'));
  const plotly = createRequire(import.meta.url).resolve('plotly.js/plotly.min.js');
  await copyFile(plotly, path.join(folder, 'static', 'plotly.min.js'));
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(about, null, 2));
  return folder;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
  console.log(await install({ root, venv: path.join(root, '.venv') }));
}
