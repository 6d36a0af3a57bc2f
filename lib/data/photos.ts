import { checkInteger } from '../geometry';
import { files } from '../platform/files';
import type { Tensor } from '../tensor';
import { datasetsFolder, type DataOptions } from './folder';
import { decodePicture } from './formats/picture';
import { centerCrop, resize } from './image';

const ending = /(-256)?\.(png|jpe?g)$/i;

export interface PhotoOptions extends DataOptions {
  /**
   * The photo as a square of `size` × `size`: its shorter side is made that long, and the middle of the longer one kept, as
   * torchvision's Resize(size) and CenterCrop(size) do.
   */
  readonly size?: number;
}

/** The names that `loadPhoto` knows: 'astronaut', 'brick', 'camera', 'chelsea' (a cat), … */
export function photoNames({ folder = photosFolder() }: DataOptions = {}): string[] {
  return list(folder)
    .filter((file) => ending.test(file))
    .map(nameOf)
    .sort();
}

/**
 * A photograph of datasets/photos, or a PNG or JPEG of your own `folder` → [H, W, 3], 0 … 1. The name goes without its
 * ending, in capitals or not.
 *
 * Throws an Error that lists the names there are, or says that there is no such folder, and what is wrong with the file.
 *
 * @example loadPhoto('chelsea').shape // [256, 256, 3]
 * @example loadPhoto('IMG_0817', { folder: '/home/me/pictures', size: 224 }) // [224, 224, 3]
 */
export function loadPhoto(name: string, { folder = photosFolder(), size }: PhotoOptions = {}): Tensor {
  if (size !== undefined) checkInteger('loadPhoto', 'size', size, 1);
  const file = fileOf(name, folder);
  try {
    const photo = decodePicture(files.read(files.join(folder, file)));
    return size === undefined ? photo : square(photo, size);
  } catch (error) {
    throw new Error(`loadPhoto: ${file}: ${(error as Error).message}`, { cause: error });
  }
}

function fileOf(name: string, folder: string): string {
  const there = list(folder).filter((file) => ending.test(file));
  const asked = name.normalize();
  const found =
    there.find((one) => nameOf(one) === asked) ??
    there.find((one) => nameOf(one).toLowerCase() === asked.replace(ending, '').toLowerCase());
  if (found !== undefined) return found;
  const names = there.length === 0 ? 'and no other PNG or JPEG' : `only ${photoNames({ folder }).join(', ')}`;
  throw new Error(`loadPhoto: there is no '${name}' in ${folder}, ${names}`);
}

function list(folder: string): readonly string[] {
  try {
    return files.list(folder);
  } catch (error) {
    throw new Error(`loadPhoto: there is no folder ${folder} (${(error as Error).message})`, {
      cause: error,
    });
  }
}

/** [H, W, 3] → [size, size, 3] */
function square(photo: Tensor, size: number): Tensor {
  const [height, width] = photo.shape;
  const longer = Math.floor((size * Math.max(height, width)) / Math.min(height, width));
  const resized = height < width ? resize(photo, size, longer) : resize(photo, longer, size);
  return centerCrop(resized, size, size);
}

function photosFolder(): string {
  return files.join(datasetsFolder(), 'photos');
}

/** Composed (NFC): macOS decomposes Hangul in file names into letters. */
function nameOf(file: string): string {
  return file.replace(ending, '').normalize();
}
