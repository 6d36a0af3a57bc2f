import { drawingPad, explorerType, leNet, randomNormal, vary, type DrawingData } from 'convlab';
import { placed } from '../../../lib/explorer/drawing/placement';

const settings = { kind: 'lines', box: 24, pen: 2 } as const;

test('a drawing is made as large as those that were learned from, and put in the middle', () => {
  const strokes = [[[20, 20] as const, [240, 75] as const]];
  const { scale, x, y } = placed(strokes, 480, 32, settings);
  expect(scale).toBeCloseTo(22 / 220); // the pen is as wide as 2 pixels more
  expect([scale * 130 + x, scale * 47.5 + y]).toEqual([expect.closeTo(16), expect.closeTo(16)]);
});

test('a dot stays small, an empty pad is the image itself', () => {
  expect(placed([[[100, 100]]], 480, 32, settings).scale).toBeCloseTo(2 * (32 / 480));
  expect(placed([], 480, 32, settings)).toEqual({ scale: 32 / 480, x: 0, y: 0 });
});

test('the description holds the network, the examples and how lines become an image', () => {
  const model = leNet({ classes: 3, inputSize: 32, seed: 1 });
  const images = randomNormal([2, 32, 32, 1], { seed: 2 });
  const classes = ['가', '나', '다'];
  const pad = drawingPad({ model, images, classes });
  const data = pad.bundle()[explorerType] as DrawingData;
  expect(data.drawing).toEqual({ kind: 'lines', box: 24, pen: 2.6 });
  expect(data.images).toHaveLength(2);
  expect(pad.alt).toContain('The network says');
  const shapes = drawingPad({ model, images, classes, kind: 'shapes', pen: 3 }).bundle()[explorerType];
  expect((shapes as DrawingData).drawing).toEqual({ kind: 'shapes', box: 30, pen: 3 });
});

test('throws for a network of colored images, with its shape', () => {
  const model = leNet({ classes: 3, inputSize: 32, channels: 3 });
  const images = randomNormal([1, 32, 32, 3], { seed: 2 });
  expect(() => drawingPad({ model, images, classes: ['a', 'b', 'c'] })).toThrow(
    'drawingPad: the network takes [32, 32, 3], but a drawing is square and has 1 channel',
  );
});

test('vary: other images, the same labels and range, the same again from the same seed', () => {
  const images = randomNormal([3, 12, 10, 2], { seed: 1, mean: 0.5, std: 0.1 });
  const data = { images, labels: [0, 1, 2] };
  const [a, b, c] = [1, 1, 2].map((seed) => vary(data, { seed }));
  expect(a.images.data).toEqual(b.images.data);
  expect(a.images.data).not.toEqual(c.images.data);
  expect(a.labels).toBe(data.labels);
  expect(a.images.shape).toEqual(images.shape);
  const [low, high] = [Math.min(0, ...images.data), Math.max(...images.data)];
  expect(a.images.data.every((value) => value >= low && value <= high + 1e-6)).toBe(true);
});
