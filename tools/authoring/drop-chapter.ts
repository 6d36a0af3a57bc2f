/** `npm run drop-chapter -- NN`: removes a chapter with all that belongs to it, and lists what still speaks of it. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { end, readArgs } from '../args';
import { exercisesIn } from '../grader/course/exercises.cjs';
import { chapters, isNumbered } from '../notebooks/chapters';
import { forget } from '../notebooks/twins';
import { chapterOf, edit, oracleFile, print, root } from './project';
import { withoutOracle } from './skeleton';
import { REWARDS, withTotal, withoutLinks, withoutRewards } from './texts';

const usage = `npm run drop-chapter -- NN   removes a chapter: its notebooks, exercises, solutions, specs, links, and its part of totals`;

async function main(): Promise<void> {
  const { positionals } = readArgs(usage, { allowPositionals: true, options: {} });
  if (positionals.length !== 1) end(usage);
  const chapter = chapterOf(positionals[0]);
  if (chapter.startsWith('00-')) end('the first page belongs to no chapter: it stays');
  const count = chapters(root).filter(isNumbered).length;
  const ids = exercisesIn(join(root, 'tests', 'exercises')).filter((one) => one.chapter === chapter);

  for (const file of [
    join('notebooks', 'src', `${chapter}.ts`),
    ...['en', 'ko'].map((language) => join('notebooks', language, `${chapter}.ipynb`)),
    ...['exercises', 'solutions', join('tests', 'exercises')].map((room) => join(room, chapter)),
    join('tests', 'exercises', 'mistakes', `${chapter}.ts`),
    join(REWARDS, `${chapter}.ts`),
  ]) {
    if (!existsSync(join(root, file))) continue;
    rmSync(join(root, file), { recursive: true });
    print(`removed  ${file}`);
  }
  forget(root, chapter);
  for (const { id } of ids) await edit(oracleFile, (text) => withoutOracle(text, id));
  await edit(join(root, REWARDS, 'index.ts'), (text) => withoutRewards(text, chapter));
  const sources = chapters(root).map((name) => join(root, 'notebooks', 'src', `${name}.ts`));
  const row = new RegExp(`^\\| ${String(Number(chapter.slice(0, 2)))} .*\\n`, 'm');
  await edit(join(root, 'README.md'), (text) => withTotal(text.replace(row, ''), count));
  for (const file of sources) await edit(file, (text) => withTotal(withoutLinks(text, chapter), count));

  const left = mentions(sources, Number(chapter.slice(0, 2)));
  if (left.length > 0)
    print(`\nThese lines still speak of it; what they say is yours to change:\n${left.join('\n')}`);
  print('\nThen build anew what stands beside it: npm run notebooks');
}

/** Lines of the sources that name the chapter by its number. */
function mentions(files: readonly string[], number: number): string[] {
  const named = new RegExp(`\\bchapters? ${String(number)}\\b|(?<!\\d)${String(number)}장`, 'i');
  return files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, i) => (named.test(line) ? [`  ${relative(root, file)}:${i + 1}  ${line.trim()}`] : [])),
  );
}

void main();
