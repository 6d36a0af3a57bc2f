// JupyterLab's keys. In an editor: Shift+Enter, Ctrl+Enter, Tab for what is offered, Escape. On a cell: Enter, the arrows, i i and 0 0; Tab goes past its editor.

import { acceptCompletion } from '@codemirror/autocomplete';
import type { KeyBinding } from '@codemirror/view';
import type { Cell } from './cell';

export interface KeyActions {
  readonly next: (cell: Cell) => Cell | undefined;
  readonly previous: (cell: Cell) => Cell | undefined;
  readonly stop: () => void;
  readonly restart: () => void;
}

export function editorKeys(cell: Cell, { next }: KeyActions): readonly KeyBinding[] {
  const done = (run: () => void) => (): boolean => {
    run();
    return true;
  };
  return [
    {
      key: 'Shift-Enter',
      run: done(() => {
        void cell.run();
        next(cell)?.focusEditor();
      }),
    },
    { key: 'Mod-Enter', run: done(() => void cell.run()) },
    { key: 'Tab', run: acceptCompletion },
    {
      key: 'Escape',
      run: done(() => {
        cell.element.focus();
      }),
    },
  ];
}

/** Two presses of one key within this time are one command. */
const TWICE_MS = 800;

/** The keys of a cell that has the focus itself. */
export function listenOn(cell: Cell, actions: KeyActions): void {
  let last = { key: '', at: 0 };
  cell.element.addEventListener('keydown', (event) => {
    if (event.target !== cell.element || event.altKey || event.metaKey) return;
    const isTwice = event.key === last.key && event.timeStamp - last.at < TWICE_MS;
    last = { key: event.key, at: event.timeStamp };
    if (event.key === 'Enter') {
      if (event.shiftKey || event.ctrlKey) void cell.run();
      if (event.shiftKey) actions.next(cell)?.element.focus();
      else if (!event.ctrlKey) cell.focusEditor();
    } else if (event.key === 'ArrowDown' || event.key === 'j') actions.next(cell)?.element.focus();
    else if (event.key === 'ArrowUp' || event.key === 'k') actions.previous(cell)?.element.focus();
    else if (event.key === 'Tab' && !event.shiftKey)
      cell.focusButtons(); // past its editor
    else if (isTwice && event.key === 'i') actions.stop();
    else if (isTwice && event.key === '0') actions.restart();
    else return;
    event.preventDefault();
  });
}
