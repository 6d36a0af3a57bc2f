import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { REWARDS, withoutRewards } from '../../authoring/texts';
import { isNumbered } from '../../notebooks/chapters';
import { releasedFiles } from './contents';
import { writeNotebooks, type ReleasePlan } from './notebooks';
import { readme, type Released } from './readme';

/** One exercise as students get it. */
export interface SealedExercise {
  readonly chapter: string;
  readonly id: string;
  readonly starter: string;
  /** The sealed spec. */
  readonly spec: Uint8Array;
  readonly maxPoints: number;
}

export interface ReleaseOptions extends ReleasePlan {
  /** All of the kit's, in the order in which the chapters ask for them, their cases drawn with `seed`. */
  readonly exercises: readonly SealedExercise[];
  readonly seed: number;
}

/** What of the kit's commands works without solutions and specs. */
const COMMANDS = ['start', 'test', 'doctor', 'build', 'check', 'reset'];

/**
 * Writes the course for students: what runs it, built notebooks, starters, and sealed specs in place of specs and
 * solutions. The same kit, seed and options give the same bytes. Throws where `out` holds something already.
 */
export function release(options: ReleaseOptions): Released {
  const { root, out, chapters, dropped, exercises, seed, languages } = options;
  if (existsSync(out) && readdirSync(out).length > 0) {
    throw new Error(`--out ${out}: the folder is not empty; delete it, or name another`);
  }
  const write = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), content);
  };
  const left = dropped.map((chapter) => `${REWARDS}/${chapter}.ts`);
  for (const file of releasedFiles(root).filter((name) => !left.includes(name))) {
    mkdirSync(dirname(join(out, file)), { recursive: true });
    copyFileSync(join(root, file), join(out, file));
  }
  const rewards = `${REWARDS}/index.ts`;
  write(rewards, dropped.reduce(withoutRewards, readFileSync(join(root, rewards), 'utf8')));
  const handedOut = exercises.filter(({ chapter }) => !dropped.includes(chapter));
  for (const { chapter, id, starter, spec } of handedOut) {
    write(`exercises/${chapter}/${id}.ts`, starter);
    write(`sealed/${chapter}/${id}.ts`, starter);
    write(`sealed/${chapter}/${id}.sealed`, spec);
  }
  write('sealed/course.json', `${JSON.stringify({ seed, order: handedOut.map(({ id }) => id) }, null, 2)}\n`);
  const droppedIds = exercises.filter(({ chapter }) => dropped.includes(chapter)).map(({ id }) => id);
  writeNotebooks({ root, out, languages, chapters, dropped, droppedIds });
  const released = {
    chapters: chapters.filter((name) => isNumbered(name) && !dropped.includes(name)).length,
    exercises: handedOut.length,
    points: handedOut.reduce((sum, { maxPoints }) => sum + maxPoints, 0),
  };
  for (const [i, language] of languages.entries()) {
    write(i === 0 ? 'README.md' : `README.${language}.md`, readme(language, released, languages));
  }
  write('package.json', withoutCommands(readFileSync(join(root, 'package.json'), 'utf8')));
  return released;
}

/** The dependencies stay as they are: the lock file holds them. */
function withoutCommands(text: string): string {
  const manifest = JSON.parse(text) as { scripts: Record<string, string> };
  const scripts = Object.entries(manifest.scripts).filter(([name]) => COMMANDS.includes(name));
  return `${JSON.stringify({ ...manifest, scripts: Object.fromEntries(scripts) }, null, 2)}\n`;
}
