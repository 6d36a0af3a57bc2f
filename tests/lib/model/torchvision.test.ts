import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  alexNet,
  decodeSafetensors,
  denseLayer,
  encodeSafetensors,
  leNet,
  loadWeights,
  naive,
  sequential,
  ShapeError,
  tensor,
  zeros,
} from 'convlab';
import { goldenImages, torchvisionFile, type Golden } from './golden/numbers';
import golden from './golden/torchvision-alexnet.json';

const folder = mkdtempSync(join(tmpdir(), 'weights-'));
const fileOf = (bytes: Uint8Array): string => {
  const path = join(folder, `${Math.random()}.safetensors`);
  writeFileSync(path, bytes);
  return path;
};
const small: Golden = golden.small;
const model = alexNet({ variant: 'torchvision', classes: small.classes, width: small.width });

test.each([
  ['whose maps have the size that the average makes', golden.small as Golden],
  ['whose maps are averaged', golden.averaged as Golden],
])("PyTorch's AlexNet, %s: the same logits to 1e-4", (_, one) => {
  const net = alexNet({
    variant: 'torchvision',
    classes: one.classes,
    width: one.width,
    inputSize: one.size,
  });
  loadWeights(net, fileOf(torchvisionFile(one)));
  const out = net.forward(naive, goldenImages(one));
  expect(out.shape).toEqual([one.logits.length, one.classes]);
  one.logits.flat().forEach((value, i) => {
    expect(Math.abs(out.data[i] - value)).toBeLessThan(1e-4);
  });
});

test('a wrong shape is refused by its name, with both shapes, and nothing changes', () => {
  const tensors = decodeSafetensors(torchvisionFile(small));
  tensors['classifier.4.weight'] = zeros([2, 3]);
  const before = model.parameters.map(({ value }) => [...value.data.slice(0, 3)]);
  expect(() => {
    loadWeights(model, fileOf(encodeSafetensors(tensors)));
  }).toThrow(
    "loadWeights: classifier.4.weight has shape [2, 3], the model's is [256, 256]: { except: ['fc7'] } loads all but that layer",
  );
  expect(model.parameters.map(({ value }) => [...value.data.slice(0, 3)])).toEqual(before);
});

test('names that are missing or not expected are listed', () => {
  const all = Object.entries(decodeSafetensors(torchvisionFile(small)));
  const tensors = Object.fromEntries(all.filter(([name]) => name !== 'features.3.bias'));
  expect(() => {
    loadWeights(model, fileOf(encodeSafetensors({ ...tensors, 'features.1.running_mean': tensor([1]) })));
  }).toThrow(/are not the model's; missing: features\.3\.bias; not expected: features\.1\.running_mean/);
  expect(() => {
    loadWeights(model, fileOf(encodeSafetensors({ ...Object.fromEntries(all), more: tensor([1]) })));
  }).toThrow(/are not the model's; not expected: more$/);
  expect(() => {
    loadWeights(leNet(), fileOf(torchvisionFile(small)));
  }).toThrow("the file is torchvision's AlexNet with 8 layers of weights, the model has 5");
});

test('a model of eight layers without biases is refused, with the way out', () => {
  const dense = Array.from({ length: 8 }, () => denseLayer({ units: 2, bias: false }));
  expect(() => {
    loadWeights(sequential(dense, { inputShape: [2] }), fileOf(torchvisionFile(small)));
  }).toThrow(ShapeError);
  expect(() => {
    loadWeights(sequential(dense, { inputShape: [2] }), fileOf(torchvisionFile(small)));
  }).toThrow("the model's dense1 has none: take alexNet({ variant: 'torchvision' })");
});
