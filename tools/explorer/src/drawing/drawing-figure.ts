import type { Backend } from '../../../../lib/backend';
import type { DrawingData } from '../../../../lib/explorer/drawing/data';
import { changeInWords, tellingChange, type Change } from '../../../../lib/explorer/drawing/mind';
import type { Network } from '../../../../lib/explorer/network/network';
import { verdict } from '../../../../lib/explorer/network/words';
import type { Say } from '../../../../lib/explorer/words/phrase';
import type { Tensor } from '../../../../lib/tensor';
import { element } from '../../../labextension/src/dom';
import { drawFace } from '../controls/face';
import { button, choice } from '../controls/form';
import { readTheme, watchTheme } from '../draw/theme';
import { NetworkFigure } from '../network/network-figure';
import { Drawing, type Tool } from './drawing';
import type { Kept } from './kept';
import { Pad } from './pad';
import { Pixels } from './pixels';

const rest = 350; // milliseconds without a line until the network is asked what would change its mind

/** A pad, the image that the network gets, its answer while the line is drawn, and the network itself at work on it. */
export class DrawingFigure {
  readonly root: HTMLElement;
  readonly drawing: Drawing;
  /** From the last change to the answer in sight, in milliseconds. */
  latency = 0;
  change: Change | undefined;
  readonly #pad: Pad;
  readonly #pixels: Pixels;
  readonly #inside: NetworkFigure;
  readonly #said = element('p', { class: 'cx-verdict' });
  readonly #mind = element('p', { class: 'cx-soft', attributes: { role: 'status', 'aria-live': 'polite' } });
  readonly #unwatch: () => void;
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;
  #placed: ResizeObserver | undefined;

