// @ts-check
import { createRequire } from 'node:module';

/** @type {typeof import('convlab')} */
const { decodePng } = createRequire(import.meta.url)('convlab');

/** How far a cell's outputs in a page are those of the built notebook. */

/** @typedef {{ output_type: string, data?: Record<string, any>, text?: string | string[], name?: string }} Output */

/** A page shows controls where the notebook keeps their words; a chart's picture is made when a notebook is built. */
const own = /widget-view|^image\/png$/;

/** @param {any} value */
const joined = (value) =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.join('') : value;

/** @param {any} value */
const sorted = (value) =>
  JSON.stringify(value, (_, one) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );

/** @param {readonly Output[]} outputs */
const words = (outputs) =>
  sorted(
    outputs.map(({ output_type, data = {}, text, name }) =>
      output_type === 'stream'
        ? { name, text: joined(text) }
        : Object.fromEntries(
            Object.entries(data)
              .filter(([type]) => !own.test(type))
              .map(([type, value]) => [type, joined(value)]),
          ),
    ),
  );

/** Pictures, but for the charts'. @param {readonly Output[]} outputs */
const pictures = (outputs) =>
  outputs
    .filter(({ data = {} }) => !('application/vnd.plotly.v1+json' in data))
    .map(({ data = {} }) => String(joined(data['image/png'] ?? '')).replace(/\s/g, ''));

/**
 * Whether two pictures show the same, but for rounding: the engine's fused kernels, which not every Node has, round sums
 * otherwise, and a value between two colors takes the other one.
 * @param {string} here base64 of a PNG @param {string} there
 */
function isRoundedAlike(here, there) {
  if (here === there) return true;
  if (here === '' || there === '') return false;
  const [a, b] = [here, there].map((one) => decodePng(Buffer.from(one, 'base64')));
  if (a.shape.join() !== b.shape.join()) return false;
  let differing = 0;
  for (let i = 0; i < a.data.length; i++) {
    const step = Math.round(Math.abs(a.data[i] - b.data[i]) * 255);
    if (step > 1) return false;
    differing += step;
  }
  return differing <= a.data.length / 1000;
}

/** Without what may be another number: numbers, weights as base64, bars, and names that a trained network picks. @param {string} text */
const masked = (text) =>
  text
    .replace(/"float32":"[^"]*"/g, '@')
    .replace(/[█░]+/g, '▒')
    .replace(/(\\n|\s)+/g, ' ') // a list breaks its lines by the length of its numbers
    .replace(/“(tensorflow|wasm|cpu)”/g, '“engine”') // TensorFlow.js runs on another one in each
    .replace(/[-−+]?\d[\d,.]*(e[-−+]?\d+)?/g, '#')
    .replace(/(#(\\?[",\s]|×)*)+/g, '#');

/** @param {readonly Output[]} outputs */
const kinds = (outputs) =>
  JSON.stringify(
    outputs.map(({ data, name }) =>
      data
        ? Object.keys(data)
            .filter((type) => !own.test(type))
            .sort()
        : name,
    ),
  );

/**
 * 'same': word by word, pictures byte by byte. 'rounded': but for the last digit of some pixels. 'numbers': the same sentences and figures with other numbers, as where time
 * is measured or a network was trained with another rounding. 'trained': figures of the same kinds about a trained network,
 * whose words follow its weights. Else 'other'.
 *
 * @param {readonly Output[]} here
 * @param {readonly Output[]} there
 */
export function likeness(here, there) {
  const [a, b] = [words(here), words(there)];
  if (a === b && pictures(here).join() === pictures(there).join()) return 'same';
  const [mine, theirs] = [pictures(here), pictures(there)];
  if (a === b && mine.length === theirs.length && mine.every((one, i) => isRoundedAlike(one, theirs[i])))
    return 'rounded';
  if (a !== b && masked(a) === masked(b)) return 'numbers';
  return kinds(here) === kinds(there) && /greatest|위치|▒|█|%|float32/.test(b) && a !== b
    ? 'trained'
    : 'other';
}

/** @param {readonly Output[]} here @param {readonly Output[]} there */
export function difference(here, there) {
  const [a, b] = [words(here), words(there)];
  if (a === b) return 'the pictures differ';
  let at = 0;
  while (a[at] === b[at]) at++;
  const part = (/** @type {string} */ text) => text.slice(Math.max(0, at - 40), at + 120);
  return `${part(a)} … in Node ${part(b)}`;
}
