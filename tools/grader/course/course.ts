import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { startChild } from '../sandbox/child';
import { defaultLimits, strongest, type Isolation } from '../sandbox/sandbox';
import { casesOf, gradeText, type Grading } from '../verdict/grade';
import { unrun, type CaseVerdict, type Verdict } from '../verdict/verdict';
import { readAnswer } from './answer';
import { answerFile, solutionFile, specFile, type Place } from './places';
import type { Exercise } from './spec';
import { starterOf } from './starter.cjs';

/** The spec of an exercise. */
export async function loadExercise(place: Place): Promise<Exercise> {
  const module = (await import(specFile(place))) as { default: Exercise };
  return module.default;
}

/** The starter that a student begins with. */
export function starterFor(place: Place): string {
  return starterOf(readFileSync(solutionFile(place), 'utf8'), place.id);
}

/** Grades the answer to one exercise in a folder that is laid out as exercises/ is. */
export async function gradePlace(place: Place, folder: string, grading: Grading): Promise<Verdict> {
  const exercise = await loadExercise(place);
  const answer = readAnswer(answerFile(folder, place), starterFor(place));
  if ('status' in answer) return unrun(exercise, casesOf(exercise), answer.status, answer.message);
  return gradeText(exercise, answer.text, grading);
}

/** What is told while a course is graded. */
export interface Listener {
  started?(place: Place): void;
  judged?(place: Place, verdict: CaseVerdict, index: number): void;
  graded?(place: Place, verdict: Verdict): void;
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
      const place = places[at];
      listener.started?.(place);
      const onCase = (verdict: CaseVerdict, index: number): void => listener.judged?.(place, verdict, index);
      verdicts[at] = await gradePlace(place, folder, { ...grading, onCase });
      listener.graded?.(place, verdicts[at]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, places.length) }, work));
  return verdicts;
}

/** The strongest isolation that runs a small answer on this machine. */
export function isolationHere(): Promise<Isolation> {
  return strongest(worksUnder);
}

/** Whether the child starts under an isolation, runs an answer and replies. */
export async function worksUnder(isolation: Isolation): Promise<boolean> {
  try {
    const child = startChild('probe', 'exports.probe = (a) => a + 1;', isolation, {
      ...defaultLimits,
      seconds: 5,
    });
    try {
      if (((await child.reply()) as { k?: string }).k !== 'ready') return false;
      child.send(JSON.stringify([41]));
      return ((await child.reply()) as { value?: number }).value === 42;
    } finally {
      await child.close();
    }
  } catch {
    return false;
  }
}
