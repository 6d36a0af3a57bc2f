// @ts-check
/**
 * `node webp.mjs <folder> <quality> <decibels>`: makes a folder's 8-bit PNGs WebP pictures. A photograph is encoded with loss
 * where that is smaller and near enough (peak signal-to-noise ratio), all else pixel for pixel. A PNG is named by its content,
 * so what was encoded once is taken from node_modules/.cache the next time.
 */
import { copyFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import decode, { init as initDecoder } from '@jsquash/webp/decode.js';
import encode, { init } from '@jsquash/webp/encode.js';

const load = createRequire(import.meta.url);
/** @type {typeof import('../../../lib/png')} */
const { readPng } = load('../../../lib/dist/png');
/** @type {typeof import('../../write-atomically.cjs')} */
const { writeAtomically } = load('../../write-atomically.cjs');

const [folder, quality, decibels] = process.argv.slice(2);
const cache = fileURLToPath(
  new URL(`../../../node_modules/.cache/convlab-webp/${quality}-${decibels}`, import.meta.url),
);
/** @param {string} name */
const codec = (name) =>
  WebAssembly.compile(
    readFileSync(path.join(path.dirname(load.resolve('@jsquash/webp/package.json')), 'codec', name)),
  );
await init(await codec('enc/webp_enc_simd.wasm'));
await initDecoder(await codec('dec/webp_dec.wasm'));
// The decoder makes one of a page's own.
Object.assign(globalThis, {
  /** @this {{ data: Uint8ClampedArray }} @param {Uint8ClampedArray} data */
  ImageData: function (data) {
    this.data = data;
  },
});

for (const name of readdirSync(folder).filter((one) => one.endsWith('.png'))) {
  const from = path.join(folder, name);
  const to = `${path.basename(name, '.png')}.webp`;
  const kept = path.join(cache, to);
  try {
    copyFileSync(kept, path.join(folder, to));
  } catch {
    writeAtomically(kept, await webp(readFileSync(from)));
    copyFileSync(kept, path.join(folder, to));
  }
  rmSync(from);
}

/** @param {Uint8Array} png */
async function webp(png) {
  const { width, height, channels, data } = readPng(png);
  const rgba = new Uint8ClampedArray(height * width * 4).fill(255);
  const colors = channels < 3 ? 1 : 3;
  for (let pixel = 0; pixel < height * width; pixel++) {
    const at = pixel * channels;
    for (let color = 0; color < 3; color++) rgba[4 * pixel + color] = data[at + Math.min(color, colors - 1)];
    if (channels > colors) rgba[4 * pixel + 3] = data[at + colors];
  }
  const image = { data: rgba, width, height, colorSpace: /** @type {const} */ ('srgb') };
  const exact = await encode(image, { lossless: 1, exact: 1, method: 4, quality: 90 });
  const lossy = await encode(image, { method: 4, quality: Number(quality), use_sharp_yuv: 1 });
  const isSmaller = lossy.byteLength < exact.byteLength;
  const isNear = isSmaller && nearness(rgba, (await decode(lossy)).data) >= Number(decibels);
  return new Uint8Array(isNear ? lossy : exact);
}

/** Peak signal-to-noise ratio in dB. @param {Uint8ClampedArray} one @param {Uint8ClampedArray} other */
function nearness(one, other) {
  const squares = one.reduce((sum, value, i) => sum + (value - other[i]) ** 2, 0);
  return 10 * Math.log10((255 ** 2 * one.length * 0.75) / squares); // of four values a pixel, one is always the same
}
