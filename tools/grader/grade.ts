import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { readAnswer, type Answer } from './course/answer';
import { exerciseAt } from './course/exercise-at';
import { answerFile, sealedCourse, solutionFile, type Place } from './course/places';
import type { Exercise } from './course/spec';
import { starterIn } from './course/starter.cjs';
import { root } from './paths';
import type { Sandbox } from './sandbox/open';
import type { Limits } from './sandbox/limits';
import { prepareCases, type PreparedCase } from './verdict/expected';
import { say } from './verdict/messages';
import { notRunVerdict, type CaseVerdict, type Verdict } from './verdict/verdict';
import { examine } from './examine';

// From an exercise's place to its verdict. Each room is entered once: the course (spec and answer's text), the sandbox
// (compiled and run), the verdict.

export interface Grading {
  readonly sandbox: Sandbox;
  /** Draws the cases: a new one for each run, the same one to see a run again. */
  readonly seed: number;
  /** Other than the sandbox's own. */
  readonly limits?: Limits;
}

/** Hears of an exercise while it is graded. */
export interface Listener {
  /** Its cases are drawn. */
  prepared?(place: Place, exercise: Exercise, cases: readonly PreparedCase[]): void;
  /** A case was judged; misconceptions are known at the end only. */
  judged?(place: Place, verdict: CaseVerdict, index: number): void;
  graded?(place: Place, verdict: Verdict): void;
}

const SEEDS = 1_000_000;

/** A seed short enough to be typed. A sealed course has but one. */
export function drawSeed(): number {
  return sealedCourse?.seed ?? randomInt(SEEDS);
}

/** An exercise, from its spec or from what was sealed of it. */
export function loadExercise(place: Place): Promise<Exercise> {
  return new Promise((resolve) => {
    resolve(exerciseAt(place));
  });
}

/** The starter that a student begins with. */
export function starterFor(place: Place): string {
  const starter = starterIn(root, place);
  if (starter === undefined) throw new Error(`${place.id}: neither solutions/ nor sealed/ holds its starter`);
  return starter;
}

/** Grades the answer to one exercise in a folder that is laid out as exercises/ is. Whatever fails, there is a verdict. */
export async function gradePlace(
  place: Place,
  folder: string,
  grading: Grading,
  listener: Listener = {},
): Promise<Verdict> {
  let verdict: Verdict;
  try {
    const exercise = await loadExercise(place);
    const answer = readAnswer(answerFile(folder, place), starterFor(place), solutionFile(place));
    const cases = prepareCases(exercise, grading.seed);
    listener.prepared?.(place, exercise, cases);
    verdict =
      'problem' in answer
        ? unreadable(exercise, cases, answer)
        : await examine(exercise, cases, answer.text, { ...grading, handIn: folder }, (one, index) =>
            listener.judged?.(place, one, index),
          );
  } catch (error) {
    // A fault of the checker's own: it costs this exercise its verdict, and no other.
    const message = say.checkerFailed(error instanceof Error ? error.message : String(error));
    verdict = { id: place.id, status: 'crashed', message, points: 0, maxPoints: 0, cases: [], printed: '' };
  }
  listener.graded?.(place, verdict);
  return verdict;
}

/** Whether an answer, or compiling it, took all the time or memory that it gets. */
export function usedUp({ status, message }: Verdict): boolean {
  return status === 'timeout' || status === 'out-of-memory' || message === say.unreadable;
}

function unreadable(
  exercise: Exercise,
  cases: readonly PreparedCase[],
  { problem, file }: Extract<Answer, { problem: unknown }>,
): Verdict {
  const status = problem === 'no-file' || problem === 'not-started' ? 'not-started' : 'compile-error';
  return notRunVerdict(exercise, cases, status, say.noAnswer[problem](file));
}

/** Grades several exercises, as many at a time as there are cores. The verdicts come in the places' order. */
export async function gradeAll(
  places: readonly Place[],
  folder: string,
  grading: Grading,
  listener: Listener = {},
  atOnce: number = availableParallelism(),
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < places.length) {
      const at = next++;
      verdicts[at] = await gradePlace(places[at], folder, grading, listener);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, places.length) }, work));
  return verdicts;
}
