import type { Backend } from '../backend';
import { softmax } from '../layers';
import type { Model } from '../model';
import { wrap } from '../tensor';
import { gridSize, inputSize, type Answer } from './data';
import { covered, type MapPlace } from './occlusion';

/** What EfficientNet-Lite0 says to inputs [224, 224, 3]; in a notebook's kernel and in the page's workers alike. */
export class Recognizer {
  constructor(
    private readonly model: Model,
    private readonly backend: Backend,
  ) {}

  /** The probability of each class. */
  probabilities(input: Float32Array): Float32Array | Float64Array {
    return softmax(this.model.forward(this.backend, wrap(input, [1, inputSize, inputSize, 3]))).data;
  }

  /** The likeliest classes, the likeliest first. */
  answers(input: Float32Array, count = 5): Answer[] {
    return Array.from(this.probabilities(input), (probability, label) => ({ label, probability }))
      .sort((a, b) => b.probability - a.probability)
      .slice(0, count);
  }

  /** How likely a class remains while a square covers a place. */
  covered(input: Float32Array, label: number, place: MapPlace): number {
    return this.probabilities(covered(input, place))[label];
  }
}

/** A place's index in the map. */
export function indexOf([row, column]: MapPlace): number {
  return row * gridSize + column;
}

/** Bytes of a picture of 224 × 224, `step` of them a pixel (4 with transparency) → the network's input, (byte − 127) / 128. */
export function inputOf(bytes: ArrayLike<number>, step: 3 | 4): Float32Array {
  const input = new Float32Array(inputSize ** 2 * 3);
  for (let i = 0; i < inputSize ** 2; i++)
    for (let c = 0; c < 3; c++) input[3 * i + c] = (bytes[step * i + c] - 127) / 128;
  return input;
}
