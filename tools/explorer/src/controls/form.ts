/** Plain form controls: what the browser's own can do with keys, they do. */
import { element } from '../../../labextension/src/dom';

export interface Choice {
  readonly root: HTMLFieldSetElement;
  set(value: string): void;
  enable(test: (value: string) => boolean): void;
}

export interface Option {
  readonly value: string;
  readonly label: string;
  /** A small picture above the label; without a label, the label is read only. */
  readonly face?: HTMLElement;
}

let groups = 0;

/** One of several: segments of a bar, or tiles with faces. */
export function choice(title: string, options: readonly Option[], changed: (value: string) => void): Choice {
  const name = `convlab-explorer-${++groups}`;
  const tiles = options.some(({ face }) => face !== undefined);
  const inputs = options.map(({ value, label, face }) => {
    const input = element('input', { attributes: { type: 'radio', name, value, 'aria-label': label } });
    input.addEventListener('change', () => {
      changed(value);
    });
    const text = element('span', { text: label });
    return { input, root: element('label', { children: [...(face ? [face] : []), input, text] }) };
  });
  const row = element('div', {
    class: tiles ? 'cx-tiles' : 'cx-segments',
    children: inputs.map(({ root }) => root),
  });
  const root = element('fieldset', {
    class: 'cx-group',
    children: [element('legend', { text: title }), row],
  });
  return {
    root,
    set: (value) => {
      for (const { input } of inputs) input.checked = input.value === value;
    },
    enable: (test) => {
      for (const { input } of inputs) input.disabled = !test(input.value);
    },
  };
}

export interface Slider {
  readonly root: HTMLLabelElement;
  readonly input: HTMLInputElement;
  readonly output: HTMLOutputElement;
}

export function slider(
  label: string,
  range: readonly [number, number, number],
  moved: (value: number) => void,
): Slider {
  const [min, max, step] = range.map(String);
  const input = element('input', { attributes: { type: 'range', min, max, step } });
  input.addEventListener('input', () => {
    moved(Number(input.value));
  });
  const output = element('output');
  return { root: element('label', { class: 'cx-slider', children: [label, input, output] }), input, output };
}

export function button(text: string, pressed: () => void, name = ''): HTMLButtonElement {
  const made = element('button', { class: name, text, attributes: { type: 'button' } });
  made.addEventListener('click', pressed);
  return made;
}
