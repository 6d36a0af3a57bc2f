// What a reader sees when an exercise passes, drawn here by the course's own solutions.
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rewardFor, rewards } from '../../../lib/notebook/rewards';

const solutions = resolve(__dirname, '../../../solutions');
const files = readdirSync(solutions)
  .filter((folder) => /^\d\d-/.test(folder))
  .flatMap((folder) => readdirSync(join(solutions, folder)).map((file) => join(solutions, folder, file)));
const idOf = (file: string): string => file.replace(/^.*\/|\.ts$/g, '');
const drawn = files.filter((file) => idOf(file) in rewards);

afterEach(() => {
  delete process.env.CONVLAB_LANG;
});

describe('a reward is drawn by the answer itself, in both languages, with the figure in words:', () => {
  test.each(drawn.map((file) => [idOf(file), file]))('%s', async (id, file) => {
    const answer = ((await import(file)) as Record<string, (...args: unknown[]) => unknown>)[id];
    const calls = jest.fn(answer);
    for (const language of ['en', 'ko']) {
      process.env.CONVLAB_LANG = language;
      const figure = rewardFor(id, () => calls);
      expect(figure.title).toMatch(/^★ /);
      expect(/[가-힣]/.test(figure.title)).toBe(language === 'ko');
      expect(String(figure.bundle()['text/plain']).length).toBeGreaterThan(figure.title.length + 20);
    }
    expect(calls).toHaveBeenCalled();
  });
});

test('where an answer cannot draw, there is a sentence', () => {
  const sentence = /^★ From here on, the chapter can use your own `slideFilter`\.$/;
  const failing = (): never => {
    throw new Error('only the cases of its check');
  };
  for (const answer of [undefined, 3, failing, () => 3])
    expect(rewardFor('slideFilter', () => answer).alt).toMatch(sentence);
  expect(rewardFor('slideFilter', failing).alt).toMatch(sentence);
  expect(rewardFor('toString', () => failing).alt).toContain('your own `toString`');
});

test('Interrupt ends the cell, also while a reward is drawn', () => {
  const stop = Object.assign(new Error('the cell was stopped'), { name: 'KeyboardInterrupt' });
  const interrupted = (): never => {
    throw stop;
  };
  expect(() => rewardFor('slideFilter', () => interrupted)).toThrow(stop);
});
