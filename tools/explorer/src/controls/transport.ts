import { number, type Say } from '../../../../lib/explorer/words/phrase';
import { element } from '../../../labextension/src/dom';
import type { Actions } from '../actions';
import { button, slider, type Slider } from './form';

const namespace = 'http://www.w3.org/2000/svg';
const shapes = { play: 'M1 0l9 5-9 5z', pause: 'M1 0h3v10H1zM6 0h3v10H6z' };

/** Sweep and pause, its speed, fill and clear, zoom. */
export class Transport {
  readonly root: HTMLElement;
  /** Places a second. */
  rate = 120;
  readonly #play: HTMLButtonElement;
  readonly #zoom: Slider;

  constructor(
    private readonly say: Say,
    actions: Pick<Actions, 'toggleSweep' | 'fill' | 'clear' | 'zoomTo'>,
  ) {
    this.#play = button('', actions.toggleSweep, 'play');
    const speed = slider(say('speed', '속도'), [0, 4, 0.05], (value) => {
      this.rate = 10 ** value;
      tell();
    });
    const tell = (): void => {
      const rate = this.rate < 10 ? number(this.rate, 1) : Math.round(this.rate).toLocaleString('en');
      speed.output.textContent = say(`${rate} / second`, `초당 ${rate}칸`);
      speed.input.setAttribute('aria-valuetext', say(`${rate} places a second`, `초당 ${rate}칸`));
    };
    speed.input.value = String(Math.log10(this.rate));
    tell();
    this.#zoom = slider(say('zoom', '확대'), [0, 1, 0.01], actions.zoomTo);
    this.#zoom.output.hidden = true;
    this.root = element('div', {
      class: 'cx-transport',
      children: [
        this.#play,
        speed.root,
        button(say('Fill', '모두 채우기'), actions.fill),
        button(say('Clear', '비우기'), actions.clear),
        element('span', { class: 'cx-spring' }),
        this.#zoom.root,
      ],
    });
    this.playing(false);
  }

  playing(on: boolean): void {
    const icon = document.createElementNS(namespace, 'svg');
    icon.setAttribute('viewBox', '0 0 10 10');
    icon.setAttribute('aria-hidden', 'true');
    const path = document.createElementNS(namespace, 'path');
    path.setAttribute('d', on ? shapes.pause : shapes.play);
    icon.append(path);
    this.#play.replaceChildren(icon, on ? this.say('Pause', '멈춤') : this.say('Sweep', '훑기'));
  }

  zoom(value: number): void {
    this.#zoom.input.value = String(value);
  }
}
