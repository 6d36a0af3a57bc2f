import {
  naive,
  NotStarted,
  randomNormal,
  softmaxCrossEntropy,
  tensor,
  withFallback,
  zeros,
  type Tensor,
} from 'convlab';
import { hostKey, type KernelHost, type MimeBundle } from '../../../lib/host/kernel-host';

let shown: MimeBundle[];

beforeEach(() => {
  shown = [];
  const host: KernelHost = {
    language: 'en',
    root: '',
    chapter: '01-patterns',
    display: (bundle) => shown.push(bundle),
    openComm: () => ({ id: '', send: () => undefined, close: () => undefined }),
    interrupts: () => 0,
  };
  Object.assign(globalThis, { [hostKey]: host });
});

afterEach(() => {
  Reflect.deleteProperty(globalThis, hostKey);
  delete process.env.CONVLAB_LANG;
});

/** What was said, of which there is one sentence at most. */
const said = (): string => {
  expect(shown.length).toBeLessThanOrEqual(1);
  return shown.map((bundle) => String(bundle['text/plain'])).join();
};

test("withFallback: the reader's function as long as it works, then the kit's, said once", () => {
  expect(
    withFallback(
      (a: number) => a * 2,
      (a) => a + 4,
    )(4),
  ).toBe(8);
  expect(shown).toEqual([]);
  const twice = withFallback(
    (_: number): number => {
      throw new NotStarted('slideFilter');
    },
    (a) => a + 1,
  );
  expect([twice(1), twice(2)]).toEqual([2, 3]);
  expect(said()).toContain('`slideFilter` is not written yet');
});

test("withFallback: the reader's own work is named as such, once", () => {
  const double = withFallback(
    function twice(a: number) {
      return a * 2;
    },
    (a) => a + a,
  );
  expect([double(4), double(5)]).toEqual([8, 10]);
  expect(said()).toBe('★ Made by your own `twice`.');
});

describe('withFallback: an answer of the other dtype', () => {
  const as = (x: Tensor, dtype: 'float32' | 'float64'): Tensor => tensor(x, x.shape, dtype);

  test('in float64 does not stop a cell that computes on in float32', () => {
    const lossOf = withFallback(
      (logits: Tensor, labels: number[]) => softmaxCrossEntropy(as(logits, 'float64'), labels),
      softmaxCrossEntropy,
    );
    const [x, w] = [randomNormal([3, 5], { seed: 1 }), randomNormal([5, 4], { seed: 2 })];
    const { loss, dlogits } = lossOf(naive.dense(x, w, null), [3, 0, 2]);
    expect(naive.denseBackward(dlogits, x, w).dw.shape).toEqual([5, 4]);
    expect(loss).toBeCloseTo(softmaxCrossEntropy(naive.dense(x, w, null), [3, 0, 2]).loss, 5);
    expect(shown).toEqual([]);
  });

  test('is given on as the first tensor it was given, inside arrays and objects too, and nothing else changes', () => {
    const [single, double] = [tensor([[1, 2, 3]]), tensor([[4, 5, 6]], undefined, 'float64')];
    const date = new Date(0);
    const answer = (_: number, x: Tensor) => ({ x, all: [single, { double }] as const, n: 7, date });
    const both = withFallback(answer, answer);
    const from32 = both(0, single);
    expect(from32).toEqual({ x: single, all: [single, { double: as(double, 'float32') }], n: 7, date });
    expect(from32.all[0]).toBe(single);
    expect(from32.date).toBe(date);
    expect(both(0, double).all).toEqual([as(single, 'float64'), { double }]);
    const alone = (): Tensor => double;
    expect(withFallback(alone, alone)()).toEqual(as(double, 'float32'));
  });
});

