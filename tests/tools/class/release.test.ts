// The course for students, made by the command, without one of its chapters: it checks answers, and holds nothing that solves them.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { deadLinks } from '../../../tools/class/release/links';
import { allPlaces, solutionFile } from '../../../tools/grader/course/places';
import { solutionLines } from '../../../tools/grader/course/puzzle';
import { root } from '../../../tools/grader/paths';
import { chapters, isNumbered } from '../../../tools/notebooks/chapters';
import type { Marks } from '../../../tools/class/marks';

const places = allPlaces();
const [BEFORE, DROPPED, AFTER] = [...new Set(places.map(({ chapter }) => chapter))].slice(3);
const kept = places.filter(({ chapter }) => chapter !== DROPPED);
let base: string;
let course: string;

function run(
  cwd: string,
  ...args: readonly string[]
): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    timeout: 100_000,
    env: { ...process.env, CONVLAB_LANG: 'en', CONVLAB_STATE: join(base, 'state') },
  });
}
const check = (...args: readonly string[]): ReturnType<typeof run> =>
  run(course, 'tools/grader/main.cjs', ...args);

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() ? [path] : [];
  });
}

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'release-'));
  course = join(base, 'the course');
  const words = ['release', '--out', course, '--drop', DROPPED.slice(0, 2), '--seed', '7', '--lang', 'en,ko'];
  const made = run(root, '-r', 'ts-node/register', 'tools/class/main.ts', ...words);
  expect(made.stderr).toBe('');
  const left = chapters(root).filter(isNumbered).length - 1;
  expect(made.stdout).toMatch(new RegExp(`^${left} chapters, ${kept.length} exercises.*seed 7`));
}, 120_000);
afterAll(() => {
  rmSync(base, { recursive: true });
});

const squeezed = (text: string): string => text.replace(/\s+/g, '');

test('no solution, no spec, no history; of a solution’s text no more than the library has', () => {
  for (const name of ['solutions', 'tests/exercises', '.git', 'tools/class', 'notebooks/src', 'CHANGELOG.md'])
    expect([name, existsSync(join(course, name))]).toEqual([name, false]);
  const texts = filesIn(course)
    .filter((file) => /\.(ts|js|mjs|cjs|json|ipynb|md|py|html)$/.test(file))
    .filter((file) => !relative(course, file).startsWith('lib/'))
    .map((file) => ({ file, text: squeezed(readFileSync(file, 'utf8').replace(/\\n",?\s*"/g, '')) }));
  for (const place of places) {
    const body = squeezed(solutionLines(readFileSync(solutionFile(place), 'utf8')).join(''));
    const found = texts.filter(({ text }) => text.includes(body)).map(({ file }) => relative(course, file));
    expect([place.id, found]).toEqual([place.id, []]);
  }
});

test('of the dropped chapter nothing is left: no file, link, exercise or point', () => {
  const files = filesIn(course).map((file) => relative(course, file));
  expect(files.filter((file) => file.includes(DROPPED))).toEqual([]);
  for (const file of files.filter((name) => /^(notebooks|README)/.test(name) && !name.endsWith('.png')))
    expect([file, readFileSync(join(course, file), 'utf8').includes(DROPPED)]).toEqual([file, false]);
  const number = Number(DROPPED.slice(0, 2));
  const mentions = files
    .filter((file) => file.endsWith('.ipynb'))
    .flatMap((file) => {
      const text = readFileSync(join(course, file), 'utf8').replace(/\\n",\s*"/g, ' ');
      const found = text.matchAll(
        new RegExp(`\\bchapter\\s+${number}\\b.{60}|(?<![\\d~–-])${number}장.{20}`, 'gi'),
      );
      return Array.from(found, ([mention]) => mention);
    });
  expect(mentions.filter((mention) => !/no part of this course|이 강좌에는 없음/.test(mention))).toEqual([]);
  expect(mentions.length).toBeGreaterThan(5);
  const front = readFileSync(join(course, 'notebooks/en/00-start.ipynb'), 'utf8');
  for (const { id } of places.filter(({ chapter }) => chapter === DROPPED)) expect(front).not.toContain(id);
  const counted = (text: string): string | undefined => /\b(\w+) chapters/.exec(text)?.[1];
  const whole = counted(readFileSync(join(root, 'notebooks/en/00-start.ipynb'), 'utf8'));
  expect(whole).toBeDefined();
  expect(counted(front)).not.toBe(whole);
  const next = readFileSync(join(course, `notebooks/en/${BEFORE}.ipynb`), 'utf8');
  expect(next).toContain(`(${AFTER}.ipynb)\u00a0→`);
});

