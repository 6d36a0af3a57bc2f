import type { KernelHost } from '../../host/kernel-host';
import { t } from '../../language';
import { openModel, type WidgetModel } from './model';

/** A control of `interact`: what it is at first, and how it looks in the browser. */
export interface Control<V> {
  readonly value: V;
  /** What it is at first, in the words that the reader sees. */
  readonly shown: string;
  /** What it can be, in words: `1 … 4`. */
  readonly choices: string;
  readonly label?: string;
  open(host: KernelHost, label: string, onValue: (value: V) => void): WidgetModel;
}

export interface SliderOptions {
  readonly value?: number;
  readonly step?: number;
  readonly label?: string;
}

/**
 * A number between `least` and `greatest`; moved with the mouse or the arrow keys.
 *
 * @example slider(1, 4, { label: t('stride', '보폭') })
 */
export function slider(
  least: number,
  greatest: number,
  { value = least, step = 1, label }: SliderOptions = {},
): Control<number> {
  if (!(least < greatest) || !(step > 0) || value < least || value > greatest) {
    throw new RangeError(`slider: ${value} with step ${step} does not fit from ${least} to ${greatest}`);
  }
  const kind = [least, greatest, value, step].every(Number.isInteger) ? 'Int' : 'Float';
  const digits = Math.max(...[least, value, step].map(decimals)); // all that the slider can stop at
  return {
    value,
    shown: inWords(value),
    label,
    choices: `${inWords(least)} … ${inWords(greatest)}`,
    open: (host, name, onValue) =>
      openModel(
        host,
        `${kind}Slider`,
        {
          ...described(host, name, 'SliderStyle'),
          min: least,
          max: greatest,
          step,
          value,
          continuous_update: true,
          orientation: 'horizontal',
          readout: true,
          readout_format: kind === 'Int' ? 'd' : `.${digits}f`,
        },
        (state) => {
          if (typeof state.value === 'number') onValue(state.value);
        },
      ),
  };
}

/** A number with a real minus sign. */
const inWords = (value: number): string => String(value).replaceAll('-', '−');

/**
 * One of several names; as an object, each name with the words that the reader sees.
 *
 * @example choice(['sobel', 'blur'])
 * @example choice({ sobel: t('edges', '가장자리'), blur: t('blur', '흐림') }, { value: 'blur' })
 */
export function choice<const T extends string>(
  options: readonly T[] | Readonly<Record<T, string>>,
  { value, label }: { readonly value?: NoInfer<T>; readonly label?: string } = {},
): Control<T> {
  const entries = (Array.isArray(options)
    ? (options as readonly T[]).map((name) => [name, name])
    : Object.entries(options)) as unknown as readonly [T, string][];
  const first = value ?? entries[0]?.[0];
  const index = entries.findIndex(([name]) => name === first);
  if (index < 0)
    throw new RangeError(`choice: ${first} is not among ${entries.map(([name]) => name).join(', ')}`);
  return {
    value: first,
    shown: entries[index][1],
    label,
    choices: entries.map(([, words]) => words).join(' / '),
    open: (host, name, onValue) =>
      openModel(
        host,
        'Dropdown',
        {
          ...described(host, name, 'DescriptionStyle'),
          _options_labels: entries.map(([, words]) => words),
          index,
        },
        (state) => {
          if (typeof state.index === 'number') onValue(entries[state.index][0]);
        },
      ),
  };
}

/**
 * On or off.
 *
 * @example toggle({ label: t('show the border', '테두리 보기') })
 */
export function toggle({
  value = false,
  label,
}: { readonly value?: boolean; readonly label?: string } = {}): Control<boolean> {
  const [on, off] = [t('on', '켬'), t('off', '끔')];
  return {
    value,
    shown: value ? on : off,
    label,
    choices: `${on} / ${off}`,
    open: (host, name, onValue) =>
      openModel(
        host,
        'Checkbox',
        { ...described(host, name, 'CheckboxStyle'), indent: false, value },
        (state) => {
          if (typeof state.value === 'boolean') onValue(state.value);
        },
      ),
  };
}

/** How many digits a number has after the point, of the first six that count. */
function decimals(number: number): number {
  const shown = Number(number.toPrecision(6));
  let digits = 0;
  while (digits < 20 && Number(shown.toFixed(digits)) !== shown) digits++;
  return digits;
}

/** A label that is never cut off. */
function described(host: KernelHost, description: string, style: string): object {
  return {
    description,
    disabled: false,
    layout: openModel(host, 'Layout', { width: 'min(100%, 480px)' }).reference,
    style: openModel(host, style, { description_width: 'initial' }).reference,
  };
}
