import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodePng, photoFolder, tensor } from 'convlab';

/** A picture of one brightness. */
const png = (value: number, height: number, width: number): Uint8Array =>
  encodePng(tensor(new Float32Array(height * width * 3).fill(value), [height, width, 3]));

function folderWith(files: Readonly<Record<string, Uint8Array | string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'convlab-photos-'));
  for (const [name, data] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), data);
  }
  return folder;
}

test('photoFolder: subfolders in order are the classes, their photographs the examples', () => {
  const folder = folderWith({
    'mug/b.png': png(1, 6, 9),
    'keys/one.png': png(0, 8, 5),
    'mug/a.png': png(0.2, 5, 5),
    'read me.txt': 'no folder',
    'empty/notes.txt': 'no photograph',
  });
  const { images, labels, classes } = photoFolder(folder, { size: 4 });
  expect(classes.map(({ en }) => en)).toEqual(['keys', 'mug']);
  expect(images.shape).toEqual([3, 4, 4, 3]);
  expect([...labels]).toEqual([0, 1, 1]);
  const brightness = [0, 1, 2].map((i) => images.get(i, 3, 3, 2));
  expect(brightness).toEqual([0, expect.closeTo(0.2, 5), 1]);
});

test('photoFolder: fewer than two classes are refused', () => {
  const folder = folderWith({ 'mug/a.png': png(0, 4, 4) });
  expect(() => photoFolder(folder, { size: 4 })).toThrow(
    'holds 1 subfolders with photographs, it needs 2 or more',
  );
});
