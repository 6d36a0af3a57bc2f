import { naive } from '../../../lib/naive';
import { contiguous, copy, randomNormal, tensor } from '../../../lib/tensor';
import { loadWasm, type WasmBackend } from '../../../lib/wasm';
import { close, drawn } from './support';

let usual: WasmBackend;
let small: WasmBackend;
beforeAll(async () => {
  [usual, small] = [await loadWasm({ memory: 64 }), await loadWasm({ memory: 1 })];
});

test('wasm: relu is 0 and not −0 for what is negative, NaN stays, the gradient at 0 and NaN is 0', () => {
  const x = tensor([-1, -0, 0, 2, NaN, Infinity, -Infinity], [7]);
  expect([...usual.relu(x).data]).toEqual([0, 0, 0, 2, NaN, Infinity, 0]);
  expect([...usual.reluBackward(tensor([1, 2, 3, 4, 5, 6, 7]), x).data]).toEqual([0, 0, 0, 4, 0, 6, 0]);
});

const grouped = { x: [2, 8, 9, 6], w: [3, 3, 2, 9], options: { groups: 3, padding: 1 } } as const;

test('wasm: results own their memory: a later call changes none', () => {
  const { x, w, b, options } = drawn(grouped);
  const first = usual.conv2d(x, w, b, options);
  const saved = copy(first);
  usual.conv2d(randomNormal(x.shape, { seed: 99 }), w, b, options);
  expect(first).toHaveTheBitsOf(saved);
  expect(first.data.buffer.byteLength).toBe(first.data.byteLength);
});

test('wasm: inputs stay as they are', () => {
  const { x, w, b, options } = drawn(grouped);
  const before = [x, w, b].map((each) => copy(each));
  usual.conv2d(x, w, b, options);
  expect([x, w, b].map(({ data }) => data)).toEqual(before.map(({ data }) => data));
});

test('wasm: float64 comes back as float64', () => {
  const { x, w, b, options } = drawn(grouped);
  const [x64, w64, b64] = [x, w, b].map((each) => tensor(each, each.shape, 'float64'));
  const out = usual.conv2d(x64, w64, b64, options);
  expect(out.data).toBeInstanceOf(Float64Array);
  expect(tensor(out, out.shape, 'float32')).toBeCloseToTensor(usual.conv2d(x, w, b, options));
});

test('wasm: strided views are read as they are', () => {
  const x = randomNormal([2, 7, 9, 4], { seed: 8 });
  const view = x.transpose(0, 2, 1, 3).step(1, 2, -1);
  const w = randomNormal([2, 3, 4, 5], { seed: 9 });
  expect(usual.conv2d(view, w, null).data).toEqual(usual.conv2d(contiguous(view), w, null).data);
});

test('wasm: a dense layer whose weights do not fit the memory equals the loops', () => {
  const [x, w, b] = [
    randomNormal([9, 700]),
    randomNormal([700, 300], { seed: 1 }),
    randomNormal([300], { seed: 2 }),
  ];
  expect(small.dense(x, w, b)).toBeCloseToTensor(naive.dense(x, w, b), close);
});

test.each([
  ['with', randomNormal([103], { seed: 2 })],
  ['without', null],
])('wasm: a dense layer of many weights and few rows, read in place, %s biases equals the loops', (_, b) => {
  const [x, w] = [randomNormal([3, 701]), randomNormal([701, 103], { seed: 1 })];
  expect(usual.dense(x, w, b)).toBeCloseToTensor(naive.dense(x, w, b), close);
});
