import { element } from './dom';

/** The MIME type of a Plotly figure. */
export const plotlyType = 'application/vnd.plotly.v1+json';

interface PlotlyFigure {
  readonly data: readonly object[];
  readonly layout?: { readonly width?: number };
  readonly config?: object;
}

interface Plotly {
  react(host: HTMLElement, data: readonly object[], layout?: object, config?: object): Promise<unknown>;
}

// Known only while this script is being read: plotly.min.js lies beside it.
const ownAddress = (document.currentScript as HTMLScriptElement | null)?.src ?? '';
let loaded: Promise<Plotly> | undefined;

/**
 * Draws a chart, or draws it anew with other numbers: a live curve and the controls of `interact` replace what they
 * showed. In words it is the element's label. Where plotly.js does not load, the bundle's picture stands in.
 */
export async function drawChart(host: HTMLElement, bundle: Readonly<Record<string, unknown>>): Promise<void> {
  const { data, layout, config } = bundle[plotlyType] as PlotlyFigure;
  const says = bundle['text/plain'];
  const words = typeof says === 'string' ? says : '';
  try {
    const plotly = await (loaded ??= load());
    let place = host.querySelector<HTMLElement>(':scope > .convlab-figure > .convlab-chart');
    if (!place) {
      place = element('div', { class: 'convlab-chart', attributes: { role: 'figure' } });
      host.replaceChildren(element('div', { class: 'convlab-figure', children: [place] }));
    }
    place.setAttribute('aria-label', words);
    await plotly.react(place, data, fitting(layout, host), config);
    watch(host, bundle);
  } catch (error) {
    const png = bundle['image/png'];
    if (typeof png !== 'string') throw error;
    const picture = element('img', { attributes: { src: `data:image/png;base64,${png}`, alt: words } });
    host.replaceChildren(element('div', { class: 'convlab-figure', children: [picture] }));
  }
}

/** The layout, no wider than its place. */
function fitting(layout: { readonly width?: number } | undefined, host: HTMLElement): object | undefined {
  const room = host.clientWidth - 12; // .convlab-figure's padding
  return layout?.width !== undefined && room > 100 && layout.width > room
    ? { ...layout, width: room }
    : layout;
}

const shown = new WeakMap<HTMLElement, Readonly<Record<string, unknown>>>();

/** Draws the latest chart anew when its place becomes wider or narrower. */
function watch(host: HTMLElement, bundle: Readonly<Record<string, unknown>>): void {
  const known = shown.has(host);
  shown.set(host, bundle);
  if (known) return;
  let width = host.clientWidth;
  new ResizeObserver(() => {
    if (host.clientWidth === width || host.clientWidth === 0) return;
    width = host.clientWidth;
    void drawChart(host, shown.get(host) ?? bundle);
  }).observe(host);
}

/** plotly.js is large: it is read when the first chart comes, once. */
function load(): Promise<Plotly> {
  return new Promise((resolve, reject) => {
    const script = element('script', { attributes: { src: new URL('plotly.min.js', ownAddress).href } });
    script.addEventListener('load', () => {
      resolve((globalThis as unknown as { Plotly: Plotly }).Plotly);
    });
    script.addEventListener('error', () => {
      loaded = undefined; // the next chart tries again
      reject(new Error(`${script.src} cannot be read`));
    });
    document.head.append(script);
  });
}
