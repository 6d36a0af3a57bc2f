import type { Say } from '../../../lib/photograph/words';
import { element } from '../../labextension/src/dom';
import { moved, resized, type Crop, type Size } from './crop';

const step = 1.08; // of a key or a notch of the wheel
const rest = 250; // milliseconds after the last key until the answer is taken as the last one

interface Held {
  readonly x: number;
  readonly y: number;
}

/** The square on the photograph: dragged, pinched, scrolled, or moved by keys. */
export class Square {
  readonly root: HTMLElement;
  crop: Crop = { x: 0, y: 0, side: 1 };
  #size: Size = { width: 1, height: 1 };
  readonly #held = new Map<number, Held>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    say: Say,
    private readonly changed: (final: boolean) => void,
  ) {
    this.root = element('div', {
      class: 'cp-square',
      attributes: {
        tabindex: '0',
        role: 'application',
        'aria-roledescription': say('movable square', '움직이는 사각형'),
        'aria-label': say(
          'The part of the photograph that the network sees. Arrow keys move it, with Shift further; plus and minus make it smaller and larger; 0 takes all it can.',
          '신경망이 보는 부분입니다. 화살표 키로 옮기고(Shift와 함께 누르면 멀리), +와 −로 줄이고 늘리며, 0을 누르면 최대한 넓게 잡습니다.',
        ),
      },
    });
    this.#followPointers();
    this.root.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !this.#key(event.key, event.shiftKey)) return;
      event.preventDefault();
      event.stopPropagation();
    });
    this.root.addEventListener(
      'wheel',
      (event) => {
        if (!event.ctrlKey && document.activeElement !== this.root) return; // the page scrolls
        event.preventDefault();
        this.#zoom(event.deltaY > 0 ? step : 1 / step);
      },
      { passive: false },
    );
  }

  /** The share of the largest possible square, 0 … 1. */
  get share(): number {
    return this.crop.side / Math.min(this.#size.width, this.#size.height);
  }

  /** On another photograph; nothing is reported. */
  place(crop: Crop, size: Size): void {
    this.#size = size;
    this.#set(crop);
  }

  /** With a side of so much of the largest possible. */
  resize(share: number, final: boolean): void {
    this.#set(resized(this.crop, share * Math.min(this.#size.width, this.#size.height), this.#size));
    this.changed(final);
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #set(crop: Crop): void {
    this.crop = crop;
    const { width, height } = this.#size;
    const { style } = this.root;
    style.left = `${(100 * crop.x) / width}%`;
    style.top = `${(100 * crop.y) / height}%`;
    style.width = `${(100 * crop.side) / width}%`;
    style.height = `${(100 * crop.side) / height}%`;
  }

  #zoom(factor: number): void {
    this.#set(resized(this.crop, this.crop.side * factor, this.#size));
    this.#soon();
  }

  #key(key: string, far: boolean): boolean {
    const by = this.crop.side * (far ? 0.25 : 0.04);
    const moves: Readonly<Record<string, readonly [number, number] | undefined>> = {
      ...{ ArrowLeft: [-by, 0], ArrowRight: [by, 0], ArrowUp: [0, -by], ArrowDown: [0, by] },
    };
    const move = moves[key];
    if (move) {
      this.#set(moved(this.crop, ...move, this.#size));
      this.#soon();
    } else if (key === '+' || key === '=') this.#zoom(1 / step);
    else if (key === '-' || key === '−') this.#zoom(step);
    else if (key === '0') this.#zoom(Infinity);
    else return false;
    return true;
  }

  /** Reports at once, and as the last one when no more keys come. */
  #soon(): void {
    this.changed(false);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.changed(true);
    }, rest);
  }

  #followPointers(): void {
    const { root } = this;
    root.addEventListener('pointerdown', (event) => {
      root.setPointerCapture(event.pointerId);
      this.#held.set(event.pointerId, { x: event.clientX, y: event.clientY });
    });
    root.addEventListener('pointermove', (event) => {
      const before = this.#held.get(event.pointerId);
      if (!before) return;
      const now = { x: event.clientX, y: event.clientY };
      const other = [...this.#held].find(([id]) => id !== event.pointerId)?.[1];
      const scale = this.#size.width / (root.parentElement?.clientWidth ?? this.#size.width);
      if (other) {
        const factor = distance(before, other) / Math.max(1, distance(now, other));
        this.#set(resized(this.crop, this.crop.side * factor, this.#size));
      } else this.#set(moved(this.crop, (now.x - before.x) * scale, (now.y - before.y) * scale, this.#size));
      this.#held.set(event.pointerId, now);
      this.changed(false);
    });
    const release = (event: PointerEvent): void => {
      if (this.#held.delete(event.pointerId) && this.#held.size === 0) this.changed(true);
    };
    root.addEventListener('pointerup', release);
    root.addEventListener('pointercancel', release);
  }
}

function distance(a: Held, b: Held): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
