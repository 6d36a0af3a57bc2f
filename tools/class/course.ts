/** What the class's commands need of the course and its checker: the one file here that knows both. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom, type Bilingual } from 'convlab';
import type { CheckedExercise } from '../../lib/notebook/exercise/payload';
import { jsonReport } from '../grader/commands/report';
import { allPlaces, placeOf, solutionFile } from '../grader/course/places';
import { solutionLines } from '../grader/course/puzzle';
import { isPristine } from '../grader/course/starter.cjs';
import { drawSeed, gradePlace, loadExercise, starterFor, usedUp } from '../grader/grade';
import { root } from '../grader/paths';
import { isolationHere, openSandbox } from '../grader/sandbox/open';
import { seal } from '../grader/sealed/seal';
import { defaultLimits, ladder, type Isolation, type Limits } from '../grader/sandbox/limits';
import { prepareCases } from '../grader/verdict/expected';
import { notRunVerdict, type Verdict } from '../grader/verdict/verdict';
import type { CourseFiles } from './collect/collect';
import type { Checker } from './grade/options';
import { UsageError } from './options';
import type { SealedExercise } from './release/release';
import type { ExerciseTexts } from './similar/similar';

export { drawSeed, root };

export function courseFiles(): CourseFiles {
  const exercises = allPlaces();
  const starters = new Map(exercises.map((place) => [place.id, starterFor(place)]));
  return {
    exercises,
    isStarter: (id, text) => isPristine(text, starters.get(id) ?? ''),
  };
}

export function exerciseTexts(): ExerciseTexts[] {
  return allPlaces().map((place) => ({
    ...place,
    ignored: [starterFor(place), readFileSync(solutionFile(place), 'utf8')],
  }));
}

/** What the spec says to who has a misconception. */
export async function sentenceFor(id: string, misconception: string): Promise<Bilingual | undefined> {
  const { misconceptions } = await loadExercise(placeOf(id));
  return misconceptions.find(({ name }) => name === misconception)?.message;
}

/** All exercises as students get them, their cases drawn with `seed`. */
export async function sealedExercises(seed: number): Promise<SealedExercise[]> {
  const all: SealedExercise[] = [];
  for (const place of allPlaces()) {
    const exercise = await loadExercise(place);
    const points = exercise.cases(seededRandom(seed)).map((one) => one.points);
    all.push({
      ...place,
      starter: starterFor(place),
      spec: seal(exercise, seed, solutionLines(readFileSync(solutionFile(place), 'utf8'))),
      maxPoints: points.reduce((sum, one) => sum + one, 0),
    });
  }
  return all;
}

export interface CheckerOptions {
  readonly seed: number;
  /** Of computing, for one answer. */
  readonly seconds: number;
  /** The weakest rung of the ladder of isolation that will do. */
  readonly requiredIsolation?: string;
}

export interface OpenChecker extends Checker {
  close(): Promise<void>;
}

export async function openChecker({
  seed,
  seconds,
  requiredIsolation,
}: CheckerOptions): Promise<OpenChecker> {
  const isolation = await isolationHere();
  if (requiredIsolation !== undefined) demand(requiredIsolation, isolation);
  const limits = { ...defaultLimits, seconds };
  const sandbox = await openSandbox(isolation, limits);
  const less = new Map<number, Limits>();
  const limitsFor = (share: number): Limits => {
    if (share === 1) return limits;
    const some = less.get(share) ?? {
      ...limits,
      seconds: seconds * share,
      megabytes: limits.megabytes * share,
    };
    less.set(share, some);
    return some;
  };
  return {
    exercises: allPlaces(),
    kit: kitHash(),
    isolation,
    seconds,
    async check(id, folder, language, share) {
      const grading = { sandbox, seed, limits: limitsFor(share) };
      const verdict = await gradePlace(placeOf(id), folder, grading);
      return { marks: marksFrom(verdict, language), usedUp: usedUp(verdict) };
    },
    async overBudget(id, _folder, budget, language) {
      const exercise = await loadExercise(placeOf(id));
      const verdict = notRunVerdict(exercise, prepareCases(exercise, seed), 'timeout', {
        en: `Not run: answers without end used up the ${budget} s that each student gets for such ones.`,
        ko: `실행하지 않았습니다. 끝나지 않는 답에 학생마다 주어지는 ${budget}초를 다른 답들이 모두 썼습니다.`,
      });
      return marksFrom(verdict, language);
    },
    close: () => sandbox.close(),
  };
}

/** Fails rather than slide down the ladder. */
function demand(required: string, found: Isolation): void {
  if (!ladder.includes(required as Isolation)) {
    throw new UsageError(`--require-isolation: one of ${ladder.join(', ')}, not '${required}'`);
  }
  if (ladder.indexOf(found) > ladder.indexOf(required as Isolation)) {
    throw new Error(
      `--require-isolation ${required}: this machine gives no more than '${found}'; README.md says what '${required}' needs`,
    );
  }
}

/** The checker's JSON for one exercise. */
function marksFrom(verdict: Verdict, language: 'en' | 'ko'): CheckedExercise {
  return jsonReport({ isolation: 'none', seed: 0 }, [verdict], language).exercises[0];
}

/** A hash of all that decides about marks: specs, solutions, checker, library. */
function kitHash(): string {
  const hash = createHash('sha256');
  for (const folder of ['tests/exercises', 'solutions', 'tools/grader', 'lib']) {
    for (const file of sourcesIn(folder)) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => name !== 'dist' && name !== 'node_modules')
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return sourcesIn(path);
      return /\.[cm]?ts$/.test(entry.name) ? [path] : [];
    })
    .sort();
}
