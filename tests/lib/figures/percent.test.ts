import { percent } from 'convlab';

test.each([
  [0.839, '83.9 %'],
  [1, '100.0 %'],
  [0, '0.0 %'],
  [-0.0284, '−2.8 %'],
  [NaN, 'NaN %'],
])('percent(%d) is %s', (share, text) => {
  expect(percent(share)).toBe(text);
});
