import { check } from './check';
import { hint } from './hint';
import { placesOf, readOptions, usage, UsageError, type Options } from './options';
import { allPlaces, type Place } from './places';
import { progress } from './progress';
import { reset, writeStarters } from './reset';
import { showSolution } from './solution';

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
        return writeStarters(all, options);
      case 'hint':
        return await hint(one(rest, all, options), options);
      case 'progress':
        return await progress(all, options);
      case 'solution':
        return showSolution(one(rest, all, options), options);
      default:
        return await check(placesOf(options.words, all, options.language), options);
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error.message === usage ? 0 : 2;
  }
}

function one(words: readonly string[], all: readonly Place[], { language }: Options): Place {
  if (words.length !== 1)
    throw new UsageError(
      language === 'ko' ? '연습 문제의 id 하나를 적으세요.' : 'Name one exercise by its id.',
    );
  return placesOf(words, all, language)[0];
}
