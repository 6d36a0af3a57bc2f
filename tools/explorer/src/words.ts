import type { Explorer } from '../../../lib/explorer/model/explorer';
import { leftOf, topOf } from '../../../lib/explorer/model/geometry';
import { alternative } from '../../../lib/explorer/words/alternative';
import { formula } from '../../../lib/explorer/words/formula';
import { number, plainText, type Phrase, type Say } from '../../../lib/explorer/words/phrase';
import { secondSentence } from '../../../lib/explorer/words/second';
import { link, rank, sentence, shapes } from '../../../lib/explorer/words/words';
import { element } from '../../labextension/src/dom';

const speakAfter = 450; // milliseconds of rest

/** Everything the figure says: beside the panes, below them, and to a screen reader once things stand still. */
export class Words {
  readonly root: HTMLElement;
  readonly details: HTMLDetailsElement;
  readonly #sentence = element('p', { class: 'say' });
  readonly #second = element('p', { class: 'above' });
  readonly #formula = element('p', { class: 'formula' });
  readonly #shapes = element('p', { class: 'shapes' });
  readonly #live = element('p', {
    class: 'cx-hidden',
    attributes: { 'aria-live': 'polite', role: 'status' },
  });
  readonly #alternative = element('p');
  readonly #written = new WeakMap<HTMLElement, string>();
  #spoken = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly explorer: Explorer,
    private readonly say: Say,
  ) {
    this.root = element('div', {
      class: 'cx-words',
      children: [this.#sentence, this.#second, this.#formula, this.#shapes, this.#live],
    });
    const summary = element('summary', {
      text: say('This figure in words, and its keys', '그림 설명과 단축키'),
    });
    this.details = element('details', {
      children: [summary, this.#alternative, element('p', { text: keys(say) })],
    });
  }

  /** Writes what changed. `moving`: nothing is said to a screen reader yet. */
  write(moving: boolean): void {
    const { explorer, say } = this;
    const line = sentence(explorer, say);
    this.put(this.#sentence, [line, ['quiet', ` ${rank(explorer, say)}`]]);
    const above = secondSentence(explorer, say);
    this.#second.hidden = above === '';
    this.put(this.#second, [above]);
    this.put(this.#formula, formula(explorer, say));
    this.put(this.#shapes, shapes(explorer, say));
    if (this.details.open) this.put(this.#alternative, [alternative(explorer, say)]);
    const news = [line, above, plainText(link(explorer, say))].filter((one) => one !== '').join(' ');
    if (moving || news === this.#spoken) return;
    this.#spoken = news;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#live.textContent = news;
    }, speakAfter);
  }

  /** Text goes in as text, never as HTML. */
  put(host: HTMLElement, phrase: Phrase): void {
    const key = JSON.stringify(phrase);
    if (this.#written.get(host) === key) return;
    this.#written.set(host, key);
    host.replaceChildren(
      ...phrase.map((piece) =>
        typeof piece === 'string' ? piece : element('span', { class: piece[0], text: piece[1] }),
      ),
    );
  }

  /** What a screen reader hears of the window itself. */
  windowLabel(): string {
    const { layer, walk } = this.explorer;
    const { g } = layer;
    const [top, left] = [number(topOf(g, walk.place.row)), number(leftOf(g, walk.place.column))];
    return this.say(
      `Window of ${g.kh} by ${g.kw} pixels, its corner at row ${top}, column ${left} of the picture`,
      `${g.kh} × ${g.kw}픽셀 창, 모서리는 그림의 ${top}행 ${left}열`,
    );
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}

function keys(say: Say): string {
  return say(
    'On the window: arrow keys one step, with Shift eight; Home and End to the ends of the row, Page Up and Page Down to those of the column; Space sweeps; + and − zoom; f fills, c clears. On the second map: the same keys. On the filter: arrow keys choose a weight, Enter paints it, + − 0 change it.',
    '창에서: 화살표 키는 한 칸, Shift와 함께 누르면 여덟 칸. Home, End는 행의 양 끝, Page Up, Page Down은 열의 양 끝. Space는 훑기, +와 −는 확대와 축소, f는 모두 채우기, c는 비우기. 둘째 맵에서도 같은 키를 씁니다. 필터에서: 화살표 키로 가중치를 고르고, Enter로 칠하고, + − 0으로 바꿉니다.',
  );
}
