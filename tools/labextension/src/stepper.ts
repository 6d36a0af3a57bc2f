import type { StepperData } from 'convlab';
import { formula } from '../../../lib/figures/stepper/formula';
import { element } from './dom';
import { heading } from './images';
import { drawBands, type Bands } from './stepper-tables';

const beat = 700; // milliseconds a step while playing

/**
 * The stepper: one output place at a time. Mouse: click an output, or drag the window over the input. Keyboard, on
 * the output: arrows, Home, End; Space plays. What stands where is said in a live region, too.
 */
export function drawStepper(host: HTMLElement, data: StepperData): void {
  const [rows, columns] = data.output;
  const bands = drawBands(data);
  const place = element('div', { class: 'convlab-place', attributes: { 'aria-live': 'polite' } });
  const terms = element('div', { class: 'convlab-formula', attributes: { 'aria-live': 'polite' } });
  const play = element('button', { text: `▶ ${data.labels.play}`, attributes: { type: 'button' } });
  const back = element('button', {
    text: '←',
    attributes: { type: 'button', 'aria-label': data.labels.previous },
  });
  const next = element('button', {
    text: '→',
    attributes: { type: 'button', 'aria-label': data.labels.next },
  });
  let at = data.start[0] * columns + data.start[1];
  let timer: ReturnType<typeof setInterval> | undefined;

  const move = (to: number): void => {
    at = Math.min(Math.max(to, 0), rows * columns - 1);
    const [row, column] = [Math.floor(at / columns), at % columns];
    bands.show(row, column);
    place.textContent = describePlace(data, row, column);
    terms.replaceChildren(...formula(data, row, column).map((line) => element('div', { text: line })));
  };
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
    play.textContent = `▶ ${data.labels.play}`;
  };
  const toggle = (): void => {
    if (timer !== undefined) {
      stop();
      return;
    }
    if (at === rows * columns - 1) move(0);
    play.textContent = `⏸ ${data.labels.pause}`;
    timer = setInterval(() => {
      if (!host.isConnected || at === rows * columns - 1) stop();
      else {
        const focused = bands.outputs.some((table) => table.contains(document.activeElement));
        move(at + 1);
        if (focused) bands.focus();
      }
    }, beat);
  };
  const go = (to: number): void => {
    stop();
    move(to);
  };

  play.addEventListener('click', toggle);
  back.addEventListener('click', () => {
    go(at - 1);
  });
  next.addEventListener('click', () => {
    go(at + 1);
  });
  bands.onPlace((row, column) => {
    go(row * columns + column);
  });
  onKeys(bands, toggle, (key) => {
    const [row, column] = [Math.floor(at / columns), at % columns];
    const to: Record<string, number> = {
      ArrowLeft: Math.max(0, at - 1),
      ArrowRight: at + 1,
      ArrowUp: row > 0 ? at - columns : at,
      ArrowDown: row < rows - 1 ? at + columns : at,
      Home: 0,
      End: rows * columns - 1,
      PageUp: column,
      PageDown: (rows - 1) * columns + column,
    };
    if (!(key in to)) return false;
    go(to[key]);
    bands.focus();
    return true;
  });

  const controls = element('div', {
    class: 'convlab-controls',
    children: [back, play, next, element('span', { class: 'convlab-note', text: data.labels.keys })],
  });
  host.replaceChildren(...heading(data.title), bands.block, terms, place, controls);
  move(at);
}

/** Keys pressed on an output table; the notebook's own shortcuts do not see the ones that were used. */
function onKeys(bands: Bands, toggle: () => void, use: (key: string) => boolean): void {
  for (const table of bands.outputs) {
    table.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === ' ' || event.key === 'Enter') toggle();
      else if (!use(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
    });
  }
}

function describePlace(
  { labels, stride, padding, kernel }: StepperData,
  row: number,
  column: number,
): string {
  const top = row * stride[0] - padding.top;
  const left = column * stride[1] - padding.left;
  const numbers: Record<string, number> = {
    row,
    column,
    r0: top,
    r1: top + kernel[0] - 1,
    c0: left,
    c1: left + kernel[1] - 1,
  };
  return labels.place.replace(/\{(\w+)\}/g, (_, name: string) => String(numbers[name]).replace('-', '−'));
}
