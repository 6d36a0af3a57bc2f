import type { Network, Stage } from './network';
import { number, type Say } from '../words/phrase';

/** "6 maps of 28 × 28" or "120 units" */
export function sizeInWords({ out }: Stage, say: Say): string {
  if (out.shape.length === 2) return say(`${out.shape[1]} units`, `유닛 ${out.shape[1]}개`);
  const [, h, w, channels] = out.shape;
  return say(
    `${channels === 1 ? '1 map' : `${channels} maps`} of ${h} × ${w}`,
    `${h} × ${w} 맵 ${channels}개`,
  );
}

/** The classes from the likeliest on, as places in the list. */
export function ranking({ probabilities }: Network): number[] {
  return probabilities.map((_, i) => i).sort((a, b) => probabilities[b] - probabilities[a]);
}

/** `97 %`, but `97%` in Korean; with one decimal where it tells. */
export function percent(share: number, say: Say): string {
  return number(100 * share, share > 0.995 || share < 0.1 ? 1 : 0) + say('\u00a0%', '%');
}

/** "It says: ankle boot (97 %). Right." */
export function verdict(network: Network, say: Say): string {
  const { data, image, probabilities } = network;
  if (data.classes.length === 0) return '';
  const [best] = ranking(network);
  const truth = data.labels[image] as number | undefined;
  const named = `${data.classes[best]} (${percent(probabilities[best], say)})`;
  const answer = say(`The network says: ${named}.`, `신경망의 답: ${named}.`);
  if (truth === undefined) return answer;
  if (truth === best) return `${answer} ${say('Right.', '맞았습니다.')}`;
  return `${answer} ${say(`It is: ${data.classes[truth]}.`, `정답: ${data.classes[truth]}.`)}`;
}

/** The whole figure in words. */
export function networkAlternative(network: Network, say: Say): string {
  const layers = network.stages.map((stage) => `${stage.name}: ${sizeInWords(stage, say)}`);
  const order = ranking(network).slice(0, 3);
  const shares = order.map((i) => `${network.data.classes[i]} ${percent(network.probabilities[i], say)}`);
  return [
    say('A network at work on one image, layer by layer.', '그림 한 장을 층마다 처리하는 신경망입니다.'),
    ...layers,
    ...(shares.length > 0
      ? [verdict(network, say), `${say('softmax', '소프트맥스')}: ${shares.join(', ')}`]
      : []),
  ].join('\n');
}
