import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chapters, sourcePath } from '../../tools/notebooks/chapters';
import { anchor, glossary, termsOf } from '../../tools/notebooks/glossary';
import { notebookOf } from '../../tools/notebooks/notebook';
import { approvedOf, changedAlone, hashes, numbersIn, pairsOf } from '../../tools/notebooks/twins';

const root = join(__dirname, '..', '..');
const sourceOf = (chapter: string): string => readFileSync(sourcePath(root, chapter), 'utf8');

/** Other spellings of what the glossary names. */
const spellings: readonly (readonly [wrong: RegExp, right: string])[] = [
  [/정답률/, '정확도'],
  [/에포크/, '에폭'],
  [/활성 ?함수(?!.*활성화)/, '활성화 함수'],
  [/특성 ?맵/, '특징 맵'],
  [/지역 반응 정규화/, '국소 응답 정규화'],
  [/가림 지도/, '가림 맵'],
  [/스트라이드/, '보폭'],
  [/컨볼루션|콘볼루션/, '합성곱'],
  [/역전달|백프로퍼게이션/, '역전파'],
  [/오버피팅|과대적합/, '과적합'],
  [/경사 ?강하/, '경사 하강법'],
  [/수용 ?장/, '수용 영역'],
  [/full[- ]connected|fully-connected/i, 'fully connected'],
  [/activation-map|activationmap/i, 'activation map'],
  [/cross correlation/i, 'cross-correlation'],
  [/back-propagation|back propagation/i, 'backpropagation'],
  [/normalisation/i, 'normalization'],
  [/(?<!-)\b(colour|neighbour|behaviour|grey|centre)/i, 'color, neighbor, behavior, gray, center'],
];

test.each(chapters(root))(
  '%s: no half of a text changed alone: see to its twin, then `npm run notebooks -- --approve`',
  (chapter) => {
    const pairs = pairsOf(sourceOf(chapter));
    const alone = changedAlone(pairs, approvedOf(root, chapter));
    expect(alone.map(({ line }) => line)).toEqual([]);
  },
);

test.each(chapters(root))('%s: both languages give the same numbers', (chapter) => {
  for (const { line, en, ko } of pairsOf(sourceOf(chapter)))
    expect([line, numbersIn(ko)]).toEqual([line, numbersIn(en)]);
});

test.each(chapters(root))('%s: terms are spelled as in the glossary', (chapter) => {
  const lines = sourceOf(chapter).split('\n');
  const wrong = lines.flatMap((text, i) =>
    spellings.filter(([spelling]) => spelling.test(text)).map(([, right]) => `line ${i + 1}: ${right}`),
  );
  expect(wrong).toEqual([]);
});

test.each(chapters(root))('%s: captions of figures speak both languages', (chapter) => {
  // `imageGrid({ red })` writes "red" below its image on the Korean page, too.
  expect(sourceOf(chapter).match(/imageGrid\(\{\s*\w+\s*[,:}].*/g) ?? []).toEqual([]);
});

test.each(['en', 'ko'] as const)(
  'comments in code speak the language of the notebook (%s)',
  async (language) => {
    const wrong: string[] = [];
    for (const chapter of chapters(root)) {
      for (const { cell_type: kind, source } of (await notebookOf(root, chapter, language)).cells) {
        if (kind !== 'code' || source.startsWith('// exercise: ')) continue; // tests/exercises sees to these
        for (const [, comment] of source.matchAll(/(?<![:'"`])\/\/ (.*)/g)) {
          const words = comment.replace(/\[[^\]]*\]|`[^`]*`/g, '');
          const isKorean = /[가-힣]/.test(words);
          if (language === 'en' ? isKorean : !isKorean && /\b[a-z]{3,}\b/.test(words))
            wrong.push(`${chapter}: ${comment}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  },
);

test.each(['en', 'ko'] as const)(
  'every term of the glossary is explained and linked in some chapter (%s)',
  async (language) => {
    const linked = new Set<string>();
    for (const chapter of chapters(root)) {
      const { cells } = await notebookOf(root, chapter, language);
      for (const { source } of cells)
        for (const [, place] of source.matchAll(/\(99-glossary\.ipynb#([^)]+)\)/g)) linked.add(place);
    }
    const terms = termsOf(root, language);
    expect(terms.length).toBeGreaterThan(25);
    expect(terms.filter((term) => !linked.has(anchor(term)))).toEqual([]);
    expect(glossary).toBe(chapters(root).at(-1));
  },
);

test('changedAlone finds a half that changed, in either language, and lets a pair that changed together pass', () => {
  const pair = { line: 3, en: 'One filter.', ko: '필터 하나.' };
  const other = { line: 9, en: 'A map.', ko: '맵.' };
  expect(changedAlone([pair], [])).toEqual([]); // new
  const known = [pair, other].map(hashes);
  expect(changedAlone([pair, other], known)).toEqual([]);
  expect(changedAlone([{ ...pair, en: 'Two filters.' }, other], known)).toMatchObject([{ line: 3 }]);
  expect(changedAlone([pair, { ...other, ko: '지도.' }], known)).toMatchObject([{ line: 9 }]);
  expect(changedAlone([{ ...pair, en: 'Two filters.', ko: '필터 둘.' }, other], known)).toEqual([]);
});

test('numbersIn reads the numbers of prose alone', () => {
  expect(numbersIn('12,288 of 60 pictures, `1000`, $x^{22}$, 2.5 times, 160 million, 7')).toEqual([
    '12288',
    '2.5',
    '60',
  ]);
  expect(numbersIn('1억 6천만 개 가운데 31만, 45분')).toEqual(['45']);
});
