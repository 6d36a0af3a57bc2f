/** What the course holds: read off its folders, written down nowhere else. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { exercisesIn } from '../grader/course/exercises.cjs';

/** The chapters that have a source, in order: '01-patterns', … */
export function chapters(root: string): string[] {
  return readdirSync(join(root, 'notebooks', 'src'))
    .filter((name) => /^\d\d-.*\.ts$/.test(name))
    .map((name) => name.slice(0, -'.ts'.length))
    .sort();
}

/** Whether it counts as a chapter: neither the front page nor the glossary does. */
export function isNumbered(chapter: string): boolean {
  return !/^(00|99)-/.test(chapter);
}

/** A chapter's one source, from which both languages are built. */
export function sourcePath(root: string, chapter: string): string {
  return join(root, 'notebooks', 'src', `${chapter}.ts`);
}

/** The file of an exercise's solution. Throws where solutions/ has none of that name. */
export function solutionPath(root: string, id: string): string {
  const folder = join(root, 'solutions');
  const found = exercisesIn(folder).find((exercise) => exercise.id === id);
  if (found === undefined) throw new Error(`no exercise is called "${id}": solutions/*/${id}.ts is missing`);
  return join(folder, found.chapter, `${id}.ts`);
}
