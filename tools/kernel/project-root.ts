import path from 'node:path';

/** The project's folder, seen from tools/kernel/dist; from tools/kernel itself in tests. */
export const projectRoot: string = path.resolve(
  __dirname,
  path.basename(__dirname) === 'dist' ? '../../..' : '../..',
);
