import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { bytesOfScript, bytesOfText, joinHalves } from '../../../lib/platform/browser/byte-script';
import { renderPage } from '../../../tools/notebooks/export/page';
import { coursePages } from '../../../tools/notebooks/export/pages';
import { exportCourse } from '../../../tools/notebooks/export/site';
import { display, png, tinyCourse, type Cell } from './tiny-course';

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true });
});

function course(...cells: (string | Cell)[]): string {
  const root = tinyCourse(cells);
  roots.push(root);
  return root;
}

function exported(...cells: (string | Cell)[]): {
  read: (file: string) => string;
  folder: string;
  said: string[];
} {
  const root = course(...cells);
  const folder = join(root, 'out');
  const said: string[] = [];
  exportCourse(root, folder, (line) => said.push(line));
  return { read: (file) => readFileSync(join(folder, file), 'utf8'), folder, said };
}

/** The body of chapter 01 with these cells. */
function chapter(...cells: (string | Cell)[]): string {
  const pages = coursePages(course(...cells));
  const page = pages.find((one) => one.language === 'en' && one.chapter === '01-one');
  return /<main[^]*<\/main>/.exec(renderPage(page!, pages).html)![0];
}

const code = (source: string, ...outputs: object[]): Cell => ({ source, outputs });

test('a page a chapter and language, an entrance, and a line said of each page', () => {
  const { read, said } = exported('# One');
  expect(read('index.html')).toContain('href="ko/index.html"');
  expect(read('index.html')).toContain('href="en/01-one.html"');
  expect(read('ko/01-one.html')).toContain('<html lang="ko">');
  expect(read('en/01-one.html')).toContain('<title>One · The course</title>');
  expect(said.filter((line) => line.includes('kB'))).toHaveLength(4);
});

test('a page that shows a reader’s own answer is named, a starter is not', () => {
  const head =
    "// exercise: twice\nimport { NotStarted } from 'convlab';\nexport function twice(x: number) {\n";
  const said = (body: string): string[] => exported('# One', code(`${head}  ${body}\n}`)).said;
  expect(said('return 2 * x;').filter((line) => line.includes('answers of yours: twice'))).toHaveLength(2);
  expect(said("throw new NotStarted('twice');").join()).not.toContain('answers of yours');
});

test('links between notebooks lead to pages; a link to a chapter that is not there is text', () => {
  const { read, said } = exported(
    '# One\n\n[back](00-start.ipynb#x) [out](https://example.org) [lib](../../lib/a.ts)',
  );
  const start = read('en/index.html');
  expect(start).toContain('<a href="01-one.html">one</a>');
  expect(start).toContain('<a href="../ko/index.html">한국어</a>');
  expect(start).toMatch(/<span class="absent"[^>]*>nine<\/span>/);
  const one = read('en/01-one.html');
  expect(one).toContain('<a href="index.html#x">back</a>');
  expect(one).toContain('<a href="https://example.org">out</a>');
  expect(one).toMatch(/<span class="absent"[^>]*>lib<\/span>/);
  expect(one).toMatch(/class="language"[^>]*href="\.\.\/ko\/01-one\.html"/);
  expect(one).toMatch(/class="previous"[^>]*href="index\.html"/);
  expect(start).toMatch(/class="next"[^>]*href="01-one\.html"/);
  expect(said.join()).toContain('09-nine.ipynb is not among the pages');
});

test('what answers a question names it for the page’s script: outputs and texts', () => {
  const question = { id: '01-size', question: 'How large?', choices: ['1', '2'], answer: 1 };
  const metadata = { convlab: { answers: '01-size' } };
  const html = chapter(
    '# One',
    { source: 'predict();', metadata: { convlab_question: question } },
    { source: '1 + 1;', outputs: [display({ 'text/plain': '2' })], metadata },
    { source: 'It is 2.', isText: true, metadata },
    'And on.',
  );
  const veiled = [...html.matchAll(/<div class="(\w+)" data-answers="([^"]*)"/g)];
  expect(veiled.map(([, kind]) => kind)).toEqual(['output', 'text']);
  for (const [, , asked] of veiled) expect(JSON.parse(asked.replaceAll('&quot;', '"'))).toEqual(question);
  expect(html).toMatch(/<div class="text">\s*<p>And on/);
});

