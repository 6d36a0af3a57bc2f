import { bytes } from '../platform/bytes';
import { wrap, type Tensor } from '../tensor';
import type { PictureData } from './data';

/** The brightness that a byte of a PNG stands for, 0 … 1. */
export function brightness(byte: number): number {
  return Math.fround(byte / 255);
}

/** Numbers as base64 of little-endian float32. */
export function encodeFloats(values: ArrayLike<number>): string {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  for (let i = 0; i < values.length; i++) view.setFloat32(4 * i, values[i], true);
  return bytes.toBase64(new Uint8Array(view.buffer));
}

export function decodeFloats(base64: string): Float32Array {
  const { buffer, byteOffset, byteLength } = bytes.fromBase64(base64);
  const view = new DataView(buffer, byteOffset, byteLength);
  return Float32Array.from({ length: byteLength / 4 }, (_, i) => view.getFloat32(4 * i, true));
}

/** The pixels of a description that carries float32; [H, W, C]. A PNG is the browser's to decode. */
export function decodePicture({ shape, float32 }: PictureData): Tensor | undefined {
  return float32 === undefined ? undefined : wrap(decodeFloats(float32), shape);
}
