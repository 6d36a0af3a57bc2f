import { files } from '../platform/files';
import { stack, type Tensor } from '../tensor';
import type { Dataset } from './examples';
import { loadPhoto, photoNames } from './photos';

/**
 * Photographs of your own, sorted into folders by what they show: one subfolder for each class, PNG or JPEG in it. The names of
 * the subfolders, in order, are the classes.
 *
 * → images [N, size, size, 3] of 0 … 1, each the middle square of its photograph. Throws an Error where the folder holds fewer
 * than two such subfolders, or a photograph cannot be read.
 *
 * @example photoFolder('/home/me/pictures', { size: 224 }).classes // [{ en: 'keys', ko: 'keys' }, …]
 */
export function photoFolder(folder: string, { size }: { readonly size: number }): Dataset {
  const found = [...files.list(folder)]
    .sort()
    .map((name) => ({ name: name.normalize(), folder: files.join(folder, name) }))
    .map((one) => ({ ...one, photos: photosIn(one.folder) }))
    .filter(({ photos }) => photos.length > 0);
  if (found.length < 2)
    throw new Error(
      `photoFolder: ${folder} holds ${found.length} subfolders with photographs, it needs 2 or more: one for each class`,
    );
  const labels: number[] = [];
  const images: Tensor[] = [];
  found.forEach((one, label) => {
    for (const photo of one.photos) {
      images.push(loadPhoto(photo, { folder: one.folder, size }));
      labels.push(label);
    }
  });
  return { images: stack(images), labels, classes: found.map(({ name }) => ({ en: name, ko: name })) };
}

/** None where it is a file. */
function photosIn(folder: string): string[] {
  try {
    return photoNames({ folder });
  } catch {
    return [];
  }
}
