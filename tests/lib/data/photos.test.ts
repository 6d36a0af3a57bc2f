import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  centerCrop,
  crop,
  encodePng,
  fromFunction,
  loadPhoto,
  resize,
  ShapeError,
  toNestedArray,
  zeros,
} from 'convlab';
import golden from './jpeg/golden.json';

const folder = mkdtempSync(join(tmpdir(), 'photos of mine '));
const jpeg = Buffer.from(golden[0].file, 'base64');
const wide = fromFunction([4, 9, 3], (row, col, c) => (row * 9 + col) / 36 + c / 255);
writeFileSync(join(folder, 'UPPER.PNG'), encodePng(wide));
writeFileSync(join(folder, 'Holiday.JPG'), jpeg);
writeFileSync(join(folder, 'other.jpeg'), jpeg);
writeFileSync(join(folder, 'named-wrongly.png'), jpeg);
writeFileSync(join(folder, 'moving.png'), 'GIF89a and more of it');
writeFileSync(join(folder, 'notes.txt'), 'no picture');

test.each([
  ['UPPER', [4, 9, 3]],
  ['upper', [4, 9, 3]],
  ['Holiday', [13, 19, 3]],
  ['holiday', [13, 19, 3]],
  ['holiday.jpg', [13, 19, 3]],
  ['other', [13, 19, 3]],
  ['named-wrongly', [13, 19, 3]],
])('loadPhoto finds %s, whatever the case of its name, and reads what it is', (name, shape) => {
  expect(loadPhoto(name, { folder }).shape).toEqual(shape);
});

test('loadPhoto: a missing folder, a missing name and another format are each a sentence', () => {
  const none = join(folder, 'nowhere');
  expect(() => loadPhoto('UPPER', { folder: none })).toThrow(`loadPhoto: there is no folder ${none} (`);
  expect(() => loadPhoto('cat', { folder })).toThrow(
    `loadPhoto: there is no 'cat' in ${folder}, only Holiday, UPPER, moving, named-wrongly, other`,
  );
  const empty = mkdtempSync(join(tmpdir(), 'empty-'));
  expect(() => loadPhoto('cat', { folder: empty })).toThrow(`'cat' in ${empty}, and no other PNG or JPEG`);
  expect(() => loadPhoto('moving', { folder })).toThrow(
    'loadPhoto: moving.png: this is a GIF, only PNG and JPEG are read here: save it as one of them',
  );
});

test('loadPhoto with a size: the shorter side made that long, the middle of the other kept', () => {
  const photo = loadPhoto('upper', { folder, size: 3 });
  expect(photo.shape).toEqual([3, 3, 3]);
  const resized = resize(loadPhoto('upper', { folder }), 3, 6); // 3 · 9 / 4 is 6.75: torchvision cuts it
  expect(toNestedArray(photo)).toEqual(
    toNestedArray(crop(resized, { top: 0, left: 2, height: 3, width: 3 })),
  );
  expect(() => loadPhoto('upper', { folder, size: 0 })).toThrow('loadPhoto: size must be');
});

// torchvision.transforms.functional.center_crop: int(round(spare / 2)), which Python rounds to the even one
test.each([
  [1, 0],
  [2, 1],
  [3, 2],
  [4, 2],
  [5, 2],
  [7, 4],
])('centerCrop: of %i spare pixels it leaves %i out at the start', (spare, start) => {
  const image = fromFunction([2, 3 + spare], (row, col) => 100 * row + col);
  expect(toNestedArray(centerCrop(image, 1, 3))).toEqual([[start, start + 1, start + 2]]);
});

test('centerCrop refuses to grow', () => {
  expect(() => centerCrop(zeros([4, 5, 3]), 4, 6)).toThrow(
    new ShapeError('centerCrop: [4, 6] is larger than the image, [4, 5]: resize it first'),
  );
});
