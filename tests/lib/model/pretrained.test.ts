import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  argMax,
  crop,
  fromFunction,
  loadBackend,
  loadPhoto,
  pretrained,
  tensor,
  zeros,
  type BackendName,
  type Pretrained,
  type Tensor,
} from 'convlab';
import { photoNames } from '../../../lib/data/photos';
import { expectClose } from '../engines/support';

// By golden/efficientnet_lite0.py, PyTorch.
const golden = JSON.parse(
  readFileSync(join(__dirname, 'golden', 'efficientnet-lite0.json'), 'utf8'),
) as Record<string, number[]>;

let network: Pretrained;
beforeAll(async () => {
  network = await pretrained('efficientnet-lite0');
});

const middle = (name: string): Tensor =>
  network.prepare(crop(loadPhoto(name), { top: 16, left: 16, height: 224, width: 224 }));

async function expectGolden(engine: BackendName, name: string): Promise<void> {
  const logits = network.model.forward(await loadBackend(engine), middle(name));
  expect(logits.shape).toEqual([1, 1000]);
  const worst = Math.max(...golden[name].map((value, i) => Math.abs(value - logits.data[i])));
  expect(worst).toBeLessThan(1e-4);
}

test.each(Object.keys(golden))('wasm: the logits for %s are PyTorch’s', async (name) => {
  await expectGolden('wasm', name);
});

test.each<BackendName>(['im2col', 'tfjs', 'naive'])(
  '%s: so they are',
  (engine) => expectGolden(engine, 'chelsea'),
  120_000,
);

test('all photographs of the course have golden values', () => {
  expect(Object.keys(golden)).toEqual(photoNames());
});

test('its size, and what its answers mean', async () => {
  const { model, classes } = network;
  expect([model.parameterCount, model.outputShape]).toEqual([4_631_000, [1000]]);
  expect(Math.round(model.macs / 1e6)).toBe(385);
  expect(classes).toHaveLength(1000);
  expect(new Set(classes.map(({ ko }) => ko)).size).toBe(1000);
  for (const { en, ko } of classes) {
    expect(en).toMatch(/^[\w' ,.;/-]+$/);
    expect(ko).toMatch(/[가-힣]/);
  }
  const answers = ['chelsea', 'coffee', 'camera'].map((name) => classes[argMax(tensor(golden[name]))[0]]);
  expect(answers).toEqual([
    { en: 'tiger cat', ko: '호랑이고양이' },
    { en: 'espresso', ko: '에스프레소' },
    { en: 'tripod', ko: '삼각대' },
  ]);
  const another = await pretrained('efficientnet-lite0');
  expect(another.model).not.toBe(model);
});

describe('prepare', () => {
  test('224 × 224 stays as it is, in the network’s scale', () => {
    const image = fromFunction([224, 224, 3], (i, j, k) => ((i * 7 + j * 3 + k) % 256) / 255);
    const x = network.prepare(image);
    expect(x.shape).toEqual([1, 224, 224, 3]);
    expect(x.get(0, 5, 9, 2)).toBeCloseTo(((5 * 7 + 9 * 3 + 2 - 127) % 256) / 128, 5);
    expect(x.data[0]).toBeCloseTo(-127 / 128, 6);
  });

  test('another size: the middle square, resized', () => {
    const half = fromFunction([100, 300, 3], (_, j) => (j < 100 || j >= 200 ? 1 : 0.5));
    const x = network.prepare(half);
    expect(x.shape).toEqual([1, 224, 224, 3]);
    expect([...new Set(x.data)].map((value) => Number(value.toFixed(5)))).toEqual([0.00391]);
    const views = network.prepare(half.transpose(1, 0, 2));
    expectClose(views, x);
  });

  test('a size of your own, which the network takes, too', () => {
    const x = network.prepare(
      fromFunction([50, 60, 3], () => 1),
      { size: 32 },
    );
    expect([...x.shape, x.get(0, 31, 31, 2)]).toEqual([1, 32, 32, 3, 1]);
    expect(network.model.outputShapeFor([32, 32, 3])).toEqual([1000]);
    expect(() => network.prepare(zeros([9, 9, 3]), { size: 0 })).toThrow('prepare: size');
  });

  test('what is no photograph of 0 … 1 is refused', () => {
    expect(() => network.prepare(zeros([224, 224]))).toThrow(
      'prepare: image is [224, 224], but needs [H, W, 3]',
    );
    expect(() => network.prepare(zeros([1, 9, 9, 3]))).toThrow('prepare: image is [1, 9, 9, 3]');
    expect(() => network.prepare([] as unknown as Tensor)).toThrow('prepare: the image is not a tensor');
    const bytes = fromFunction([2, 2, 3], () => 255);
    expect(() => network.prepare(bytes)).toThrow(
      'prepare: the image holds 255, but its values go from 0 to 1',
    );
  });
});

test('a network that there is not, and a folder without it', async () => {
  await expect(pretrained('resnet' as never)).rejects.toThrow("pretrained: there is no network 'resnet'");
  await expect(pretrained('efficientnet-lite0', { folder: __dirname })).rejects.toThrow(
    /efficientnet-lite0-f16/,
  );
});
