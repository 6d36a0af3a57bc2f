import { isTensor } from '../tensor/types';

/**
 * Throws a TypeError unless the options are an object: `conv2d(x, w, b, 2)` does not mean a stride of 2, and `maxPool2d(x)` lacks its size.
 */
export function checkOptions(name: string, options: unknown): void {
  if (typeof options === 'object' && options !== null && !isTensor(options)) return;
  const found = isTensor(options) ? 'a tensor' : String(options);
  throw new TypeError(`${name}: the options are an object, such as { stride: 2 }, not ${found}`);
}

/**
 * Throws a TypeError where `others`, the options left over once the known ones are taken out, is not empty: with
 * `strides: 2` a stride would silently stay 1.
 */
export function rejectUnknownOptions(name: string, others: object, known: string): void {
  const unknown = Object.keys(others);
  if (unknown.length === 0) return;
  const meant = nearest(unknown[0], known);
  throw new TypeError(
    `${name}: there is no option '${unknown[0]}', only ${known}` + (meant ? `: did you mean ${meant}?` : ''),
  );
}

/** The known option whose name is in the unknown one, or holds it: `classes` of num_classes, `padding` of pad. */
function nearest(unknown: string, known: string): string | undefined {
  const plain = (name: string): string => name.replaceAll('_', '').toLowerCase();
  const wanted = plain(unknown);
  return known
    .split(/, | and /)
    .filter((name) => name.length > 2 && wanted.length > 2)
    .find((name) => wanted.includes(plain(name)) || plain(name).includes(wanted));
}
