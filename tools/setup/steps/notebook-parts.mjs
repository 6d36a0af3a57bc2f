// @ts-check
// The course's own parts of JupyterLab: the TypeScript kernel and the figures' extension, inside .venv only.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { t } from '../base/language.mjs';
import { paths } from '../base/paths.mjs';
import { SetupError } from '../base/run.mjs';
import { libraryInputs } from './library.mjs';
import { filesUnder, hashOf, hashOfFiles, readStamp, writeStamp } from '../base/stamps.mjs';

/**
 * A part is a folder of tools/ whose install.mjs exports `install({ root, venv, python })`. Its stamp lies in
 * the venv, and goes with it.
 * @param {string} name
 * @param {string} title
 * @param {() => string} [more] hash of what else it is made from
 * @returns {import('../base/steps.mjs').Step}
 */
function part(name, title, more = () => '') {
  const script = join(paths.root, 'tools', name, 'install.mjs');
  const stamp = `convlab-${name}.stamp`;
  const inputs = () => {
    const files = filesUnder(dirname(script), (path) => !/node_modules|\.test\.|kernel.dist/.test(path));
    return hashOf([hashOfFiles(files), process.execPath, readFileSync(paths.requirements), more()]);
  };
  return {
    title,
    isDone: () => !existsSync(script) || readStamp(stamp, paths.venv) === inputs(),
    async run() {
      const { install } = await import(pathToFileURL(script).href);
      try {
        await install({ root: paths.root, venv: paths.venv, python: paths.python });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new SetupError(`${title}: ${reason}`, { fix: 'npm run doctor -- --fix' });
      }
      writeStamp(stamp, inputs(), paths.venv);
    },
  };
}

export const kernelStep = part('kernel', t('TypeScript kernel', '타입스크립트 커널'));
// The page code of explorer and photograph, and what all bundles take from the library.
const pageCode = () =>
  hashOf([
    ...['explorer', 'photograph'].map((name) =>
      hashOfFiles(filesUnder(join(paths.root, 'tools', name), () => true)),
    ),
    libraryInputs(),
  ]);
export const extensionStep = part('labextension', t('Interactive figures', '움직이는 그림'), pageCode);
