import { alexNet, efficientNetLite0, leNet, randomNormal, sequential, type Backend } from 'convlab';
import { conv2dLayer, denseLayer, flattenLayer, maxPoolLayer, reluLayer } from 'convlab';

const BATCH = 64;

/** conv 8 5×5 – ReLU – pool 2 – conv 16 5×5 – ReLU – pool 2 – dense 10: what the peers' steps do too. */
export function smallLeNet(): ReturnType<typeof leNet> {
  return sequential(
    [
      conv2dLayer({ filters: 8, kernel: 5 }),
      reluLayer(),
      maxPoolLayer({ size: 2 }),
      conv2dLayer({ filters: 16, kernel: 5 }),
      reluLayer(),
      maxPoolLayer({ size: 2 }),
      flattenLayer(),
      denseLayer({ units: 10 }),
    ],
    { inputShape: [28, 28, 1] },
  );
}

/** One step of plain gradient descent on a batch of 64, on a network of its own. */
export function trainingStep(backend: Backend, model: ReturnType<typeof leNet>): () => void {
  const x = randomNormal([BATCH, 28, 28, 1], { seed: 1 });
  const labels = Array.from({ length: BATCH }, (_, i) => i % 10);
  return () => {
    const { out, parameterGradients } = model.record(backend, x);
    const gradients = parameterGradients(backend.softmaxCrossEntropy(out, labels).dlogits);
    for (const { name, value } of model.parameters) {
      const { data } = value;
      const gradient = gradients[name].data;
      for (let i = 0; i < data.length; i++) data[i] -= 0.01 * gradient[i];
    }
  };
}

/** One image through AlexNet in one tower, without response normalisation: as the peers do it. */
export function alexNetForward(backend: Backend): () => void {
  const layers = alexNet({ variant: 'single' }).layers;
  const model = sequential(
    layers.map(({ layer }) => layer).filter(({ kind }) => kind !== 'localResponseNorm' && kind !== 'dropout'),
    { inputShape: [227, 227, 3] },
  );
  const x = randomNormal([1, 227, 227, 3], { seed: 1 });
  return () => {
    model.forward(backend, x);
  };
}

/** One image through EfficientNet-Lite0: its speed does not depend on what it learned. */
export function efficientNetForward(backend: Backend): () => void {
  const model = efficientNetLite0();
  const x = randomNormal([1, 224, 224, 3], { seed: 1 });
  return () => {
    model.forward(backend, x);
  };
}
