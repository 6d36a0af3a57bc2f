import type { Network } from '../../../../lib/explorer/network/network';
import { channelNames, number, type Say } from '../../../../lib/explorer/words/phrase';
import type { MapPlace } from './place';

/**
 * One map in a line: its name, size, the range of its values, and what it is made of.
 * @param values of the map, [H · W]; of a unit one
 */
export function caption(network: Network, place: MapPlace, values: Float32Array, say: Say): string {
  const { name, layer, out } = network.stages[place.stage];
  if (out.shape.length === 2) {
    const unit = `${name}, ${say('unit', '유닛')} ${place.map}: ${number(values[0])}`;
    return `${unit}. ${madeOf(network, place, say)}`;
  }
  const [, h, w, channels] = out.shape;
  const [low, high] = range(values).map((value) => number(value));
  const named = layer ? `${name}, ${say('map', '맵')} ${place.map}` : channelName(channels, place.map, say);
  const facts = say(
    `${named}: ${h} × ${w}, values ${low} to ${high}`,
    `${named}: ${h} × ${w}, 값 ${low}부터 ${high}까지`,
  );
  return layer ? `${facts}. ${madeOf(network, place, say)}` : facts;
}

/** A channel of the image, by its color where it has one. */
export function channelName(channels: number, map: number, say: Say): string {
  return channels === 1 ? say('image', '그림') : channelNames(say, channels)[map];
}

function range(values: Float32Array): [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

function madeOf(network: Network, { stage, map }: MapPlace, say: Say): string {
  const { stages } = network;
  const { layer } = stages[stage];
  const from = stages[stage - 1].layer?.kind === 'flatten' ? stage - 2 : stage - 1;
  if (layer?.kind === 'sum') {
    const [a, b] = [stages[layer.from ?? 0].name, stages[from].name];
    return say(
      `Made of map ${map} of ${a} and map ${map} of ${b}`,
      `입력: ${a}의 맵 ${map} 더하기 ${b}의 맵 ${map}`,
    );
  }
  const { name, out } = stages[from];
  const count = out.shape[out.shape.length - 1];
  const [first, end] = layer?.kind === 'dense' ? [0, count] : network.sourcesOf(stage, map);
  if (!stages[from].layer && end - first === count)
    return count === 1
      ? say('Made of the image', '입력: 그림')
      : say(`Made of the image’s ${count} channels`, `입력: 그림의 채널 ${count}개`);
  const [one, many, korean] = out.shape.length === 2 ? ['unit', 'units', '유닛'] : ['map', 'maps', '맵'];
  if (end - first === 1)
    return say(`Made of ${one} ${first} of ${name}`, `입력: ${name}의 ${korean} ${first}`);
  if (end - first === count)
    return say(`Made of all ${count} ${many} of ${name}`, `입력: ${name}의 ${korean} ${count}개 모두`);
  return say(
    `Made of ${many} ${first} to ${end - 1} of ${name}`,
    `입력: ${name}의 ${korean} ${first}번부터 ${end - 1}번까지`,
  );
}
