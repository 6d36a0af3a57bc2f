// ipywidgets' models, as far as the course uses them, with the browser's own controls: they are named, reached by keyboard,
// and large enough for a thumb.

import { make } from './dom';

interface State extends Readonly<Record<string, unknown>> {
  readonly _model_name: string;
}

interface Model {
  state: State;
  readonly cell: string;
  /** What shows it, wherever it is shown. */
  readonly views: Set<{ update: () => void }>;
}

type Send = (content: object, cell: string) => void;
type Build = (model: Model, id: string, box: HTMLElement) => () => void;

const reference = (value: unknown): string => String(value).replace('IPY_MODEL_', '');
const words = (value: unknown): string => (typeof value === 'string' ? value : '');

const named = ({ state }: Model): HTMLElement =>
  make('span', { className: 'name', textContent: words(state.description) });

export class Widgets {
  private readonly models = new Map<string, Model>();

  constructor(private readonly send: Send) {}

  open(id: string, state: State, cell: string): void {
    this.models.set(id, { state, cell, views: new Set() });
  }

  update(id: string, state: object): void {
    const model = this.models.get(id);
    if (!model) return;
    model.state = { ...model.state, ...state };
    for (const { update } of model.views) update();
  }

  close(id: string): void {
    this.models.delete(id);
  }

  /** A view of a model; undefined where there is no such model any more. */
  view(id: string): HTMLElement | undefined {
    const model = this.models.get(id);
    if (!model) return undefined;
    const classes = (model.state._dom_classes as readonly string[] | undefined) ?? [];
    const box = make('div', { className: ['widget', ...classes].join(' ') });
    const build = this.builders[model.state._model_name.replace(/Model$/, '')];
    model.views.add({ update: build ? build(model, id, box) : () => undefined });
    return box;
  }

  private change(id: string, state: object): void {
    const model = this.models.get(id);
    if (!model) return;
    model.state = { ...model.state, ...state };
    this.send({ comm_id: id, data: { method: 'update', state, buffer_paths: [] } }, model.cell);
  }

  private readonly builders: Readonly<Partial<Record<string, Build>>> = {
    VBox: (model, _, box) => {
      const update = (): void => {
        const children = (model.state.children as readonly unknown[] | undefined) ?? [];
        box.replaceChildren(...children.flatMap((child) => this.view(reference(child)) ?? []));
        // Choices are named by the question that stands beside them.
        const question = box.querySelector(':scope > .widget b')?.parentElement?.textContent;
        const group = box.querySelector(':scope > .widget > [role=radiogroup]');
        if (question && group) group.ariaLabel = question;
      };
      update();
      return update;
    },
    HTML: (model, _, box) => {
      const update = (): void => {
        box.innerHTML = words(model.state.value); // the course's own, escaped where it was made
      };
      update();
      return update;
    },
    Button: (model, id, box) => {
      const control = make('button', { type: 'button' });
      control.onclick = () => {
        this.send({ comm_id: id, data: { method: 'custom', content: { event: 'click' } } }, model.cell);
      };
      const update = (): void => {
        control.textContent = words(model.state.description);
        control.disabled = model.state.disabled === true;
      };
      update();
      box.append(control);
      return update;
    },
    Checkbox: (model, id, box) => {
      const control = make('input', { type: 'checkbox' });
      control.onchange = () => {
        this.change(id, { value: control.checked });
      };
      box.append(make('label', {}, control, ` ${words(model.state.description)}`));
      const update = (): void => {
        control.checked = model.state.value === true;
      };
      update();
      return update;
    },
    Dropdown: (model, id, box) => {
      const names = model.state._options_labels as readonly string[];
      const control = make('select', {}, ...names.map((name) => make('option', { textContent: name })));
      control.onchange = () => {
        this.change(id, { index: control.selectedIndex });
      };
      box.append(make('label', {}, named(model), control));
      const update = (): void => {
        control.selectedIndex = Number(model.state.index ?? -1);
      };
      update();
      return update;
    },
    RadioButtons: (model, id, box) => {
      const names = model.state._options_labels as readonly string[];
      const inputs = names.map((_, index) => {
        const control = make('input', { type: 'radio', name: id });
        control.onchange = () => {
          this.change(id, { index });
        };
        return control;
      });
      const group = make('div', { role: 'radiogroup' });
      group.ariaLabel = names.join(', ');
      group.append(...names.map((name, i) => make('label', {}, inputs[i], ` ${name}`)));
      box.append(group);
      const update = (): void => {
        for (const [i, control] of inputs.entries()) control.checked = i === model.state.index;
      };
      update();
      return update;
    },
    IntSlider: (model, id, box) => this.slider(model, id, box),
    FloatSlider: (model, id, box) => this.slider(model, id, box),
  };

  private slider(model: Model, id: string, box: HTMLElement): () => void {
    const { min, max, step, readout_format: format } = model.state;
    const control = make('input', { type: 'range', min: String(min), max: String(max), step: String(step) });
    const shown = make('output');
    const digits = Number(/^\.(\d+)f$/.exec(words(format))?.[1] ?? 0);
    control.oninput = () => {
      shown.textContent = control.valueAsNumber.toFixed(digits);
      this.change(id, { value: control.valueAsNumber });
    };
    box.append(make('label', {}, named(model), control), shown);
    const update = (): void => {
      control.value = String(model.state.value);
      shown.textContent = control.valueAsNumber.toFixed(digits);
    };
    update();
    return update;
  }
}
