// @ts-check
// tools/kernel/dist: the notebooks' kernel. Rebuilt only when a source changed.
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { t } from '../base/language.mjs';
import { paths } from '../base/paths.mjs';
import { mustRun } from '../base/run.mjs';
import { filesUnder, hashOf, hashOfFiles, readStamp, removeStamp, writeStamp } from '../base/stamps.mjs';
import { logFile } from '../base/steps.mjs';

const STAMP = 'kernel-build';
const kernel = join(paths.root, 'tools', 'kernel');
const dist = join(kernel, 'dist');
const compiler = join(paths.modules, 'typescript', 'bin', 'tsc');

function inputs() {
  const sources = filesUnder(kernel, (path) => path !== dist);
  const typescript = join(paths.modules, 'typescript', 'package.json');
  return hashOf([hashOfFiles(sources), readFileSync(typescript)]);
}

/** @type {import('../base/steps.mjs').Step} */
export const kernelBuildStep = {
  title: t('Building the kernel', '커널 빌드'),
  isDone: () => existsSync(join(dist, 'main.js')) && readStamp(STAMP) === inputs(),
  async run() {
    const before = inputs();
    removeStamp(STAMP);
    // Built aside and moved in whole: a kernel that starts meanwhile never meets half of it.
    const next = join(paths.state, 'kernel-next');
    rmSync(next, { recursive: true, force: true });
    await mustRun(process.execPath, [compiler, '-p', kernel, '--outDir', next], {
      log: logFile('kernel'),
      failure: t('The kernel does not compile.', '커널이 컴파일되지 않습니다.'),
      fix: 'npm run types',
    });
    rmSync(dist, { recursive: true, force: true });
    renameSync(next, dist);
    writeStamp(STAMP, before);
  },
};
