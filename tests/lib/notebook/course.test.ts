// check, hint, progress and solution as a notebook calls them: a stub kernel, the real checker.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { check, hint, progress, solution, type Shown } from 'convlab';
import { slideFilter } from '../../../solutions/01-patterns/slideFilter';
import { hostKey, jupyterDisplay, type DisplayOptions, type MimeBundle } from '../../../lib/host/kernel-host';

const course = resolve(__dirname, '../../..');
const solved = readFileSync(join(course, 'solutions/01-patterns/slideFilter.ts'), 'utf8');
const flipped = solved.replace('filter.get(u, v)', 'filter.get(kernelHeight - 1 - u, kernelWidth - 1 - v)');
const endless = solved.replace('return out;', 'while (out.shape[0] === 4) {}\n  return out;');

let root: string;
let shown: { bundle: MimeBundle; options: DisplayOptions | undefined }[];
let interrupts: number;

/** Text of the checker's program. */
function install(program: string): void {
  mkdirSync(join(root, 'tools/grader'), { recursive: true });
  writeFileSync(join(root, 'tools/grader/main.cjs'), program);
}
function answer(text: string): void {
  writeFileSync(join(root, 'answers/01-patterns/slideFilter.ts'), text);
}
function remember(points: number, text: string): void {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const status = points === 10 ? 'passed' : 'failed';
  const result = { status, points, maxPoints: 10, everPassed: points === 10, hash };
  writeFileSync(join(root, 'state/progress.json'), JSON.stringify({ slideFilter: result }));
}
const plain = (bundle: MimeBundle): string => String(bundle['text/plain']);
const htmlOf = (value: Shown): string => String(value[jupyterDisplay]()['text/html']);
const last = (): MimeBundle => shown[shown.length - 1].bundle;
const failure = (promise: Promise<unknown>): Promise<Error> =>
  promise.then(
    () => new Error('it did not fail'),
    (error: unknown) => error as Error,
  );

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'convlab-course-'));
  mkdirSync(join(root, 'answers/01-patterns'), { recursive: true });
  mkdirSync(join(root, 'state'));
  // The course's own checker, with answers and a memory of this test's own.
  install(`process.env.CONVLAB_STATE = ${JSON.stringify(join(root, 'state'))};
process.argv.push('--dir', ${JSON.stringify(join(root, 'answers'))}, '--timeout', '3');
require(${JSON.stringify(join(course, 'tools/grader/main.cjs'))});`);
  shown = [];
  interrupts = 0;
  Object.assign(globalThis, {
    [hostKey]: {
      language: 'en',
      root,
      chapter: '01-patterns',
      display: (bundle: MimeBundle, options?: DisplayOptions) => shown.push({ bundle, options }),
      interrupts: () => interrupts,
    },
  });
});
afterEach(() => {
  Reflect.deleteProperty(globalThis, hostKey);
  delete process.env.CONVLAB_LANG;
  rmSync(root, { recursive: true });
});

test('check: partial points, what differs at each case, and the misconception once', async () => {
  answer(flipped);
  await check('slideFilter');
  const text = plain(last());
  expect(text).toMatch(/^✘ slideFilter: not yet, 1 of 10 points\n {2}Your kernel is flipped/);
  expect(text).toContain(
    '  ✘ the description’s example, 2×3\n      [0, 0]: yours 1, expected -1\n      input image: [[1, 2, 3], [4, 5, 6]]\n      input filter: [[1, -1]]\n      yours: [[1, 1], [1, 1]]\n      expected: [[-1, -1], [-1, -1]]\n  ✔ a filter of',
  );
  const html = last()['text/html'] as string;
  for (const written of [text, html]) expect(written.split('Your kernel is flipped').length).toBe(2);
  expect(html.match(/<tr style/g)?.length).toBe(8);
  const places = new Set(shown.map(({ options }) => options?.displayId));
  expect([places.size, places.has(undefined)]).toEqual([1, false]);
  expect(shown.map(({ options }) => options?.update)).toEqual(shown.map((_, i) => i > 0));
});

test('check: a passed answer has every point, and its own function draws a picture; in Korean, too', async () => {
  const host = (globalThis as { [hostKey]?: object })[hostKey]!;
  const slide = jest.fn(slideFilter);
  Object.assign(host, { answer: (id: string) => (id === 'slideFilter' ? slide : undefined) });
  answer(solved);
  await check('slideFilter');
  const [verdict, reward] = shown.slice(-2).map(({ bundle }) => bundle);
  expect(plain(verdict)).toMatch(/^✔ slideFilter: all cases pass, 10 of 10 points\n/);
  expect(verdict['text/html']).not.toContain('what to look at');
  expect(plain(reward)).toMatch(/^★ three filters, slid by your slideFilter\n/);
  expect([typeof reward['image/png'], slide.mock.calls.length]).toEqual(['string', 3]);
  process.env.CONVLAB_LANG = 'ko';
  Object.assign(host, { language: 'ko' });
  await check('slideFilter');
  const [korean, drawn] = shown.slice(-2).map(({ bundle }) => plain(bundle));
  expect(korean).toMatch(/^✔ slideFilter: 모두 통과, 10점 중 10점\n {2}✔ 설명에 나온 예/);
  expect(drawn).toMatch(/^★ slideFilter로 움직인 필터 셋\n/);
});

