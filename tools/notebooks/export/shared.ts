/** Files that pages of both languages share: each is named by its content. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FigureNeeds } from './figures';

export interface SharedFiles {
  /** PNGs. */
  readonly pictures: Map<string, Buffer>;
  /** Long texts of figures' data. */
  readonly texts: Map<string, string>;
}

/** Notes in `files` what figures put there; pages lie one folder below the site's root. */
export function sharing({
  pictures,
  texts,
}: SharedFiles): Required<Pick<FigureNeeds, 'place' | 'placeText'>> {
  return {
    place(base64) {
      const bytes = Buffer.from(base64, 'base64');
      const name = nameOf(bytes);
      pictures.set(name, bytes);
      return `../assets/pictures/${name}.webp`;
    },
    placeText(text) {
      const name = nameOf(text);
      texts.set(name, text);
      return name;
    },
  };
}

/** Writes them into the pages' folder `assets`: pictures as WebP, texts as scripts, which a page opened from a folder can read. */
export function writeShared(root: string, folder: string, all: readonly SharedFiles[]): void {
  for (const { pictures, texts } of all) {
    for (const [name, bytes] of pictures) write(join(folder, 'pictures'), `${name}.png`, bytes);
    for (const [name, text] of texts)
      write(
        join(folder, 'texts'),
        `${name}.js`,
        `(globalThis.convlabTexts ??= {})["${name}"] = ${JSON.stringify(text)};\n`,
      );
  }
  if (all.every(({ pictures }) => pictures.size === 0)) return;
  const encoder = join(root, 'tools/notebooks/export/webp.mjs');
  execFileSync(process.execPath, [encoder, join(folder, 'pictures')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

function write(folder: string, name: string, content: string | Buffer): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), content);
}

function nameOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