test('nothing in code, words or data can begin a tag or end a script', () => {
  const evil = '</script><script>alert(1)</script>';
  const html = chapter(
    `# A & B\n\n<script>alert(1)</script>\n\ntext <img src=x onerror=alert(1)> [x](javascript:alert(1))`,
    code(`if (a < b) '${evil}';`, { output_type: 'stream', name: 'stdout', text: [evil] }),
    code('x', display({ 'application/vnd.plotly.v1+json': { data: [{ name: evil }] }, 'text/plain': evil })),
    code('y', display({ 'application/vnd.convlab.stepper+json': { title: evil }, 'text/plain': evil })),
    code('z', display({ 'text/markdown': '<b onclick="alert(1)">bold</b>' })),
  );
  expect(html.match(/<script[^>]*>/g)).toEqual(Array(2).fill('<script type="application/json">'));
  expect(html).not.toMatch(/<img[^>]*onerror/);
  expect(html).not.toContain('href="javascript');
  expect(html).toContain('<b>bold</b>');
  const data = [...html.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map(
    (match) => JSON.parse(match[1]) as unknown,
  );
  expect(data).toEqual([
    { data: [{ name: evil }], layout: {} },
    { 'application/vnd.convlab.stepper+json': { title: evil } },
  ]);
});

test('an output is shown in its richest form, and every picture has its words', () => {
  const words = 'Four "images"\nthe first';
  const both = { 'image/png': png, 'text/plain': words };
  const { read, folder } = exported(
    '# One',
    code('a', display({ 'application/vnd.convlab.images+json': { tiles: [] }, ...both })),
    code('b', display({ 'application/vnd.plotly.v1+json': { data: [{ type: 'bar' }] }, ...both })),
    code('c', display(both)),
    code('d', display({ 'text/html': '<table id="own"></table>', 'text/plain': 'not this' })),
    code('e', display({ 'text/latex': '$$\\frac{a}{b}$$', 'text/plain': 'nor this' })),
    code('f', display({ 'text/markdown': '**strong**', 'text/plain': 'neither' })),
    code('g', display({ 'application/vnd.jupyter.widget-view+json': {}, 'text/plain': 'stride: 1 (1 … 4)' })),
  );
  const html = read('en/01-one.html');
  const alts = [...html.matchAll(/<img src="([^"]*)" alt="([^"]*)"[^>]*width="(\d)" height="(\d)"/g)];
  expect(alts.map(([, , alt]) => alt)).toEqual([
    'Four &quot;images&quot;\nthe first',
    'Four &quot;images&quot;',
    'Four &quot;images&quot;\nthe first',
  ]);
  expect([alts[2][3], alts[2][4]]).toEqual(['3', '2']);
  expect(html).toMatch(/role="figure" aria-label="Four &quot;images&quot;"/);
  expect(html).toContain('<pre>Four &quot;images&quot;\nthe first</pre>');
  expect(html).toContain('<table id="own">');
  expect(html).toContain('<mfrac>');
  expect(html).toContain('<strong>strong</strong>');
  expect(html).toContain('stride: 1 (1 … 4)');
  expect(html).not.toMatch(/not this|nor this|neither/);
  // One picture: one file for all of its kind, in both languages.
  expect(alts[2][1]).toBe(alts[0][1]);
  expect(alts[1][1]).toBe(alts[0][1].replace('pictures', 'drawings'));
  expect(read('ko/01-one.html')).toContain(`src="${alts[0][1]}"`);
  expect(readFileSync(join(folder, 'en', alts[0][1]), 'latin1')).toMatch(/^RIFF[^]{4}WEBPVP8L/);
});

test('a page loads what its figures need; plotly.js is the smallest build that draws them', () => {
  const chart = (type: string): Cell =>
    code('a', display({ 'application/vnd.plotly.v1+json': { data: [{ type }] }, 'text/plain': 'a chart' }));
  const script = (folder: string): string => join(folder, 'assets', 'packed', 'plotly.min.js.js');
  const size = (folder: string): number => readFileSync(script(folder)).length;
  const flat = exported('# One', chart('heatmap'));
  const deep = exported('# One', chart('surface'));
  expect(size(flat.folder)).toBeLessThan(size(deep.folder) / 2);
  expect(flat.read('en/01-one.html')).not.toContain('assets/figures.js');
  expect(existsSync(script(exported('# One').folder))).toBe(false);
  expect(flat.read('assets/figures.js')).toContain('convlabFigures');
  const fonts = readdirSync(join(flat.folder, 'assets', 'katex', 'fonts'));
  const named = flat.read('assets/katex/katex.min.css').match(/fonts\/[^)]*/g)!;
  expect(fonts.length).toBeGreaterThan(10);
  expect(new Set(named)).toEqual(new Set(fonts.map((name) => `fonts/${name}`)));
});

