import { layerChart, leNet } from 'convlab';

test("layerChart: a summary's layers as they are; each with shape, numbers and shares in words", () => {
  const { layers } = leNet().summary();
  const learning = layers.filter(({ parameters }) => parameters > 0);
  const lines = layerChart(learning, { title: 'LeNet' }).alt.split('\n');
  expect(lines).toHaveLength(5);
  expect(lines[1]).toBe('conv2: [10, 10, 16], 2,416 parameters (3.9\u00a0%), 240,000 MACs (57.6\u00a0%)');
  expect(lines[2]).toBe('dense1: [120], 48,120 parameters (78\u00a0%), 48,000 MACs (11.5\u00a0%)');
});
