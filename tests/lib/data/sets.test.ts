import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { cifar10, datasetsFolder, emoji32, fashionMnist, hangul14, type Dataset } from 'convlab';

const counts = (data: Dataset): number[] =>
  data.classes.map((_, label) => Array.from(data.labels).filter((one) => one === label).length);

test('fashionMnist: 600 training and about 100 test images of each class', () => {
  const { train, test: held } = fashionMnist();
  expect(train.images.shape).toEqual([6000, 28, 28, 1]);
  expect(held.images.shape).toEqual([1000, 28, 28, 1]);
  expect(counts(train)).toEqual(Array(10).fill(600));
  expect(counts(held).reduce((sum, count) => sum + count)).toBe(1000);
  expect(Math.min(...counts(held))).toBeGreaterThan(80);
  expect(train.classes[9].ko).toBe('앵클부츠');
  expect([
    Math.min(...train.images.data.slice(0, 7840)),
    Math.max(...train.images.data.slice(0, 7840)),
  ]).toEqual([0, 1]);
});

test('hangul14: 300 training and 64 test images of each syllable', () => {
  const { train, test: held } = hangul14();
  expect(train.images.shape).toEqual([4200, 32, 32, 1]);
  expect(held.images.shape).toEqual([896, 32, 32, 1]);
  expect(counts(train)).toEqual(Array(14).fill(300));
  expect(counts(held)).toEqual(Array(14).fill(64));
  const lines = readFileSync(join(datasetsFolder(), 'hangul14', 'labels.txt'), 'utf8')
    .trim()
    .split('\n');
  expect(train.classes.map(({ en }) => en)).toEqual(lines);
});

test('emoji32: seven classes in colour; faces are yellow', () => {
  const { train, test: held } = emoji32();
  expect(train.images.shape).toEqual([1402, 32, 32, 3]);
  expect(held.images.shape).toEqual([354, 32, 32, 3]);
  const lines = readFileSync(join(datasetsFolder(), 'emoji32', 'batches.meta.txt'), 'utf8')
    .trim()
    .split('\n');
  expect(train.classes.map(({ en }) => en)).toEqual(lines);
  expect(counts(train).every((count) => count > 0)).toBe(true);
  const face = Array.from(train.labels).indexOf(0);
  const center = [0, 1, 2].map((channel) => {
    let sum = 0;
    for (let row = 8; row < 24; row++)
      for (let col = 8; col < 24; col++) sum += train.images.get(face, row, col, channel);
    return sum;
  });
  expect(center[0]).toBeGreaterThan(1.5 * center[2]);
});

test('a folder of your own: the full file names, unpacked or packed', () => {
  const folder = mkdtempSync(join(tmpdir(), '내 자료 '));
  const images = Uint8Array.from([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 51, 102, 255]);
  const labels = Uint8Array.from([0, 0, 8, 1, 0, 0, 0, 2, 9, 3]);
  for (const part of ['train', 't10k']) {
    writeFileSync(join(folder, `${part}-images-idx3-ubyte`), images);
    writeFileSync(join(folder, `${part}-labels-idx1-ubyte.gz`), gzipSync(labels));
  }
  const { train } = fashionMnist({ folder });
  expect(train.images.shape).toEqual([2, 1, 2, 1]);
  expect(train.images.get(1, 0, 0, 0)).toBeCloseTo(0.4, 6);
  expect([...train.labels]).toEqual([9, 3]);
});

test('labels may be int32, and a file may be packed whatever its name says', () => {
  const folder = mkdtempSync(join(tmpdir(), 'data-'));
  const images = Uint8Array.from([0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 255]);
  const labels = Uint8Array.from([0, 0, 12, 1, 0, 0, 0, 1, 0, 0, 0, 7]);
  for (const part of ['train', 't10k']) {
    writeFileSync(join(folder, `${part}-images-idx3-ubyte`), gzipSync(images));
    writeFileSync(join(folder, `${part}-labels-idx1-ubyte`), labels);
  }
  const { train } = fashionMnist({ folder });
  expect([train.images.data[0], train.labels[0]]).toEqual([1, 7]);
  writeFileSync(join(folder, 'train-labels-idx1-ubyte'), Uint8Array.from([0, 0, 9, 1, 0, 0, 0, 1, 255]));
  expect(() => fashionMnist({ folder })).toThrow(
    'fashionMnist: there is a label -1, but there are 10 classes',
  );
  writeFileSync(
    join(folder, 'train-images-idx3-ubyte'),
    Uint8Array.from([0, 0, 9, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 5]),
  );
  expect(() => fashionMnist({ folder })).toThrow(
    'train-images-idx3-ubyte holds other values than bytes, 0 … 255',
  );
});

