import { drawnCase } from '../../../lib/notebook/exercise/drawn-case';

const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test('a case with numbers is drawn: input, yours, expected; the places that differ are framed', () => {
  const html = drawnCase(
    '[0, 1]: yours 3, expected -2\ninput image: [[1, 2], [3, 4]]\nyours: [[1, 3]]\nexpected: [[1, -2]]\nUse `get`.',
  );
  expect(text(html)).toMatch(
    /\[0, 1\]: yours 3, expected -2 Use get \. .*input image 1 2 3 4 .*yours 1 3 .*expected 1 -2/,
  );
  expect(html).toMatch(/<code[^>]*>get<\/code>/);
  expect(html.match(/class="differs"/g)).toHaveLength(2);
  expect(html).toMatch(/class="differs"[^>]*>3</);
});

test('a case in Korean, with channels and what is no number', () => {
  const html = drawnCase('입력 x: [[[1, 2]], [[3, 4]]]\n답: [NaN, 1]\n정답: [0, 1]');
  expect(html.match(/<table/g)).toHaveLength(4); // a grid for each of two channels
  expect(html).toMatch(/class="differs"[^>]*>NaN</);
});

test('words stay words, and nothing in them is markup', () => {
  expect(drawnCase('yours: 3\ninput x: shape [4, 5], at [0, :] [1, 2] <b>')).toBe(
    '<p style="margin:2px 0">yours: 3</p>\n<p style="margin:2px 0">input x: shape [4, 5], at [0, :] [1, 2] &lt;b&gt;</p>',
  );
});
