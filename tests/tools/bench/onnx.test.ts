import { efficientNetLite0, zeros } from 'convlab';
import { encodeOnnx } from '../../../tools/bench/onnx';
import { networkOnnx } from '../../../tools/bench/ort-models';

test('encodeOnnx writes the bytes that the Python package onnx 1.23.2 writes', () => {
  const bytes = encodeOnnx({
    input: { name: 'x', shape: [1, 1, 4, 300] },
    output: { name: 'y', shape: [1, 1, 3, 500] },
    nodes: [
      {
        kind: 'Conv',
        inputs: ['x', 'w', 'b'],
        output: 'y',
        attributes: { pads: [0, 1, 0, 200], group: 1 },
      },
    ],
    weights: {
      w: { shape: [1, 1, 2, 2], data: Float32Array.of(1, -2, 0.5, 3) },
      b: { shape: [1], data: Float32Array.of(0.25) },
    },
  });
  expect(Buffer.from(bytes).toString('base64')).toBe(
    'CAg6qQEKNAoBeAoBdwoBYhIBeSIEQ29udioSCgRwYWRzQABAAUAAQMgBoAEHKgwKBWdyb3VwGAGgAQISBWJlbmNoKh8IAQgBCAIIAhABQgF3' +
      'ShAAAIA/AAAAwAAAAD8AAEBAKg0IARABQgFiSgQAAIA+WhwKAXgSFwoVCAESEQoCCAEKAggBCgIIBAoDCKwCYhwKAXkSFwoVCAESEQoCCAEK' +
      'AggBCgIIAwoDCPQDQgIQDQ==',
  );
});

test('networkOnnx takes each parameter of the network once, and nothing else', () => {
  const model = efficientNetLite0();
  const parameters = model.parameters.map(({ name, shape }) => ({ name, value: zeros(shape) }));
  const { nodes, weights } = networkOnnx({ layers: model.layers, inputShape: model.inputShape, parameters });
  const { low, high, ...learned } = weights;
  expect([[...low.data], [...high.data]]).toEqual([[0], [6]]);
  expect(Object.keys(learned).sort()).toEqual(model.parameters.map(({ name }) => name).sort());
  expect(Object.values(learned).reduce((sum, { data }) => sum + data.length, 0)).toBe(model.parameterCount);
  const used = nodes.flatMap(({ inputs }) => inputs.filter((name) => name in learned));
  expect(used.sort()).toEqual(Object.keys(learned).sort());
  expect(nodes.filter(({ kind }) => kind === 'Add')).toHaveLength(9);
});
