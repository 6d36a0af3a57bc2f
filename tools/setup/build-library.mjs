// @ts-check
// `npm run build`: lib/dist and the kernel, where a source changed.
import { t } from './base/language.mjs';
import { explained, takeSteps } from './base/steps.mjs';
import { asksForHelp, readWords } from './base/words.mjs';
import { kernelBuildStep } from './steps/kernel-build.mjs';
import { libraryStep } from './steps/library.mjs';
import { modulesStep } from './steps/modules.mjs';

/** @param {string[]} args */
export function main(args) {
  return explained(async () => {
    if (asksForHelp(readWords(args, { command: 'npm run build' }))) {
      console.log(
        t(
          'npm run build: the library and the kernel, where a source changed',
          'npm run build: 소스가 바뀐 라이브러리와 커널을 다시 빌드합니다',
        ),
      );
      return 0;
    }
    await takeSteps([modulesStep, libraryStep, kernelBuildStep]);
    return 0;
  });
}
