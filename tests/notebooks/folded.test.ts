import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourcePath } from '../../tools/notebooks/chapters';
import { notebookOf } from '../../tools/notebooks/notebook';

const root = mkdtempSync(join(tmpdir(), 'folded-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

test.each([
  ['const side = 3;\nconst draw = (n: number): Figure => photo(cat(n));', 'helper code', '보조 코드'],
  ['function twice(n: number): number {\n  return 2 * n;\n}', 'helper code', '보조 코드'],
  ['const side = 3;\nphoto(cat(side));', 'figure code', '그림 코드'],
  ['await interact({ side: slider(1, 4) }, ({ side }) => photo(cat(side)));', 'figure code', '그림 코드'],
])('a folded cell says what it is: %j', async (code, en, ko) => {
  mkdirSync(join(root, 'notebooks', 'src'), { recursive: true });
  writeFileSync(sourcePath(root, '00-cats'), `// %% folded\n${code}\n`);
  for (const [language, word] of [['en', en] as const, ['ko', ko] as const]) {
    const { cells } = await notebookOf(root, '00-cats', language);
    expect(cells.map(({ source }) => source.split('\n')[0])).toEqual([`// ${word}`]);
  }
});
