import { naive } from '../../../lib/naive';
import { close, drawn, loadEngines, results, resultsOf, type Engines, type Layer } from './support';
import type { Results } from './support';

let engines: Engines;
beforeAll(async () => {
  engines = await loadEngines();
});
afterAll(() => engines.threaded.close());

const layers: Record<string, Layer> = {
  'run of one channel': { x: [3, 9, 11, 1], w: [5, 3, 1, 8] },
  'filters that fill no panel': {
    x: [2, 9, 7, 3],
    w: [3, 2, 3, 13],
    options: { stride: [2, 1], padding: [1, 2] },
  },
  'same, strided': { x: [2, 10, 7, 4], w: [3, 4, 4, 6], options: { stride: [2, 3], padding: 'same' } },
  dilated: { x: [2, 12, 13, 5], w: [3, 2, 5, 9], options: { dilation: [2, 3], padding: [1, 0] } },
  grouped: { x: [2, 8, 9, 6], w: [3, 3, 2, 9], options: { groups: 3, padding: 1 } },
  depthwise: { x: [1, 8, 9, 5], w: [3, 2, 1, 5], options: { groups: 5 } },
  'a stride beyond the image': { x: [1, 5, 4, 3], w: [3, 2, 3, 5], options: { stride: [2 ** 40, 9] } },
  'more padding than the filter sees': { x: [2, 4, 5, 9], w: [2, 2, 9, 10], options: { padding: [3, 2] } },
  'dx by gathering': { x: [1, 12, 14, 10], w: [3, 3, 10, 7], options: { padding: 1 } },
  "Winograd's 3 × 3": { x: [2, 9, 11, 16], w: [3, 3, 16, 20], options: { padding: [1, 2] } },
  "Winograd's 5 × 5, grouped": {
    x: [1, 13, 10, 48],
    w: [5, 5, 16, 60],
    options: { groups: 3, padding: 'same' },
  },
  "Winograd's, of long runs": { x: [2, 8, 9, 832], w: [3, 3, 832, 16] },
  "Winograd's along the rows": { x: [3, 12, 12, 8], w: [5, 5, 8, 20] },
  "Winograd's along the rows, 3 × 3, grouped": {
    x: [2, 9, 12, 16],
    w: [3, 3, 8, 24],
    options: { groups: 2 },
  },
  "Winograd's along the rows, padded": {
    x: [2, 8, 10, 12],
    w: [5, 5, 12, 8],
    options: { padding: 'same' },
  },
  "Winograd's along the rows, cropped": {
    x: [2, 9, 8, 16],
    w: [5, 5, 16, 8],
    options: { padding: [1, 0] },
  },
  // Strided, so dx scatters, and the windows of neighbouring pixels overlap by more than they are apart.
  'windows that overlap in a tile': { x: [2, 9, 13, 3], w: [3, 6, 3, 8], options: { stride: [2, 1] } },
  'a single filter': { x: [2, 9, 14, 3], w: [3, 4, 3, 1], options: { stride: [2, 3], padding: [1, 2] } },
  'a single filter and channel, padded': { x: [2, 7, 9, 1], w: [5, 3, 1, 1], options: { padding: 'same' } },
  'one channel, dx by gathering': { x: [2, 12, 13, 1], w: [3, 5, 1, 6] },
  'four pixels together, one channel': { x: [2, 8, 12, 1], w: [3, 5, 1, 6] },
  'two pixels together, strided': { x: [2, 9, 13, 1], w: [3, 3, 1, 5], options: { stride: 2 } },
  'two pixels together, padded': {
    x: [1, 7, 9, 2],
    w: [3, 2, 2, 3],
    options: { stride: [2, 1], padding: [1, 1] },
  },
  'patches longer than the cache': { x: [1, 5, 6, 900], w: [3, 2, 900, 5] },
};

describe.each(Object.entries(layers))('wasm: %s', (_, layer) => {
  const tensors = drawn(layer);
  let own: Results;
  let loops: Results;
  let shared: Results;
  beforeAll(() => {
    [own, loops] = [resultsOf(engines.usual, tensors), resultsOf(naive, tensors)];
    shared = resultsOf(engines.threaded, tensors);
  });

  test.each(results)('%s equals the loops', (name) => {
    expect(own[name]).toBeCloseToTensor(loops[name], close);
  });

  test.each(results)('threads change no bit of %s', (name) => {
    expect(shared[name]).toHaveTheBitsOf(own[name]);
  });

  test('the gradients of the parameters alone are the same', () => {
    const { x, w, dout, options } = tensors;
    const { dw, db } = own;
    expect(engines.usual.conv2dParameterGradients?.(dout, x, w, options)).toEqual({ dw, db });
  });
});
