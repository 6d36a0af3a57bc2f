import { shapeText } from '../../figures/format';
import { t } from '../../language';
import { isTensor } from '../../tensor';

/** Where an answer is of another kind, shape or length than the kit's: in words, for the reader. */
export interface Difference {
  readonly own: string;
  readonly kit: string;
  /** The way out, a sentence, or ''. */
  readonly hint: string;
}

/**
 * How an answer's form first differs from the kit's: a tensor's shape, an array's length, the kind of anything else;
 * in arrays and plain objects, part by part. What an answer gives beyond the kit's is let pass, as is any value where
 * the kit gives none; values themselves are not compared.
 */
export function formDifference(own: unknown, kit: unknown, path = ''): Difference | undefined {
  if (kit === undefined || kit === null) return undefined;
  const [gives, belongs] = [formOf(own), formOf(kit)];
  if (gives !== belongs) return { own: path + gives, kit: path + belongs, hint: hintFor(own, kit, path) };
  if (isTensor(kit) || !(isList(kit) || isPlain(kit))) return undefined;
  const parts = own as Readonly<Record<string, unknown>>; // of the kit's form, as was just seen
  for (const [name, part] of Object.entries(kit)) {
    const difference = formDifference(parts[name], part, `${path}${name}: `);
    if (difference) return difference;
  }
  return undefined;
}

/** Not by its constructor: a notebook's cells have an Object of their own. */
export function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value);
}

/** In the grader's words. */
function formOf(value: unknown): string {
  if (isTensor(value)) {
    const shape = shapeText(value.shape);
    return t(`a tensor of shape ${shape}`, `모양이 ${shape}인 텐서`);
  }
  if (isList(value)) return t(`an array of length ${value.length}`, `길이 ${value.length}의 배열`);
  if (value === undefined) return t('nothing', 'undefined');
  if (value === null) return 'null';
  switch (typeof value) {
    case 'number':
      return t('a number', '수');
    case 'string':
      return t('a string', '문자열');
    case 'object':
      return 'then' in value ? t('a promise', '프로미스(promise)') : t('an object', '객체');
    default:
      return typeof value;
  }
}

function hintFor(own: unknown, kit: unknown, path: string): string {
  if (isList(own) && isTensor(kit))
    return t('`tensor(…)` makes one of nested arrays. ', '중첩 배열은 `tensor(…)`로 텐서가 됩니다. ');
  if (own === undefined && path === '') return t('Is a `return` missing? ', '`return`이 빠지지 않았나요? ');
  return '';
}
