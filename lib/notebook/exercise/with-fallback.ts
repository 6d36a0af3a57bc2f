import { NotStarted } from '../../errors';
import { show } from '../../figures/figure';
import { t } from '../../language';
import { asDtype, dtypeOf, isTensor, tensor, type Dtype } from '../../tensor';
import { note } from '../note';
import { formDifference, isPlain, type Difference } from './answer-form';
import { hasOtherValues } from './answer-values';

/**
 * The reader's own function; where it is not started yet, or fails, or its first result has another form than the
 * kit's (formDifference), the kit's, with a note that says so once. A note says once whether its values
 * are the kit's, so that a reader knows whose work the figures show. So a chapter runs to its end whatever the answer cells hold.
 *
 * An answer's tensors, in arrays and plain objects too, are converted to the dtype of the first tensor argument, or to
 * float32 if there is none, so that the cells that follow can compute with both. The answer gets copies of its tensor
 * arguments: what it writes into them changes nothing outside.
 *
 * @example const slide = withFallback(slideFilter, (image, filter) => applyFilter(naive, image, filter))
 */
export function withFallback<A extends unknown[], R>(
  yours: (...args: A) => R,
  kit: (...args: A) => R,
): (...args: A) => R {
  let failed = false;
  let compared = false;
  const fail = (why: string): void => {
    failed = true;
    show(note(`*${why}*`));
  };
  return (...args) => {
    if (failed) return kit(...args);
    let own: R;
    try {
      const given = args.find(isTensor);
      const copies = args.map((one) => (isTensor(one) ? tensor(one) : one)) as A; // the same values
      own = withDtype(yours(...copies), given ? dtypeOf(given) : 'float32') as R; // the same but for the dtype
    } catch (error) {
      fail(reason(yours.name, error));
      return kit(...args);
    }
    if (compared) return own;
    const right = kit(...args); // an error here is the kit's, not the answer's
    compared = true;
    const difference = formDifference(own, right);
    if (!difference) {
      if (hasOtherValues(own, right)) show(note(`*${otherValues(yours.name)}*`));
      else if (yours.name !== '')
        show(
          note(
            `★ ${t(`Made by your own \`${yours.name}\`.`, `직접 작성한 \`${yours.name}\`의 결과입니다.`)}`,
          ),
        );
      return own;
    }
    fail(otherForm(yours.name, difference));
    return right;
  };
}

function withDtype(value: unknown, dtype: Dtype): unknown {
  if (isTensor(value)) return asDtype(value, dtype);
  if (Array.isArray(value)) return value.map((one) => withDtype(one, dtype));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withDtype(one, dtype)]));
}

function otherForm(name: string, { own, kit, hint }: Difference): string {
  return t(
    `Your \`${name}\` gives ${own} where ${kit} belongs. ${hint}The kit's own function stands in.`,
    `작성한 함수 \`${name}\`의 결과는 ${own}입니다. 필요한 결과는 ${kit}입니다. ${hint}준비된 함수로 대신합니다.`,
  );
}

function otherValues(name: string): string {
  return t(
    `Your \`${name}\` gives other values than the kit's: the figures made with it show yours. \`check('${name}')\` says where they differ.`,
    `작성한 함수 \`${name}\`의 값이 준비된 함수의 값과 다릅니다. 이 함수로 만든 그림은 작성한 함수의 값을 보여 줍니다. 어디가 다른지는 \`check('${name}')\`로 확인하세요.`,
  );
}

function reason(name: string, error: unknown): string {
  if (error instanceof NotStarted) {
    return t(
      `\`${error.exercise}\` is not written yet: the kit's own function stands in.`,
      `아직 작성하지 않은 함수: \`${error.exercise}\`. 준비된 함수로 대신합니다.`,
    );
  }
  const message = error instanceof Error ? error.message : String(error);
  return t(
    `Your \`${name}\` stopped with “${message}”: the kit's own function stands in.`,
    `작성한 함수 \`${name}\`: “${message}” 오류로 멈췄습니다. 준비된 함수로 대신합니다.`,
  );
}
