import { accuracyCurve, lossCurve, type Figure } from 'convlab';

interface Curve {
  readonly name: string;
  readonly x: number[];
  readonly y: number[];
}
const curves = (figure: Figure): Curve[] =>
  (figure.bundle()['application/vnd.plotly.v1+json'] as { data: Curve[] }).data;

test('lossCurve draws at most 200 points, each the mean of its neighbours', () => {
  const [{ x, y }] = curves(lossCurve(Array.from({ length: 1001 }, (_, i) => i)));
  expect(y).toHaveLength(167);
  expect([y[0], x[0]]).toEqual([2.5, 3.5]);
  expect([y[166], x[166]]).toEqual([998, 999]);
});

test('accuracyCurve: learning and validation, in percent, over the epochs', () => {
  const history = [
    { epoch: 1, accuracy: 0.25, validation: { accuracy: 0.5 } },
    { epoch: 2, accuracy: 0.75, validation: { accuracy: 0.625 } },
  ];
  const drawn = curves(accuracyCurve(history)).map(({ name, x, y }) => ({ name, x, y }));
  expect(drawn).toEqual([
    { name: 'learning', x: [1, 2], y: [25, 75] },
    { name: 'validation', x: [1, 2], y: [50, 62.5] },
  ]);
});

test('accuracyCurve without validation is one line', () => {
  expect(curves(accuracyCurve([{ epoch: 1, accuracy: 1 }])).map(({ name }) => name)).toEqual(['learning']);
});
