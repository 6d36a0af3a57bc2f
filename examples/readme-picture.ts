/** npx ts-node examples/readme-picture.ts: draws README's first picture anew, a network that names a photograph. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadBackend, loadPhoto, yourPhotograph } from 'convlab';

const out = join(__dirname, '..', 'notebooks', 'pictures', 'chapter-11.png');

async function main(): Promise<void> {
  const figure = await yourPhotograph({ backend: await loadBackend(), photo: loadPhoto('coffee') });
  const png = figure.bundle()['image/png'];
  if (typeof png !== 'string') throw new Error('the figure has no picture');
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, Buffer.from(png, 'base64'));
  console.log(figure.alt);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
