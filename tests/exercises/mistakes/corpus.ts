import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Mistakes } from './mistake';

const load = createRequire(__filename);

/** Typical mistakes, exercise by exercise: those of each chapter stand in a file under the chapter's name. */
export const corpus: Mistakes = Object.fromEntries(
  readdirSync(__dirname)
    .filter((name) => /^\d\d-.*\.ts$/.test(name))
    .flatMap((name) => Object.entries((load(join(__dirname, name)) as { default: Mistakes }).default)),
);
