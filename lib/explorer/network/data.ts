import type { ResponseNormOptions } from '../../backend';
import type { Language } from '../../language';
import type { PictureData } from '../data';

/** Numbers of a tensor, row by row: base64 of little-endian float32. */
export interface TensorData {
  readonly shape: readonly number[];
  readonly float32: string;
}

export type NetworkLayerKind =
  'conv2d' | 'maxPool' | 'avgPool' | 'relu' | 'tanh' | 'localResponseNorm' | 'sum' | 'flatten' | 'dense';

/** One layer with its numbers. */
export interface NetworkLayerData {
  readonly name: string;
  readonly kind: NetworkLayerKind;
  /** Of layers with a window: sizes along both axes. */
  readonly kernel?: readonly [height: number, width: number];
  readonly stride?: readonly [height: number, width: number];
  readonly padding?: readonly [height: number, width: number] | 'same';
  /** Of a convolution in groups. */
  readonly groups?: number;
  /** Of a ReLU: what it cuts at, where there is a limit. */
  readonly max?: number;
  /** Of a sum past a block: the stage that is added, 0 for the image. */
  readonly from?: number;
  readonly responseNorm?: ResponseNormOptions;
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
  /** None where only the first layers are shown: then there is no answer. */
  readonly classes: readonly string[];
  readonly layers: readonly NetworkLayerData[];
}
