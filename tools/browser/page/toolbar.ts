import { button, make } from './dom';
import { word } from './words';

export interface ToolbarActions {
  readonly runAll: () => void;
  readonly stop: () => void;
  readonly restart: () => void;
  readonly download: () => void;
  readonly upload: (file: File) => void;
}

export interface Toolbar {
  readonly element: HTMLElement;
  readonly say: (text: string) => void;
  /** Says it to those only who do not see the page. */
  readonly announce: (text: string) => void;
}

/** The page's own buttons, and a line in which it says something. */
export function toolbar(actions: ToolbarActions): Toolbar {
  const state = make('span', { className: 'state', role: 'status' });
  const heard = make('span', { className: 'heard', role: 'status' });
  const chosen = make('input', { type: 'file', accept: '.zip,application/zip', hidden: true });
  chosen.onchange = () => {
    const [file] = Array.from(chosen.files ?? []);
    chosen.value = '';
    if ((file as File | undefined) !== undefined) actions.upload(file);
  };
  const element = make(
    'div',
    { className: 'toolbar', role: 'toolbar' },
    button(word('runAll'), actions.runAll, '▶▶'),
    button(word('stop'), actions.stop, '■'),
    button(word('restart'), actions.restart, '↻'),
    button(word('download'), actions.download, '↓'),
    button(
      word('upload'),
      () => {
        chosen.click();
      },
      '↑',
    ),
    chosen,
    state,
    heard,
  );
  element.ariaLabel = word('toolbar');
  return {
    element,
    say: (text) => {
      state.textContent = text;
    },
    announce: (text) => {
      state.textContent = ''; // what it said is over
      heard.textContent = text;
    },
  };
}
