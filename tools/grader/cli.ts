import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { both } from './both';
import { check } from './commands/check';
import { hint } from './commands/hint';
import { placesOf, readOptions, usage, UsageError, type Options } from './commands/options';
import { progress } from './commands/progress';
import { reset, writeStarters } from './commands/reset';
import { showSolution } from './commands/solution';
import { allPlaces, type Place } from './course/places';

/** Runs the command line; gives the exit code: 0 only where all that was asked passes, 2 where it was not understood. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const options = readOptions(args);
    const [command, ...rest] = options.words;
    const all = allPlaces();
    switch (command) {
      case 'reset':
        return reset(one(rest, all, options), options);
      case 'starters':
        return writeStarters(placesOf(rest, all, options.language), options);
      case 'hint':
        return hint(one(rest, all, options), options);
      case 'progress':
        return progress(all, options);
      case 'solution':
        return showSolution(one(rest, all, options), options);
      default:
        warnOfEmpty(all, options);
        return await check(placesOf(options.words, all, options.language), options);
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error.message === usage ? 0 : 2;
  }
}

/** A folder of students' folders, say: it would be graded as 31 answers that nobody has begun. */
function warnOfEmpty(all: readonly Place[], { folder, language }: Options): void {
  if (all.some(({ chapter }) => existsSync(join(folder, chapter)))) return;
  process.stderr.write(
    both(
      `${folder} holds no folder of a chapter (such as ${all[0].chapter}): --dir takes the folder of one student.\n`,
      `${folder}에는 장의 폴더(${all[0].chapter} 등)가 없습니다. --dir에는 한 사람의 폴더를 적으세요.\n`,
    )[language],
  );
}

function one(words: readonly string[], all: readonly Place[], { language }: Options): Place {
  if (words.length !== 1)
    throw new UsageError(both('Name one exercise by its id.', '연습 문제의 id 하나를 적으세요.')[language]);
  return placesOf(words, all, language)[0];
}
