import fs from 'node:fs';
import path from 'node:path';

/** The project's folder, seen from tools/kernel/dist; from tools/kernel itself in tests. */
export const projectRoot: string = path.resolve(
  __dirname,
  path.basename(__dirname) === 'dist' ? '../../..' : '../..',
);

/**
 * The folder in which the cells of a notebook live: the course, or for a notebook elsewhere the nearest folder above it
 * that has a package.json, or its own.
 */
export function folderOfCells(notebook: string): string {
  const isInside = (folder: string): boolean => !path.relative(folder, notebook).startsWith('..');
  if (isInside(projectRoot) && !path.isAbsolute(path.relative(projectRoot, notebook))) return projectRoot;
  for (let folder = notebook; ; folder = path.dirname(folder)) {
    if (fs.existsSync(path.join(folder, 'package.json'))) return folder;
    if (folder === path.dirname(folder)) return notebook;
  }
}
