import { NotStarted } from '../errors';
import { note } from './note';
import { show } from '../figures/figure';
import { t } from '../language';

/**
 * The reader's own function; where it is not started yet, or fails, the kit's, and says so once. So a chapter runs
 * to its end whatever stands in the answer cells.
 *
 * @example const slide = yoursOr(slideFilter, (image, filter) => applyFilter(naive, image, filter))
 */
export function yoursOr<A extends unknown[], R>(
  yours: (...args: A) => R,
  kit: (...args: A) => R,
): (...args: A) => R {
  let failed = false;
  return (...args) => {
    if (!failed) {
      try {
        return yours(...args);
      } catch (error) {
        failed = true;
        show(note(reason(yours.name, error)));
      }
    }
    return kit(...args);
  };
}

function reason(name: string, error: unknown): string {
  if (error instanceof NotStarted) {
    return t(
      `*\`${error.exercise}\` is not written yet: the kit's own function stands in.*`,
      `*아직 작성하지 않은 함수: \`${error.exercise}\`. 준비된 함수로 대신합니다.*`,
    );
  }
  const message = error instanceof Error ? error.message : String(error);
  return t(
    `*Your \`${name}\` stopped with “${message}”: the kit's own function stands in.*`,
    `*작성한 함수 \`${name}\`: “${message}” 오류로 멈췄습니다. 준비된 함수로 대신합니다.*`,
  );
}
