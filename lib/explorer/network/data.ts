import type { Language } from '../../language';
import type { PictureData } from '../data';

/** Numbers of a tensor, row by row: base64 of little-endian float32. */
export interface TensorData {
  readonly shape: readonly number[];
  readonly float32: string;
}

export type NetworkLayerKind = 'conv2d' | 'maxPool' | 'avgPool' | 'relu' | 'tanh' | 'flatten' | 'dense';

/** One layer with its numbers. */
export interface NetworkLayerData {
  readonly name: string;
  readonly kind: NetworkLayerKind;
  /** Of layers with a window: sizes along both axes. */
  readonly kernel?: readonly [height: number, width: number];
  readonly stride?: readonly [height: number, width: number];
  readonly padding?: readonly [height: number, width: number] | 'same';
  readonly w?: TensorData;
  readonly b?: TensorData;
}

/** A trained network and some images to put through it: plain JSON. */
export interface NetworkData {
  readonly language: Language;
  readonly title: string;
  readonly alt: string;
  readonly images: readonly PictureData[];
  /** What each image really shows, where that is known: a place in `classes`. */
  readonly labels: readonly number[];
  readonly classes: readonly string[];
  readonly layers: readonly NetworkLayerData[];
}
