import { patch, type Change } from '../../../../lib/explorer/drawing/mind';
import { number, type Say } from '../../../../lib/explorer/words/phrase';
import type { Tensor } from '../../../../lib/tensor';
import { element } from '../../../labextension/src/dom';
import { context } from '../draw/marks';
import { clamp, grayScale } from '../draw/scale';
import type { Theme } from '../draw/theme';
import { repaint } from '../network/map-canvas';

const cell = 9; // canvas pixels a pixel of the image

/** The image as the network gets it, pixel by pixel: a press or a key inks or erases one. */
export class Pixels {
  readonly root: HTMLElement;
  readonly #canvas = element('canvas');
  readonly #small = element('canvas');
  #image: Tensor | undefined;
  #row = 0;
  #column = 0;

  constructor(
    private readonly size: number,
    private readonly say: Say,
    private readonly set: (index: number, value: number) => void,
  ) {
    const canvas = this.#canvas;
    canvas.width = canvas.height = size * cell;
    canvas.tabIndex = 0;
    canvas.setAttribute('role', 'application');
    this.#row = this.#column = Math.floor(size / 2);
    this.root = element('div', {
      class: 'cx-pixels',
      children: [
        canvas,
        element('p', {
          class: 'cx-soft',
          text: say(
            'What the network gets. Press a pixel to ink or erase it; by keyboard: arrows, and Space.',
            '신경망이 받는 그림입니다. 픽셀을 누르면 칠하거나 지웁니다. 키보드로는 화살표와 스페이스를 씁니다.',
          ),
        }),
      ],
    });
    canvas.addEventListener('click', (event) => {
      const { left, top, width, height } = canvas.getBoundingClientRect();
      this.#go(
        Math.floor(((event.clientY - top) / height) * size),
        Math.floor(((event.clientX - left) / width) * size),
      );
      this.#toggle();
    });
    canvas.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !this.#key(event.key, event.shiftKey ? 4 : 1))
        return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  /** `change`: what would change the network's mind, as a frame. */
  draw(image: Tensor, theme: Theme, change: Change | undefined): void {
    this.#image = image;
    const { size } = this;
    const c = context(this.#canvas);
    repaint(this.#small, image.data, [size, size], grayScale(1));
    c.imageSmoothingEnabled = false;
    c.drawImage(this.#small, 0, 0, size * cell, size * cell);
    c.lineWidth = 2;
    if (change) {
      c.strokeStyle = theme.back;
      c.setLineDash([6, 3]);
      c.strokeRect(change.column * cell, change.row * cell, patch * cell, patch * cell);
      c.setLineDash([]);
    }
    c.strokeStyle = theme.window;
    c.strokeRect(this.#column * cell + 1, this.#row * cell + 1, cell - 2, cell - 2);
    const at = this.#row * size + this.#column;
    this.#canvas.setAttribute(
      'aria-label',
      this.say(
        `The image, ${size} by ${size} pixels. Row ${this.#row + 1}, column ${this.#column + 1}: brightness ${number(image.data[at])}. Space inks or erases it.`,
        `${size} × ${size}픽셀 그림. ${this.#row + 1}행 ${this.#column + 1}열의 밝기는 ${number(image.data[at])}. 스페이스로 칠하거나 지웁니다.`,
      ),
    );
  }

  #go(row: number, column: number): void {
    this.#row = clamp(row, 0, this.size - 1);
    this.#column = clamp(column, 0, this.size - 1);
  }

  #toggle(): void {
    const at = this.#row * this.size + this.#column;
    this.set(at, (this.#image?.data[at] ?? 0) > 0.5 ? 0 : 1);
  }

  #key(key: string, step: number): boolean {
    const moves: Readonly<Record<string, readonly [number, number] | undefined>> = {
      ...{ ArrowUp: [-step, 0], ArrowDown: [step, 0], ArrowLeft: [0, -step], ArrowRight: [0, step] },
    };
    const move = moves[key];
    if (move) {
      this.#go(this.#row + move[0], this.#column + move[1]);
      this.set(-1, 0); // nothing but the cursor changed
    } else if (key === ' ' || key === 'Enter') this.#toggle();
    else return false;
    return true;
  }
}
