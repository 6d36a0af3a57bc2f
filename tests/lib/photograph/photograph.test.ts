import { inputSize, patchSize } from '../../../lib/photograph/data';
import { coarseCount, coarseFirst, covered, evidence } from '../../../lib/photograph/occlusion';
import { indexOf, inputOf, Recognizer } from '../../../lib/photograph/recognize';
import { telling, verdict } from '../../../lib/photograph/words';
import { loadBackend, photographType, pretrained, yourPhotograph, type PhotographData } from 'convlab';

const english = <T>(text: T): T => text;

test('the map has every place once, and every second one along both axes first', () => {
  const places = coarseFirst();
  expect(new Set(places.map(indexOf)).size).toBe(196);
  expect(coarseCount).toBe(49);
  expect(places.slice(0, coarseCount).every(([row, column]) => row % 2 === 0 && column % 2 === 0)).toBe(true);
});

test('a gray square covers its place, cut off at the border, and the input stays as it was', () => {
  const input = new Float32Array(inputSize ** 2 * 3).fill(1);
  const zeros = (x: Float32Array): number => x.filter((value) => value === 0).length;
  expect(zeros(covered(input, [7, 3]))).toBe(patchSize ** 2 * 3);
  const corner = covered(input, [0, 13]);
  expect(zeros(corner)).toBe(32 * 32 * 3); // 8 pixels to the middle of the place, 24 beyond it
  expect(corner[223 * 3]).toBe(0);
  expect(corner[0]).toBe(1);
  expect(zeros(input)).toBe(0);
});

test('evidence: 1 where covering costs the most; a place that is not known takes its coarse neighbor', () => {
  const map = new Array<number | null>(196).fill(null);
  map[0] = 0.9;
  map[2] = 0.4;
  const shares = evidence(map, 0.9);
  expect([shares[0], shares[1], shares[2], shares[3], shares[4]]).toEqual([0, 0, 1, 1, undefined]);
  expect(shares[14 + 3]).toBe(1);
});

test('bytes become what the network learned on, with and without transparency', () => {
  const bytes = new Uint8Array(inputSize ** 2 * 4).fill(255);
  bytes.set([127, 255, 0, 9]);
  expect([...inputOf(bytes, 4).subarray(0, 4)]).toEqual([0, 1, -127 / 128, 1]);
  expect(inputOf(bytes, 3)[3]).toBe((9 - 127) / 128);
});

test('it says when it is not sure, and when nothing in particular tells', () => {
  expect(verdict('cup', 0.39, english)).toMatch(/^It is not sure.* cup, has only 39\u00a0%/);
  expect(verdict('cup', 0.41, english)).toBe('Perhaps cup: 41\u00a0%.');
  expect(verdict('cup', 0.9, english)).toBe('It says: cup, 90\u00a0%.');
  expect(verdict('컵', 0.9, (_, korean) => korean)).toBe('신경망의 답: 컵, 90%.');
  const map = new Array<number | null>(196).fill(0.5);
  expect(telling(map, 'cup', 0.51, english)).toBe('No single square of gray takes cup away.');
  map[2 * 14 + 6] = 0.25;
  expect(telling(map, 'cup', 0.51, english)).toMatch(/row 3, column 7 of 14 .* from 51\u00a0% to 25\u00a0%/);
});

test('the description holds the answer of the shipped photograph, as the network gives it', async () => {
  const backend = await loadBackend('wasm');
  const figure = await yourPhotograph({ backend, title: 'What is this?' });
  const bundle = figure.bundle();
  const { answers, map, png } = bundle[photographType] as PhotographData;
  const { model, classes } = await pretrained('efficientnet-lite0');
  expect(answers.map(({ label }) => classes[label].en.split(',')[0]).slice(0, 2)).toEqual([
    'espresso',
    'cup',
  ]);
  expect(map.filter((p) => p !== null)).toHaveLength(49);
  expect(figure.alt).toMatch(/espresso, 9\d\u00a0%/);
  expect(bundle['text/plain']).toContain('What is this?');
  expect(Buffer.from(png, 'base64').subarray(1, 4).toString()).toBe('PNG');
  const gray = new Float32Array(inputSize ** 2 * 3);
  const recognizer = new Recognizer(model, backend);
  expect(recognizer.covered(gray, answers[0].label, [4, 4])).toBe(
    recognizer.probabilities(gray)[answers[0].label],
  ); // gray on gray
});
