import { histogramChart, tensor } from 'convlab';

test('histogramChart: percentages in equal intervals, the last with its end, and what is outside is said', () => {
  const values = tensor([-1, 0, 0.4, 0.5, 1, 7]);
  const chart = histogramChart([{ name: 'conv1', values }], { from: -1, to: 1, bins: 4, title: 'spread' });
  expect(chart.alt).toContain('conv1: 83.3\u00a0% [-1, 1]');
  expect(chart.alt).toContain('−0.75: 16.6667, −0.25: 0, 0.25: 33.3333, 0.75: 33.3333');
});

test('histogramChart: an empty tensor and an interval that is none are refused', () => {
  const values = tensor([1]);
  expect(() => histogramChart([{ name: 'x', values }], { from: 2, to: 2 })).toThrow(
    'from 2 must be below to 2',
  );
  expect(() => histogramChart([{ name: 'x', values: tensor([], [0]) }], { from: 0, to: 1 })).toThrow(
    'x is empty',
  );
});
