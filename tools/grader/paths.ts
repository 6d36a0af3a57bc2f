import { join, resolve } from 'node:path';

/** The course's folder. */
export const root: string = resolve(__dirname, '..', '..');

/** What a student's machine remembers: results, hints seen, backups. Git ignores it. */
export const stateFolder: string = process.env.CONVLAB_STATE ?? join(root, '.convlab');
