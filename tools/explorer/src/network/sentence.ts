import type { Network } from '../../../../lib/explorer/network/network';
import { number, type Say } from '../../../../lib/explorer/words/phrase';
import type { MapPlace } from './place';

/** What one map is made of, in a sentence. */
export function sentence(network: Network, { stage, map }: MapPlace, say: Say): string {
  const { name, layer, out } = network.stages[stage];
  if (!layer) return say('The image, as the network gets it.', '신경망이 받는 그림입니다.');
  const before = stage === 1 ? say('the image', '그림') : network.stages[stage - 1].name;
  const bias = (): string => number(network.biasOf(layer, map));
  switch (layer.kind) {
    case 'conv2d': {
      const [kh, kw, channels] = network.weightsOf(layer).shape;
      if (layer.groups !== undefined && channels === 1)
        return say(
          `${name}, map ${map}: depthwise, its ${kh} × ${kw} kernel sees one map of ${before} alone, map ${network.sourcesOf(stage, map)[0]}; the bias ${bias()} is added.`,
          `${name}의 맵 ${map}: 채널별 합성곱이라 ${kh} × ${kw} 커널이 ${before}의 맵 ${network.sourcesOf(stage, map)[0]} 한 장만 봅니다. 편향(${bias()})을 더합니다.`,
        );
      if (channels === 1)
        return say(
          `${name}, map ${map}: a ${kh} × ${kw} kernel slides over ${before}; the bias ${bias()} is added to every sum.`,
          `${name}의 맵 ${map}: ${kh} × ${kw} 커널이 ${before} 위를 지나가고, 모든 합에 편향(${bias()})을 더합니다.`,
        );
      return say(
        `${name}, map ${map}: each of ${channels} maps of ${before} is met by its own ${kh} × ${kw} kernel; their sum and the bias ${bias()} make this map.`,
        `${name}의 맵 ${map}: ${before}의 맵 ${channels}개가 저마다 자기 ${kh} × ${kw} 커널을 만나고, 그 합에 편향(${bias()})을 더하면 이 맵이 됩니다.`,
      );
    }
    case 'maxPool':
      return say(
        `${name}, map ${map}: the largest of each window of the same map.`,
        `${name}의 맵 ${map}: 같은 맵에서 창마다 가장 큰 값.`,
      );
    case 'avgPool':
      return say(
        `${name}, map ${map}: the mean of each window of the same map.`,
        `${name}의 맵 ${map}: 같은 맵에서 창마다의 평균.`,
      );
    case 'dense':
      return say(
        `${name}, unit ${map}: ${network.weightsOf(layer).shape[0]} products and the bias ${bias()} add up to ${number(out.data[map])}.`,
        `${name}의 유닛 ${map}: 곱 ${network.weightsOf(layer).shape[0]}개와 편향(${bias()})을 모두 더하면 ${number(out.data[map])}입니다.`,
      );
    case 'relu':
      if (layer.max !== undefined)
        return say(
          `${name}: min(${layer.max}, max(0, x)), value by value.`,
          `${name}: 값마다 min(${layer.max}, max(0, x)).`,
        );
      return say(
        `${name}: max(0, x), value by value: what was negative is 0.`,
        `${name}: 값마다 max(0, x). 음수는 0이 됩니다.`,
      );
    case 'tanh':
      return say(`${name}: tanh(x), value by value.`, `${name}: 값마다 tanh(x).`);
    case 'localResponseNorm':
      return say(
        `${name}: each value is divided by a measure of what the neighbor maps say at the same pixel.`,
        `${name}: 값마다, 같은 픽셀에서 이웃 맵들이 크게 반응할수록 커지는 수로 나눕니다.`,
      );
    case 'sum': {
      const added = network.stages[layer.from ?? 0].name;
      return say(
        `${name}, map ${map}: the sum past the block: map ${map} of ${added} plus map ${map} of ${before}.`,
        `${name}의 맵 ${map}: 블록을 건너온 합. ${added}의 맵 ${map}에 ${before}의 맵 ${map}을 더합니다.`,
      );
    }
    case 'flatten':
      return '';
  }
}
