import type { ConvOptions, PoolOptions, ResponseNormOptions } from '../../../lib/backend';
import { dtypeOf, type Dtype, type Tensor } from '../../../lib/tensor';
import conv2d from '../golden/conv2d.json';
import pool2d from '../golden/pool2d.json';
import rest from '../golden/rest.json';
import { expectClose, isExact, read, strided, type Engine, type Values } from './support';

interface WeightCase {
  readonly name: string;
  readonly options?: unknown;
  readonly x: Values;
  readonly w: Values;
  readonly b: Values | null;
  readonly out: Values;
  readonly dout: Values;
  readonly dx: Values;
  readonly dw: Values;
  readonly db: Values;
}

/** Every value that PyTorch found (golden/make.py), with contiguous and with strided input, in both dtypes. */
export function goldenSuite(engine: Engine): void {
  const ways = [
    { way: 'float32', dtype: 'float32', lay: (x: Tensor) => x },
    { way: 'float32, strided', dtype: 'float32', lay: strided },
    { way: 'float64', dtype: 'float64', lay: (x: Tensor) => x },
    { way: 'float64, strided', dtype: 'float64', lay: strided },
  ] as const;
  describe.each(ways)('as PyTorch, $way', ({ dtype, lay }) => {
    const give = (values: Values): Tensor => lay(read(values, dtype));
    const expectGolden = (actual: Tensor, values: Values): void => {
      expect(dtypeOf(actual)).toBe(dtype satisfies Dtype);
      expectClose(actual, read(values, 'float64'), dtype === 'float64' && isExact(engine()) ? 1e-12 : 3e-6);
    };
    const expectAll = (actual: object, values: object, names: readonly string[]): void => {
      for (const name of names) {
        expectGolden((actual as Record<string, Tensor>)[name], (values as Record<string, Values>)[name]);
      }
    };

    test.each(conv2d as WeightCase[])('conv2d: $name', ({ x, w, b, options, ...golden }) => {
      const o = options as ConvOptions;
      expectGolden(engine().conv2d(give(x), give(w), b && give(b), o), golden.out);
      const gradients = engine().conv2dBackward(give(golden.dout), give(x), give(w), o);
      expectAll(gradients, golden, ['dx', 'dw', 'db']);
    });

    test.each(pool2d)('pooling: $name', ({ x, dout, max, avg, options }) => {
      const o = options as PoolOptions;
      expectGolden(engine().maxPool2d(give(x), o), max.out);
      expectGolden(engine().maxPool2dBackward(give(dout), give(x), o), max.dx);
      expectGolden(engine().avgPool2d(give(x), o), avg.out);
      expectGolden(engine().avgPool2dBackward(give(dout), give(x), o), avg.dx);
    });

    test.each(rest.dense as WeightCase[])('dense: $name', ({ x, w, b, ...golden }) => {
      expectGolden(engine().dense(give(x), give(w), b && give(b)), golden.out);
      expectAll(engine().denseBackward(give(golden.dout), give(x), give(w)), golden, ['dx', 'dw', 'db']);
    });

    test.each(rest.localResponseNorm)('localResponseNorm: $name', ({ x, dout, out, dx, options }) => {
      const o: ResponseNormOptions = options;
      expectGolden(engine().localResponseNorm(give(x), o), out);
      expectGolden(engine().localResponseNormBackward(give(dout), give(x), o), dx);
    });

    test.each(rest.relu)('relu: $name', ({ x, dout, out, dx }) => {
      expectGolden(engine().relu(give(x)), out);
      expectGolden(engine().reluBackward(give(dout), give(x)), dx);
    });

    test.each(rest.softmaxCrossEntropy)('softmaxCrossEntropy: $name', ({ logits, labels, loss, dlogits }) => {
      const found = engine().softmaxCrossEntropy(give(logits), labels);
      const digits = dtype === 'float64' && isExact(engine()) ? 1e-12 : 1e-6;
      expect(Math.abs(found.loss - loss)).toBeLessThanOrEqual(digits * Math.max(1, loss));
      expectGolden(found.dlogits, dlogits);
    });
  });
}