test('every link leads somewhere', () => {
  const pages = filesIn(course).filter((file) => /README[^/]*\.md$|\.ipynb$/.test(file));
  const dead = pages
    .filter((file) => !/\/(lib|tools|datasets)\//.test(relative(base, file)))
    .flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      const texts = file.endsWith('.md')
        ? [text]
        : (JSON.parse(text) as { cells: { cell_type: string; source: string | string[] }[] }).cells
            .filter((cell) => cell.cell_type === 'markdown')
            .map(({ source }) => [source].flat().join(''));
      return texts.flatMap((one) => deadLinks(one, file));
    });
  expect(dead).toEqual([]);
});

describe('with its packages installed', () => {
  let answers: string;
  beforeAll(() => {
    symlinkSync(join(root, 'node_modules'), join(course, 'node_modules'));
    answers = join(base, 'answers');
    cpSync(join(root, 'solutions'), answers, { recursive: true });
  });
  const report = (...ids: readonly string[]): Marks => {
    const { stdout, stderr } = check('--json', '--dir', answers, ...ids);
    expect(stderr).toBe('');
    return JSON.parse(stdout) as Marks;
  };

  test('right answers pass with all points, in the chapters’ order', () => {
    const { seed, exercises } = report();
    expect(seed).toBe(7);
    expect(exercises.map(({ id }) => id)).toEqual(kept.map(({ id }) => id));
    expect(
      exercises.filter(({ status, points, maxPoints }) => status !== 'passed' || points !== maxPoints),
    ).toEqual([]);
  }, 120_000);

  test('wrong answers fail, in the checker’s words; a typical one is named', () => {
    const change = (chapter: string, id: string, from: string | RegExp, to: string): void => {
      const file = join(answers, chapter, `${id}.ts`);
      const text = readFileSync(file, 'utf8');
      expect(text).toMatch(from);
      writeFileSync(file, text.replace(from, to));
    };
    change(
      '01-patterns',
      'slideFilter',
      /filter\.get\(u, v\)/,
      'filter.get(filter.shape[0] - 1 - u, filter.shape[1] - 1 - v)',
    );
    change('03-stride', 'stridedOutputSize', 'Math.floor', 'Math.ceil');
    const [slide, size] = report('slideFilter', 'stridedOutputSize').exercises;
    expect([slide.status, size.status]).toEqual(['failed', 'failed']);
    const named = ({ cases }: typeof slide): unknown => cases.find(({ passed }) => !passed)?.misconception;
    expect([named(slide), named(size)]).toEqual(['flipped-kernel', 'rounded-up']);
    const wrong = size.cases.find(({ passed }) => !passed);
    expect(wrong?.message).toMatch(/^yours is \d+, which is not right/);
  });

  test('hints are there, solutions are not', () => {
    for (const number of [1, 2, 3]) {
      const { stdout } = check('hint', 'slideFilter', '--json');
      expect((JSON.parse(stdout) as { number: number }).number).toBe(number);
    }
    expect(check('hint', 'slideFilter').stdout).not.toMatch(/solutions\//);
    const refused = check('solution', 'slideFilter', '--confirm');
    expect([refused.status, refused.stdout]).toEqual([1, expect.stringMatching(/holds no solutions/)]);
    expect(check('--seed', '8', 'slideFilter').stderr).toMatch(/seed 7 only/);
  });

  test('its own test of the exercises passes', () => {
    const jest = join(root, 'node_modules/jest/bin/jest.js');
    const { status, stderr } = run(course, jest, '-w', '1', 'tests/tools/course.test.ts');
    expect([status, stderr.slice(-2000)]).toEqual([0, expect.stringMatching(/1 passed/)]);
  }, 120_000);
});
