import { files } from '../platform/files';
import type { Tensor } from '../tensor';
import { datasetsFolder, type DataOptions } from './folder';
import { decodePng } from './formats/png';

const ending = /(-256)?\.png$/;

/** The names that `loadPhoto` knows: 'astronaut', 'brick', 'camera', 'chelsea' (a cat), … */
export function photoNames({ folder = files.join(datasetsFolder(), 'photos') }: DataOptions = {}): string[] {
  return files
    .list(folder)
    .filter((file) => ending.test(file))
    .map(nameOf)
    .sort();
}

/**
 * A photograph of datasets/photos, or a PNG of your own `folder` → [H, W, 3], 0 … 1.
 * Throws an Error that lists the names there are.
 *
 * @example loadPhoto('chelsea').shape // [256, 256, 3]
 */
export function loadPhoto(
  name: string,
  { folder = files.join(datasetsFolder(), 'photos') }: DataOptions = {},
): Tensor {
  const file = files.list(folder).find((one) => ending.test(one) && nameOf(one) === name.normalize());
  if (file === undefined) {
    throw new Error(`loadPhoto: there is no '${name}' here, only ${photoNames({ folder }).join(', ')}`);
  }
  try {
    return decodePng(files.read(files.join(folder, file)));
  } catch (error) {
    throw new Error(`loadPhoto: ${file}: ${(error as Error).message}`, { cause: error });
  }
}

/** Composed: macOS writes Hangul apart, letter by letter. */
function nameOf(file: string): string {
  return file.replace(ending, '').normalize();
}
