import { progressBar } from 'convlab';
import { columnsOf, cutToColumns } from '../../../lib/host/terminal';

test('a text is cut to columns, of which Hangul takes two', () => {
  expect(columnsOf('손실 0.3')).toBe(8);
  expect(cutToColumns('손실 0.3', 8)).toBe('손실 0.3');
  expect(cutToColumns('손실 0.3', 7)).toBe('손실 0…');
  expect(cutToColumns('손실', 3)).toBe('손…');
  expect(cutToColumns('손실', 2)).toBe('…');
});

test('a bar in a terminal keeps to one row, whatever it says; only the last word may be longer', () => {
  const written: string[] = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  jest.spyOn(Date, 'now').mockImplementation(() => (written.length + 1) * 1000); // so that each update is drawn
  const { isTTY, columns } = process.stdout;
  process.env.CONVLAB_LANG = 'ko';
  Object.assign(process.stdout, { isTTY: true, columns: 40 });
  try {
    const bar = progressBar({ total: 940, label: '학습' });
    for (const done of [0, 470, 939]) bar.update(done, 'epoch 2/5 · loss 0.312 · training accuracy 81.2 %');
    bar.done();
  } finally {
    Object.assign(process.stdout, { isTTY, columns });
    delete process.env.CONVLAB_LANG;
    jest.restoreAllMocks();
  }
  const rows = written.map((text) => text.replace('\r\x1b[K', ''));
  expect(rows).toHaveLength(4);
  expect(rows[1]).toMatch(/^학습 ████░░░░ 470\/940 · .*…$/);
  for (const row of rows.slice(0, 3)) expect(columnsOf(row)).toBeLessThan(40);
  expect(rows[3]).toMatch(/ 939\/940 · \d+\.\d초 · epoch /);
  expect(rows[3]).toContain('training accuracy 81.2 %');
});