  constructor(
    private readonly network: Network,
    private readonly data: DrawingData,
    images: readonly Tensor[],
    engine: Backend,
    private readonly say: Say,
    private readonly kept: Kept,
  ) {
    const [size] = images[0].shape;
    const changed = (): void => {
      this.#changed();
    };
    const ended = (): void => {
      this.#keep();
    };
    this.drawing = new Drawing(size, data.drawing);
    this.#pad = new Pad(this.drawing, say, changed, ended);
    this.#pixels = new Pixels(size, say, (index, value) => {
      if (index < 0) this.#draw();
      else
        this.#do(() => {
          this.drawing.set(index, value);
        });
    });
    this.#inside = new NetworkFigure(network, [], engine, say);
    const examples = images.map((image, i) => {
      const made = element('button', {
        class: 'cx-example',
        attributes: {
          type: 'button',
          'aria-label': say(`Begin with example ${i + 1}`, `예 ${i + 1}에서 시작하기`),
        },
        children: [drawFace(image)],
      });
      made.addEventListener('click', () => {
        this.#do(() => {
          this.drawing.start(image);
        });
      });
      return made;
    });
    const buttons = element('div', {
      class: 'cx-pad-buttons',
      children: [
        button(say('Undo', '되돌리기'), () => {
          this.#do(() => {
            this.drawing.undo();
          });
        }),
        button(say('Clear', '지우기'), () => {
          this.#do(() => {
            this.drawing.clear();
          });
        }),
        element('div', { class: 'cx-examples', children: examples }),
      ],
    });
    const top = element('div', {
      class: 'cx-drawing',
      children: [
        element('div', {
          children: [this.#pad.root, ...(data.drawing.kind === 'shapes' ? [this.#tools()] : []), buttons],
        }),
        this.#pixels.root,
        element('div', {
          class: 'cx-drawing-words',
          children: [this.#said, this.#mind, element('p', { class: 'cx-soft', text: advice(data, say) })],
        }),
      ],
    });
    this.root = element('section', {
      class: 'cx',
      attributes: {
        'aria-label':
          data.title || say('Draw, and see the network think', '그리고, 신경망의 생각 들여다보기'),
      },
      children: [top, this.#inside.root],
    });
    this.#unwatch = watchTheme(() => {
      this.#draw();
    });
  }

  /** With what was drawn before, else the first example. */
  begin(): void {
    const restore = (): void => {
      if (!this.root.isConnected) return;
      this.#placed?.disconnect();
      this.drawing.restore(this.kept.read(this.drawing.size));
      this.#changed();
    };
    this.#inside.begin();
    if (this.root.isConnected) restore();
    else {
      // JupyterLab makes figures before they stand in their cells.
      this.#changed();
      this.#placed = new ResizeObserver(restore);
      this.#placed.observe(this.root);
    }
  }

  close(): void {
    this.#turn++;
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#placed?.disconnect();
    this.#unwatch();
    this.#inside.close();
    this.root.remove();
  }

  /** For things with an inside: lines that are filled, or a wide brush. */
  #tools(): HTMLElement {
    const { drawing, say } = this;
    const options: readonly { value: Tool; label: string }[] = [
      { value: 'fill', label: say('filled shape', '속 채우기') },
      { value: 'brush', label: say('wide brush', '넓은 붓') },
    ];
    const tools = choice(say('draw with', '그리는 도구'), options, (value) => {
      drawing.tool = value as Tool;
    });
    tools.set(drawing.tool);
    return tools.root;
  }

  #do(deed: () => void): void {
    deed();
    this.#changed();
    this.#keep();
  }

  /** Once a line is drawn, and not at each move of the hand: it writes to the disk. */
  #keep(): void {
    this.kept.write(this.drawing.deeds);
  }

  /** Answers at once; the maps follow with the next frame, and what would change its mind once the hand rests. */
  #changed(): void {
    const began = performance.now();
    this.#turn++;
    this.change = undefined;
    const { network, drawing, say } = this;
    if (drawing.isEmpty) network.run(0);
    else network.look(drawing.image());
    this.#said.textContent = drawing.isEmpty
      ? say(
          'Draw something. So far it looks at the first example.',
          '무엇이든 그려 보세요. 아직은 첫 번째 예를 보고 있습니다.',
        )
      : verdict(network, say);
    this.#draw();
    this.latency = performance.now() - began;
    this.#mind.textContent = '';
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#inside.redraw();
    });
    clearTimeout(this.#timer);
    if (!drawing.isEmpty)
      this.#timer = setTimeout(() => {
        void this.#ponder();
      }, rest);
  }

  async #ponder(): Promise<void> {
    const turn = this.#turn;
    const { network, data, say } = this;
    const answer = network.probabilities.indexOf(Math.max(...network.probabilities));
    const pause = async (): Promise<boolean> => {
      await new Promise((resume) => setTimeout(resume));
      return turn === this.#turn;
    };
    const change = await tellingChange(network, this.drawing.image(), pause);
    if (turn !== this.#turn || !change) return;
    this.change = change;
    this.#mind.textContent = changeInWords(change, answer, data.classes, say);
    this.#draw();
  }

  #draw(): void {
    const theme = readTheme(this.root);
    this.#pad.draw(theme);
    const [, size] = this.network.stages[0].out.shape;
    this.#pixels.draw({ ...this.network.stages[0].out, shape: [size, size, 1] }, theme, this.change);
  }
}

function advice({ drawing: { kind } }: DrawingData, say: Say): string {
  return kind === 'shapes'
    ? say(
        'Draw a closed line, which is filled, or paint with the wide brush. An outline alone is mostly taken for something else: the network learned from cloth, not from lines.',
        '닫힌 선을 그리면 속이 채워집니다. 넓은 붓으로 칠해도 됩니다. 윤곽만 그리면 대개 다른 것으로 봅니다. 이 신경망은 선이 아니라 옷감을 보고 배웠기 때문입니다.',
      )
    : say(
        'It learned from printed letters, so it knows the usual shapes only. Your drawing is put in the middle, as those were.',
        '인쇄된 글자로 배웠으므로 흔한 모양만 압니다. 그린 것은 배운 글자처럼 한가운데로 옮겨집니다.',
      );
}
