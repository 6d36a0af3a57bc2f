// @ts-check
// `npm run build`: lib/dist, where a source changed.
import { explained, takeSteps } from './base/steps.mjs';
import { libraryStep } from './steps/library.mjs';
import { modulesStep } from './steps/modules.mjs';

export function main() {
  return explained(async () => {
    await takeSteps([modulesStep, libraryStep]);
    return 0;
  });
}
