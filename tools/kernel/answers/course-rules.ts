// The course's own rules for answers, which the checker keeps.

import Module from 'node:module';
import path from 'node:path';
import type * as exercises from '../../grader/course/exercises.cjs';
import type * as starter from '../../grader/course/starter.cjs';
import { projectRoot } from '../project-root';

const grader = Module.createRequire(path.join(projectRoot, 'tools', 'grader', 'course', 'index.js'));

export const { exercisesIn, nearest } = grader('./exercises.cjs') as typeof exercises;
export const { isPristine, starterIn } = grader('./starter.cjs') as typeof starter;
