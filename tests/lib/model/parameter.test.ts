import {
  adam,
  denseLayer,
  loadBackend,
  naive,
  randomNormal,
  reluLayer,
  sequential,
  sgd,
  tensor,
  zeros,
  type Model,
} from 'convlab';

const network = (): Model =>
  sequential([denseLayer({ units: 4 }), reluLayer(), denseLayer({ units: 2 })], { inputShape: [3], seed: 1 });
const x = randomNormal([5, 3], { seed: 2 });
const dout = randomNormal([5, 2], { seed: 3 });

test('a new value is copied: two networks that were set alike learn apart', () => {
  const [one, other] = [network(), network()];
  one.parameters.forEach((parameter, i) => (other.parameters[i].value = parameter.value));
  const before = [...one.parameters[0].value.data];
  expect([...other.parameters[0].value.data]).toEqual(before);
  sgd().step(other.parameters, other.record(naive, x).parameterGradients(dout));
  expect([...other.parameters[0].value.data]).not.toEqual(before);
  expect([...one.parameters[0].value.data]).toEqual(before);
});

test('a new value is turned into the dtype of the model', () => {
  const [w] = network().parameters;
  w.value = tensor(new Array(12).fill(0.1), [3, 4], 'float64');
  expect(w.value.data).toEqual(new Float32Array(12).fill(0.1));
  expect(() => {
    w.value = [1, 2] as never;
  }).toThrow('dense1.w: the new value is not a tensor of floats');
});

test.each(['naive', 'im2col', 'wasm'] as const)(
  '%s: the way back is refused once the network has changed, and is right after record() again',
  async (name) => {
    const backend = await loadBackend(name);
    for (const change of [
      (model: Model): void => {
        sgd().step(model.parameters, model.record(backend, x).parameterGradients(dout));
      },
      (model: Model): void => {
        adam().step(model.parameters, model.record(backend, x).parameterGradients(dout));
      },
      (model: Model): void => {
        model.parameters[2].value = zeros([4, 2]);
      },
    ]) {
      const model = network();
      const recorded = model.record(backend, x);
      const { gradients } = recorded.backward(dout);
      expect(recorded.backward(dout).gradients).toEqual(gradients);
      change(model);
      expect(() => recorded.backward(dout)).toThrow(
        /^backward: dense\d\.w has changed since record\(\).*call record\(\) again$/,
      );
      expect(() => recorded.parameterGradients(dout)).toThrow('has changed since record()');
      expect(model.record(backend, x).backward(dout).gradients).not.toEqual(gradients);
    }
  },
);
