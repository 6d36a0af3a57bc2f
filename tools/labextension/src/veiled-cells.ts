/** Predictions stay secret in JupyterLab: outputs that answer a question are veiled until it is answered. */
import { showLostQuestion } from './lost-question';
import { keepPrediction, predictionOf } from './predictions';
import { veil, type Question } from './veil';

interface Cell {
  readonly node: HTMLElement;
  readonly model: { getMetadata(key: string): unknown };
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
    const done = new WeakSet<Element>();
    let asked = 0;
    // Cells come and go while one scrolls; radio buttons come with the kernel.
    new MutationObserver(() => {
      asked ||= requestAnimationFrame(() => {
        asked = 0;
        tend(panel, done);
      });
    }).observe(panel.node, { childList: true, subtree: true });
    panel.node.addEventListener('change', ({ target }) => {
      const cell = panel.content.widgets.find(({ node }) => target instanceof Node && node.contains(target));
      if (cell) remember(cell);
    });
    tend(panel, done);
  });
}

function tend({ content: { widgets } }: NotebookPanel, done: WeakSet<Element>): void {
  const questions = new Map<string, { asked: Question; cell: Cell; first: boolean }>();
  for (const cell of widgets) {
    const asked = questionOf(cell);
    if (asked) {
      questions.set(asked.id, { asked, cell, first: true });
      if (predictionOf(asked.id) === undefined) remember(cell);
      showLostQuestion(cell.node, asked);
    }
    const { answers } = (cell.model.getMetadata('convlab') ?? {}) as { readonly answers?: string };
    const question = answers === undefined ? undefined : questions.get(answers);
    if (!question) continue;
    const place = cell.node.querySelector<HTMLElement>('.jp-Cell-outputArea');
    const { first } = question;
    question.first = false;
    if (!place?.firstElementChild || done.has(place)) continue;
    done.add(place);
    veil(place.parentElement ?? place, question.asked, {
      first,
      chosen: (choice) => {
        radios(question.cell)[choice]?.click(); // the kernel keeps it for the recap
      },
    });
  }
}

/** Keeps what is chosen in a question's own output. */
function remember(cell: Cell): void {
  const asked = questionOf(cell);
  const choice = radios(cell).findIndex(({ checked }) => checked);
  if (asked && choice >= 0 && predictionOf(asked.id)?.choice !== choice) keepPrediction(asked.id, { choice });
}

function questionOf(cell: Cell): Question | undefined {
  return cell.model.getMetadata('convlab_question') as Question | undefined;
}

function radios({ node }: Cell): HTMLInputElement[] {
  return Array.from(node.querySelectorAll<HTMLInputElement>('.widget-radio-box input[type=radio]'));
}
