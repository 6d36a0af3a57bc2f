import { localizeCode } from '../../tools/notebooks/localize';
import { parsePercent } from '../../tools/notebooks/percent';

const source = `// For readers of the source.

// %% [markdown] lang="en"
// # Title
//
// Text.
// %% [markdown] lang="ko"
// # 제목

// %%
const x = 1;

// %% exercise="slideFilter"
import { slideFilter } from '../../exercises/01-patterns/slideFilter';
`;

test('parsePercent: texts come in pairs, code once, an answer cell by its exercise', () => {
  expect(parsePercent(source)).toEqual([
    { kind: 'markdown', text: { en: '# Title\n\nText.', ko: '# 제목' }, line: 3 },
    { kind: 'code', text: 'const x = 1;', folded: false, line: 10 },
    { kind: 'answer', exercise: 'slideFilter', line: 13 },
  ]);
});

test('parsePercent: code that draws is marked as folded', () => {
  expect(parsePercent('// %% folded\nconst x = 1;\n')).toEqual([
    { kind: 'code', text: 'const x = 1;', folded: true, line: 1 },
  ]);
});

test('parsePercent: a cell names the question that its output answers', () => {
  expect(parsePercent('// %% folded answers="01-size"\nconst x = 1;\n')).toEqual([
    { kind: 'code', text: 'const x = 1;', folded: true, answers: '01-size', line: 1 },
  ]);
  expect(parsePercent('// %% answers="01-size"\nconst x = 1;\n')[0]).toMatchObject({
    folded: false,
    answers: '01-size',
  });
});

test('parsePercent: a text names the question that it answers, once for both languages', () => {
  const veiled = `// %% [markdown] lang="en" answers="01-size"
// The larger one.
// %% [markdown] lang="ko"
// 더 큰 쪽입니다.
`;
  expect(parsePercent(veiled)).toEqual([
    { kind: 'markdown', text: { en: 'The larger one.', ko: '더 큰 쪽입니다.' }, answers: '01-size', line: 1 },
  ]);
  expect(() => parsePercent(veiled.replace('"ko"', '"ko" answers="01-size"'))).toThrow(
    'answers="…" stands at the English one',
  );
  expect(() => parsePercent(veiled.replace('answers', 'answer'))).toThrow('line 1: a text in English');
  for (const words of ['The larger', '더 큰'])
    expect(() => parsePercent(veiled.replace(words, `## ${words}`))).toThrow(
      'line 1: a veiled text has no heading',
    );
});

test('parsePercent: a text without its twin is refused, with its line', () => {
  expect(() => parsePercent(source.replace('lang="ko"', 'lang="en"'))).toThrow('line 3: a text in English');
});

test('parsePercent: a line of text that is not a comment is refused, with its line', () => {
  expect(() => parsePercent(source.replace('// Text.', 'Text.'))).toThrow(
    'line 6: a line of text starts with',
  );
});

test('parsePercent: an unknown marker is refused', () => {
  expect(() => parsePercent('// %% [raw]\n')).toThrow('line 1: unknown cell marker "[raw]"');
});

const cell = `import { show, t } from 'convlab';
// en: What is shown.
// ko: 보이는 것.
show(t(\`\${t('a', '가')} of \${n}\`, \`\${n}의 \${t('a', '가')}\`), { title: t("it's", '그것') });`;

test('localizeCode: one language is left of texts and comments, and no trace of t', async () => {
  expect(await localizeCode(cell, 'en')).toBe(
    `import { show } from 'convlab';\n// What is shown.\nshow(\`\${'a'} of \${n}\`, { title: "it's" });`,
  );
  expect(await localizeCode(cell, 'ko')).toBe(
    `import { show } from 'convlab';\n// 보이는 것.\nshow(\`\${n}의 \${'가'}\`, { title: '그것' });`,
  );
});

test('localizeCode: a text as the name of a property becomes a plain name, quoted where it must be', async () => {
  const grid = `imageGrid({ [t('map', '맵')]: a, [t('the photo', '사진')]: b, [t(\`\${n} maps\`, \`맵 \${n}장\`)]: c });`;
  expect(await localizeCode(grid, 'en')).toBe("imageGrid({ map: a, 'the photo': b, [`${n} maps`]: c });");
  expect(await localizeCode(grid, 'ko')).toBe('imageGrid({ 맵: a, 사진: b, [`맵 ${n}장`]: c });');
});

test('localizeCode: a method called t, or t with other arguments, is left alone', async () => {
  expect(await localizeCode(`x.t('a', 'b'); t('a');`, 'en')).toBe(`x.t('a', 'b');\nt('a');`);
});

test('localizeCode: many imported names fill their lines', async () => {
  const names = Array.from({ length: 30 }, (_, i) => `name${i}`);
  const lines = (await localizeCode(`import { ${names.join(', ')} } from 'convlab';`, 'en')).split('\n');
  expect(lines.length).toBeLessThan(7);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(88);
  expect(lines.join('').match(/name\d+/g)).toEqual(names);
});

test('localizeCode: a comment behind code keeps its half', async () => {
  const code =
    'const a = 6 / 2; // a half / 절반\nconst b = a; // 6 / 2, both / 둘 다\nconst c = b; // 1 / 2';
  expect(await localizeCode(code, 'en')).toBe(
    'const a = 6 / 2; // a half\nconst b = a; // 6 / 2, both\nconst c = b; // 1 / 2',
  );
  expect(await localizeCode(code, 'ko')).toBe(
    'const a = 6 / 2; // 절반\nconst b = a; // 둘 다\nconst c = b; // 1 / 2',
  );
});
