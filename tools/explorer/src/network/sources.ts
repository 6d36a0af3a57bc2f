import { kernelSlice, type Network } from '../../../../lib/explorer/network/network';
import type { Say } from '../../../../lib/explorer/words/phrase';
import type { Place } from '../../../../lib/explorer/model/geometry';
import type { Tensor } from '../../../../lib/tensor';
import { element } from '../../../labextension/src/dom';
import { clamp, signedScale } from '../draw/scale';
import { channelName } from './caption';
import { mostShown, scaleOf, shapeOf } from './columns';
import { mapCanvas, mapValues, pixelFor } from './map-canvas';
import type { MapPlace } from './place';
import { sentence } from './sentence';

const large = 6; // CSS pixels a number of the map that is looked at
const small = 3;

/** What one map is made of: the maps it was read from, each with its kernel, and itself, large enough to press its pixels. */
export function drawSources(
  network: Network,
  place: MapPlace,
  dark: boolean,
  say: Say,
  pressed: (pixel: Place) => void,
): HTMLElement {
  const stage = network.stages[place.stage];
  const { layer } = stage;
  const [, size] = shapeOf(stage);
  const target = size ? [bigMap(network, place, size, dark, say, pressed)] : [];
  const children = [
    element('p', { class: 'say', text: sentence(network, place, say) }),
    element('div', {
      class: 'cx-sources',
      children: [...(layer ? sourcesOf(network, place, dark, say) : []), ...target],
    }),
  ];
  const hint = layer?.kernel
    ? say(
        'Press a pixel of the map: its multiplication opens below.',
        '맵의 픽셀을 누르면 아래에 그 곱셈이 펼쳐집니다.',
      )
    : '';
  if (hint !== '') children.push(element('p', { class: 'shapes', text: hint }));
  return element('div', { class: 'cx-words', children });
}

function sourcesOf(network: Network, { stage, map }: MapPlace, dark: boolean, say: Say): HTMLElement[] {
  const { layer } = network.stages[stage];
  if (!layer) return [];
  const before = network.stages[stage - 1];
  if (layer.kind === 'conv2d') {
    const w = network.weightsOf(layer);
    const [kh, kw, channels] = w.shape;
    const slices = Array.from({ length: channels }, (_, c) => kernelSlice(w, c, map));
    const scale = signedScale(
      dark,
      Math.max(1e-6, ...slices.flatMap((slice) => Array.from(slice, Math.abs))),
    );
    const [first] = network.sourcesOf(stage, map);
    const shown = slices.slice(0, mostShown).map((slice, c) => {
      const kernel = mapCanvas(slice, [kh, kw], scale, 7);
      const from = { stage: stage - 1, map: first + c };
      return source(network, from, dark, say, kernel, c > 0 && slices.length > 8);
    });
    const left = slices.length - shown.length;
    return left > 0 ? [...shown, element('span', { class: 'cx-op', text: `+ ${left} …` })] : shown;
  }
  if (layer.kind === 'sum') {
    const plus = element('span', { class: 'cx-op', text: '+' });
    return [
      source(network, { stage: layer.from ?? 0, map }, dark, say),
      plus,
      source(network, { stage: stage - 1, map }, dark, say),
    ];
  }
  if (layer.kind !== 'dense') return [source(network, { stage: stage - 1, map }, dark, say)];
  // A dense layer on flattened maps is a convolution whose filter is as large as they are.
  const w = network.weightsOf(layer);
  const column = Float32Array.from({ length: w.shape[0] }, (_, i) => w.data[i * w.shape[1] + map]);
  const scale = signedScale(dark, Math.max(1e-6, ...Array.from(column, Math.abs)));
  if (before.layer?.kind !== 'flatten') {
    const across = Math.ceil(Math.sqrt(column.length * 2));
    const rows = Math.ceil(column.length / across);
    return [
      element('div', {
        class: 'cx-source',
        children: [mapCanvas(padTo(column, rows * across), [rows, across], scale, 8)],
      }),
    ];
  }
  const maps = network.stages[stage - 2].out;
  return Array.from({ length: maps.shape[3] }, (_, c) => {
    const slice = sliceOf(column, maps, c);
    return source(
      network,
      { stage: stage - 2, map: c },
      dark,
      say,
      mapCanvas(slice, [maps.shape[1], maps.shape[2]], scale, 7),
      c > 0 && maps.shape[3] > 8,
    );
  });
}

/** A map that is read, with its kernel below. `numbered`: in a long row, the number says enough. */
function source(
  network: Network,
  { stage, map }: MapPlace,
  dark: boolean,
  say: Say,
  kernel?: HTMLCanvasElement,
  numbered = false,
): HTMLElement {
  const from = network.stages[stage];
  const [, size] = shapeOf(from);
  const canvas = mapCanvas(
    mapValues(from.out, map),
    size ?? [1, 1],
    scaleOf(from, dark),
    !size || size[0] <= 8 ? 7 : pixelFor(size[0], size[0] > 30 ? 2 : small),
  );
  const name = !from.layer ? channelName(from.out.shape[3], map, say) : `${from.name} ${map}`;
  const label = element('span', { text: numbered ? String(map) : name });
  const times = kernel ? [element('span', { class: 'cx-op', text: '×' }), kernel] : [];
  return element('div', {
    class: 'cx-source',
    children: [label, canvas, ...times],
  });
}

function bigMap(
  network: Network,
  { stage, map }: MapPlace,
  [h, w]: readonly [number, number],
  dark: boolean,
  say: Say,
  pressed: (pixel: Place) => void,
): HTMLElement {
  const one = network.stages[stage];
  const canvas = mapCanvas(
    mapValues(one.out, map),
    [h, w],
    scaleOf(one, dark),
    h > 100 ? 2 : Math.max(h > 48 ? 4 : large, Math.round(150 / h)), // at most 300 wide: a phone's page
  );
  const opens = one.layer?.kernel !== undefined;
  if (opens) {
    canvas.removeAttribute('aria-hidden');
    canvas.tabIndex = 0;
    canvas.setAttribute('role', 'button');
    canvas.setAttribute(
      'aria-label',
      say(
        `Map ${map} of ${one.name}: open the multiplication of a pixel`,
        `${one.name}의 맵 ${map}: 픽셀의 곱셈 펼치기`,
      ),
    );
    canvas.classList.add('opens');
    canvas.addEventListener('click', (event) => {
      const { left, top, width, height } = canvas.getBoundingClientRect();
      const row = clamp(Math.floor(((event.clientY - top) / height) * h), 0, h - 1);
      pressed({
        row,
        column: clamp(Math.floor(((event.clientX - left) / width) * w), 0, w - 1),
      });
    });
    canvas.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      pressed({ row: Math.floor(h / 2), column: Math.floor(w / 2) });
    });
  }
  const arrow = element('span', {
    class: 'cx-op',
    text: stage === 0 ? '' : '→',
  });
  return element('div', {
    class: 'cx-source cx-target',
    children: [arrow, canvas, element('span', { text: `${one.name} ${map}` })],
  });
}

/** The weights that meet one map of [1, H, W, C] once it is flattened. */
function sliceOf(column: Float32Array, { shape }: Tensor, channel: number): Float32Array {
  const [, h, w, channels] = shape;
  return Float32Array.from({ length: h * w }, (_, i) => column[i * channels + channel]);
}

function padTo(values: Float32Array, length: number): Float32Array {
  const out = new Float32Array(length);
  out.set(values);
  return out;
}
