import type { Network } from '../../../../lib/explorer/network/network';
import { channelNames, number, type Say } from '../../../../lib/explorer/words/phrase';
import { readFrom, type MapPlace } from './place';

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

function madeOf(network: Network, place: MapPlace, say: Say): string {
  const sources = readFrom(network, place);
  const [{ stage, map: first }] = sources;
  const { name, layer, out } = network.stages[stage];
  if (network.stages[place.stage].layer?.kind === 'sum') {
    const other = network.stages[sources[1].stage].name;
    return say(
      `Made of map ${first} of ${name} and map ${first} of ${other}`,
      `입력: ${name}의 맵 ${first} 더하기 ${other}의 맵 ${first}`,
    );
  }
  const count = out.shape[out.shape.length - 1];
  const all = sources.length === count;
  if (!layer && all)
    return count === 1
      ? say('Made of the image', '입력: 그림')
      : say(`Made of the image’s ${count} channels`, `입력: 그림의 채널 ${count}개`);
  const [one, many, korean] = out.shape.length === 2 ? ['unit', 'units', '유닛'] : ['map', 'maps', '맵'];
  if (sources.length === 1)
    return say(`Made of ${one} ${first} of ${name}`, `입력: ${name}의 ${korean} ${first}`);
  if (all) return say(`Made of all ${count} ${many} of ${name}`, `입력: ${name}의 ${korean} ${count}개 모두`);
  const last = sources[sources.length - 1].map;
  return say(
    `Made of ${many} ${first} to ${last} of ${name}`,
    `입력: ${name}의 ${korean} ${first}번부터 ${last}번까지`,
  );
}
