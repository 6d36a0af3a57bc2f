import { barChart, confusionChart, heatMap, layerChart, lineChart, tensor } from 'convlab';

interface Drawn {
  readonly data: readonly { readonly text: readonly string[] }[];
  readonly layout: { readonly yaxis: { readonly ticksuffix?: string; readonly exponentformat?: string } };
}
const drawn = (bundle: Readonly<Record<string, unknown>>): Drawn =>
  bundle['application/vnd.plotly.v1+json'] as Drawn;

test('barChart: three digits are enough above a bar; large numbers are grouped, a minus is a minus', () => {
  const values = [48.483, 9.697, 0.9131, 61_100_840, -1, -1135.31, -0];
  const { data } = drawn(
    barChart([{ name: 'a', values }], { labels: values.map((_, i) => String(i)) }).bundle(),
  );
  expect(data[0].text).toEqual(['48.5', '9.7', '0.913', '61,100,840', '−1', '−1135', '0']);
});

test('barChart: beside a large bar, one that cannot be seen is about 0; among small ones it keeps its digit', () => {
  const texts = (values: number[]): unknown =>
    drawn(barChart([{ name: 'p', values }], { labels: values.map(String) }).bundle()).data[0].text;
  expect(texts([0.986, 3e-7, 0.008, 0])).toEqual(['0.986', '≈0', '0.008', '0']);
  expect(texts([3e-4, 2e-4])).toEqual(['0.0003', '0.0002']);
});

test('layerChart: a bar carries its percent, which the axis calls so', () => {
  const layers = [
    { name: 'conv1', outputShape: [5, 4, 3], parameters: 30, macs: 900 },
    { name: 'fc', outputShape: [10], parameters: 70, macs: 100 },
  ];
  const { data } = drawn(layerChart(layers).bundle());
  expect(data.slice(0, 2).map(({ text }) => text)).toEqual([
    ['30', '70'],
    ['90', '10'],
  ]);
});

test.each([
  ['en', '\u00a0%'],
  ['ko', '%'],
])('the ticks of an axis of percents end as its bars do (%s)', (language, sign) => {
  process.env.CONVLAB_LANG = language;
  try {
    const bars = barChart([{ name: 'a', values: [1, 3] }], { labels: ['x', 'y'], share: true });
    const { data, layout } = drawn(bars.bundle());
    expect([data[0].text, layout.yaxis.ticksuffix]).toEqual([[`25${sign}`, `75${sign}`], sign]);
    const layers = [{ name: 'fc', outputShape: [10], parameters: 70, macs: 100 }];
    expect(drawn(layerChart(layers).bundle()).layout.yaxis.ticksuffix).toBe(sign);
  } finally {
    delete process.env.CONVLAB_LANG;
  }
});

test('heatMap: NaN is passed over, wherever it stands, and counted', () => {
  for (const x of [
    tensor([
      [NaN, -1],
      [7, 3],
    ]),
    tensor([
      [-1, 7],
      [3, NaN],
    ]),
  ]) {
    expect(heatMap(x).alt).toMatch(/^\[2, 2\]: least −1 at .*, greatest 7 at .*; NaN: 1 of the values\n/);
  }
  expect(heatMap(tensor([[1, 2]])).alt).not.toContain('NaN');
});

test('lineChart: a logarithmic axis counts in powers of ten, not in µ and n', () => {
  const format = (logY: boolean): unknown =>
    drawn(lineChart([{ name: 'a', y: [1, 1e-9] }], { logY }).bundle()).layout.yaxis.exponentformat;
  expect([format(true), format(false)]).toEqual(['power', undefined]);
});

test('lineChart: a curve may be as long as a training; a NaN in it is passed over, and counted', () => {
  const y = Float32Array.from({ length: 200_000 }, (_, i) => (i === 0 ? NaN : i === 150_000 ? -2 : i % 5));
  const { alt } = lineChart([{ name: 'loss', y }], { x: 'step' });
  expect(alt).toBe('loss: from NaN to 4; least −2 (step 150001), greatest 4 (step 5); NaN: 1 of the values');
  expect(lineChart([{ name: 'loss', y: Array.from({ length: 13 }, (_, i) => i) }]).alt).toBe(
    'loss: from 0 to 12; least 0 (1), greatest 12 (13)',
  );
});

test('confusionChart: names the most frequent mistakes, and refuses too few names', () => {
  const counts = [
    [5, 2, 0],
    [3, 6, 0],
    [0, 0, 9],
  ];
  const { alt } = confusionChart(counts, ['a', 'b', 'c']);
  expect(alt).toContain(
    '20 of 25 right (80\u00a0%). Most frequent mistakes (truth → said): b → a: 3; a → b: 2',
  );
  expect(() => confusionChart(counts, ['a', 'b'])).toThrow(
    'confusionChart: counts of 3 × 3 need a name a class, there are 2',
  );
});
