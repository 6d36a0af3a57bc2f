import { encodeSafetensors, tensor, type Tensor } from 'convlab';

/** make.py's `numbers`: floats in ±scale, by a hash of their index. */
export function numbers(seed: number, shape: readonly number[], scale: number): Tensor {
  const count = shape.reduce((size, length) => size * length, 1);
  const values = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    let h = (Math.imul(i, 0x9e3779b1) + Math.imul(seed, 40503)) >>> 0;
    h = (h ^ (h >>> 15)) >>> 0;
    h = Math.imul(h, 0x85ebca77) >>> 0;
    h = (h ^ (h >>> 13)) >>> 0;
    values[i] = (h / 2 ** 32 - 0.5) * 2 * scale;
  }
  return tensor(values, shape);
}

export interface Golden {
  readonly classes: number;
  readonly width: number;
  readonly size: number;
  readonly shapes: Readonly<Record<string, readonly number[]>>;
  readonly logits: readonly (readonly number[])[];
}

/** The weights that make.py gave PyTorch, as a safetensors file's bytes under torchvision's names. */
export function torchvisionFile({ shapes }: Golden): Uint8Array {
  const tensors = Object.entries(shapes).map(([name, shape], i) => {
    const fanIn = shape.length > 1 ? shape.slice(1).reduce((size, length) => size * length) : 600;
    return [name, numbers(i + 1, shape, Math.sqrt(6 / fanIn))];
  });
  return encodeSafetensors(Object.fromEntries(tensors) as Record<string, Tensor>);
}

/** The images that make.py showed PyTorch, [N, size, size, 3]. */
export function goldenImages({ size, logits }: Golden): Tensor {
  return numbers(99, [logits.length, size, size, 3], 1);
}
