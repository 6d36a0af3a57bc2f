/** @file What a reader sees when an exercise passes: something small, drawn by the very code that has passed. */
import type { Figure } from '../../figures/figure';
import { t } from '../../language';
import { note } from '../note';
import { patterns } from './01-patterns';
import { convolution } from './02-conv-layer';
import { stride } from './03-stride';
import { padding } from './04-padding';
import { oneByOne } from './05-one-by-one';
import { convAndDense } from './06-conv-and-fc';
import { pooling } from './07-pooling';
import { training } from './08-training';
import { alexNet } from './09-alexnet';
import { trained } from './11-trained';
import type { Rewards } from './parts';

/** Every exercise that draws something; an exercise that is not here is rewarded with a sentence. */
export const rewards: Rewards = {
  ...patterns,
  ...convolution,
  ...stride,
  ...padding,
  ...oneByOne,
  ...convAndDense,
  ...pooling,
  ...training,
  ...alexNet,
  ...trained,
};

/**
 * A figure drawn by the reader's own function, which has passed its check; `answer` gives it. A sentence where there is nothing
 * to draw, or nothing to draw it with, or the function fails beyond the cases of its check.
 */
export function rewardFor(id: string, answer: () => unknown): Figure {
  const words = note(
    `★ ${t(`From here on, the chapter can use your own \`${id}\`.`, `이제 이 장에서 직접 작성한 \`${id}\`를 쓸 수 있습니다.`)}`,
  );
  if (!Object.hasOwn(rewards, id)) return words;
  try {
    const own = answer();
    if (typeof own !== 'function') return words;
    const figure = rewards[id](own as never); // of the exercise's type: the check has seen that
    figure.bundle(); // draws, while errors are caught
    return figure;
  } catch (error) {
    if (error instanceof Error && error.name === 'KeyboardInterrupt') throw error;
    return words;
  }
}
