/**
 * What ipywidgets leaves out of its controls: a slider's and a choice's name for a screen reader, and what to do where
 * the kernel behind a control is gone.
 */

import { languageAt } from './language';
import { lostPlace } from './lost-question';

const gone = 'jupyter-widgets-disconnected';
const lost = 'Error displaying widget: model not found';
/** As in style.css. */
const advice = {
  en: '↻ To use it, run all cells: Run → Run All Cells',
  ko: '↻ 쓰려면 모든 셀을 실행하십시오: Run → Run All Cells',
};

export function tendControls(): void {
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of Array.from(changes)) {
      if (type === 'attributes') rest(target as Element);
      else if (addedNodes.length > 0 && target instanceof Element) tend(target);
    }
  }).observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['class'],
  });
}

/** A control inside of one whose kernel is gone takes no keys; the outermost says what helps (style.css). */
function rest(element: Element): void {
  if (!(element instanceof HTMLElement) || !element.classList.contains('jupyter-widgets')) return;
  const inert =
    element.classList.contains(gone) && element.parentElement?.closest(`.${gone}`) instanceof Element;
  if (element.inert !== inert) element.inert = inert;
}

function tend(within: Element): void {
  const place = within.closest('.jupyter-widgets') ?? within;
  // An output may be drawn before it is put into the page: then its view is somewhere in what was added.
  for (const view of [place, ...Array.from(place.querySelectorAll('.jupyter-widgets'))])
    if (view.textContent === lost && view.matches('.jupyter-widgets')) {
      view.textContent = advice[languageAt(view)];
      view.classList.add(lostPlace);
    }
  const parts = '.widget-slider :is(.noUi-handle, .widget-readout)';
  for (const part of Array.from(place.querySelectorAll(parts))) {
    const label = part.closest('.widget-slider')?.querySelector('.widget-label')?.textContent;
    if (label) part.setAttribute('aria-label', label);
    if (part.classList.contains('widget-readout')) part.setAttribute('role', 'textbox');
  }
  for (const choices of Array.from(place.querySelectorAll('.widget-radio-box'))) {
    const question = choices.closest('.widget-vbox')?.querySelector('.widget-html-content')?.textContent;
    choices.setAttribute('role', 'radiogroup');
    if (question) choices.setAttribute('aria-label', question.trim());
  }
}
