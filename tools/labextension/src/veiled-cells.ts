/** Predictions stay secret in JupyterLab: outputs and texts that answer a question are veiled until it is answered. */
import { showLostQuestion } from './lost-question';
import { keepPrediction, predictionOf } from './predictions';
import { sharesVeil, type Veiled } from './shared-veil';
import { veil, type Question, type Veil } from './veil';

interface Cell {
  readonly node: HTMLElement;
  readonly model: { readonly type: string; getMetadata(key: string): unknown };
}

interface NotebookPanel {
  readonly node: HTMLElement;
  readonly content: { readonly widgets: readonly Cell[] };
}

/** What JupyterLab's INotebookTracker is to us. */
export interface VeilTracker {
  readonly widgetAdded: { connect(heard: (sender: unknown, panel: NotebookPanel) => void): unknown };
}

export function veilAnswers(tracker: VeilTracker): void {
  tracker.widgetAdded.connect((_, panel) => {
    const veils = new WeakMap<Element, Veil>();
    let asked = 0;
    // Cells come and go while one scrolls; radio buttons come with the kernel.
    new MutationObserver(() => {
      asked ||= requestAnimationFrame(() => {
        asked = 0;
        tend(panel, veils);
      });
    }).observe(panel.node, { childList: true, subtree: true });
    panel.node.addEventListener('change', ({ target }) => {
      const cell = panel.content.widgets.find(({ node }) => target instanceof Node && node.contains(target));
      if (cell) remember(cell);
    });
    tend(panel, veils);
  });
}

function tend({ content: { widgets } }: NotebookPanel, veils: WeakMap<Element, Veil>): void {
  const questions = new Map<string, { asked: Question; cell: Cell; first: boolean }>();
  let last: Veiled | undefined;
  for (const cell of widgets) {
    const before = last;
    last = undefined;
    const asked = questionOf(cell);
    if (asked) {
      questions.set(asked.id, { asked, cell, first: true });
      const kept = predictionOf(asked.id);
      if (kept === undefined) remember(cell);
      else if (kept.choice !== null) handOn(cell, kept.choice);
      showLostQuestion(cell.node, asked);
    }
    const { answers } = (cell.model.getMetadata('convlab') ?? {}) as { readonly answers?: string };
    const question = answers === undefined ? undefined : questions.get(answers);
    if (!question) continue;
    const { first } = question;
    question.first = false;
    const place = answerIn(cell);
    if (!place) continue;
    const veiled =
      veils.get(place) ?? veil(place, question.asked, { first, chosen: choiceIn(question.cell) });
    veils.set(place, veiled);
    last = { question: question.asked.id, showsCode: showsCode(cell) };
    veiled.share(sharesVeil(before, last));
  }
}

/** What of a cell answers: its text, or its outputs; undefined as long as there is none. */
function answerIn({ node, model }: Cell): HTMLElement | undefined {
  if (model.type === 'markdown')
    return node.querySelector<HTMLElement>(':scope > .jp-Cell-inputWrapper') ?? undefined;
  const outputs = node.querySelector<HTMLElement>('.jp-Cell-outputArea');
  return outputs?.firstElementChild ? (outputs.parentElement ?? outputs) : undefined;
}

function showsCode({ model }: Cell): boolean {
  const { source_hidden: folded } = (model.getMetadata('jupyter') ?? {}) as {
    readonly source_hidden?: boolean;
  };
  return model.type === 'code' && folded !== true;
}

/** The kernel keeps a choice for the recap: it is made in the question's own output, too. */
function choiceIn(question: Cell): (choice: number) => void {
  return (choice) => {
    radios(question)[choice]?.click();
  };
}

/** Keeps what is chosen in a question's own output. */
function remember(cell: Cell): void {
  const asked = questionOf(cell);
  const choice = radios(cell).findIndex(({ checked }) => checked);
  if (asked && choice >= 0 && predictionOf(asked.id)?.choice !== choice) keepPrediction(asked.id, { choice });
}

/** A choice made on the saved page, before there was a kernel to hear of it. */
function handOn(cell: Cell, choice: number): void {
  const all = radios(cell);
  if (!all.some(({ checked }) => checked)) all.at(choice)?.click();
}

function questionOf(cell: Cell): Question | undefined {
  return cell.model.getMetadata('convlab_question') as Question | undefined;
}

function radios({ node }: Cell): HTMLInputElement[] {
  return Array.from(node.querySelectorAll<HTMLInputElement>('.widget-radio-box input[type=radio]'));
}
