import type { ExplorerControl, ExplorerSettings } from '../../../../lib/explorer/data';
import type { Explorer } from '../../../../lib/explorer/model/explorer';
import { isTemplate } from '../../../../lib/explorer/model/filters';
import { fits } from '../../../../lib/explorer/model/geometry';
import type { Say } from '../../../../lib/explorer/words/phrase';
import { element } from '../../../labextension/src/dom';
import { choice, type Choice, type Option } from './form';
import { drawThumbnail } from './thumbnail';
import { drawFace } from './face';

/** What a changed setting asks of the figure. */
export interface SettingEvents {
  /** The map begins anew. */
  readonly change: (change: Partial<ExplorerSettings>) => void;
  /** The same map, shown otherwise. */
  readonly show: (change: Partial<Pick<ExplorerSettings, 'direction' | 'layers' | 'view'>>) => void;
}

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
    private readonly events: SettingEvents,
  ) {
    for (const control of order) {
      if (!controls.includes(control) || control === 'filter' || control === 'picture') continue;
      this.#choices.set(control, this.#build(control));
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
    for (const control of ['filter', 'filters', 'dilation', 'color', 'view'] as const)
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
    const { explorer, controls, say, events } = this;
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
        events.change({ filter });
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
        events.change({ picture: Number(value) });
      });
      this.#choices.set('picture', pictures);
    }
    this.root.replaceChildren(...order.flatMap((control) => this.#choices.get(control)?.root ?? []));
  }

  #build(control: Exclude<ExplorerControl, 'filter' | 'picture'>): Choice {
    const { say, events, explorer } = this;
    const numbers = (values: readonly (number | 'same')[]): Option[] =>
      values.map((value) => ({ value: String(value), label: String(value) }));
    const named = (...pairs: readonly (readonly [string, string])[]): Option[] =>
      pairs.map(([value, label]) => ({ value, label }));
    const { change, show } = events;
    switch (control) {
      case 'size':
        return choice(say('pixels', '픽셀'), numbers(explorer.sizes), (value) => {
          change({ size: Number(value) });
        });
      case 'color':
        return choice(
          say('channels', '채널'),
          named(['false', say('gray', '회색')], ['true', say('color', '색')]),
          (value) => {
            change({ color: value === 'true' });
          },
        );
      case 'operation':
        return choice(
          say('operation', '연산'),
          named(
            ['conv', say('convolution', '합성곱')],
            ['maxPool', say('max pool', '최대 풀링')],
            ['avgPool', say('average pool', '평균 풀링')],
          ),
          (value) => {
            const operation = value as ExplorerSettings['operation'];
            change({ operation, stride: operation === 'conv' ? 1 : explorer.settings.window, padding: 0 });
          },
        );
      case 'window':
        return choice(say('window', '창'), named(['2', '2×2'], ['3', '3×3'], ['4', '4×4']), (value) => {
          change({ window: Number(value), stride: Number(value) });
        });
      case 'stride':
        return choice(say('stride', '보폭'), numbers([1, 2, 3, 4]), (value) => {
          change({ stride: Number(value) });
        });
      case 'padding':
        return choice(say('padding', '패딩'), numbers([0, 1, 2, 4, 'same']), (value) => {
          change({ padding: value === 'same' ? 'same' : Number(value) });
        });
      case 'dilation':
        return choice(say('dilation', '팽창'), numbers([1, 2, 3]), (value) => {
          change({ dilation: Number(value) });
        });
      case 'direction':
        return choice(
          say('direction', '방향'),
          named(['forward', say('forward', '앞으로')], ['backward', say('backward', '뒤로')]),
          (value) => {
            show({ direction: value as ExplorerSettings['direction'] });
          },
        );
      case 'layers':
        return choice(say('layers', '층'), numbers([1, 2]), (value) => {
          show({ layers: value === '2' ? 2 : 1 });
        });
      case 'filters':
        return choice(
          say('filters', '필터 수'),
          named(['false', say('one', '하나')], ['true', say('a layer of them', '한 층 모두')]),
          (value) => {
            change({ together: value === 'true' });
          },
        );
      case 'view':
        return choice(
          say('as', '보기'),
          named(['window', say('window', '창')], ['columns', say('matrix product', '행렬곱')]),
          (value) => {
            show({ view: value as ExplorerSettings['view'] });
          },
        );
    }
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