test('an explorer stands as its picture with its words and its description, and its script lies beside', () => {
  const type = 'application/vnd.convlab.explorer+json';
  const both = { 'image/png': png, 'text/plain': 'a window slides' };
  const { read, folder } = exported('# One', code('a', display({ [type]: { title: 'x' }, ...both })));
  const html = read('en/01-one.html');
  expect(html).toMatch(
    /data-figure="own"><img src="\.\.\/assets\/drawings\/\w*\.webp" alt="a window slides"/,
  );
  expect(html).toContain(`{"${type}":{"title":"x"}}`);
  expect(unpacked(join(folder, 'assets', 'packed', 'explorer.js.js'))).toContain('convlabExplorer');
  expect(readdirSync(join(folder, 'assets'))).toContain('figures.js');
  expect(existsSync(join(exported('# One').folder, 'assets', 'packed', 'explorer.js.js'))).toBe(false);
});

/** What a packed text's script holds. */
function unpacked(script: string): string {
  const page: { convlabPacked?: Record<string, string> } = {};
  runInNewContext(readFileSync(script, 'latin1'), page);
  const [text] = Object.values(page.convlabPacked ?? {});
  return gunzipSync(bytesOfText(text)).toString();
}

test('a long text of a figure’s data lies packed in a file that pages share, and so do many short ones', () => {
  const type = 'application/vnd.convlab.explorer+json';
  const long = '</script>'.repeat(1000);
  const figure = code('a', display({ [type]: { parts: [long, 'short'] }, 'text/plain': 'a window slides' }));
  const { read, folder } = exported('# One', figure);
  const [name] = readdirSync(join(folder, 'assets', 'packed'));
  const data = { parts: [{ $text: name.replace('.js', '') }, 'short'] };
  for (const page of ['en/01-one.html', 'ko/01-one.html'])
    expect(read(page)).toContain(JSON.stringify({ [type]: data }));
  expect(unpacked(join(folder, 'assets', 'packed', name))).toBe(long);
  const numbers = [{ y: Array.from({ length: 1000 }, (_, i) => i / 7) }];
  const chart = code('a', display({ 'application/vnd.plotly.v1+json': { data: numbers } }));
  const other = exported('# One', chart);
  const [, json] = /"data":\{"\$json":"(\w+)"/.exec(other.read('en/01-one.html'))!;
  expect(JSON.parse(unpacked(join(other.folder, 'assets', 'packed', `${json}.js`)))).toEqual(numbers);
});

test('a photograph brings its script and the network, as a script that a page can fetch and can run', () => {
  const type = 'application/vnd.convlab.photograph+json';
  const both = { 'image/png': png, 'text/plain': 'espresso' };
  const { read, folder } = exported('# One', code('a', display({ [type]: { title: 'x' }, ...both })));
  expect(read('en/01-one.html')).toContain(`{"${type}":{"title":"x"}}`);
  expect(unpacked(join(folder, 'assets', 'packed', 'photograph.js.js'))).toContain('convlabPhotograph');
  const name = 'efficientnet-lite0-f16.safetensors';
  const weights = readFileSync(join(__dirname, '../../../datasets/efficientnet-lite0', name));
  const script = readFileSync(join(folder, 'assets', `${name}.js`));
  const whole = (packed: Uint8Array): Uint8Array => joinHalves(gunzipSync(packed));
  expect(weights.equals(whole(bytesOfScript(script)))).toBe(true);
  const page: { convlabWeights?: string } = {};
  runInNewContext(script.toString('latin1'), page);
  expect(weights.equals(whole(bytesOfText(page.convlabWeights ?? '')))).toBe(true);
  expect(existsSync(join(exported('# One').folder, 'assets', 'packed', 'photograph.js.js'))).toBe(false);
});

test('answer cells say so; TypeScript has colors', () => {
  const html = chapter('# One', code('// exercise: slideFilter\nconst a = 1;'), code('const b = 2;'));
  expect(html.match(/class="cell answer"/g)).toHaveLength(1);
  expect(html).toContain('Your answer: <code>slideFilter</code>');
  expect(html).toContain('<i class=k>const</i> b');
});

test('one level-one heading, no level left out, no two of one name', () => {
  const html = chapter('# One', '# Two', '#### Three', '## Two', '## 합성곱 `conv`');
  const headings = [...html.matchAll(/<(h\d) id="([^"]*)"/g)].map(([, tag, id]) => `${tag} ${id}`);
  expect(headings).toEqual(['h1 one', 'h2 two', 'h3 three', 'h2 two--2', 'h2 합성곱-conv']);
  expect(html).toContain('<li><a href="#two--2">Two</a></li>');
});

test('formulas are typeset whole, in text, in lines of their own and in folded text; code keeps its dollars', () => {
  const html = chapter(
    '# One\n\nWith $a_1 * b_1 * c$를 and `$x$`, at 5 $ or 6 $.\n\n$$y\n= \\sum_i x_i$$\n\n' +
      '<details open class="x"><summary>Q</summary>\nis $a<b$ &lt; c?</details>\n\n<small>*fine*</small>',
  );
  expect(html.match(/<math /g)).toHaveLength(3);
  expect(html.match(/display="block"/g)).toHaveLength(1);
  expect(html).toContain('<code>$x$</code>');
  expect(html).toContain('at 5 $ or 6 $.');
  expect(html).toContain('<details open><summary>Q</summary>');
  expect(html).toContain('&lt; c?</details>');
  expect(html).toContain('<small><em>fine</em></small>');
  expect(html).not.toContain('<em>b');
});

test('a formula that cannot be read is named', () => {
  expect(() => chapter('# One\n\n$\\frac{a$')).toThrow('cannot be typeset: \\frac{a');
});

test('says what to do where a notebook is not built', () => {
  const root = course('# One');
  rmSync(join(root, 'notebooks', 'ko', '01-one.ipynb'));
  expect(() => {
    exportCourse(root, join(root, 'out'), () => undefined);
  }).toThrow(/not built yet: ko\/01-one\n.*npm run notebooks/);
  expect(existsSync(join(root, 'out'))).toBe(false);
});

test('replaces an earlier export, and never another folder', () => {
  const root = course('# One');
  const folder = join(root, 'out');
  const said: string[] = [];
  const run = (): void => {
    exportCourse(root, folder, (line) => said.push(line));
  };
  run();
  expect(said.length).toBeGreaterThan(0);
  writeFileSync(join(folder, 'en', 'old.html'), '');
  run();
  expect(existsSync(join(folder, 'en', 'old.html'))).toBe(false);
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  writeFileSync(join(folder, 'thesis.txt'), 'mine');
  said.length = 0;
  expect(run).toThrow('holds something else');
  expect(said).toEqual([]); // before any work
  expect(readdirSync(folder)).toEqual(['thesis.txt']);
});

test('colours and rewritten lines of a terminal are not shown', () => {
  const text = '\u001b[31mred\u001b[0m\n10%\r50%\r100%\nend';
  const html = chapter('# One', code('a', { output_type: 'stream', name: 'stdout', text: [text] }));
  expect(html).toContain('>red\n100%\nend</pre>');
});
