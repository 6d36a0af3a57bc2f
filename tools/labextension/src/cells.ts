/** Which cell of a notebook an element stands in. */

interface Cell {
  readonly node: HTMLElement;
  readonly model: { readonly id: string };
}

interface NotebookPanel {
  readonly content: { readonly widgets: readonly Cell[] };
}

/** What JupyterLab's INotebookTracker is to us. */
export interface CellTracker {
  forEach(visit: (panel: NotebookPanel) => void): void;
}

/** In the exported pages, the cell's element says it. */
let find = (place: Element): string | undefined => place.closest('.cell')?.id.replace(/^cell-/, '');

/** In JupyterLab, only the notebook knows. */
export function nameCells(tracker: CellTracker): void {
  find = (place) => {
    let id: string | undefined;
    tracker.forEach(({ content: { widgets } }) => {
      id ??= widgets.find(({ node }) => node.contains(place))?.model.id;
    });
    return id;
  };
}

/** The id that the notebook's file gives to the cell; '' outside of any. */
export const cellOf = (place: Element): string => find(place) ?? '';
