import path from 'node:path';
import { projectRoot } from '../project-root';

/** Where packages such as @types/node are: in the folder of the cells, else in the kernel's own. */
export function typeRoots(root: string): string[] {
  return [...new Set([root, projectRoot])].map((folder) => path.join(folder, 'node_modules', '@types'));
}
