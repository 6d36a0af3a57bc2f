import {
  conv2dLayer,
  denseLayer,
  features,
  globalAvgPoolLayer,
  naive,
  randomNormal,
  reshape,
  resize,
  sequential,
  toNestedArray,
} from 'convlab';

const model = sequential(
  [conv2dLayer({ filters: 3, kernel: 2 }), globalAvgPoolLayer({ name: 'pool' }), denseLayer({ units: 2 })],
  { inputShape: [4, 5, 2], seed: 1 },
);
const images = randomNormal([3, 4, 5, 2], { seed: 2 });

test('features: what the layer gives for each image, as in a batch of all', () => {
  const all = model.activations(naive, images).filter(({ name }) => name === 'pool')[0].out;
  expect(toNestedArray(features(model, images, { backend: naive, layer: 'pool' }))).toEqual(
    toNestedArray(all),
  );
});

test('features: each image goes through `prepare` first', () => {
  const prepare = (image: typeof images): typeof images => reshape(resize(image, 6, 7), [1, 6, 7, 2]);
  expect(features(model, images, { backend: naive, layer: 'conv1', prepare }).shape).toEqual([3, 5, 6, 3]);
  const bad = (image: typeof images): typeof images => image;
  expect(() => features(model, images, { backend: naive, layer: 'pool', prepare: bad })).toThrow(
    'features: prepare gave [4, 5, 2], not a batch of one',
  );
});

test('features: an unknown layer is refused with the names of the last ones', () => {
  expect(() => features(model, images, { backend: naive, layer: 'fc' })).toThrow(
    "features: the model has no layer 'fc': its last ones are conv1, pool, dense1",
  );
});
