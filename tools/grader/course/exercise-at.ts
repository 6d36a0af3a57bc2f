import { readFileSync } from 'node:fs';
import { openSealed } from '../sealed/open';
import { sealedCourse, sealedFile, specFile, type Place } from './places';
import type { Exercise } from './spec';

/** An exercise, from its spec or from what was sealed of it. At once, so that a cell's `hint(…)` can return what it says. */
export function exerciseAt(place: Place): Exercise {
  if (sealedCourse) return openSealed(readFileSync(sealedFile(place)));
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- import() would be a promise
  return (require(specFile(place)) as { default: Exercise }).default;
}
