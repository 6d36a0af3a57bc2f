import { readPng, writePng } from '../../../lib/png';
import { partsOf } from '../../../tools/notebooks/export/sheets';

/** 3 high, 4 wide: all of it `ink`, but for a part of two pixels that counts up. */
function sheet(ink: number): Uint8Array {
  const data = new Uint8Array(3 * 4 * 3).fill(ink);
  data.set([1, 2, 3, 4, 5, 6], (1 * 4 + 2) * 3);
  return writePng({ width: 4, height: 3, channels: 3, data });
}
const parts = [{ x: 2, y: 1, width: 2, height: 1 }];

test('sheets that differ in their captions alone become one picture', () => {
  expect(partsOf(sheet(40), parts)).toEqual(partsOf(sheet(90), parts));
  const { width, height, data } = readPng(partsOf(sheet(40), parts));
  expect([height, width]).toEqual([3, 4]);
  const white = new Array<number>(3).fill(255);
  const row = Array.from({ length: 4 }, () => white).flat();
  expect([...data]).toEqual([...row, ...white, ...white, 1, 2, 3, 4, 5, 6, ...row]);
});

test('a picture without parts stays as it is', () => {
  expect(partsOf(sheet(40), [])).toEqual(sheet(40));
});
