import { percent } from 'convlab';

test.each([
  [0.839, '83.9\u00a0%'],
  [1, '100.0\u00a0%'],
  [0, '0.0\u00a0%'],
  [-0.0284, '−2.8\u00a0%'],
  [NaN, 'NaN\u00a0%'],
])('percent(%d) is %s', (share, text) => {
  expect(percent(share)).toBe(text);
});
