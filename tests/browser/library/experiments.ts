/** What must come out alike in Node and in a browser. Each gives plain values, to be compared as JSON. */
import {
  adam,
  decodePng,
  decodeSafetensors,
  encodePng,
  encodeSafetensors,
  fashionMnist,
  fit,
  formula,
  imageGrid,
  leNet,
  loadBackend,
  loadMathjs,
  loadPhoto,
  loadWeights,
  maximum,
  mean,
  randomNormal,
  saveWeights,
  sgd,
  sparse,
  take,
  tensor,
  type BackendName,
  type Tensor,
} from 'convlab';

/** The losses of LeNet's first ten batches. */
export async function losses(name: BackendName): Promise<number[]> {
  const train = take(fashionMnist().train, 160);
  const options = { batchSize: 16, epochs: 1, seed: 5, progress: false };
  const backend = await loadBackend(name);
  return [...(await fit(leNet({ seed: 4 }), train, { backend, optimizer: adam(), ...options })).losses];
}

/** Weights that were learned, written to a file, and read into another network. */
export async function weights(file: string): Promise<unknown> {
  const train = take(fashionMnist().train, 32);
  const [model, other] = [leNet({ seed: 4 }), leNet({ seed: 9 })];
  const backend = await loadBackend('im2col');
  await fit(model, train, { backend, optimizer: sgd({ learningRate: 0.1 }), progress: false });
  saveWeights(model, file);
  const absent = loadWeights(other, `${file}.absent`, { optional: true });
  loadWeights(other, file);
  const bytes = encodeSafetensors(
    Object.fromEntries(model.parameters.map(({ name, value }) => [name, value])),
  );
  const read = Object.values(decodeSafetensors(bytes));
  const same = other.parameters.every(
    ({ value }, i) => equal(value, model.parameters[i].value) && equal(value, read[i]),
  );
  return { absent, same, bytes: await digest(bytes) };
}

/** Pictures read from files, written, and drawn as a figure. */
export async function pictures(): Promise<unknown> {
  const photos = ['astronaut', 'camera', 'rocket'].map((name) => [
    name,
    mean(loadPhoto(name)),
    maximum(loadPhoto(name)),
  ]);
  const chelsea = loadPhoto('chelsea');
  const png = encodePng(chelsea);
  const figure = imageGrid([{ image: chelsea, label: '고양이 cat' }]).bundle();
  return {
    photos,
    png: await digest(png),
    again: equal(decodePng(png), chelsea),
    figure: await digest(JSON.stringify(figure)),
  };
}

/** A formula, and a sparse product: by mathjs. */
export async function mathematics(): Promise<unknown> {
  await loadMathjs();
  const size = formula('floor((input + 2 * padding - kernel) / stride) + 1', { name: 'output' });
  const values = { input: 32, kernel: 5, padding: 2, stride: 1 };
  const matrix = tensor([1, 0, 0, 2, 0, 3], [2, 3]);
  return [
    size.evaluate(values),
    size.with(values).bundle(),
    [...sparse(matrix).times(tensor([1, 2, 3])).data],
  ];
}

/** Whether two threads give what one does, in a convolution large enough to be shared. */
export async function threads(): Promise<boolean> {
  const x = randomNormal([2, 56, 55, 32], { seed: 1 });
  const w = randomNormal([3, 3, 32, 40], { seed: 2 });
  const [one, two] = [await loadBackend('wasm', {}), await loadBackend('wasm', { threads: 2 })];
  const same = equal(one.conv2d(x, w, null, { padding: 1 }), two.conv2d(x, w, null, { padding: 1 }));
  await two.close();
  return same;
}

function equal(a: Tensor, b: Tensor): boolean {
  return (
    a.shape.join() === b.shape.join() &&
    a.data.every((value: number, i: number) => Object.is(value, b.data[i]))
  );
}

/** SHA-256, in hexadecimal. */
async function digest(data: Uint8Array | string): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : Uint8Array.from(data);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
