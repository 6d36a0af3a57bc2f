import type { DrawingData } from '../../../lib/explorer/drawing/data';
import type { Deed } from '../../../tools/explorer/src/drawing/drawing';
import { Kept } from '../../../tools/explorer/src/drawing/kept';

const data = { drawing: { kind: 'lines', box: 4, pen: 1 }, classes: ['가', '나'] } as unknown as DrawingData;
const line = (x: number): Deed => ({
  stroke: [
    [x, 1],
    [x, 2],
  ],
  tool: 'pen',
});

let stored: Map<string, string>;
beforeEach(() => {
  stored = new Map();
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  };
  Object.defineProperty(globalThis, 'localStorage', { value: storage, configurable: true });
});

test('two pads with the same classes, in two cells, keep a drawing each', () => {
  new Kept(data, () => 'a').write([line(1)]);
  new Kept(data, () => 'b').write([line(2)]);
  expect(new Kept(data, () => 'a').read(4)).toEqual([line(1)]);
  expect(new Kept(data, () => 'b').read(4)).toEqual([line(2)]);
});

test('what two pads shared before is shown by each, until it has been drawn on or cleared', () => {
  new Kept(data, () => '').write([line(3)]);
  expect(new Kept(data, () => 'a').read(4)).toEqual([line(3)]);
  new Kept(data, () => 'a').write([]);
  expect(new Kept(data, () => 'a').read(4)).toEqual([]);
  expect(new Kept(data, () => 'b').read(4)).toEqual([line(3)]);
});

test('what cannot be read is no drawing', () => {
  new Kept(data, () => 'a').write([line(1)]);
  for (const key of stored.keys()) stored.set(key, '[{"stroke": "?"}]');
  expect(new Kept(data, () => 'a').read(4)).toEqual([]);
});
