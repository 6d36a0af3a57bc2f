import { adam, fit, leNet, loadBackend, ShapeError, tensor } from 'convlab';
import type { Backend, Dataset, FitResult, LayerGradients, Tensor } from 'convlab';
import { formula, type Formula } from 'convlab/notebook';
import { loadTfjs } from 'convlab/tfjs';
import { loadWasm, type WasmBackend } from 'convlab/wasm';

export async function train(data: Dataset): Promise<FitResult> {
  const backend: Backend = await loadBackend('wasm');
  return await fit(leNet(), data, { backend, optimizer: adam(), epochs: 1 });
}

export async function gradients(): Promise<LayerGradients> {
  const wasm: WasmBackend = await loadWasm({ threads: 1 });
  const x: Tensor = tensor([1, 2, 3, 4, 5, 6], [1, 2, 3, 1]);
  const value: number = x.get(0, 1, 2, 0);
  if (value !== 6) throw new ShapeError('no');
  return wasm.conv2dBackward(x, x, tensor([1], [1, 1, 1, 1]));
}

export const size: Formula = formula('a + 1');
export const version: Promise<string> = loadTfjs().then((backend) => backend.version);
