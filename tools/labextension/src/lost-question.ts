/** A question whose kernel is gone: ipywidgets says only that it finds no model. */
import { element } from './dom';
import { languageAt } from './language';
import { onPrediction, predictionOf } from './predictions';
import type { Question } from './veil';

/** Where the line stands that says how to wake a control: controls.ts. */
export const lostPlace = 'convlab-lost';

/** Shows the question again above that line, and what was chosen. */
export function showLostQuestion(cell: HTMLElement, asked: Question): void {
  const place = cell.querySelector<HTMLElement>(`.${lostPlace}`);
  if (!place || place.dataset.question === asked.id) return;
  place.dataset.question = asked.id;
  const korean = languageAt(place) === 'ko';
  const choices = element('ul', { class: 'convlab-lost-choices' });
  const draw = (): void => {
    const chosen = predictionOf(asked.id)?.choice;
    choices.replaceChildren(
      ...asked.choices.map((choice, i) => {
        const words = i === chosen ? (korean ? `${choice} (내 선택)` : `${choice} (your choice)`) : choice;
        return element('li', { text: `${i === chosen ? '●' : '○'} ${words}` });
      }),
    );
  };
  draw();
  onPrediction(draw);
  place.prepend(element('div', { children: [element('p', { text: asked.question }), choices] }));
}