test('what is amiss in a folder is named', () => {
  const folder = mkdtempSync(join(tmpdir(), 'data-'));
  expect(() => hangul14({ folder })).toThrow(/hangul14: .* holds none of train-4200-images-idx3-ubyte, /);
  writeFileSync(join(folder, 'train-images-idx3-ubyte.gz'), gzipSync(Buffer.alloc(99)).subarray(0, 20));
  expect(() => fashionMnist({ folder })).toThrow(
    'fashionMnist: train-images-idx3-ubyte.gz is not a whole gzip file',
  );
  writeFileSync(
    join(folder, 'train-images-idx3-ubyte'),
    Uint8Array.from([0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 5]),
  );
  writeFileSync(join(folder, 'train-labels-idx1-ubyte'), Uint8Array.from([0, 0, 8, 1, 0, 0, 0, 2, 1, 1]));
  expect(() => fashionMnist({ folder })).toThrow('fashionMnist: there are 1 images, but 2 labels');
  writeFileSync(join(folder, 'train-labels-idx1-ubyte'), Uint8Array.from([0, 0, 8, 1, 0, 0, 0, 1, 10]));
  expect(() => fashionMnist({ folder })).toThrow(
    'fashionMnist: there is a label 10, but there are 10 classes',
  );
});

test('labels are bytes of their own: a part of them shares no memory', () => {
  const { train } = hangul14();
  expect(Object.getPrototypeOf(train.labels)).toBe(Uint8Array.prototype);
  const label = train.labels[0];
  train.labels.slice(0, 5)[0] = 13 - label;
  expect(train.labels[0]).toBe(label);
});

test('a broken file is reported under its own name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'data-'));
  writeFileSync(join(folder, 'train-6000-images-idx3-ubyte'), Uint8Array.from([0, 0, 8, 3, 0]));
  expect(() => fashionMnist({ folder })).toThrow('fashionMnist: train-6000-images-idx3-ubyte: cut off');
});

test('cifar10 without a folder says what it needs', () => {
  const noFolder = cifar10 as () => unknown;
  expect(noFolder).toThrow(TypeError);
  expect(noFolder).toThrow('cifar10: say where your copy is');
});

test('cifar10 reads five training files and a test file', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'data-')), 'cifar-10-batches-bin');
  mkdirSync(folder);
  for (let i = 1; i <= 5; i++) writeFileSync(join(folder, `data_batch_${i}.bin`), Buffer.alloc(2 * 3073, i));
  writeFileSync(join(folder, 'test_batch.bin'), Buffer.alloc(3073, 9));
  const { train, test: held } = cifar10({ folder });
  expect([...train.labels]).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
  expect(held.images.shape).toEqual([1, 32, 32, 3]);
  expect(held.classes[held.labels[0]].en).toBe('truck');
  expect([train.images.shape, train.images.get(9, 31, 31, 2)]).toEqual([
    [10, 32, 32, 3],
    Math.fround(5 / 255),
  ]);
  writeFileSync(join(folder, 'data_batch_2.bin'), Buffer.alloc(2 * 3073 - 10, 2));
  writeFileSync(join(folder, 'data_batch_3.bin'), Buffer.alloc(2 * 3073 + 10, 3)); // together whole again
  expect(() => cifar10({ folder })).toThrow('cifar10: data_batch_2.bin: 6136 bytes are no whole number');
});

test('every file of datasets/ is the one that datasets/SHA256SUMS lists', () => {
  const listed = readFileSync(join(datasetsFolder(), 'SHA256SUMS'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('  ') as [string, string]);
  for (const [sum, file] of listed) {
    const bytes = readFileSync(join(datasetsFolder(), file));
    expect([file, createHash('sha256').update(bytes).digest('hex')]).toEqual([file, sum]);
  }
  const there = ['efficientnet-lite0', 'emoji32', 'fashion-mnist', 'hangul14', 'photos'].flatMap((folder) =>
    readdirSync(join(datasetsFolder(), folder))
      .filter((file) => /\.(gz|png|json|safetensors)$/.test(file))
      .map((file) => `${folder}/${file}`),
  );
  expect(listed.map(([, file]) => file).sort()).toEqual(there.sort());
});
