import type { Backend } from '../backend';
import { loadPhoto } from '../data';
import { figure, type Figure } from '../figures/figure';
import { language, t } from '../language';
import { pretrained } from '../model';
import { bytes as platformBytes } from '../platform/bytes';
import { writePng } from '../png';
import type { Tensor } from '../tensor';
import { gridSize, inputSize, photographType, type PhotographData } from './data';
import { coarseCount, coarseFirst } from './occlusion';
import { indexOf, inputOf, Recognizer } from './recognize';
import { drawPhotographTwin } from './twin';
import { alternative, shortName } from './words';

export interface YourPhotographOptions {
  readonly backend: Backend;
  /** What the figure shows before the reader's own photograph, [H, W, 3] of 0 … 1: a cup of coffee by default. */
  readonly photo?: Tensor;
  readonly title?: string;
}

/**
 * "What is this?": the reader's own photograph, chosen, dropped, pasted or from the camera, and what EfficientNet-Lite0 calls
 * it: five names with probabilities while its square is dragged, and an occlusion map that shows where the name comes from.
 * All of it is computed in the page by convlab's own engine, without the kernel: no photograph leaves the computer.
 *
 * Its picture and its text alternative show one shipped photograph with its answer. Throws ShapeError for what is no
 * photograph, and an Error where the network's files are missing.
 *
 * @example await yourPhotograph({ backend: await loadBackend() })
 */
export async function yourPhotograph({
  backend,
  photo = loadPhoto('coffee'),
  title = '',
}: YourPhotographOptions): Promise<Figure> {
  const { model, classes, prepare } = await pretrained('efficientnet-lite0');
  const pixels = Uint8Array.from(prepare(photo).data, (value) => Math.round(value * 128 + 127));
  const input = inputOf(pixels, 3); // what the page will compute from the PNG's bytes
  const recognizer = new Recognizer(model, backend);
  const answers = recognizer.answers(input);
  const map: (number | null)[] = new Array<null>(gridSize ** 2).fill(null);
  for (const place of coarseFirst().slice(0, coarseCount))
    map[indexOf(place)] = Number(recognizer.covered(input, answers[0].label, place).toFixed(4));
  const names = answers.map(({ label }) => shortName(classes[label], t));
  const alt = alternative(answers, map, names, t);
  const png = writePng({ width: inputSize, height: inputSize, channels: 3, data: pixels });
  const data: PhotographData = {
    ...{ language: language(), title, alt, png: platformBytes.toBase64(png) },
    ...{ answers, map },
  };
  return figure(title, alt, () => ({
    [photographType]: data,
    'image/png': drawPhotographTwin(pixels, answers, map, names, title, t),
  }));
}