test('check: no picture for an answer that does not pass, or whose cell was not run', async () => {
  answer(flipped);
  await check('slideFilter');
  expect(shown.some(({ bundle }) => plain(bundle).includes('★'))).toBe(false);
  answer(solved);
  await check('slideFilter');
  expect(plain(last())).toBe('★ From here on, the chapter can use your own `slideFilter`.');
});

test('check: while a case takes its time, it shows which one and for how long', async () => {
  answer(endless);
  await check('slideFilter');
  const middle = shown.map(({ bundle }) => plain(bundle));
  expect(middle).toContainEqual(
    expect.stringMatching(
      /^checking slideFilter … 3\/7, [1-9]\d* s\n.*\n.*\n {2}✔ .*\n {2}… 5×7 image.*\n {2}· a tall/,
    ),
  );
  expect(plain(last())).toContain('took more than 3 s');
  expect(plain(last())).not.toContain('--timeout'); // no option of a notebook's
});

test('check: one long complaint at every case is written once', async () => {
  answer(solved.replace('return out;', 'throw new Error("nothing was returned at all");'));
  await check('slideFilter');
  expect(plain(last()).split('nothing was returned at all').length).toBe(2);
  expect(plain(last()).split('the same').length).toBe(7);
});

test('check: what an answer prints is text, never HTML', async () => {
  answer(flipped.replace('let score = 0;', 'let score = 0; console.log("<img src=x>");'));
  await check('slideFilter');
  expect(last()['text/html']).toContain('&lt;img src=x&gt;');
  expect(last()['text/html']).not.toContain('<img');
});

test('an unknown id fails with the nearest one, and no line of the library in its trace', async () => {
  const errors = [
    await failure(check('slidefliter')),
    await failure(Promise.resolve().then(() => hint('slidefliter'))),
  ];
  for (const { message, stack } of errors) {
    expect(message).toBe("There is no exercise 'slidefliter'. Did you mean: slideFilter?");
    expect(stack).not.toMatch(/lib\/notebook\/\w+\.[tj]s/);
  }
  expect(shown).toEqual([]);
});

test('check: a checker that ends early is told apart from one that was stopped', async () => {
  const begun = JSON.stringify({ type: 'exercise', id: 'slideFilter', cases: ['a', 'b'] });
  install(`console.log('${begun}'); setTimeout(() => process.exit(1), 600);`);
  expect((await failure(check('slideFilter'))).message).toBe('The checker gave no result.');
  const stopped = failure(check('slideFilter'));
  interrupts++;
  expect((await stopped).message).toBe('The check was stopped.');
  expect(last()).toEqual({ 'text/plain': 'The check was stopped.' });
});

test('hint: one after the other; after the last it says so, and where to look next', () => {
  const given = [1, 2, 3, 4].map(() => hint('slideFilter'));
  expect(given.map(({ text }) => text.split('\n')[0])).toEqual(
    [1, 2, 3, 3].map((number) => `Hint ${number} of 3 for slideFilter`),
  );
  expect(htmlOf(given[1])).toMatch(/<code[^>]*>filter\[u, v\]<\/code>/);
  expect(given[2].text).toMatch(/[A-L] {2}out\.set\(i, j, score\);/);
  expect(htmlOf(given[2])).toContain('i &lt; out.shape[0]');
  for (const { text } of given.slice(0, 3)) expect(text).not.toContain('Where to look next');
  const [same, next] = given[3].text.split('\nThat was the last hint');
  expect(same).toBe(given[2].text);
  expect(next).toContain('the task once more: ');
  expect(next).toContain('in the notebook 01-patterns');
  expect(next).toContain('solution("slideFilter", { confirm: true })');
  expect(htmlOf(given[3])).toMatch(/<code[^>]*>solutions\/01-patterns\/slideFilter\.ts<\/code>/);
});

test('solution: refused at first, shown when confirmed, and freely after a pass', () => {
  const refused = solution('slideFilter');
  expect(refused.text).toContain('solution("slideFilter", { confirm: true })');
  expect(refused.text).not.toContain('export function');
  const clean = solved.replace(/^.*(BEGIN|END) SOLUTION.*\n/gm, '');
  expect(solution('slideFilter', { confirm: true }).text.trim()).toBe(clean.trim());
  remember(10, flipped); // it passed once, whatever it is now
  expect(solution('slideFilter').text.trim()).toBe(clean.trim());
});

test('progress: stars, points, what was changed since, and the next step', () => {
  answer(solved);
  remember(10, solved);
  const now = progress();
  expect(now.text).toMatch(
    /^01-patterns\n {2}☆☆☆ patternScore +0\/10 {2}← next\n {2}★★★ slideFilter +10\/10\n/,
  );
  expect(now.text).toMatch(
    /\n10 of 310 points\nNext: patternScore \(.+, about \d+ minutes\), in 01-patterns\.$/,
  );
  expect(htmlOf(now)).toContain('<a href="01-patterns.ipynb">01-patterns</a>');
  answer(flipped);
  expect(progress().text).toContain('changed since its check');
  remember(1, flipped);
  expect(progress().text).toMatch(/★☆☆ slideFilter +1\/10\n/);
});

test('outside a notebook all is printed', async () => {
  Reflect.deleteProperty(globalThis, hostKey);
  const print = jest.spyOn(console, 'log').mockReturnValue();
  try {
    await check('slideFilter');
    solution('slideFilter', { confirm: true });
    const printed = print.mock.calls.map(([text]) => String(text));
    expect(printed[0]).toContain('slideFilter');
    expect(printed[1]).toContain('export function slideFilter');
  } finally {
    print.mockRestore();
  }
});
