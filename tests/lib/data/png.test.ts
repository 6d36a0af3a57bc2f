import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodePng, encodePng, loadPhoto, randomNormal, tensor, toGray } from 'convlab';
import { photoNames } from '../../../lib/data/photos';

test('a picture survives encodePng and decodePng to within half a grey level', () => {
  const image = tensor(
    Array.from({ length: 5 * 3 * 3 }, (_, i) => i / 44),
    [5, 3, 3],
  );
  const back = decodePng(encodePng(image));
  expect(back.shape).toEqual([5, 3, 3]);
  image.data.forEach((value, i) => {
    expect(Math.abs(back.data[i] - value)).toBeLessThanOrEqual(0.5 / 255 + 1e-6);
  });
});

test('encodePng writes grey as grey, takes views, clips, and refuses NaN and two channels', () => {
  const image = tensor([
    [0, 0.5, 2],
    [-1, 0.25, 1],
  ]);
  const back = decodePng(encodePng(image.transpose(1, 0)));
  expect(back.shape).toEqual([3, 2, 3]);
  expect([back.get(2, 0, 0), back.get(0, 1, 1), back.get(1, 1, 2)]).toEqual([
    1,
    0,
    expect.closeTo(64 / 255, 6),
  ]);
  expect(encodePng(image)[25]).toBe(0); // IHDR's colour type: grey
  expect(encodePng(decodePng(encodePng(image)))[25]).toBe(2); // colour
  expect(() => encodePng(tensor([[NaN]]))).toThrow('encodePng: the pixel in row 0 is NaN');
  expect(() => encodePng(randomNormal([2, 3, 2]))).toThrow(
    'encodePng: image has 2 channels, a PNG has 1 or 3',
  );
});

test('decodePng lays what is transparent on white', () => {
  // 1 × 1, RGBA (255, 0, 0, 51): a fifth of red on white.
  const bytes = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8BgDAAENAEz6h+fpgAAAABJRU5ErkJggg==',
    'base64',
  );
  expect(Array.from(decodePng(bytes).data, (value) => Number(value.toFixed(4)))).toEqual([1, 0.8, 0.8]);
});

test('loadPhoto: eight photographs of 256 × 256, between black and white', () => {
  expect(photoNames()).toEqual([
    'astronaut',
    'brick',
    'camera',
    'chelsea',
    'coffee',
    'grass',
    'gravel',
    'rocket',
  ]);
  for (const name of photoNames()) {
    const photo = loadPhoto(name);
    expect(photo.shape).toEqual([256, 256, 3]);
    expect(photo.data.every((value) => value >= 0 && value <= 1)).toBe(true);
    const gray = toGray(photo).data;
    expect(Math.max(...gray) - Math.min(...gray)).toBeGreaterThan(0.5);
  }
  // The cat is ginger: more red than blue.
  const cat = loadPhoto('chelsea');
  const mean = (channel: number): number =>
    Array.from(cat.data).reduce((sum, value, i) => (i % 3 === channel ? sum + value : sum), 0) / (256 * 256);
  expect(mean(0)).toBeGreaterThan(mean(2) + 0.1);
});

test('loadPhoto names the photographs there are, and reads from a folder of your own', () => {
  expect(() => loadPhoto('dog')).toThrow("loadPhoto: there is no 'dog' in ");
  const folder = mkdtempSync(join(tmpdir(), 'photos of mine '));
  writeFileSync(join(folder, 'mine.png'), encodePng(tensor([[0, 1]])));
  expect(loadPhoto('mine', { folder }).shape).toEqual([1, 2, 3]);
  writeFileSync(join(folder, 'half.png'), encodePng(tensor([[0, 1]])).subarray(0, 40));
  expect(() => loadPhoto('half', { folder })).toThrow(
    /^loadPhoto: half\.png: decodePng: the file is cut off at byte 40, before its end chunk/,
  );
  writeFileSync(join(folder, `${'한글'.normalize('NFD')}.png`), encodePng(tensor([[0, 1, 1]])));
  expect(loadPhoto('한글', { folder }).shape).toEqual([1, 3, 3]);
  expect(photoNames({ folder })).toContain('한글');
});
