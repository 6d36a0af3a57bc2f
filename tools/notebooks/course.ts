/** What the course holds: read off its folders, written down nowhere else. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface ExerciseFiles {
  readonly id: string;
  readonly chapter: string;
  readonly solution: string;
  readonly answer: string;
}

/** The chapters that have a source, in order: '01-patterns', … */
export function chapters(root: string): string[] {
  return readdirSync(join(root, 'notebooks', 'src'))
    .filter((name) => /^\d\d-.*\.ts$/.test(name))
    .map((name) => name.slice(0, -'.ts'.length))
    .sort();
}

/** Where an exercise's files are. Throws where solutions/ has none of that name. */
export function findExercise(root: string, id: string): ExerciseFiles {
  const folders = readdirSync(join(root, 'solutions')).sort();
  const chapter = folders.find((folder) => existsSync(join(root, 'solutions', folder, `${id}.ts`)));
  if (chapter === undefined)
    throw new Error(`no exercise is called "${id}": solutions/*/${id}.ts is missing`);
  return {
    id,
    chapter,
    solution: join(root, 'solutions', chapter, `${id}.ts`),
    answer: join(root, 'exercises', chapter, `${id}.ts`),
  };
}
