import { denseLayer, fit, naive, randomNormal, sequential, sgd, type Examples } from 'convlab';
import {
  hostKey,
  type DisplayOptions,
  type KernelHost,
  type MimeBundle,
} from '../../../lib/host/kernel-host';

const data: Examples = {
  images: randomNormal([12, 4], { seed: 1 }),
  labels: Array.from({ length: 12 }, (_, i) => i % 3),
};
const model = () => sequential([denseLayer({ units: 3 })], { inputShape: [4] });
const globals = globalThis as { [hostKey]?: KernelHost };

interface Shown {
  readonly bundle: MimeBundle;
  readonly options?: DisplayOptions;
}
/** A notebook that remembers what it was shown, and whose Interrupt is `interrupts.count++`. */
function notebook(): { shown: Shown[]; interrupts: { count: number } } {
  const shown: Shown[] = [];
  const interrupts = { count: 3 };
  globals[hostKey] = {
    language: 'en',
    root: '',
    chapter: '',
    display: (bundle, options) => shown.push({ bundle, options }),
    openComm: () => {
      throw new Error('not here');
    },
    interrupts: () => interrupts.count,
  };
  return { shown, interrupts };
}

afterEach(() => {
  Reflect.deleteProperty(globalThis, hostKey);
  jest.restoreAllMocks();
});

test('in a notebook: one bar and one curve, each replaced in place', async () => {
  const { shown } = notebook();
  await fit(model(), data, { backend: naive, optimizer: sgd(), batchSize: 5, epochs: 2, plot: true });
  const kinds = new Map<string, Shown[]>();
  for (const one of shown) {
    const id = one.options?.displayId ?? '';
    kinds.set(id, [...(kinds.get(id) ?? []), one]);
  }
  expect(kinds.size).toBe(2);
  for (const outputs of kinds.values()) {
    expect(outputs.map(({ options }) => options?.update)).toEqual(outputs.map((_, i) => i > 0));
  }
  const lasts = [...kinds.values()].map((outputs) => outputs[outputs.length - 1].bundle);
  const bar = lasts.find((bundle) => String(bundle['text/plain']).includes('6/6'));
  expect(String(bar?.['text/plain'])).toMatch(
    /training █+ 6\/6 .*epoch 2\/2 .*loss|training █+ 6\/6 .*training accuracy/,
  );
  const curve = lasts.find((bundle) => 'application/vnd.plotly.v1+json' in bundle);
  const { data: lines } = curve?.['application/vnd.plotly.v1+json'] as { data: { y: number[] }[] };
  expect(lines[0].y).toHaveLength(6);
});

test("the notebook's Interrupt ends the run and the bar says so", async () => {
  const { shown, interrupts } = notebook();
  const { interrupted, losses } = await fit(model(), data, {
    backend: naive,
    optimizer: sgd(),
    batchSize: 4,
    epochs: 9,
    onBatch: ({ batch }) => {
      if (batch === 2) interrupts.count++;
    },
  });
  expect([interrupted, losses.length]).toEqual([true, 2]);
  expect(String(shown[shown.length - 1].bundle['text/plain'])).toContain(
    'interrupted: the network keeps what it has learned',
  );
});

test('a run that was stopped before its first batch shows a bar and an empty curve', async () => {
  const { shown } = notebook();
  const options = { backend: naive, optimizer: sgd(), plot: true, signal: AbortSignal.abort() };
  expect((await fit(model(), data, options)).losses).toEqual([]);
  const texts = shown.map(({ bundle }) => String(bundle['text/plain']));
  expect(texts.some((text) => text.includes('0/1') && text.includes('interrupted'))).toBe(true);
});

test('in a log file: a line an epoch', async () => {
  const lines: string[] = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  const isTTY = process.stdout.isTTY;
  process.stdout.isTTY = false;
  try {
    await fit(model(), data, { backend: naive, optimizer: sgd(), epochs: 3, validation: data });
  } finally {
    process.stdout.isTTY = isTTY;
  }
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(
    /^epoch 2\/3 · loss \d\.\d{3} · training accuracy \d+\.\d\u00a0% · validation \d+\.\d\u00a0%\n$/,
  );
});

test('a run that fails ends its bar and its curve with what there was', async () => {
  const { shown } = notebook();
  const options = { backend: naive, optimizer: sgd(), plot: true, batchSize: 4, epochs: 3 };
  const onBatch = ({ batch }: { batch: number }): void => {
    if (batch === 2) throw new Error('my own');
  };
  await expect(fit(model(), data, { ...options, onBatch })).rejects.toThrow('my own');
  const [bar, curve] = shown.slice(-2).map(({ bundle }) => bundle);
  expect(String(bar['text/plain'])).toMatch(/2\/9 .*stopped by an error/);
  const { data: lines } = curve['application/vnd.plotly.v1+json'] as { data: { y: number[] }[] };
  expect(lines[0].y).toHaveLength(2);
});

test('in a log file an interrupted run says so, and the curve is told in words', async () => {
  const lines: string[] = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  const isTTY = process.stdout.isTTY;
  process.stdout.isTTY = false;
  const stop = new AbortController();
  const onEpoch = (): void => {
    stop.abort();
  };
  try {
    const options = { backend: naive, optimizer: sgd(), epochs: 3, plot: true, signal: stop.signal, onEpoch };
    await fit(model(), data, options);
  } finally {
    process.stdout.isTTY = isTTY;
  }
  expect(lines).toHaveLength(3);
  expect(lines[1]).toBe('interrupted: the network keeps what it has learned\n');
  expect(lines[2]).toContain('Loss while learning');
});
