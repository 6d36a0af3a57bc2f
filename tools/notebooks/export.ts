/**
 * `npm run export [-- --out <folder>]`
 *
 * Makes a folder of pages of the built course, in both languages, for any web host or a USB stick. From a folder they need
 * no server and no network, and are read: charts, steppers and image sheets are live, of a control its words and picture are
 * there. Served over http(s), their code runs (tools/browser).
 */
import { join, relative, resolve } from 'node:path';
import { readArgs } from '../args';
import { exportSite } from '../browser/site';

const root = join(__dirname, '..', '..');

async function main(): Promise<void> {
  const { values } = readArgs('npm run export -- [--out <folder>]   the course as pages', {
    options: { out: { type: 'string', default: join(root, 'exported') } },
  });
  const folder = resolve(values.out);
  await exportSite(root, folder, (line) => {
    console.log(line);
  });
  console.log(`open ${relative(process.cwd(), join(folder, 'index.html'))}, or npm run site to run it`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