describe('withFallback: an answer of another form than the kit’s is named, and the kit stands in:', () => {
  const [wrong, right] = [zeros([2, 3]), zeros([3, 3])];
  /** What is said of an answer, the kit's being another. */
  const verdict = (own: unknown, kit: unknown): string => {
    const f = withFallback(
      function mine(): unknown {
        return own;
      },
      () => kit,
    );
    expect([f(), f()]).toEqual([kit, kit]);
    return said();
  };

  test('a tensor of another shape', () => {
    const text =
      'Your `mine` gives y: a tensor of shape [2, 3] where y: a tensor of shape [3, 3] belongs. The kit';
    expect(verdict({ y: wrong, n: 1 }, { y: right, n: 2 })).toContain(text);
  });

  test('nested arrays, no tensor', () => {
    const nested = [
      [1, 2],
      [3, 4],
    ];
    expect(verdict(nested, zeros([2, 2]))).toContain(
      'gives an array of length 2 where a tensor of shape [2, 2] belongs. `tensor(…)` makes one of nested arrays.',
    );
    process.env.CONVLAB_LANG = 'ko';
    shown = [];
    expect(verdict(nested, zeros([2, 2]))).toContain(
      '결과는 길이 2의 배열입니다. 필요한 결과는 모양이 [2, 2]인 텐서입니다. 중첩 배열은 `tensor(…)`로 텐서가 됩니다.',
    );
  });

  test.each<[string, unknown, unknown, string]>([
    [
      'no value',
      undefined,
      [1, 2],
      'gives nothing where an array of length 2 belongs. Is a `return` missing?',
    ],
    ['a string', 'abc', 3, 'gives a string where a number belongs.'],
    ['null', null, 3, 'gives null where a number belongs.'],
    ['a promise', Promise.resolve(3), { n: 3 }, 'gives a promise where an object belongs.'],
    ['a shorter array', [1], [1, 2], 'gives an array of length 1 where an array of length 2 belongs.'],
    [
      'a row too short',
      [[1], [2]],
      [[1], [2, 3]],
      'gives 1: an array of length 1 where 1: an array of length 2',
    ],
    [
      'a part that is missing',
      {},
      { dw: right },
      'gives dw: nothing where dw: a tensor of shape [3, 3] belongs. The',
    ],
  ])('%s', (_, own, kit, words) => {
    expect(verdict(own, kit)).toContain(words);
  });

  test.each<[string, unknown, unknown]>([
    ['a typed array, for an array', Int32Array.of(3, 4), [3, 4]],
    ['more than was asked for', { y: right, seen: 1 }, { y: right }],
    ['anything, where the kit gives nothing', { db: 3 }, { db: null }],
    ['an object of a class', new Date(0), { getTime: () => 1 }],
  ])('but not %s', (_, own, kit) => {
    const f = withFallback(
      () => own,
      () => kit,
    );
    expect(f()).toEqual(own);
    expect(said()).toBe('');
  });
});

describe('withFallback: an answer with other values stays, and a note says so once:', () => {
  const other = tensor([1, 2, 3.1], [3]);
  const kit = tensor([1, 2, 3], [3]);
  const noteOn = (own: unknown, right: unknown): string => {
    const f = withFallback(
      function mine() {
        return own;
      },
      () => right,
    );
    expect([f(), f()]).toEqual([own, own]);
    return said();
  };

  test.each<[string, unknown, unknown]>([
    ['a number', 3, 4],
    ['NaN', NaN, 3],
    ['a tensor', other, kit],
    ['a part of an object', { dx: kit, db: other }, { dx: kit, db: kit }],
    ['an array', [1, 2], [2, 1]],
  ])('%s', (_, own, right) => {
    expect(noteOn(own, right)).toContain("Your `mine` gives other values than the kit's");
  });

  test.each<[string, unknown, unknown]>([
    ['a sum in another order', tensor([1, 2, 3.0001], [3]), kit],
    ['NaN where the kit has it', NaN, NaN],
    ['infinity', Infinity, Infinity],
  ])('but not %s', (_, own, right) => {
    expect(noteOn(own, right)).toBe('★ Made by your own `mine`.');
  });
});

test('withFallback: what an answer writes into its tensors reaches neither the kit nor the cell', () => {
  const x = tensor([1, 2, 3]);
  const spoil = withFallback(
    (given: Tensor): Tensor => {
      given.set(0, 99);
      throw new Error('too late');
    },
    (given) => tensor(given),
  );
  expect(spoil(x)).toEqual(tensor([1, 2, 3]));
  expect(x.get(0)).toBe(1);
  expect(said()).toContain('stopped with “too late”');
});

test('withFallback: an error of the kit’s own function is not told as the answer’s', () => {
  const f = withFallback(
    () => 1,
    (): number => {
      throw new Error('kit bad');
    },
  );
  expect(f).toThrow('kit bad');
  expect(said()).toBe('');
});
