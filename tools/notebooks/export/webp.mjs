// @ts-check
/**
 * `node webp.mjs <folder> <quality>`: makes a folder's 8-bit PNGs WebP pictures, pixel for pixel the same at half the size
 * where the quality is 100, and with colors a little off below. A PNG is named by its content, so what was encoded once is
 * taken from node_modules/.cache the next time.
 */
import { copyFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import encode, { init } from '@jsquash/webp/encode.js';

const load = createRequire(import.meta.url);
/** @type {typeof import('../../../lib/png')} */
const { readPng } = load('../../../lib/dist/png');
/** @type {typeof import('../../write-atomically.cjs')} */
const { writeAtomically } = load('../../write-atomically.cjs');

const [folder, quality] = process.argv.slice(2);
/** @type {Partial<import('@jsquash/webp/meta.js').EncodeOptions>} */
const options = { lossless: 1, exact: 1, method: 4, quality: 90 };
const cache = fileURLToPath(
  new URL(`../../../node_modules/.cache/convlab-webp/4-90-${quality}`, import.meta.url),
);
const codec = path.join(
  path.dirname(load.resolve('@jsquash/webp/package.json')),
  'codec/enc/webp_enc_simd.wasm',
);
await init(await WebAssembly.compile(readFileSync(codec)));

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
  const exact = new Uint8Array(await encode(image, options));
  if (Number(quality) === 100) return exact;
  const near = new Uint8Array(await encode(image, { ...options, near_lossless: Number(quality) }));
  return near.length < exact.length ? near : exact;
}
