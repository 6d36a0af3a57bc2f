import { alexNet, conv2dLayer, leNet, sequential } from 'convlab';

const display = Symbol.for('Jupyter.display');
type Shown = Record<symbol, () => Record<string, string>>;

test('a summary is data, and prints as a table', () => {
  const summary = leNet().summary();
  expect(Object.keys(summary)).toEqual(['layers', 'parameterCount', 'macs']);
  expect(summary.layers[3]).toEqual({
    name: 'conv2',
    kind: 'conv2d',
    outputShape: [10, 10, 16],
    parameters: 2416,
    macs: 240_000,
    receptiveField: 14,
  });
  const lines = String(summary).split('\n');
  expect(lines[0]).toMatch(/^layer +output +parameters +multiply-adds +receptive field$/);
  expect(lines).toContainEqual(expect.stringMatching(/^conv2 +10 × 10 × 16 +2,416 +240,000 +14$/));
  expect(lines.at(-1)).toMatch(/^in all +61,706 +416,520$/);
});

test('in a notebook it is an HTML table, with the text beside', () => {
  const bundle = (leNet().summary() as unknown as Shown)[display]();
  expect(bundle['text/plain']).toBe(String(leNet().summary()));
  expect(bundle['text/html'].match(/<tr>/g)).toHaveLength(14);
  expect(bundle['text/html']).toContain('61,706');
});

test('names are escaped in HTML; Korean has its own headings', () => {
  const model = sequential([conv2dLayer({ filters: 1, kernel: 3, stride: 2, name: '<b>' })], {
    inputShape: [6, 7, 1],
  });
  expect((model.summary() as unknown as Shown)[display]()['text/html']).not.toContain('<b>');
  expect(String(model.summary())).toContain('<b>: (6 − 3) / 2 + 1 = 2.5, so a window stands at 2 places');
  process.env.CONVLAB_LANG = 'ko';
  try {
    expect(String(model.summary())).toContain('수용 영역');
    expect(String(model.summary())).toContain('마지막 1줄은');
  } finally {
    delete process.env.CONVLAB_LANG;
  }
});

test('the summary of AlexNet draws no weights', () => {
  const before = process.memoryUsage().arrayBuffers;
  String(alexNet().summary());
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1e6);
});
