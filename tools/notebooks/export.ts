/**
 * `npm run export [-- --out <folder>]`
 *
 * Makes a folder of plain pages of the built course, in both languages, for any web host or a USB stick: it needs no
 * server and no network. Charts, steppers and image sheets are live; of a control its words and picture are there.
 */
import { join, relative, resolve } from 'node:path';
import { readArgs } from '../args';
import { exportCourse } from './export/site';

const root = join(__dirname, '..', '..');

try {
  const { values } = readArgs('npm run export -- [--out <folder>]   the course as plain pages', {
    options: { out: { type: 'string', default: join(root, 'exported') } },
  });
  const folder = resolve(values.out);
  exportCourse(root, folder, (line) => {
    console.log(line);
  });
  console.log(`open ${relative(process.cwd(), join(folder, 'index.html'))}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
