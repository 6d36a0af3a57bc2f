import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths';
import { exercisesIn, type Place } from './exercises.cjs';

export type { Place };

/** In a course for students: the sealed specs, beside the starters; and course.json. `npm run class -- release` makes it. */
const sealedFolder = join(root, 'sealed');

/** What course.json says: the exercises' order, and the seed that their cases were drawn with. */
export const sealedCourse: { readonly seed: number; readonly order: readonly string[] } | undefined =
  existsSync(sealedFolder)
    ? (JSON.parse(readFileSync(join(sealedFolder, 'course.json'), 'utf8')) as {
        seed: number;
        order: string[];
      })
    : undefined;

const specFolder = sealedCourse ? sealedFolder : join(root, 'tests', 'exercises');

/** A chapter's exercises in the order in which its source asks for them. */
function orderIn(chapter: string): readonly string[] {
  const source = join(root, 'notebooks', 'src', `${chapter}.ts`);
  if (!existsSync(source)) return [];
  return Array.from(readFileSync(source, 'utf8').matchAll(/^\/\/ %% exercise="(\w+)"/gm), ([, id]) => id);
}

/** Every exercise of the course in the chapters' order; one that its chapter does not ask for yet comes last. */
export function allPlaces(folder: string = specFolder): Place[] {
  const all = exercisesIn(folder);
  const order = sealedCourse?.order ?? [...new Set(all.map(({ chapter }) => chapter))].flatMap(orderIn);
  const rank = new Map(order.map((id, i) => [id, i]));
  const rankOf = ({ id }: Place): number => rank.get(id) ?? rank.size;
  return all.sort(
    (a, b) => a.chapter.localeCompare(b.chapter) || rankOf(a) - rankOf(b) || a.id.localeCompare(b.id),
  );
}

let byId: ReadonlyMap<string, Place> | undefined;

/** The exercise with an id. The course is listed once a process: who grades a class looks up thousands. */
export function placeOf(id: string): Place {
  byId ??= new Map(allPlaces().map((place) => [place.id, place]));
  const place = byId.get(id);
  if (place === undefined) throw new Error(`there is no exercise '${id}'`);
  return place;
}

export function specFile({ chapter, id }: Place): string {
  return join(specFolder, chapter, `${id}.ts`);
}

export function sealedFile({ chapter, id }: Place): string {
  return join(sealedFolder, chapter, `${id}.sealed`);
}

export function solutionFile({ chapter, id }: Place): string {
  return join(root, 'solutions', chapter, `${id}.ts`);
}

/** The answer's file under a folder that is laid out as exercises/ is. */
export function answerFile(folder: string, { chapter, id }: Place): string {
  return join(folder, chapter, `${id}.ts`);
}
