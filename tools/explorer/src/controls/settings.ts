import type { ExplorerControl } from '../../../../lib/explorer/data';
import type { Explorer } from '../../../../lib/explorer/model/explorer';
import { isTemplate } from '../../../../lib/explorer/model/filters';
import { fits } from '../../../../lib/explorer/model/geometry';
import type { Say } from '../../../../lib/explorer/words/phrase';
import { element } from '../../../labextension/src/dom';
import type { Actions } from '../actions';
import { buildChoice } from './choices';
import { choice, type Choice } from './form';
import { ownPicture } from './own-picture';
import { drawThumbnail } from './thumbnail';
import { drawFace } from './face';

/** The settings on offer, below the figure. Each chapter switches on what it teaches. */
export class SettingsPanel {
  readonly root: HTMLElement = element('div', { class: 'cx-settings' });
  readonly #choices = new Map<ExplorerControl, Choice>();
  #filterFaces = new Map<string, HTMLCanvasElement>();
  #offered = '';

  constructor(
    private readonly explorer: Explorer,
    private readonly controls: readonly ExplorerControl[],
    private readonly say: Say,
    private readonly actions: Actions,
  ) {
    for (const control of order) {
      if (!controls.includes(control) || control === 'filter' || control === 'picture') continue;
      this.#choices.set(control, buildChoice(control, explorer, say, actions));
    }
  }

  /** Brings everything in line with the settings. */
  update(dark: boolean): void {
    const { explorer } = this;
    const { settings, layer, pooling } = explorer;
    this.#rebuild();
    const set = (control: ExplorerControl, value: string): void => this.#choices.get(control)?.set(value);
    set('filter', settings.filter);
    set('picture', String(settings.picture));
    set('size', String(settings.size));
    set('color', String(settings.color));
    set('operation', settings.operation);
    set('window', String(settings.window));
    set('stride', String(settings.stride));
    set('padding', String(settings.padding));
    set('dilation', String(layer.g.dilation));
    set('direction', settings.direction);
    set('layers', String(settings.layers));
    set('filters', String(settings.together));
    set('view', settings.view);
    for (const control of ['filter', 'filters', 'dilation', 'color', 'layers', 'view'] as const)
      this.#hide(control, pooling);
    this.#hide('window', !pooling);
    const template = !pooling && isTemplate(explorer.filter);
    this.#choices.get('dilation')?.enable((value) => !template || value === '1');
    this.#choices.get('size')?.enable((value) => fits(layer.g, Number(value)));
    const limit = layer.g.kh / 2; // more, and a pooling window would see nothing
    this.#choices.get('padding')?.enable((value) => value === 'same' || !pooling || Number(value) <= limit);
    for (const filter of explorer.filters) {
      const face = this.#filterFaces.get(filter.id);
      if (face) drawThumbnail(face, filter, layer.channels, dark);
    }
  }

  #hide(control: ExplorerControl, hidden: boolean): void {
    const found = this.#choices.get(control);
    if (found) found.root.hidden = hidden;
  }

  /** Filters and pictures on offer change while the figure lives; the other choices do not. */
  #rebuild(): void {
    const { explorer, controls, say, actions } = this;
    const offered = [...explorer.filters.map(({ id }) => id), explorer.pictures.length].join();
    if (offered === this.#offered) return;
    this.#offered = offered;
    if (controls.includes('filter')) {
      this.#filterFaces = new Map(
        explorer.filters.map(({ id }) => [id, element('canvas', { attributes: { 'aria-hidden': 'true' } })]),
      );
      const options = explorer.filters.map(({ id, name }) => ({
        value: id,
        label: name,
        face: this.#filterFaces.get(id),
      }));
      const filters = choice(say('filter', '필터'), options, (filter) => {
        actions.change({ filter });
      });
      filters.root.classList.add('wide');
      this.#choices.set('filter', filters);
    }
    if (controls.includes('picture')) {
      const options = explorer.pictures.map(({ name, pixels }, i) => ({
        value: String(i),
        label: name,
        face: drawFace(pixels),
      }));
      const pictures = choice(say('picture', '그림'), options, (value) => {
        actions.change({ picture: Number(value) });
      });
      pictures.root.append(ownPicture(say, actions.add));
      this.#choices.set('picture', pictures);
    }
    this.root.replaceChildren(...order.flatMap((control) => this.#choices.get(control)?.root ?? []));
  }
}

const order: readonly ExplorerControl[] = [
  'filter',
  'filters',
  'picture',
  'size',
  'color',
  'operation',
  'window',
  'stride',
  'padding',
  'dilation',
  'direction',
  'layers',
  'view',
];
