// @ts-check
// `npm run build`: lib/dist and the kernel, where a source changed.
import { t } from './base/language.mjs';
import { reportErrors, runSteps } from './base/steps.mjs';
import { readArgs } from './base/args.mjs';
import { kernelBuildStep } from './steps/kernel-build.mjs';
import { libraryStep } from './steps/library.mjs';
import { modulesStep } from './steps/modules.mjs';

/** @param {string[]} args */
export function main(args) {
  return reportErrors(async () => {
    if (readArgs(args, { command: 'npm run build' }).help) {
      console.log(
        t(
          'npm run build: the library and the kernel, where a source changed',
          'npm run build: 소스가 바뀐 라이브러리와 커널을 다시 빌드합니다',
        ),
      );
      return 0;
    }
    await runSteps([modulesStep, libraryStep, kernelBuildStep]);
    return 0;
  });
}
