import ndarray from 'ndarray';
import * as fc from 'fast-check';
import { runInNewContext } from 'node:vm';
import { ShapeError } from '../../../lib/errors';
import {
  allClose,
  contiguous,
  copy,
  dtypeOf,
  isTensor,
  randomNormal,
  reshape,
  rowMajorStrides,
  tensor,
  toNestedArray,
  zeros,
  type Dtype,
  type NestedArray,
  type Tensor,
} from '../../../lib/tensor';

describe('tensor', () => {
  test('takes its shape from the nesting', () => {
    const x = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(x.shape).toEqual([2, 3]);
    expect(x.get(1, 0)).toBe(4);
    expect(dtypeOf(x)).toBe('float32');
  });

  test.each([
    ['a flat array', [1, 2, 3, 4, 5, 6]],
    ['nested arrays of another shape', [[1, 2, 3, 4, 5, 6]]],
    ['integers', Int16Array.of(1, 2, 3, 4, 5, 6)],
    ['what has a length and entries', { length: 6, 0: 1, 1: 2, 2: 3, 3: 4, 4: 5, 5: 6 }],
    ['a tensor', tensor([1, 2, 3, 4, 5, 6])],
    ['a strided tensor', tensor([1, 4, 2, 5, 3, 6], [3, 2]).transpose(1, 0)],
  ])('reads %s row by row into the shape', (_, values) => {
    const nested = toNestedArray(tensor(values, [3, 2]));
    expect(nested).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
  });

  test('dtype: float32, or what the values bring along, or what is asked for', () => {
    const dtypes = [
      tensor([1]),
      tensor(Float64Array.of(1)),
      tensor(zeros([2], 'float64')),
      tensor(Float64Array.of(1), [1], 'float32'),
      tensor([1], [1], 'float64'),
    ].map(dtypeOf);
    expect(dtypes).toEqual(['float32', 'float64', 'float64', 'float32', 'float64']);
  });

  test('copies: what it was made of does not change with it', () => {
    const values = Float32Array.of(1, 2);
    const x = tensor(values);
    const y = tensor(x);
    x.set(0, 9);
    expect([values[0], y.get(0)]).toEqual([1, 1]);
  });

  test('a number alone is a tensor without axes', () => {
    const x = tensor(7);
    expect([x.shape, toNestedArray(x), toNestedArray(copy(x))]).toEqual([[], 7, 7]);
  });

  test('an empty array is a tensor without values', () => {
    expect(tensor([]).shape).toEqual([0]);
    expect(toNestedArray(zeros([2, 0, 3]))).toEqual([[], []]);
  });

  test.each<[NestedArray, number[] | undefined, RegExp]>([
    [[[1, 2], [3]], undefined, /rows differ: one has 1 entries, the first has 2/],
    [[[1, 2], 3], undefined, /a number stands at depth 1, where the first row has an array of 2/],
    [[1, [2, 3]], undefined, /an array of 2 stands at depth 1, where the first row has a number/],
    [[1, 2, 3], [2, 2], /3 values do not fill the shape \[2, 2\], which holds 4/],
    [[1, 2], [2, -1], /whole lengths of 0 or more, not \[2, -1\]/],
    [[1, 2], [1.5], /whole lengths/],
    [['1'] as unknown as NestedArray, undefined, /string is not a number/],
    [[undefined] as unknown as NestedArray, undefined, /undefined is not a number/],
    [
      new DataView(new ArrayBuffer(8)) as unknown as NestedArray,
      undefined,
      /^tensor: DataView is not a number/,
    ],
    [BigInt64Array.of(1n) as unknown as NestedArray, [1], /^tensor: BigInt64Array is not a number/],
    [{ length: 2, 0: 1 } as unknown as NestedArray, undefined, /^tensor: undefined is not a number/],
    [new Set([1]) as unknown as NestedArray, undefined, /^tensor: Set is not a number, nor an array/],
    [null as unknown as NestedArray, undefined, /^tensor: Null is not a number/],
  ])('refuses %p as %j', (values, shape, message) => {
    expect(() => tensor(values, shape)).toThrow(ShapeError);
    expect(() => tensor(values, shape)).toThrow(message);
  });

  test('refuses a dtype it does not know', () => {
    expect(() => tensor([1], [1], 'int32' as Dtype)).toThrow(/^tensor: dtype is .* not 'int32'/);
    expect(() => zeros([1], 'float16' as Dtype)).toThrow(ShapeError);
  });
});

