import { wrap, type Tensor } from '../../tensor';
import { number, type Say } from '../words/phrase';
import type { Network } from '../network/network';
import { percent } from '../network/words';

/** Pixels along a side of what is changed at once. */
export const patch = 4;

/** What one change of a small square does to the answer. */
export interface Change {
  /** The square's corner in the image. */
  readonly row: number;
  readonly column: number;
  /** Ink is put there, or taken away. */
  readonly inked: boolean;
  /** What the network says then, and how sure it is. */
  readonly label: number;
  readonly probability: number;
  /** How likely its first answer is then. */
  readonly left: number;
}

/**
 * The change of one square of 4 × 4 pixels, inked or erased, that takes most from the network's answer to an image
 * [H, W, 1]. Every second pixel is tried as a corner, both ways, so it takes some hundred answers; `pause` is called between
 * rows, and ends the search by giving false.
 */
export async function tellingChange(
  network: Network,
  image: Tensor,
  pause: () => Promise<boolean>,
): Promise<Change | undefined> {
  const [h, w] = image.shape;
  const answer = likeliest(network.answer(image));
  let telling: Change | undefined;
  for (let row = 0; row + patch <= h; row += 2) {
    for (let column = 0; column + patch <= w; column += 2) {
      for (const inked of [false, true]) {
        const changed = withSquare(image, row, column, inked ? 1 : 0);
        if (!changed) continue;
        const probabilities = network.answer(changed);
        const left = probabilities[answer];
        if (telling && left >= telling.left) continue;
        const label = likeliest(probabilities);
        telling = { row, column, inked, label, probability: probabilities[label], left };
      }
    }
    if (!(await pause())) return undefined;
  }
  return telling;
}

/** What it takes to change the network's mind, in a sentence. `answer`: what it says now. */
export function changeInWords(
  { row, column, inked, label, probability, left }: Change,
  answer: number,
  classes: readonly string[],
  say: Say,
): string {
  const [from, to] = [number(row + 1), number(column + 1)];
  if (label === answer)
    return say(
      `No square of ${patch} × ${patch} pixels changes its mind. The most telling one, ${inked ? 'inked' : 'erased'} from row ${from}, column ${to} on, leaves ${classes[answer]} ${percent(left, say)}.`,
      `${patch} × ${patch}픽셀짜리 사각형 하나로는 답이 바뀌지 않습니다. 가장 크게 바뀌는 곳은 ${from}행 ${to}열부터 ${inked ? '칠할' : '지울'} 때이고, 그래도 ${classes[answer]}의 확률이 ${percent(left, say)}입니다.`,
    );
  return say(
    `To change its mind, ${patch} × ${patch} pixels are enough: ${inked ? 'ink' : 'erase'} those from row ${from}, column ${to} on, and it says ${classes[label]} (${percent(probability, say)}).`,
    `답을 바꾸는 데에는 ${patch} × ${patch}픽셀이면 됩니다. ${from}행 ${to}열부터 ${inked ? '칠하면' : '지우면'} 답은 ${classes[label]}(${percent(probability, say)})입니다.`,
  );
}

/** The image with a square of one value; undefined where it hardly changes anything. */
function withSquare(image: Tensor, row: number, column: number, value: number): Tensor | undefined {
  const [h, w] = image.shape;
  const data = Float32Array.from(image.data);
  let change = 0;
  for (let i = row; i < row + patch; i++)
    for (let j = column; j < column + patch; j++) {
      change += Math.abs(data[i * w + j] - value);
      data[i * w + j] = value;
    }
  return change < 1 ? undefined : wrap(data, [h, w, 1]);
}

function likeliest(probabilities: readonly number[]): number {
  return probabilities.indexOf(Math.max(...probabilities));
}
