import type { Answer } from '../../../lib/photograph/data';
import { percentage, type Say } from '../../../lib/photograph/words';
import { element } from '../../labextension/src/dom';

interface Row {
  readonly root: HTMLButtonElement;
  readonly bar: HTMLElement;
  readonly name: HTMLElement;
  readonly share: HTMLElement;
}

/** Five names with their probabilities; a press on one asks where it comes from. */
export class Names {
  readonly root: HTMLElement;
  readonly #rows: readonly Row[];
  #answers: readonly Answer[] = [];

  constructor(
    private readonly nameOf: (label: number) => string,
    private readonly say: Say,
    choose: (answer: Answer) => void,
  ) {
    this.#rows = Array.from({ length: 5 }, (_, i): Row => {
      const [bar, name, share] = ['cp-bar', 'cp-name', 'cp-share'].map((one) =>
        element('span', { class: one }),
      );
      const root = element('button', {
        class: 'cp-answer',
        attributes: { type: 'button' },
        children: [bar, name, share],
      });
      root.addEventListener('click', () => {
        if (i in this.#answers) choose(this.#answers[i]);
      });
      return { root, bar, name, share };
    });
    this.root = element('ol', {
      class: 'cp-names',
      attributes: { 'aria-label': say('The five likeliest names', '가장 그럴듯한 이름 다섯') },
      children: this.#rows.map(({ root }) => element('li', { children: [root] })),
    });
  }

  /** `chosen`: the name whose map is shown. */
  show(answers: readonly Answer[], chosen: number): void {
    this.#answers = answers;
    answers.forEach(({ label, probability }, i) => {
      const { root, bar, name, share } = this.#rows[i];
      bar.style.width = `${100 * probability}%`;
      name.textContent = this.nameOf(label);
      share.textContent = percentage(probability, this.say);
      root.setAttribute('aria-pressed', String(label === chosen));
    });
  }
}
