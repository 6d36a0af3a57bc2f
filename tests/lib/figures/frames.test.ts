import { convMatrix, frames, ShapeError, tensor, wiringChart, zeros } from 'convlab';

interface Sheet {
  readonly frames: string[];
  readonly columns: number;
  readonly tiles: { readonly label: string }[];
}

test('frames: a row of images a frame, with the names that the slider shows', () => {
  const figure = frames([
    { label: 'step 0', images: { filter: zeros([3, 3]), map: zeros([9, 9]) } },
    { label: 'step 8', images: [{ image: zeros([3, 3]), label: 'filter' }, zeros([9, 9])] },
  ]);
  const sheet = figure.bundle()['application/vnd.convlab.images+json'] as Sheet;
  expect(sheet).toMatchObject({ frames: ['step 0', 'step 8'], columns: 2 });
  expect(sheet.tiles.map(({ label }) => label)).toEqual([
    'step 0 · filter',
    'step 0 · map',
    'step 8 · filter',
    'step 8',
  ]);
  expect(figure.bundle()['image/png']).toEqual(expect.any(String));
});

test('frames: each has as many images as the first', () => {
  const image = zeros([3, 3]);
  expect(() => frames([])).toThrow('frames: there is no image to show');
  expect(() =>
    frames([
      { label: 'a', images: [image, image] },
      { label: 'b', images: [image] },
    ]),
  ).toThrow('frames: frame 1 has 1 images, the first has 2');
});

test('wiringChart: a wire a weight that is not 0, all wires of one weight as one line of one color', () => {
  const figure = wiringChart(convMatrix(tensor([[1, 2, 3]]), 1, 8)); // [6, 8]
  const { data } = figure.bundle()['application/vnd.plotly.v1+json'] as {
    data: { mode: string; x: unknown[]; line?: { color: string } }[];
  };
  const lines = data.filter(({ mode }) => mode === 'lines');
  expect(lines.map(({ x }) => x.length / 3)).toEqual([6, 6, 6]);
  expect(new Set(lines.map(({ line }) => line?.color)).size).toBe(3);
  expect(figure.alt).toBe('8 inputs, 6 outputs, 18 wires with 3 different weights');
  expect(() => wiringChart(zeros([2]))).toThrow(ShapeError);
});
