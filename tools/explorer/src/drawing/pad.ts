import type { Point } from '../../../../lib/explorer/drawing/placement';
import type { Say } from '../../../../lib/explorer/words/phrase';
import { element } from '../../../labextension/src/dom';
import { context } from '../draw/marks';
import type { Theme } from '../draw/theme';
import { padSide, type Drawing } from './drawing';

const penWidth = 16;

/** The paper: lines by mouse, finger or pen. Who draws by keyboard takes the pixels beside it. */
export class Pad {
  readonly root: HTMLElement;
  readonly #canvas = element('canvas');
  readonly #invitation: HTMLElement;
  #drawing = false;

  constructor(
    private readonly drawing: Drawing,
    say: Say,
    changed: () => void,
    ended: () => void,
  ) {
    this.#canvas.width = this.#canvas.height = padSide;
    this.#canvas.setAttribute('role', 'img');
    this.#canvas.setAttribute(
      'aria-label',
      say('Paper to draw on with the pointer', '마우스나 손가락으로 그리는 종이'),
    );
    this.#invitation = element('span', {
      text: say('draw here', '여기에 그려 보세요'),
      attributes: { 'aria-hidden': 'true' },
    });
    this.root = element('div', { class: 'cx-pad', children: [this.#canvas, this.#invitation] });
    this.#canvas.addEventListener('pointerdown', (event) => {
      this.#canvas.setPointerCapture(event.pointerId);
      this.#drawing = true;
      drawing.begin(this.#point(event));
      changed();
    });
    this.#canvas.addEventListener('pointermove', (event) => {
      if (!this.#drawing) return;
      const events = event.getCoalescedEvents();
      drawing.extend((events.length > 0 ? events : [event]).map((one) => this.#point(one)));
      changed();
    });
    const end = (): void => {
      this.#drawing = false;
      ended();
    };
    this.#canvas.addEventListener('pointerup', end);
    this.#canvas.addEventListener('pointercancel', end);
  }

  draw(theme: Theme): void {
    const c = context(this.#canvas);
    c.clearRect(0, 0, padSide, padSide);
    this.drawing.paint(c, penWidth, theme.ink);
    this.#invitation.hidden = !this.drawing.isEmpty;
  }

  #point({ clientX, clientY }: MouseEvent): Point {
    const { left, top, width, height } = this.#canvas.getBoundingClientRect();
    return [((clientX - left) / width) * padSide, ((clientY - top) / height) * padSide];
  }
}
