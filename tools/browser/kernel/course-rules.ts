// The course's own rules for answers, which the checker keeps.

export { exercisesIn, nearest } from '../../grader/course/exercises.cjs';
export { isPristine, starterIn } from '../../grader/course/starter.cjs';