test('isTensor: floats in an ndarray, also from another realm, and nothing else', () => {
  const foreign = runInNewContext('new Float64Array([1, 2])') as Float64Array;
  expect(foreign).not.toBeInstanceOf(Float64Array);
  const x = ndarray(foreign, [2]);
  expect([isTensor(x), dtypeOf(x), dtypeOf(tensor(foreign))]).toEqual([true, 'float64', 'float64']);
  const others = [
    null,
    undefined,
    3,
    [1, 2],
    Float32Array.of(1),
    ndarray(Int32Array.of(1)),
    ndarray([1, 2]),
    {},
  ];
  expect(others.map(isTensor)).toEqual(others.map(() => false));
});

describe('contiguous, copy, reshape', () => {
  const anyView = fc
    .record({
      shape: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
      order: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
      steps: fc.array(fc.constantFrom(1, 2, -1, -2), { minLength: 4, maxLength: 4 }),
      seed: fc.nat(1e6),
    })
    .map(({ shape, order, steps, seed }): Tensor => {
      const axes = shape.map((_, axis) => axis).sort((a, b) => order[a] - order[b]);
      const x = randomNormal(shape, { seed }).transpose(...axes);
      return x.step(...steps.slice(0, shape.length));
    });

  /** Every value, by get, last axis fastest. */
  function values(x: Tensor, place: number[] = []): number[] {
    if (place.length === x.shape.length) return [x.get(...place)];
    return Array.from({ length: x.shape[place.length] }, (_, i) => values(x, [...place, i])).flat();
  }

  test('read any view in row order', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const expected = values(view);
        for (const flat of [contiguous(view), copy(view)]) {
          expect(flat.shape).toEqual(view.shape);
          expect([flat.offset, flat.stride]).toEqual([0, rowMajorStrides(view.shape)]);
          expect([...flat.data]).toEqual(expected);
        }
        expect([...reshape(view, [view.size, 1]).data]).toEqual(expected);
        expect([toNestedArray(view)].flat(5)).toEqual(expected);
      }),
    );
  });

  test('contiguous shares memory where it can, copy never', () => {
    const x = randomNormal([4, 3]);
    expect(contiguous(x).data).toBe(x.data);
    expect(contiguous(x.lo(2, 0)).data.buffer).toBe(x.data.buffer);
    expect(contiguous(x.transpose(1, 0)).data.buffer).not.toBe(x.data.buffer);
    expect(copy(x).data).not.toBe(x.data);
  });

  test('reshape refuses another size', () => {
    expect(() => reshape(zeros([2, 3]), [4, 2])).toThrow(
      'reshape: 6 values of shape [2, 3] do not fill [4, 2], which holds 8',
    );
  });
});

describe('randomNormal', () => {
  test('the same seed gives the same numbers, another seed others', () => {
    const draw = (seed: number): Tensor => randomNormal([5, 7], { seed });
    expect(draw(3).data).toEqual(draw(3).data);
    expect(draw(3).data).not.toEqual(draw(4).data);
  });

  test('mean and standard deviation are as asked', () => {
    const { data } = randomNormal([100, 100], { mean: 3, std: 2, seed: 1, dtype: 'float64' });
    let sum = 0;
    let squares = 0;
    for (const value of data) {
      sum += value;
      squares += (value - 3) ** 2;
    }
    expect(sum / 1e4).toBeCloseTo(3, 1);
    expect(Math.sqrt(squares / 1e4)).toBeCloseTo(2, 1);
  });
});

describe('allClose', () => {
  test.each<[string, number[], number[], boolean]>([
    ['equal values', [1, 2], [1, 2], true],
    ['a hair apart', [1, 2.00001], [1, 2], true],
    ['further apart', [1, 2.0001], [1, 2], false],
    ['one infinity', [Infinity], [Infinity], true],
    ['a number and infinity', [5], [Infinity], false],
    ['infinity and a number', [Infinity], [5], false],
    ['two infinities', [Infinity], [-Infinity], false],
    ['NaN', [NaN], [NaN], false],
  ])('%s', (_, a, b, close) => {
    expect(allClose(tensor(a), tensor(b))).toBe(close);
  });

  test('compares shapes too, and takes dtypes and views as they come', () => {
    const x = randomNormal([2, 3], { seed: 1 });
    expect(allClose(x, reshape(x, [3, 2]))).toBe(false);
    expect(allClose(tensor(x, x.shape, 'float64').transpose(1, 0), x.transpose(1, 0))).toBe(true);
  });

  test('tolerances can be set', () => {
    const [a, b] = [tensor([10]), tensor([11])];
    expect(allClose(a, b, { rtol: 0.1, atol: 0 })).toBe(true);
    expect(allClose(a, b, { rtol: 0, atol: 0.9 })).toBe(false);
  });
});

test('a shape that is no list is refused', () => {
  expect(() => zeros(3 as never)).toThrow('zeros: a shape is a list of lengths, such as [2, 3], not 3');
  expect(() => zeros(undefined as never)).toThrow('not undefined');
  expect(() => tensor([1, 2], 2 as never)).toThrow('tensor: a shape is a list');
});
