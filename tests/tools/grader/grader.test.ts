import { execFile, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAnswer } from '../../../tools/grader/course/answer';
import { exerciseId, inLanguage, isPristine, starterOf } from '../../../tools/grader/course/starter.cjs';
import { root } from '../../../tools/grader/paths';
import { isolationHere, worksUnder } from '../../../tools/grader/sandbox/open';
import { ladder } from '../../../tools/grader/sandbox/limits';
import { difference } from '../../../tools/grader/verdict/compare';
import type { CheckReport } from '../../../lib/notebook/exercise/payload';
import { openBench, type Bench } from './hostile/bench';

const base = mkdtempSync(join(tmpdir(), 'convlab-grader-'));
const answers = join(base, 'answers');
const state = join(base, 'state');
beforeEach(() => {
  rmSync(answers, { recursive: true, force: true });
  mkdirSync(join(answers, '01-patterns'), { recursive: true });
});
afterAll(() => {
  rmSync(base, { recursive: true });
});

interface Result {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}
/** Runs the command, with a seed of the test's own: what drawn cases say must not depend on the day. */
function grader(...asked: readonly string[]): Promise<Result> {
  const words = asked.includes('--seed') ? asked : [...asked, '--seed', process.env.CONVLAB_TEST_SEED ?? '3'];
  const env = { ...process.env, CONVLAB_STATE: state, CONVLAB_LANG: 'en', FORCE_COLOR: '0' };
  return new Promise((resolve) => {
    const args = [join(root, 'tools/grader/main.cjs'), ...words];
    execFile(process.execPath, args, { env, cwd: base }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}
const put = (id: string, text: string): void => {
  writeFileSync(join(answers, '01-patterns', `${id}.ts`), text);
};
const flipped = readFileSync(join(root, 'solutions/01-patterns/slideFilter.ts'), 'utf8').replace(
  'filter.get(u, v)',
  'filter.get(kernelHeight - 1 - u, kernelWidth - 1 - v)',
);

test('--json prints the report and nothing else, with the keys that are promised', async () => {
  put('slideFilter', `console.log('noise');\n${flipped}`);
  const { code, out } = await grader('slideFilter', 'bestMatch', '--json', '--dir', answers);
  expect(code).toBe(1);
  const report = JSON.parse(out) as CheckReport;
  expect(Object.keys(report)).toEqual(['isolation', 'seed', 'exercises']);
  expect(report.isolation).toBe(await isolationHere());
  const [slide, best] = report.exercises;
  expect(Object.keys(slide)).toEqual(['id', 'status', 'message', 'points', 'maxPoints', 'cases']);
  expect(Object.keys(slide.cases[0]).sort()).toEqual([
    'maxPoints',
    'message',
    'misconception',
    'name',
    'passed',
    'points',
  ]);
  expect([slide.status, best.status, best.points]).toEqual(['failed', 'not-started', 0]);
  expect(slide.points).toBe(slide.cases.reduce((sum, { points }) => sum + points, 0));
  const failed = slide.cases.filter(({ passed }) => !passed);
  expect(failed[0].message).toMatch(
    /^\[0, 0\]: yours 1, expected -1\ninput image: \[\[1, 2, 3\], \[4, 5, 6\]\]\ninput filter: .*\nyours: .*\nexpected: .*\n.*flipped/,
  );
  expect(failed.map(({ misconception }) => misconception)).toEqual(failed.map(() => 'flipped-kernel'));
  expect(slide.cases.filter(({ passed }) => passed).map(({ misconception }) => misconception)).toEqual([
    null,
  ]);
});

test('the exit code is 0 only where all that was asked passes; an unknown id is answered with the nearest', async () => {
  cpSync(join(root, 'solutions/01-patterns'), join(answers, '01-patterns'), { recursive: true });
  expect((await grader('slideFilter', '--dir', answers)).code).toBe(0);
  expect((await grader('--dir', answers)).code).toBe(1);
  const unknown = await grader('slidefliter', '--dir', answers);
  expect([unknown.code, unknown.out]).toEqual([2, '']);
  expect(unknown.err).toContain('slideFilter');
  expect((await grader('--dir', join(base, 'nowhere'))).code).toBe(2);
  expect((await grader('--no-such-option')).code).toBe(2);
});

test('answers that take the compiler down cost themselves a verdict, and no other', async () => {
  cpSync(join(root, 'solutions/01-patterns/patternScore.ts'), join(answers, '01-patterns/patternScore.ts'));
  put('slideFilter', `namespace ${Array(1500).fill('a').join('.')} { export const b = 1; }`);
  put('bestMatch', `export const bestMatch: any = (a, b, c) => ${'a?(b):c=>'.repeat(40)}0;`);
  const { out } = await grader('--json', '--dir', answers, '--timeout', '3');
  const { exercises } = JSON.parse(out) as CheckReport;
  const statuses = Object.fromEntries(exercises.map(({ id, status }) => [id, status]));
  expect(statuses).toMatchObject({
    patternScore: 'passed',
    slideFilter: 'compile-error',
    bestMatch: 'compile-error',
    convLayer: 'not-started',
  });
});

test('an endless answer: the terminal names the option that gives more time', async () => {
  put('slideFilter', 'export function slideFilter(): never { for (;;) {} }');
  const { out } = await grader('slideFilter', '--dir', answers, '--timeout', '1');
  expect(out).toMatch(/took more than 1 s .*\n +For a slow answer, --timeout gives more seconds\.\n/);
});

test('--seed draws the same cases again, another seed other ones', async () => {
  put('slideFilter', flipped);
  const run = async (...words: readonly string[]) =>
    JSON.parse((await grader('slideFilter', '--json', '--dir', answers, ...words)).out) as CheckReport;
  const [first, again, other] = [
    await run('--seed', '7'),
    await run('--seed', '7'),
    await run('--seed', '8'),
  ];
  expect(first.seed).toBe(7);
  expect(again).toEqual(first);
  expect(other.exercises).not.toEqual(first.exercises);
  expect((await grader('slideFilter', '--seed', 'x', '--dir', answers)).code).toBe(2);
});

test('the puzzle’s wrong line gets its reason once it is pointed at', async () => {
  const told: string[] = [];
  for (const letter of 'ABCDEFGHIJKLMNOPQRS')
    told.push((await grader('hint', 'patternScore', '--wrong', letter)).out);
  expect(told.filter((text) => text.startsWith('Yes, '))).toHaveLength(1);
  expect(told.filter((text) => text.includes('belongs to the solution'))).not.toHaveLength(0);
});

test('a message without a place in XML does not spoil the report', async () => {
  put('slideFilter', 'export function slideFilter() { throw new Error("\\ufffe\\u0001\\ud800"); }');
  const file = join(base, 'odd.xml');
  await grader('slideFilter', '--dir', answers, '--junit', file);
  expect(readFileSync(file, 'utf8')).not.toMatch(/[\ufffe\u0001]|\p{Cs}/u);
});

test('messages come in Korean, too, and JUnit’s XML beside them', async () => {
  put('slideFilter', flipped);
  const file = join(base, 'report.xml');
  const words = ['--lang', 'ko', '--junit', file];
  const { out } = await grader('slideFilter', '--dir', answers, ...words);
  expect(out).toContain('뒤집');
  const xml = readFileSync(file, 'utf8');
  expect(xml).toMatch(/<testsuite name="slideFilter" tests="7" failures="6" skipped="0">/);
  expect(xml).toContain('<testcase ');
});

test('what was asked for wrongly is said, and nothing is taken for something else', async () => {
  expect(await grader('--lang', 'fr')).toMatchObject({ code: 2, err: "--lang: en or ko, not 'fr'\n" });
  expect((await grader('starters', 'nope', '--dir', answers)).err).toContain("There is no exercise 'nope'");
  const apart = await grader('slideFilter', '--dir', base);
  expect(apart.err).toContain('--dir takes the folder of one student');
  const kept = join(base, 'no such folder', 'x.xml');
  put('slideFilter', flipped);
  const report = await grader('slideFilter', '--dir', answers, '--junit', kept);
  expect(report).toMatchObject({ code: 2 });
  expect(report.err).toMatch(/^--junit: ENOENT/);
});

test("points belong to the text that earned them: another folder's answer has none of them", async () => {
  mkdirSync(state, { recursive: true });
  const earned = { status: 'passed', points: 10, maxPoints: 10, everPassed: true, hash: 'of another text' };
  writeFileSync(join(state, 'progress.json'), JSON.stringify({ slideFilter: earned }));
  put('slideFilter', flipped);
  mkdirSync(join(answers, '01-patterns', 'patternScore.ts')); // no file: not begun
  const { out } = await grader('progress', '--json', '--dir', answers);
  const { steps } = JSON.parse(out) as { steps: { id: string; state: string; points: number }[] };
  const states = Object.fromEntries(steps.map(({ id, state: one, points }) => [id, `${one} ${points}`]));
  expect(states).toMatchObject({ slideFilter: 'changed 0', patternScore: 'open 0' });
  rmSync(join(state, 'progress.json'));
});

test('a reader that goes away early is no fault', async () => {
  const child = spawn(process.execPath, [join(root, 'tools/grader/main.cjs'), 'progress'], { cwd: base });
  child.stdout.destroy();
  let complaints = '';
  child.stderr.on('data', (data) => (complaints += String(data)));
  await new Promise((resolve) => child.on('close', resolve));
  expect(complaints).not.toContain('EPIPE');
});

test('a syntax error and a refused import are compile errors that say the line and the way out', async () => {
  put('slideFilter', '// exercise: slideFilter\nexport function slideFilter( {\n');
  put('bestMatch', `import { loadBackend } from 'convlab';\nexport const bestMatch = () => loadBackend();\n`);
  const report = JSON.parse(
    (await grader('slideFilter', 'bestMatch', '--json', '--dir', answers)).out,
  ) as CheckReport;
  expect(report.exercises.map(({ status }) => status)).toEqual(['compile-error', 'compile-error']);
  expect(report.exercises[0].message).toMatch(/^line [23]: /);
  expect(report.exercises[1].message).toContain("'loadBackend' of convlab would do the exercise for you");
});

test('a beginner’s commonest mistakes come with the way out, and a long complaint is written once', async () => {
  const body = (text: string) => `export function slideFilter(image, filter) {\n  ${text}\n}\n`;
  put('slideFilter', body('return image[0][0] * filter[0][0];'));
  const indexed = (await grader('slideFilter', '--dir', answers)).out;
  expect(indexed).toContain('line 2: your function threw TypeError: ');
  expect(indexed).toContain('with `x.get(i, j)`');
  expect([indexed.split('threw TypeError').length, indexed.split(/^ +the same$/m).length]).toEqual([2, 7]);
  expect(indexed).toContain('Stuck? npm run check -- hint slideFilter');
  put('slideFilter', body('return zeros([2, 2]);'));
  expect((await grader('slideFilter', '--dir', answers)).out).toContain("imported from 'convlab'");
  put('slideFilter', body('return (1 + 2;'));
  expect((await grader('slideFilter', '--dir', answers)).out).toContain('\n    2 | return (1 + 2;\n');
  put('slideFilter', body('return [[1]];'));
  const korean = (await grader('slideFilter', '--dir', answers, '--lang', 'ko')).out;
  expect(korean).toContain('텐서가 필요한데, 답은 중첩 배열입니다');
});

test('where a wrong answer goes outside of a tensor, the first such place is named', async () => {
  const solution = readFileSync(join(root, 'solutions/01-patterns/slideFilter.ts'), 'utf8');
  const said = async (right: string, wrong: string, ...words: readonly string[]) => {
    expect(solution).toContain(right);
    put('slideFilter', solution.replace(right, wrong));
    return (await grader('slideFilter', '--dir', answers, ...words)).out;
  };
  const [line] = /^.*filter\.get\(u, v\)/ms.exec(solution) ?? [''];
  const where = `line ${line.split('\n').length}: `;
  expect(await said('filter.get(u, v)', 'filter.get(u, v + 1)')).toMatch(
    new RegExp(`${where}.filter\\.get\\(0, \\d\\). reads outside of filter, whose shape is \\[\\d, \\d\\]`),
  );
  expect(await said('filter.get(u, v)', 'filter.get(u)')).toContain(
    `${where}\`filter.get(0)\` has 1 index, but filter has 2 axes (shape `,
  );
  expect(await said('.set(i, j,', '.set(i, j - 1,', '--lang', 'ko')).toMatch(
    /`set\(0, -1, …\)`은\(는\) 모양이 \[2, 2\]인 텐서의 바깥에 씁니다/,
  );
  expect(await said('filter.get(u, v)', '(filter.get(-1, 0), filter.get(u, v))')).toContain('10/10');
  const whyNaN = /How NaN comes about/g;
  expect(await said('filter.get(u, v)', 'filter.get(u, v + 1)')).not.toMatch(whyNaN); // the line says more
  expect((await said('filter.get(u, v)', 'filter.get(u, v) * NaN')).match(whyNaN)).toHaveLength(1);
});

test('−0 reaches an answer as −0', async () => {
  mkdirSync(join(answers, '06-conv-and-fc'), { recursive: true });
  const solution = readFileSync(join(root, 'solutions/06-conv-and-fc/countWeights.ts'), 'utf8');
  const body = solution.slice(solution.indexOf('// BEGIN'));
  const file = join(answers, '06-conv-and-fc/countWeights.ts');
  expect(body).toContain('!== 0');
  writeFileSync(file, solution.replace(/(\w+) !== 0/g, '!Object.is($1, 0)'));
  const { out } = await grader('countWeights', '--json', '--dir', answers);
  const [{ cases }] = (JSON.parse(out) as CheckReport).exercises;
  const signs = cases.find(({ name }) => name === 'zeros of both signs');
  expect(signs?.passed).toBe(false);
  rmSync(file);
});

test('where a run ends early, the case that it ended in says so, and the others that they were not run', async () => {
  put(
    'slideFilter',
    `let calls = 0;\nexport function slideFilter() {\n  if (++calls === 3) process.exit(0);\n  throw {};\n}\n`,
  );
  const report = JSON.parse((await grader('slideFilter', '--json', '--dir', answers)).out) as CheckReport;
  const [{ status, message, cases }] = report.exercises;
  expect([status, message]).toEqual([
    'crashed',
    expect.stringMatching(/ended its own process \(process\.exit/),
  ]);
  const thrown = 'your function threw object, without a message';
  expect(cases.map((one) => one.message).slice(0, 4)).toEqual([
    thrown,
    thrown,
    'the run stopped here',
    'not run',
  ]);
});

test('another name of the solution’s own file is no answer', () => {
  const [solution, answer] = [join(base, 'solution.ts'), join(answers, '01-patterns/slideFilter.ts')];
  writeFileSync(solution, 'export const slideFilter = 1;');
  linkSync(solution, answer);
  expect(readAnswer(answer, '', solution)).toMatchObject({ problem: 'not-a-file' });
  expect(readAnswer(answer, '')).toMatchObject({ text: 'export const slideFilter = 1;' });
  expect(readAnswer(solution, '', solution)).toMatchObject({ text: 'export const slideFilter = 1;' });
});

test('advice fits the exercise: rows that are missing, a list that is used up, a result that stays 0', async () => {
  const said = async (chapter: string, id: string, text: string) => {
    mkdirSync(join(answers, chapter), { recursive: true });
    writeFileSync(join(answers, chapter, `${id}.ts`), text);
    return (await grader(id, '--dir', answers)).out;
  };
  const rows = 'export function confusionMatrix(t, p) { const m = []; m[t[0]][p[0]]++; return m; }';
  const matrix = await said('08-training', 'confusionMatrix', rows);
  expect(matrix).toContain('There is no such row yet');
  expect(matrix).not.toContain('x.get(i, j)');
  const solution = readFileSync(join(root, 'solutions/09-alexnet/invertedDropout.ts'), 'utf8');
  const used = solution.replace(/uniform\[.*?\] >=/, 'uniform.shift()! >=');
  const dropout = await said('09-alexnet', 'invertedDropout', used);
  expect(dropout).toContain('`[...uniform]`');
  expect(dropout).not.toContain('tensor(uniform)');
  const nested =
    'export function patternScore(p, f) { let s = 0; for (let i = 0; i < p.length; i++) s += p[i][0] * f[i][0]; return s; }';
  expect(await said('01-patterns', 'patternScore', nested)).toContain('A tensor has no `length`');
});

test('reset puts the starter back and keeps what was written', async () => {
  put('slideFilter', flipped);
  const { code } = await grader('reset', 'slideFilter', '--dir', answers);
  expect(code).toBe(0);
  const now = readFileSync(join(answers, '01-patterns/slideFilter.ts'), 'utf8');
  expect(now).toContain("throw new NotStarted('slideFilter');");
  const [kept] = readdirSync(join(state, 'backup/01-patterns'));
  expect(kept).toMatch(/^slideFilter-\d{4}-\d\d-\d\d-\d{6}\.ts$/);
  expect(readFileSync(join(state, 'backup/01-patterns', kept), 'utf8')).toBe(flipped);
});

test('starters are written where they are missing, and never over an answer', async () => {
  put('slideFilter', flipped);
  await grader('starters', '--dir', answers);
  expect(readFileSync(join(answers, '01-patterns/slideFilter.ts'), 'utf8')).toBe(flipped);
  expect(existsSync(join(answers, '09-alexnet/reluGradient.ts'))).toBe(true);
});

test('a starter is its solution without the marked part; white space and line ends make no difference', () => {
  const solution = `// exercise: f\nimport type { Tensor } from 'convlab';\nexport function f(x: Tensor) {\n  // BEGIN SOLUTION\n  return x;\n  // END SOLUTION\n}\n`;
  const starter = starterOf(solution);
  expect(starter).toBe(
    `// exercise: f\nimport { NotStarted, type Tensor } from 'convlab';\nexport function f(x: Tensor) {\n  throw new NotStarted('f');\n}\n`,
  );
  expect(exerciseId(starter)).toBe('f');
  expect(isPristine(`\uFEFF${starter.replace(/\n/g, '\r\n')}  \n`, starter)).toBe(true);
  expect(isPristine(solution, starter)).toBe(false);
  expect(() => starterOf('// exercise: f\n')).toThrow('BEGIN SOLUTION');
});

test('a starter in one language is a starter still', () => {
  const starter = `// exercise: f
/**
 * Doubles x.
 * Always.
 * x를 두 배로 합니다.
 *
 * x [H, W] → one number / 수 하나
 * - f: the answer, whole / 정수인 답
 *
 *     y = 2 · x / 2 ≥ 0, and 0 elsewhere / 나머지는 0
 *
 * @example f(1) // 2 / 1
 */
export function f() {}
`;
  const english = inLanguage(starter, 'en');
  const korean = inLanguage(starter, 'ko');
  const docstring = (text: string): string[] => text.split('\n').slice(2, -3);
  expect(docstring(english)).toEqual([
    ' * Doubles x.',
    ' * Always.',
    ' *',
    ' * x [H, W] → one number',
    ' * - f: the answer, whole',
    ' *',
    ' *     y = 2 · x / 2 ≥ 0, and 0 elsewhere',
    ' *',
    ' * @example f(1) // 2 / 1',
  ]);
  expect(docstring(korean)).toEqual([
    ' * x를 두 배로 합니다.',
    ' *',
    ' * x [H, W] → 수 하나',
    ' * - f: 정수인 답',
    ' *',
    ' *     y = 2 · x / 2 ≥ 0, 나머지는 0',
    ' *',
    ' * @example f(1) // 2 / 1',
  ]);
  for (const text of [starter, english, korean]) expect(isPristine(text, starter)).toBe(true);
  expect(isPristine(english.replace('Doubles', 'Triples'), starter)).toBe(false);
});

test('comparing: −0 is 0, float32’s error is forgiven to what is close and never to what is exact', () => {
  expect(difference(-0, 0, 'exact')).toBeUndefined();
  expect(difference(1 + 1e-6, 1, 'close')).toBeUndefined();
  expect(difference(1 + 1e-6, 1, 'exact')).toBeDefined();
  expect(difference(1.001, 1, 'close')).toBeDefined();
  const tensor = (s: number[], v: (number | string)[]) => ({ k: 'tensor', d: 'float32', s, v }) as const;
  expect(difference(tensor([2, 1], [1, 2]), tensor([1, 2], [1, 2]), 'close')?.en).toBe(
    'shape: yours [2, 1], expected [1, 2]',
  );
  expect(difference(tensor([1, 2], [1, 'NaN']), tensor([1, 2], [1, 2]), 'close')?.en).toMatch(
    /^\[0, 1\]: yours is NaN/,
  );
  expect(difference([[1, 2]], tensor([1, 2], [1, 2]), 'close')?.en).toContain('nested array');
});

test('comparing: an object is told by its keys', () => {
  const object = (...keys: string[]) => ({ k: 'object', v: keys.map((key) => [key, 1] as const) }) as const;
  const counts = object('direct', 'bottleneck');
  expect(difference(object('direct', 'a b'), counts, 'exact')).toEqual({
    en: `your result has no 'bottleneck', it is an object { direct, "a b" }`,
    ko: `결과에 'bottleneck'이(가) 없습니다. 답은 { direct, "a b" } 객체입니다`,
  });
  expect(difference([1, 1], counts, 'exact')).toEqual({
    en: 'expected an object { direct, bottleneck }, your answer is an array',
    ko: '{ direct, bottleneck } 객체가 필요한데, 답은 배열입니다',
  });
  expect(difference(object('a', 'b', 'c', 'd', 'e', 'f', 'g'), 1, 'exact')?.en).toContain(
    '{ a, b, c, d, e, f, … }',
  );
});

describe('hostile answers, a few of the suite', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  test.each([
    ...['a loop in the third case only', 'ArrayBuffers', 'the heap', 'process.exit(0)', 'SIGKILL to itself'],
    ...[
      'forges a reply on every descriptor',
      'reads the solution',
      'overwrites a file',
      'leaves a process behind',
    ],
    ...[
      'patches Object.prototype',
      'patches JSON',
      'returns a proxy that equals everything',
      'changes its input',
    ],
    ...['a link to the solution', 'brackets ten thousand deep', 'connects to the network', 'imports fs'],
  ])('%s', async (name) => {
    const trial = bench.trials.find((one) => one.name === name);
    expect(await bench.run(trial!)).toBeUndefined();
    expect(await bench.harm()).toEqual([]);
  });

  test('the suite has sixty hostile answers and thirty honest ones', () => {
    const names = bench.trials.map(({ name }) => name);
    expect(names.filter((name) => !name.startsWith('honest ')).length).toBeGreaterThanOrEqual(60);
    expect(names.filter((name) => name.startsWith('honest ')).length).toBeGreaterThanOrEqual(30);
  });
});

test('a rung of the ladder that works is strongest first', async () => {
  const here = await isolationHere();
  for (const stronger of ladder.slice(0, ladder.indexOf(here)))
    expect(await worksUnder(stronger)).toBe(false);
  expect(await worksUnder(here)).toBe(true);
});
