import {
  conv2dLayer,
  denseLayer,
  exploreNetwork,
  flattenLayer,
  leNet,
  localResponseNormLayer,
} from 'convlab';
import { naive, randomNormal, reluLayer, residualLayer, sequential, softmax, type Tensor } from 'convlab';
import { im2colEngine } from '../../../lib/im2col';
import { Explorer } from '../../../lib/explorer/model/explorer';
import { decodePicture } from '../../../lib/explorer/floats';
import type { NetworkData } from '../../../lib/explorer/network/data';
import { describeLayers } from '../../../lib/explorer/network/describe';
import { Network } from '../../../lib/explorer/network/network';
import { networkAlternative, verdict } from '../../../lib/explorer/network/words';

const model = leNet({ classes: 3, inputShape: [20, 18, 1], seed: 4 });
const images = randomNormal([2, 20, 18, 1], { seed: 2 });
const classes = ['boot', 'shirt', 'bag'];
const english = (text: string): string => text;
const pictures = [0, 1].map((i) => images.pick(i, null, null, null)) as Tensor[];

function network(): Network {
  const figure = exploreNetwork({ model, images, classes, labels: [2, 0] });
  const data = figure.bundle()['application/vnd.convlab.explorer+json'] as NetworkData;
  expect(JSON.parse(JSON.stringify(data))).toEqual(data);
  const copies = data.images.map((picture) => decodePicture(picture)!);
  return new Network(im2colEngine, data, copies);
}

test('exploreNetwork: the page computes every activation as the model does', () => {
  const one = network();
  one.run(1);
  const expected = model.activations(naive, images.lo(1, 0, 0, 0));
  expect(one.stages.map(({ name }) => name)).toEqual(['input', ...expected.map(({ name }) => name)]);
  expected.forEach(({ out, name }, i) => {
    const found = one.stages[i + 1].out;
    expect([name, ...found.shape]).toEqual([name, ...out.shape]);
    for (let k = 0; k < out.size; k++) expect(found.data[k]).toBeCloseTo(out.data[k], 3);
  });
  expect(one.probabilities.reduce((a, b) => a + b)).toBeCloseTo(1);
  const [logits] = expected.slice(-1);
  expect(one.probabilities[0]).toBeCloseTo(softmax(logits.out).data[0], 4);
});

test('exploreNetwork: a pixel of a map opens the picture view at that very multiplication', () => {
  const one = network();
  one.stages.forEach(({ layer, out }, stage) => {
    if (!layer?.kernel) return;
    const place = { row: 1, column: 2 };
    const data = one.pictureView(stage, 1, place)!;
    const explorer = new Explorer(
      im2colEngine,
      [{ name: '', pixels: decodePicture(data.pictures[0])! }],
      data,
    );
    expect(explorer.walk.place).toEqual(place);
    expect(explorer.result).toBeCloseTo(out.get(0, 1, 2, 1), 4);
  });
  expect(one.pictureView(2, 0, { row: 0, column: 0 })).toBeUndefined(); // ReLU has no window
});

test('exploreNetwork: says what the network says, and whether it is right', () => {
  const one = network();
  const best = one.probabilities.indexOf(Math.max(...one.probabilities));
  expect(verdict(one, english)).toContain(`The network says: ${classes[best]}`);
  expect(verdict(one, english)).toContain(best === 2 ? 'Right.' : 'It is: bag.');
  expect(networkAlternative(one, english)).toContain('conv1: 6 maps of');
});

test('exploreNetwork: refuses images and classes that do not fit, and layers that are not drawn', () => {
  expect(() => exploreNetwork({ model, images: pictures[0], classes })).toThrow(
    'exploreNetwork: images are [N, 20, 18, 1]',
  );
  expect(() => exploreNetwork({ model, images, classes: ['boot'] })).toThrow(
    'there are 1 classes, the model has 3',
  );
  expect(describeLayers(model)).toHaveLength(12);
});

const first = sequential(
  [
    conv2dLayer({ filters: 4, kernel: 3, stride: 2, padding: 'same' }),
    reluLayer({ max: 6 }),
    conv2dLayer({ filters: 6, kernel: [3, 2], groups: 2, name: 'pairs' }),
    localResponseNormLayer({ size: 3, alpha: 0.2 }),
    residualLayer([conv2dLayer({ filters: 6, kernel: 3, padding: 1, groups: 6 }), reluLayer()], {
      name: 'block',
    }),
    flattenLayer(),
    denseLayer({ units: 2 }),
  ],
  { inputShape: [12, 14, 3], seed: 3 },
);

function firstLayers(): Network {
  const photos = randomNormal([1, 12, 14, 3], { seed: 5 });
  const figure = exploreNetwork({ model: first, images: photos, until: 'block' });
  const data = figure.bundle()['application/vnd.convlab.explorer+json'] as NetworkData;
  const [copy] = data.images.map((picture) => decodePicture(picture)!);
  const one = new Network(im2colEngine, data, [copy]);
  const expected = new Map(first.activations(naive, photos).map(({ name, out }) => [name, out]));
  for (const { name, out } of one.stages) {
    const given = expected.get(name);
    if (given) expect(out).toBeCloseToTensor(given, { atol: 1e-4 });
  }
  return one;
}

test('exploreNetwork: the first layers of a network: groups, ReLU6, response norm, and the sum past a block', () => {
  const one = firstLayers();
  expect(one.stages.map(({ name }) => name)).toEqual([
    ...['input', 'conv1', 'relu1', 'pairs', 'norm1', 'block.conv1', 'block.relu1', 'block'],
  ]);
  expect(one.probabilities).toEqual([]);
  expect(networkAlternative(one, english)).not.toContain('softmax');
  const groups = one.stages.findIndex(({ name }) => name === 'pairs');
  expect([0, 2, 3, 5].map((map) => one.sourcesOf(groups, map))).toEqual([
    [0, 2],
    [0, 2],
    [2, 4],
    [2, 4],
  ]);
  expect(one.stages.at(-1)?.layer).toMatchObject({ kind: 'sum', from: groups + 1 });
});

test('exploreNetwork: a pixel of a map in a group opens the picture view at that very multiplication', () => {
  const one = firstLayers();
  for (const name of ['pairs', 'block.conv1']) {
    const stage = one.stages.findIndex((each) => each.name === name);
    const data = one.pictureView(stage, 4, { row: 1, column: 2 })!;
    const pictures = [{ name: '', pixels: decodePicture(data.pictures[0])! }];
    const { result } = new Explorer(im2colEngine, pictures, data);
    expect(result).toBeCloseTo(one.stages[stage].out.get(0, 1, 2, 4), 4);
  }
});

test('exploreNetwork: an unknown last layer is refused with the names there are', () => {
  const photos = randomNormal([1, 12, 14, 3], { seed: 5 });
  expect(() => exploreNetwork({ model: first, images: photos, until: 'pool' })).toThrow(
    "exploreNetwork: there is no layer 'pool', only conv1, relu1, pairs,",
  );
});
