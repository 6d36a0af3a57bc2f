// @ts-check
// lib/dist: the library as the notebooks import it. Rebuilt only when a source changed.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { t } from '../base/language.mjs';
import { paths } from '../base/paths.mjs';
import { mustRun } from '../base/run.mjs';
import { filesUnder, hashOf, hashOfFiles, readStamp, removeStamp, writeStamp } from '../base/stamps.mjs';
import { logFile } from '../base/steps.mjs';

const STAMP = 'library';
const log = logFile('library');
const compiler = join(paths.modules, 'typescript', 'bin', 'tsc');
/** The SIMD kernels: as they were compiled, or compiled anew where a source changed. */
const kernels = join(paths.library, 'wasm', 'build.mjs');
/** For browsers, and for Node's ES modules. */
const bundle = join(paths.library, 'bundle.mjs');

export function libraryInputs() {
  const ours = filesUnder(paths.library, (path) => {
    return path !== paths.dist && !['node_modules', 'compiled'].includes(basename(path));
  });
  const typescript = join(paths.modules, 'typescript', 'package.json');
  return hashOf([
    hashOfFiles(ours),
    readFileSync(join(paths.root, 'tsconfig.json')),
    readFileSync(typescript),
  ]);
}

/** @type {import('../base/steps.mjs').Step} */
export const libraryStep = {
  title: t('Building lib', 'lib 빌드'),
  isDone: () => existsSync(join(paths.dist, 'index.js')) && readStamp(STAMP) === libraryInputs(),
  async run({ report }) {
    const inputs = libraryInputs();
    removeStamp(STAMP);
    // Built aside and moved in whole: a notebook that imports the library meanwhile never meets half of it.
    // The folder is as deep as lib/dist, so that the source maps stay right.
    const next = join(paths.state, 'dist-next');
    const last = join(paths.state, 'dist-last');
    rmSync(next, { recursive: true, force: true });
    rmSync(last, { recursive: true, force: true });
    mkdirSync(paths.state, { recursive: true });
    await mustRun(process.execPath, [compiler, '-p', paths.library, '--outDir', next], {
      log,
      failure: t('The library does not compile.', '라이브러리가 컴파일되지 않습니다.'),
      fix: 'npm run types',
    });
    if (existsSync(paths.dist)) renameSync(paths.dist, last);
    renameSync(next, paths.dist);
    rmSync(last, { recursive: true, force: true });
    if (existsSync(kernels)) {
      report(t('WebAssembly kernels', 'WebAssembly 커널'));
      await mustRun(process.execPath, [kernels], {
        log,
        failure: t('The WebAssembly kernels do not compile.', 'WebAssembly 커널이 컴파일되지 않습니다.'),
        fix: 'npm ci',
      });
    }
    await mustRun(process.execPath, [bundle], {
      log,
      failure: t('The library cannot be bundled.', '라이브러리를 묶을 수 없습니다.'),
      fix: 'npm ci',
    });
    writeStamp(STAMP, inputs);
  },
};
