// tools/grader/course/exercise-at.ts where the specs are a part of the bundle (bundle.ts makes the list).

import type { Place } from '../../grader/course/places';
import type { Exercise } from '../../grader/course/spec';
import specs from 'convlab-specs';

/** The spec of an exercise. */
export function exerciseAt({ chapter, id }: Place): Exercise {
  return specs[`${chapter}/${id}`];
}
