import {
  alexNet,
  conv2dLayer,
  leNet,
  maxPoolLayer,
  sequential,
  coverageMap,
  type Layer,
  type LayerSummary,
} from 'convlab';

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
    expect(String(model.summary())).toContain('마지막 1행은 어느 창에도');
  } finally {
    delete process.env.CONVLAB_LANG;
  }
});

test('the summary of AlexNet draws no weights', () => {
  const before = process.memoryUsage().arrayBuffers;
  String(alexNet().summary());
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1e6);
});

const noteOf = (layer: Layer, height: number, width: number): LayerSummary['note'] =>
  sequential([layer], { inputShape: [height, width, 1] }).summary().layers[0].note;

test('a note names the axis whose last pixels no window sees, and is silent where only padding is left over', () => {
  expect(noteOf(maxPoolLayer({ size: 2 }), 7, 8)).toBe(
    'pool1: (7 − 2) / 2 + 1 = 3.5, so a window stands at 3 places; the last row is never seen',
  );
  expect(noteOf(maxPoolLayer({ size: 2 }), 8, 7)).toMatch(/; the last column is never seen$/);
  expect(noteOf(maxPoolLayer({ size: 2 }), 7, 7)).toMatch(/; the last row and column are never seen$/);
  expect(noteOf(conv2dLayer({ filters: 1, kernel: 3, stride: 3 }), 8, 10)).toBe(
    'conv1: (8 − 3) / 3 + 1 = 2.67, so a window stands at 2 places; the last 2 rows are never seen; ' +
      '(10 − 3) / 3 + 1 = 3.33, so a window stands at 3 places; the last column is never seen',
  );
  expect(noteOf(conv2dLayer({ filters: 1, kernel: 3, stride: 2, padding: 'same' }), 6, 6)).toBeUndefined();
  expect(noteOf(conv2dLayer({ filters: 1, kernel: 3, stride: 2, padding: 1 }), 6, 8)).toBeUndefined();
  const torchvision = alexNet({ variant: 'torchvision' }).summary();
  expect(torchvision.layers[0].note).toBeUndefined();
});

test('a note stands exactly where coverageMap finds pixels that no window sees', () => {
  for (const [kernel, stride, padding] of [
    [3, 2, 0],
    [3, 2, 1],
    [5, 4, 1],
    [5, 4, 2],
    [2, 2, 1],
    [4, 4, 1],
  ])
    for (const length of [5, 6, 7, 8, 9, 10]) {
      const never = Array.from(coverageMap([length, 8], { kernel, stride, padding }).data).includes(0);
      const note = noteOf(conv2dLayer({ filters: 1, kernel, stride, padding }), length, 8);
      expect([kernel, stride, padding, length, note !== undefined]).toEqual([
        kernel,
        stride,
        padding,
        length,
        never,
      ]);
    }
});

test('in Korean each axis has its own words', () => {
  process.env.CONVLAB_LANG = 'ko';
  try {
    expect(noteOf(maxPoolLayer({ size: 2 }), 7, 8)).toMatch(/3곳이고, 마지막 1행은 어느 창에도 들어가지/);
    expect(noteOf(maxPoolLayer({ size: 2 }), 7, 7)).toMatch(/마지막 1행과 1열은 어느 창에도/);
  } finally {
    delete process.env.CONVLAB_LANG;
  }
});
