import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  decodeSafetensors,
  encodeSafetensors,
  leNet,
  loadWeights,
  naive,
  randomNormal,
  readSafetensors,
  saveWeights,
  tensor,
  toNestedArray,
} from 'convlab';

test('a file that Python wrote: four types, a name in Hangul, a tensor without axes', () => {
  const tensors = decodeSafetensors(readFileSync(join(__dirname, 'golden/small.safetensors')));
  expect(Object.keys(tensors).sort()).toEqual(['bf16', 'f16', 'f32', 'f64', '하나']);
  expect(toNestedArray(tensors.f32)).toEqual([
    [1.5, -2, 0],
    [65504, Math.fround(-6e-8), 3.140625],
  ]);
  expect(tensors.f64.get(1, 2)).toBe(3.140625 / 3);
  expect(toNestedArray(tensors.f16)).toEqual([
    [1.5, -2, 0],
    [65504, -(2 ** -24), 3.140625],
  ]);
  expect(toNestedArray(tensors.bf16)).toEqual([1, -0.15625]);
  expect([tensors['하나'].shape, tensors['하나'].data[0]]).toEqual([[], 7]);
});

test('what encodeSafetensors writes is read back, views and float64 too', () => {
  const x = randomNormal([3, 2, 4], { seed: 1, dtype: 'float64' });
  const back = decodeSafetensors(encodeSafetensors({ turned: x.transpose(2, 0, 1), one: tensor([0.1]) }));
  expect(toNestedArray(back.turned)).toEqual(toNestedArray(x.transpose(2, 0, 1)));
  expect(back.one.data).toEqual(Float32Array.of(0.1));
});

test("a broken file is refused, by the tensor's name where there is one", () => {
  const bytes = encodeSafetensors({ a: tensor([1, 2, 3]) });
  for (const few of [0, 5, 20])
    expect(() => decodeSafetensors(bytes.subarray(0, few))).toThrow(`its ${few} bytes hold no header`);
  expect(() => decodeSafetensors(bytes.subarray(0, bytes.length - 4))).toThrow(
    /safetensors: a \[3\] should lie at 0 … 12 of 8 bytes: the file is not whole/,
  );
  const noJson = Buffer.from(bytes);
  noJson[8] = 0x7d;
  expect(() => decodeSafetensors(noJson)).toThrow('safetensors: the header is not JSON');
});

/** A file with this header, and some bytes of values. */
function fileOf(header: unknown, values: Uint8Array): Buffer {
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, values]);
}

test('tensors of integers, and of types to come, are skipped by name; the others are read', () => {
  const header = {
    step: { dtype: 'I64', shape: [], data_offsets: [0, 8] },
    w: { dtype: 'F32', shape: [2], data_offsets: [8, 16] },
    mask: { dtype: 'BOOL', shape: [3], data_offsets: [16, 19] },
    fresh: { dtype: 'toString', shape: [7], data_offsets: [19, 20] },
    __metadata__: { format: 'pt' },
  };
  const file = fileOf(
    header,
    Buffer.concat([Buffer.alloc(8), Buffer.from(Float32Array.of(1.5, -2).buffer), Buffer.alloc(4)]),
  );
  const { tensors, skipped } = readSafetensors(file);
  expect(Object.keys(tensors)).toEqual(['w']);
  expect([...tensors.w.data]).toEqual([1.5, -2]);
  expect(skipped).toEqual({ step: 'I64', mask: 'BOOL', fresh: 'toString' });
  expect(Object.keys(decodeSafetensors(file))).toEqual(['w']);
});

test.each(['__metadata__', '__proto__'])('encodeSafetensors refuses the name %s', (name) => {
  const tensors = Object.fromEntries([[name, tensor([1])]]);
  expect(() => encodeSafetensors(tensors)).toThrow(
    `safetensors: a tensor cannot be named ${name}: the name is reserved`,
  );
});

test('values may begin anywhere in the file, and are a copy of it', () => {
  const values = new Uint8Array(Float32Array.of(1.5, -2).buffer);
  for (let letters = 1; letters <= 8; letters++) {
    const name = 'n'.repeat(letters);
    const file = fileOf({ [name]: { dtype: 'F32', shape: [2], data_offsets: [0, 8] } }, values);
    const read = decodeSafetensors(file)[name];
    file.fill(0);
    expect([...read.data]).toEqual([1.5, -2]);
  }
});

test.each([
  ['null', null, 'the header is no list of tensors'],
  ['a list', [], 'the header is no list of tensors'],
  ['a tensor that is null', { a: null }, 'a has no type'],
  [
    'a size of integers',
    { a: { dtype: 'I64', shape: [2], data_offsets: [0, 8] } },
    'a [2] should lie at 0 … 8 of 8',
  ],
  [
    'an end before its start',
    { a: { dtype: 'new', shape: [0], data_offsets: [8, 0] } },
    'a [0] should lie at 8 … 0',
  ],
  [
    'seventeen axes',
    { a: { dtype: 'F32', shape: [2, ...Array<number>(16).fill(1)], data_offsets: [0, 8] } },
    'a has 17 axes, at most 16 are read here',
  ],
  ['a shape that is text', { a: { dtype: 'F32', shape: '2', data_offsets: [0, 8] } }, 'a has no shape'],
  ['a negative shape', { a: { dtype: 'F32', shape: [-1, -2], data_offsets: [0, 8] } }, 'a has no shape'],
  ['half a row', { a: { dtype: 'F32', shape: [0.5, 4], data_offsets: [0, 8] } }, 'a has no shape'],
  ['one offset', { a: { dtype: 'F32', shape: [2], data_offsets: 3 } }, 'a has no shape, or no place'],
  [
    'one place for two',
    {
      a: { dtype: 'F32', shape: [2], data_offsets: [0, 8] },
      b: { dtype: 'F32', shape: [1], data_offsets: [4, 8] },
    },
    'b lies at 4, where the tensor before it ends at 8',
  ],
  [
    'a gap',
    { a: { dtype: 'F32', shape: [1], data_offsets: [4, 8] } },
    'a lies at 4, where the tensor before it ends at 0',
  ],
  [
    'less than the file',
    { a: { dtype: 'F32', shape: [1], data_offsets: [0, 4] } },
    'the tensors end at 4, but there are 8 bytes of them',
  ],
])('a header that is %s is refused', (_, header, message) => {
  expect(() => decodeSafetensors(fileOf(header, new Uint8Array(8)))).toThrow(`safetensors: ${message}`);
});

