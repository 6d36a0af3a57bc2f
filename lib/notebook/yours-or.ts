import { NotStarted } from '../errors';
import { note } from './note';
import { show } from '../figures/figure';
import { t } from '../language';
import { dtypeOf, isTensor, tensor, type Dtype } from '../tensor';

/**
 * The reader's own function; where it is not started yet, or fails, or its first tensors have another shape than the
 * kit's, the kit's, and says so once. So a chapter runs to its end whatever stands in the answer cells.
 *
 * An answer may be of either dtype. Its tensors, in arrays and plain objects too, are given on in that of the first
 * tensor among the arguments, or in float32, so that the cells that follow can compute with both.
 *
 * @example const slide = yoursOr(slideFilter, (image, filter) => applyFilter(naive, image, filter))
 */
export function yoursOr<A extends unknown[], R>(
  yours: (...args: A) => R,
  kit: (...args: A) => R,
): (...args: A) => R {
  let failed = false;
  let compared = false;
  return (...args) => {
    if (!failed) {
      try {
        const given = args.find(isTensor);
        const own = withDtype(yours(...args), given ? dtypeOf(given) : 'float32') as R; // the same but for the dtype
        if (!compared) checkShapes(shapesOf(own), shapesOf(kit(...args)));
        compared = true;
        return own;
      } catch (error) {
        failed = true;
        show(note(reason(yours.name, error)));
      }
    }
    return kit(...args);
  };
}

function withDtype(value: unknown, dtype: Dtype): unknown {
  if (isTensor(value)) return dtypeOf(value) === dtype ? value : tensor(value, value.shape, dtype);
  if (Array.isArray(value)) return value.map((one) => withDtype(one, dtype));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withDtype(one, dtype)]));
}

class WrongShape extends Error {
  constructor(
    readonly own: string,
    readonly kit: string,
  ) {
    super(`${own}, not ${kit}`);
  }
}

function checkShapes(own: string, kit: string): void {
  if (own !== kit) throw new WrongShape(own, kit);
}

/** The shapes of the tensors in an answer, as text; of anything else, nothing. */
function shapesOf(value: unknown): string {
  if (isTensor(value)) return `[${value.shape.join(', ')}]`;
  const parts = Array.isArray(value) || isPlain(value) ? Object.entries(value) : [];
  return parts
    .map(([name, one]) => [name, shapesOf(one)])
    .filter(([, shapes]) => shapes !== '')
    .map(([name, shapes]) => `${name} ${shapes}`)
    .join(', ');
}

/** Not by its constructor: a notebook's cells have an Object of their own. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function reason(name: string, error: unknown): string {
  if (error instanceof NotStarted) {
    return t(
      `*\`${error.exercise}\` is not written yet: the kit's own function stands in.*`,
      `*아직 작성하지 않은 함수: \`${error.exercise}\`. 준비된 함수로 대신합니다.*`,
    );
  }
  if (error instanceof WrongShape) {
    return t(
      `*Your \`${name}\` gives the shape ${error.own} where ${error.kit} belongs: the kit's own function stands in.*`,
      `*작성한 함수 \`${name}\`의 결과 모양은 ${error.own}입니다. ${error.kit}이어야 합니다. 준비된 함수로 대신합니다.*`,
    );
  }
  const message = error instanceof Error ? error.message : String(error);
  return t(
    `*Your \`${name}\` stopped with “${message}”: the kit's own function stands in.*`,
    `*작성한 함수 \`${name}\`: “${message}” 오류로 멈췄습니다. 준비된 함수로 대신합니다.*`,
  );
}
