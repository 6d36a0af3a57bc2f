/** `npm run new-exercise -- <id> --chapter NN`: the skeleton of an exercise, whose checks say what is still to be written. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { end, readArgs } from '../args';
import { allPlaces } from '../grader/course/places';
import { chapterOf, edit, oracleFile, print, root, write } from './project';
import { cells, solutionSkeleton, specSkeleton, withOracle } from './skeleton';

const usage = `npm run new-exercise -- <id> --chapter NN   the skeleton of an exercise: solution, spec, oracle
  <id>   the name of the function that a student writes, as in patternScore`;

async function main(): Promise<void> {
  const { values, positionals } = readArgs(usage, {
    allowPositionals: true,
    options: { chapter: { type: 'string' } },
  });
  if (positionals.length !== 1 || values.chapter === undefined) end(usage);
  const [id] = positionals;
  if (!/^[a-z][A-Za-z0-9]*$/.test(id)) end(`an id is the name of a function, as in patternScore; got ${id}`);
  const chapter = chapterOf(values.chapter);
  const other = allPlaces().find((place) => place.id.toLowerCase() === id.toLowerCase());
  if (other) end(`there is an exercise ${other.chapter}/${other.id}; an id is given once in the course`);

  await create(join(root, 'solutions', chapter, `${id}.ts`), solutionSkeleton(id));
  await create(join(root, 'tests', 'exercises', chapter, `${id}.ts`), specSkeleton(id, chapter));
  await edit(oracleFile, (text) => withOracle(text, id));
  print(`
Put these cells where notebooks/src/${chapter}.ts asks for it, and after them a cell that uses it:

${cells(id, chapter).replace(/^(?=.)/gm, '    ')}
Write what the files leave open, then: npm run starters
This says what is still missing:     npx jest --selectProjects solutions -t ${id}`);
}

async function create(file: string, text: string): Promise<void> {
  if (existsSync(file)) end(`${relative(root, file)} is there already`);
  await write(file, text);
  print(`new      ${relative(root, file)}`);
}

void main();