test('saveWeights and loadWeights: another network of the same build answers the same', () => {
  const path = join(mkdtempSync(join(tmpdir(), '가중치 ')), 'lenet.safetensors');
  const options = { inputShape: [13, 15, 2], classes: 3 };
  const one = leNet({ ...options, seed: 1 });
  const other = leNet({ ...options, seed: 2 });
  const x = randomNormal([2, 13, 15, 2], { seed: 3 });
  expect(other.forward(naive, x).data).not.toEqual(one.forward(naive, x).data);
  saveWeights(one, path);
  expect(loadWeights(other, path)).toBe(true);
  expect(other.forward(naive, x).data).toEqual(one.forward(naive, x).data);
  expect(() => {
    loadWeights(leNet({ ...options, classes: 4 }), path);
  }).toThrow(
    "loadWeights: dense3.w has shape [84, 3], the model's is [84, 4]: { except: ['dense3'] } loads all but that layer",
  );
  expect(loadWeights(other, `${path}.gone`, { optional: true })).toBe(false);
  expect(() => loadWeights(other, `${path}.gone`)).toThrow(/^loadWeights: .*gone: ENOENT/);
  writeFileSync(path, '<!doctype html>');
  expect(() => loadWeights(other, path)).toThrow(/^loadWeights: .*lenet.safetensors: .*no safetensors file/);
});

describe('a file of weights', () => {
  const folder = mkdtempSync(join(tmpdir(), 'weights '));
  const small = (seed: number) => leNet({ inputShape: [13, 15, 2], classes: 3, seed });

  test('that cannot be written is named, and what was there stays', () => {
    expect(() => {
      saveWeights(small(1), join(folder, 'none', 'a.safetensors'));
    }).toThrow(/^saveWeights: .*a\.safetensors: ENOENT/);
    const path = join(folder, 'kept.safetensors');
    saveWeights(small(1), path);
    const before = readFileSync(path);
    const broken = small(2);
    broken.parameters[3].update((b) => b.fill(NaN));
    expect(() => {
      saveWeights(broken, path);
    }).toThrow(`saveWeights: conv2.b holds NaN or infinity, so ${path} was not written`);
    mkdirSync(`${path}.${process.pid}.new`); // where it would be written beside
    expect(() => {
      saveWeights(small(2), path);
    }).toThrow(/^saveWeights: .*kept\.safetensors: /);
    expect(readFileSync(path)).toEqual(before);
  });

  test('behind a link is written there, and the link stays', () => {
    const [path, link] = ['real', 'link'].map((name) => join(folder, `${name}.safetensors`));
    saveWeights(small(1), path);
    symlinkSync(path, link);
    saveWeights(small(2), link);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(path)).toEqual(readFileSync(link));
    expect(
      readdirSync(folder).filter((name) => name.startsWith('real') || name.startsWith('link')),
    ).toHaveLength(2);
  });

  test('with integers beside the weights is read; what it lacks is named beside them', () => {
    const path = join(folder, 'counted.safetensors');
    const { parameters } = small(1);
    const values = Buffer.concat(parameters.map(({ value }) => Buffer.from(value.data.slice().buffer)));
    let end = 8;
    const entries = parameters.map(({ name, shape, value }): [string, object] => {
      end += 4 * value.size;
      return [name, { dtype: 'F32', shape, data_offsets: [end - 4 * value.size, end] }];
    });
    const steps: [string, object] = ['steps', { dtype: 'I64', shape: [], data_offsets: [0, 8] }];
    const write = (all: [string, object][]): void => {
      writeFileSync(path, fileOf(Object.fromEntries(all), Buffer.concat([Buffer.alloc(8), values])));
    };
    write([steps, ...entries]);
    const other = small(2);
    loadWeights(other, path);
    expect([...other.parameters[0].value.data]).toEqual([...parameters[0].value.data]);
    const last = entries.pop();
    write([steps, ...entries, ['dense3.bias', last?.[1] ?? {}]]);
    expect(() => loadWeights(other, path)).toThrow(
      'missing: dense3.b; not expected: dense3.bias; no floats, so not read: steps (I64)',
    );
  });

  test.each([NaN, 1e300])('that holds %d is refused by name, and no number changes', (value) => {
    const path = join(folder, 'odd.safetensors');
    const model = small(1);
    const named = Object.fromEntries(
      model.parameters.map((one) => [one.name, tensor(one.value, undefined, 'float64')]),
    );
    named['dense1.b'].set(3, value);
    writeFileSync(path, encodeSafetensors(named));
    const other = small(2);
    const before = [...other.parameters[0].value.data];
    expect(() => loadWeights(other, path)).toThrow('loadWeights: dense1.b holds NaN or infinity as float32');
    expect([...other.parameters[0].value.data]).toEqual(before);
  });
});
