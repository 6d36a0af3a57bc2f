/** Files that pages of both languages share: each is named by its content. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FigureNeeds } from './figures';
import { writePacked } from './packed';
import { partsOf } from './sheets';

export interface SharedFiles {
  /** PNGs that are looked at. */
  readonly pictures: Map<string, Uint8Array>;
  /** PNGs of figures that the page draws itself. */
  readonly drawings: Map<string, Uint8Array>;
  /** Long texts of figures' data. */
  readonly texts: Map<string, string>;
}

/** Notes in `files` what figures put there; pages lie one folder below the site's root. */
export function sharing({
  pictures,
  drawings,
  texts,
}: SharedFiles): Required<Pick<FigureNeeds, 'place' | 'placeText'>> {
  return {
    place(base64, { parts = [], isDrawing = false } = {}) {
      const bytes = partsOf(Buffer.from(base64, 'base64'), parts);
      const name = nameOf(bytes);
      (isDrawing ? drawings : pictures).set(name, bytes);
      return `../assets/${isDrawing ? 'drawings' : 'pictures'}/${name}.webp`;
    },
    placeText(text) {
      const name = nameOf(text);
      texts.set(name, text);
      return name;
    },
  };
}

/**
 * WebP's quality of 100, where loss is small enough, and how small in dB. A drawing is seen until the page has drawn the
 * figure, or where it cannot.
 */
const LOSS = { pictures: { quality: 90, decibels: 38 }, drawings: { quality: 80, decibels: 36 } };

/** Nothing yet. */
export const noShared = (): SharedFiles => ({ pictures: new Map(), drawings: new Map(), texts: new Map() });

/** Writes them into the pages' folder `assets`: pictures as WebP, texts packed. */
export function writeShared(root: string, folder: string, all: readonly SharedFiles[]): void {
  for (const { pictures, drawings, texts } of all) {
    for (const [name, bytes] of pictures) write(join(folder, 'pictures'), `${name}.png`, bytes);
    for (const [name, bytes] of drawings) write(join(folder, 'drawings'), `${name}.png`, bytes);
    for (const [name, text] of texts) writePacked(folder, name, text);
  }
  const encoder = join(root, 'tools/notebooks/export/webp.mjs');
  for (const [kind, { quality, decibels }] of Object.entries(LOSS)) {
    if (!existsSync(join(folder, kind))) continue;
    execFileSync(process.execPath, [encoder, join(folder, kind), String(quality), String(decibels)], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  }
}

function write(folder: string, name: string, content: string | Uint8Array): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), content);
}

function nameOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
