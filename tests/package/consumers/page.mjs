import { ShapeError, adam, fit, leNet, loadBackend, naive, randomNormal, tensor } from 'convlab';

try {
  const backend = await loadBackend('wasm');
  const w = randomNormal([5, 5, 3, 10], { seed: 2 });
  const out = backend.conv2d(randomNormal([1, 32, 32, 3], { seed: 1 }), w, null, { padding: 2 });
  const images = randomNormal([40, 28, 28, 1], { seed: 3 });
  const data = { images, labels: Array.from({ length: 40 }, (_, i) => i % 10) };
  const { losses } = await fit(leNet(), data, { backend, optimizer: adam(), batchSize: 4, progress: false });
  document.title = `${backend.name} ${out.shape} ${losses.length}`;
} catch (error) {
  document.title = `${error}`;
}
export { ShapeError, naive, tensor };
