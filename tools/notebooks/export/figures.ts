/** Figures: live where the page can draw them, a picture with words where it cannot. */
import { escapeHtml } from '../../../lib/host/html';
import { joinLines, jsonScript } from './html';
import { strings } from './strings';
import type { Language } from 'convlab';

export const stepper = 'application/vnd.convlab.stepper+json';
export const explorer = 'application/vnd.convlab.explorer+json';
export const photograph = 'application/vnd.convlab.photograph+json';
export const images = 'application/vnd.convlab.images+json';
export const plotly = 'application/vnd.plotly.v1+json';

export type Bundle = Readonly<Record<string, unknown>>;

/** A rectangle of a picture, in pixels. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a page's figures ask for, filled while its cells are rendered. */
export interface FigureNeeds {
  /**
   * Puts a PNG, as base64, where the page finds it; returns its address. `parts`: what counts of it, where it is a sheet
   * whose captions the page writes as text. `isDrawing`: it stands in for a figure that the page draws itself.
   */
  readonly place: (
    base64: string,
    options?: { readonly parts?: readonly Part[]; readonly isDrawing?: boolean },
  ) => string;
  /** Puts a long text of a figure's data where the page's script finds it; returns its name. Without it, it stays in the page. */
  readonly placeText?: (text: string) => string;
  /** The types of Plotly traces. */
  readonly traces: Set<string>;
  /** Whether the course's own figures are drawn. */
  own: boolean;
  /** Whether an explorer is among them. */
  explorer: boolean;
  /** Whether a photograph for the network is. */
  photograph: boolean;
}

/** The explorer, the photograph, the stepper or a sheet of images: drawn by the course's own script in place of the picture. */
export function ownFigure(bundle: Bundle, needs: FigureNeeds): string {
  needs.own = true;
  const kind = [explorer, photograph, stepper].find((type) => type in bundle) ?? images;
  if (kind === explorer) needs.explorer = true;
  if (kind === photograph) needs.photograph = true;
  const alt = joinLines(bundle['text/plain'] ?? '');
  const still =
    bundle['image/png'] === undefined ? `<p>${escapeHtml(alt)}</p>` : stillOf(kind, bundle, alt, needs);
  const data = { [kind]: outsourced(bundle[kind], needs) };
  return `<div class="figure" data-figure="own">${still}${jsonScript(data)}</div>`;
}

/** The picture until the figure is drawn. A sheet's captions, without which all languages share it, are beside it as text. */
function stillOf(kind: string, bundle: Bundle, alt: string, needs: FigureNeeds): string {
  if (kind !== images) return picture(bundle, alt, needs);
  const { tiles = [], keys = [] } = bundle[images] as { tiles?: readonly Part[]; keys?: readonly Part[] };
  const still = picture(bundle, alt, needs, [...tiles, ...keys]);
  return `${still}<noscript><pre class="printed">${escapeHtml(alt)}</pre></noscript>`;
}

/** Signs from which on a text stands in a file of its own. */
const LONG = 4096;

/**
 * The data with `{ $text: name }` for each long text: photographs and weights, in both languages the same. What is still
 * long becomes `{ $json: name, uses }`, its texts beside it. static/page.js puts it together again.
 */
function outsourced(data: unknown, { placeText }: FigureNeeds): unknown {
  if (!placeText) return data;
  const uses: { $text: string }[] = [];
  const parts: unknown = JSON.parse(JSON.stringify(data), (_, value: unknown) => {
    if (typeof value !== 'string' || value.length < LONG) return value;
    const use = { $text: placeText(value) };
    uses.push(use);
    return use;
  });
  const json = JSON.stringify(parts);
  return json.length < LONG ? parts : { $json: placeText(json), uses };
}

/** A chart. Its numbers can be read in words below it: what the pointer shows, the keyboard finds there. */
export function chart(bundle: Bundle, needs: FigureNeeds, language: Language): string {
  const { data = [], layout = {} } = bundle[plotly] as PlotlyFigure;
  for (const { type = 'scatter' } of data) needs.traces.add(type);
  const alt = joinLines(bundle['text/plain'] ?? '');
  const [title] = alt.split('\n');
  const still =
    bundle['image/png'] === undefined ? '' : `<noscript>${picture(bundle, title, needs)}</noscript>`;
  return (
    `<div class="figure" data-figure="plotly">${still}` +
    `<div class="chart" role="figure" aria-label="${escapeHtml(title || strings.figure[language])}"></div>` +
    jsonScript({ data: outsourced(data, needs), layout }) +
    `<details class="words"><summary>${strings.inWords[language]}</summary><pre>${escapeHtml(alt)}</pre></details></div>`
  );
}

/** A PNG's address that holds all of it. */
export function inPage(base64: string): string {
  return `data:image/png;base64,${base64}`;
}

/** Width and height, of the PNG's first chunk. */
function sizeOf(base64: string): [number, number] {
  const head = atob(base64.slice(0, 32));
  const number = (at: number): number =>
    Array.from(head.slice(at, at + 4)).reduce((sum, sign) => sum * 256 + sign.charCodeAt(0), 0);
  return [number(16), number(20)];
}

/** The bundle's PNG, where `needs` puts it; `parts` as in `FigureNeeds`. */
export function picture(bundle: Bundle, alt: string, needs: FigureNeeds, parts?: readonly Part[]): string {
  const base64 = joinLines(bundle['image/png']).replace(/\s/g, '');
  const [width, height] = sizeOf(base64);
  const isDrawing = [plotly, explorer, photograph, stepper].some((type) => type in bundle);
  const source = needs.place(base64, { parts, isDrawing });
  const size = plotly in bundle ? 1.5 : 1; // the notebook build draws charts at 1.5 pixels a point
  return (
    `<img src="${source}" alt="${escapeHtml(alt)}" loading="lazy" ` +
    `width="${Math.round(width / size)}" height="${Math.round(height / size)}">`
  );
}

interface PlotlyFigure {
  readonly data?: readonly { readonly type?: string }[];
  readonly layout?: object;
}
