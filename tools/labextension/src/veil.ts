import { element } from './dom';
import { keepPrediction, onPrediction, predictionOf } from './predictions';
import { sharesVeil, type Veiled } from './shared-veil';

/** A question of `predict`: tools/notebooks/questions.ts. */
export interface Question {
  readonly id: string;
  readonly question: string;
  readonly choices: readonly string[];
  readonly answer: number;
}

export interface VeilOptions {
  /** Whether the choices stand here; below, whatever has the same answer only says what it waits for. */
  readonly first: boolean;
  /** Told of a choice that was made here. */
  readonly chosen?: (choice: number) => void;
}

/** A veil that lies over an element. */
export interface Veil {
  /** `shared`: the veil before it speaks for both, so it only covers. */
  readonly share: (shared: boolean) => void;
}

const veiled = 'convlab-veiled';

/**
 * Covers an element whose content answers a question, until the reader has chosen or asks to see it anyway; then the choice is
 * compared with what happened. Both are remembered.
 */
export function veil(place: HTMLElement, asked: Question, { first, chosen }: VeilOptions): Veil {
  const card = element('div', { class: 'convlab-veil', attributes: { role: 'group', tabindex: '-1' } });
  const korean = /[가-힣]/.test(asked.question);
  const say = (english: string, own: string): string => (korean ? own : english);
  card.setAttribute('aria-label', say('An answer, veiled', '가려 둔 답'));
  let within = false; // whether the keyboard is here
  let silent = false;
  const button = (text: string, choice: number | null): HTMLElement => {
    const made = element('button', { text, attributes: { type: 'button' } });
    made.addEventListener('click', () => {
      within = true;
      keepPrediction(asked.id, { choice });
      if (choice !== null) chosen?.(choice);
    });
    return made;
  };
  const cover = (): Node[] => [
    element('p', {
      text: first
        ? say(`First, your prediction: ${asked.question}`, `먼저 예측해 보세요. ${asked.question}`)
        : say('Waits for your prediction above.', '위의 예측을 먼저 골라 주세요.'),
    }),
    element('div', {
      class: 'convlab-choices',
      children: [
        ...(first ? asked.choices.map((text, i) => button(text, i)) : []),
        button(say('Show me anyway', '그냥 볼게요'), null),
      ],
    }),
  ];
  const outcome = (choice: number): Node[] => [
    element('p', {
      class: choice === asked.answer ? 'convlab-right' : 'convlab-other',
      attributes: { role: 'status' },
      text:
        choice === asked.answer
          ? say(
              `✓ As you predicted: ${asked.choices[choice]}`,
              `✓ 예측한 대로입니다: ${asked.choices[choice]}`,
            )
          : say(
              `You predicted: ${asked.choices[choice]}. What happens: ${asked.choices[asked.answer]}`,
              `나의 예측: ${asked.choices[choice]} · 실제 결과: ${asked.choices[asked.answer]}`,
            ),
    }),
  ];
  const draw = (): void => {
    const known = predictionOf(asked.id);
    const open = known !== undefined;
    place.classList.toggle(veiled, !open);
    const choice = known?.choice ?? null;
    const closed = silent ? [] : cover();
    card.replaceChildren(...(!open ? closed : first && choice !== null ? outcome(choice) : []));
    card.hidden = card.childNodes.length === 0;
    if (open && within) focusOn(card.hidden ? place : card);
    within = false;
    if (open) dispatchEvent(new Event('resize')); // figures that had no room measure it
  };
  onPrediction(draw);
  place.prepend(card);
  // A cell that is run again has new outputs in place of all that was there.
  new MutationObserver(() => {
    if (card.parentNode !== place) place.prepend(card);
  }).observe(place, { childList: true });
  draw();
  return {
    share: (shared) => {
      if (shared === silent) return;
      silent = shared;
      draw();
    },
  };
}

/** The keyboard goes on where the answer is, though nothing can be pressed there. */
function focusOn(place: HTMLElement): void {
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

/** Veils the outputs and texts of an exported page: `data-answers` holds the question. */
export function veilPage(): void {
  const seen = new Set<string>();
  let before: { readonly cell: Element; readonly is: Veiled } | undefined;
  for (const place of Array.from(document.querySelectorAll<HTMLElement>('[data-answers]'))) {
    const asked = JSON.parse(place.dataset.answers ?? '') as Question;
    const cell = place.closest('.cell') ?? place;
    const is = { question: asked.id, showsCode: cell.querySelector(':scope > .code') !== null };
    const neighbor = before?.cell === cell.previousElementSibling ? before.is : undefined;
    veil(place, asked, { first: !seen.has(asked.id) }).share(sharesVeil(neighbor, is));
    seen.add(asked.id);
    before = { cell, is };
  }
}
