import type { Say } from '../../../../lib/explorer/words/phrase';
import { element } from '../../../labextension/src/dom';
import { choice } from './form';

const weights = [-2, -1, 0, 1, 2];

/** The weight that painting sets. It keeps its room where there is nothing to paint, so that nothing jumps. */
export class Brush {
  readonly root: HTMLElement;
  weight = 1;

  constructor(say: Say) {
    const title = say('paint with', '칠할 값');
    const options = weights.map((weight) => ({
      value: String(weight),
      label: String(weight).replace('-', '−'),
    }));
    const brushes = choice(title, options, (value) => {
      this.weight = Number(value);
    });
    brushes.set('1');
    this.root = element('div', { class: 'cx-brush', children: [brushes.root] });
  }

  show(on: boolean): void {
    this.root.style.visibility = on ? '' : 'hidden';
  }
}
