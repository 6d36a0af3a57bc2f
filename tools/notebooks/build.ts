/**
 * `npm run notebooks [-- NN … --lang en|ko --force --check [--solved]]`
 *
 * Builds notebooks/en and notebooks/ko from notebooks/src: makes the cells, runs them, adds pictures. A chapter
 * whose cells are what they were stays byte for byte as it is; one whose code is what it was keeps its outputs. With --check nothing is written: every notebook
 * must match its source, run without an error and without noise, and keep its limit of size.
 */
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Language } from 'convlab';
import { end, readArgs } from '../args';
import { chapters } from './chapters';
import { complaints, execute } from './execute';
import {
  builtPath,
  fingerprint,
  notebookOf,
  readNotebook,
  toText,
  type Notebook,
  withOutputsOf,
} from './notebook';
import { addPictures } from './pictures';
import { makeSandboxCopy } from './sandbox-copy';
import { approve } from './twins';

const root = join(__dirname, '..', '..');
const largest = 2.5 * 1024 * 1024; // chapter 08 carries the weights of the networks that one explores and draws for

/** Chapters from 08 on train networks. */
const secondsAimed = (chapter: string): number => (/^(0[89]|1)/.test(chapter) ? 120 : 60);

const usage = `npm run notebooks -- [NN …] [options]   builds the chapters whose source has changed
  --lang en|ko   in one language
  --force        whether it has changed or not
  --approve      says of all texts that both languages say the same; a text that changed in one alone needs it
  --check        writes nothing: each must match its source, and run
  --solved       with --check: with the solutions in the answer cells`;

interface Options {
  readonly force: boolean;
  readonly solved: boolean;
}

async function main(): Promise<void> {
  const { values, positionals } = readArgs(usage, {
    allowPositionals: true,
    options: {
      lang: { type: 'string' },
      force: { type: 'boolean', default: false },
      approve: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      solved: { type: 'boolean', default: false },
    },
  });
  const chosen = chapters(root).filter(
    (chapter) => positionals.length === 0 || positionals.some((start) => chapter.startsWith(start)),
  );
  const languages = (['en', 'ko'] as const).filter((one) => values.lang === undefined || values.lang === one);
  if (chosen.length === 0)
    end(`there is no chapter ${positionals.join(', ')}: there are ${chapters(root).join(', ')}`);
  if (languages.length === 0) end(`--lang: en or ko, not '${values.lang}'`);
  if (!values.check) for (const chapter of chosen) approve(root, chapter, { all: values.approve });
  let passed = 0;
  let failed = 0;
  for (const chapter of chosen) {
    for (const language of languages) {
      const problems = values.check
        ? await check(chapter, language, values)
        : await build(chapter, language, values);
      for (const problem of problems) console.log(`  ${problem}`);
      if (problems.length === 0) passed++;
      else failed++;
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

async function build(chapter: string, language: Language, { force }: Options): Promise<string[]> {
  const fresh = await notebookOf(root, chapter, language);
  const path = builtPath(root, chapter, language);
  const before = !force && existsSync(path) ? readNotebook(path) : { ...fresh, cells: [] };
  const kept = withOutputsOf(before, fresh); // a page without code never runs
  if (kept) {
    const same = toText(kept) === toText(before);
    if (!same) writeFileSync(path, toText(kept));
    console.log(`${language}/${chapter}  ${same ? 'as it was' : 'new texts, the code as it was'}`);
    return [];
  }
  const { notebook, problems, seconds } = await run(chapter, language, fresh, false);
  if (problems.length > 0) {
    console.log(`${language}/${chapter}  not written`);
    return problems;
  }
  await addPictures(notebook);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, toText({ ...notebook, metadata: { ...notebook.metadata, ...fresh.metadata } }));
  console.log(
    `${language}/${chapter}  built in ${seconds.toFixed(1)} s, ${Math.round(statSync(path).size / 1024)} kB`,
  );
  return sizeProblems(path);
}

async function check(chapter: string, language: Language, { solved }: Options): Promise<string[]> {
  const fresh = await notebookOf(root, chapter, language, { solved });
  const path = builtPath(root, chapter, language);
  const { problems, seconds } = await run(chapter, language, fresh, solved);
  console.log(`${language}/${chapter}  ${solved ? 'solved' : 'unsolved'}, ran in ${seconds.toFixed(1)} s`);
  if (!existsSync(path)) return [...problems, 'not built yet: run `npm run notebooks`'];
  const source = solved ? (await notebookOf(root, chapter, language)).cells : fresh.cells;
  if (fingerprint(source) !== fingerprint(readNotebook(path).cells)) {
    problems.push('does not match its source: run `npm run notebooks`');
  }
  return [...problems, ...sizeProblems(path)];
}

async function run(
  chapter: string,
  language: Language,
  fresh: Notebook,
  solved: boolean,
): Promise<{ notebook: Notebook; problems: string[]; seconds: number }> {
  const copy = makeSandboxCopy(root, { solved });
  try {
    const { notebook, seconds, problem } = await execute(root, copy, chapter, language, fresh);
    const problems = [...(problem ? [problem] : []), ...complaints(notebook)];
    // A busy machine is no fault of the chapter: it is said, not failed.
    if (seconds > secondsAimed(chapter)) {
      console.log(
        `  ${seconds.toFixed(0)} s is long: a chapter should take ${secondsAimed(chapter)} s on a quiet machine`,
      );
    }
    return { notebook, problems, seconds };
  } finally {
    copy.remove();
  }
}

function sizeProblems(path: string): string[] {
  const { size } = statSync(path);
  return size <= largest ? [] : [`${Math.round(size / 1024)} kB, ${largest / 1024} are allowed`];
}

void main();
