// What a cell has put out: as a notebook would keep it, and in the page.

import type { Output } from '../../notebooks/notebook';
import type { Published } from '../messages';
import { make } from './dom';
import { drawFigures } from './figures';
import type { Widgets } from './widgets';

const WIDGET = 'application/vnd.jupyter.widget-view+json';

interface Shown {
  output: Output;
  readonly spot: HTMLElement;
}

/** All outputs that have a name, wherever they are shown: an update replaces them. */
const named = new Map<string, { shown: Shown; of: Outputs }>();

export class Outputs {
  private shown: Shown[] = [];
  private drawing = Promise.resolve();

  constructor(
    private readonly place: HTMLElement,
    private readonly widgets: Widgets,
  ) {}

  /** In nbformat's form. */
  get list(): Output[] {
    return this.shown.map(({ output }) => output);
  }

  clear(): void {
    this.shown = [];
    this.place.replaceChildren();
  }

  /** Loads what draws them while the cell runs. */
  async prepare(): Promise<void> {
    await loadRendering().catch(() => undefined); // said when there is something to draw
  }

  /** Resolves when everything is drawn. */
  get drawn(): Promise<void> {
    return this.drawing;
  }

  add({ message, content, metadata }: Pick<Published, 'message' | 'content' | 'metadata'>): void {
    if (message === 'stream') this.print(String(content.name), String(content.text));
    else if (message === 'error') this.append({ output_type: 'error', ...content });
    else if (message === 'update_display_data') update(content);
    else if (message === 'display_data' || message === 'execute_result') {
      const shown = this.append({ output_type: message, data: content.data as Output['data'], metadata });
      const name = displayIdOf(content);
      if (name !== undefined) named.set(name, { shown, of: this });
    }
  }

  /** What is said to the reader, by the page itself. */
  note(text: string): void {
    this.place.append(make('p', { className: 'note', textContent: text }));
  }

  private print(name: string, text: string): void {
    const last = this.shown.at(-1);
    if (last?.output.output_type !== 'stream' || last.output.name !== name) {
      this.append({ output_type: 'stream', name, text });
      return;
    }
    last.output = { ...last.output, text: String(last.output.text) + text };
    this.draw(last);
  }

  private append(output: Output): Shown {
    const shown = { output, spot: make('div', { className: 'shown' }) };
    this.shown.push(shown);
    this.place.append(shown.spot);
    this.draw(shown);
    return shown;
  }

  /** Draws what the output is by then: of a burst of changes, the last one. */
  draw(shown: Shown): void {
    this.drawing = this.drawing
      .then(async () => {
        const begun = performance.now();
        await drawOutput(shown, this.widgets);
        if (!isLong(shown.output)) return;
        // A long text that grows would take all of the page's time: so most of it is kept free, for Stop.
        shown.spot.getBoundingClientRect(); // lays it out
        await new Promise((resolve) => setTimeout(resolve, 3 * (performance.now() - begun)));
      })
      .catch((error: unknown) => {
        console.error(error);
      });
  }
}

const isLong = ({ output_type: type, text }: Output): boolean =>
  type === 'stream' && String(text).length > 50_000;

function update(content: Published['content']): void {
  const found = named.get(displayIdOf(content) ?? '');
  if (!found) return;
  const { shown, of } = found;
  shown.output = { ...shown.output, data: content.data as Output['data'] };
  of.draw(shown);
}

function displayIdOf({ transient }: Published['content']): string | undefined {
  return (transient as { display_id?: string } | undefined)?.display_id;
}

const loadRendering = (): Promise<typeof import('./render')> => import('./render');

const drawnAs = new WeakMap<Shown, Output>();

async function drawOutput(shown: Shown, widgets: Widgets): Promise<void> {
  const { output, spot } = shown;
  if (drawnAs.get(shown) === output) return;
  drawnAs.set(shown, output);
  const view = output.data?.[WIDGET] as { model_id: string } | undefined;
  const control = view && widgets.view(view.model_id);
  if (control) {
    spot.replaceChildren(control);
    return;
  }
  const { render } = await loadRendering();
  const html = render(output);
  const next = make('div', { className: spot.className });
  next.innerHTML = html; // made by the exported pages' own code, which escapes what is no markup of the course
  await drawFigures(next, spot);
}
