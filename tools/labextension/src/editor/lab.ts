// Help while one types, in the notebooks of JupyterLab.
import { Compartment, type Extension } from '@codemirror/state';
import { EditorView, ViewPlugin } from '@codemirror/view';
import type { Cell, Definition, EditorReply, EditorRequest } from '../../../kernel/editor/messages';
import { EditorClient, type Help } from './client';
import { helpWhileTyping, wantsKey } from './help';
import { type Kernel, sendTo } from './kernel';
import { showProblems } from './problems';

/** How long nobody has to type before the cells are looked at anew, in milliseconds. */
const PAUSE = 200;

interface Signal {
  connect(heard: () => void): unknown;
}

interface CellModel {
  readonly id: string;
  readonly type: string;
  readonly sharedModel: { getSource(): string; setSource(text: string): void };
}

interface CellWidget {
  readonly model: CellModel;
  readonly editor: { readonly editor?: EditorView; focus(): void } | null;
}

export interface Panel {
  readonly context: { readonly path: string };
  readonly sessionContext: {
    readonly session: { readonly kernel: Kernel | null } | null;
    readonly kernelChanged: Signal;
  };
  readonly content: {
    readonly widgets: readonly CellWidget[];
    readonly activeCell: CellWidget | null;
    activeCellIndex: number;
    readonly modelContentChanged: Signal;
    readonly model: unknown;
  };
}

/** Opens a file at a place; the path is the kernel's. */
export type OpenFile = (panel: Panel, file: string, line: number, column: number) => void;

/** One notebook that is open. */
export class NotebookHelp {
  private readonly client: EditorClient;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private round = 0;

  constructor(
    readonly panel: Panel,
    private readonly isOn: () => boolean,
    private readonly openFile: OpenFile,
  ) {
    const send = async (request: EditorRequest): Promise<EditorReply | undefined> => {
      const kernel = panel.sessionContext.session?.kernel;
      return this.isOn() && kernel ? sendTo(kernel, request) : undefined;
    };
    this.client = new EditorClient(() => this.cells(), send);
    panel.content.modelContentChanged.connect(() => {
      this.changed();
    });
    panel.sessionContext.kernelChanged.connect(() => {
      this.changed();
    });
    this.changed();
  }

  /** Looks at the cells again once nobody has typed for a moment. */
  changed(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), PAUSE);
  }

  help(id: string): Help {
    return {
      ask: (question, parameters) => this.client.ask(question, { ...parameters, cell: id }),
      goToDefinition: (at) => void this.goToDefinition(id, at),
    };
  }

  async goToDefinition(id: string, at: number): Promise<void> {
    const found = await this.client.ask('definition', { cell: id, at });
    if (found) this.show(found);
  }

  async format(cell: CellWidget): Promise<void> {
    const before = cell.model.sharedModel.getSource();
    const text = await this.client.ask('format', { cell: cell.model.id });
    const view = cell.editor?.editor;
    if (text === undefined || text === before || cell.model.sharedModel.getSource() !== before) return;
    const head = Math.min(view?.state.selection.main.head ?? 0, text.length);
    if (view)
      view.dispatch({ changes: { from: 0, to: before.length, insert: text }, selection: { anchor: head } });
    else cell.model.sharedModel.setSource(text);
  }

  private show(definition: Definition): void {
    if (!('cell' in definition)) {
      this.openFile(this.panel, definition.file, definition.line, definition.column);
      return;
    }
    const { content } = this.panel;
    const index = content.widgets.findIndex(({ model }) => model.id === definition.cell);
    if (index < 0) return;
    content.activeCellIndex = index;
    const { editor } = content.widgets[index];
    editor?.focus();
    editor?.editor?.dispatch({ selection: { anchor: definition.from }, scrollIntoView: true });
  }

  private cells(): Cell[] {
    return this.panel.content.widgets
      .filter(({ model }) => model.type === 'code')
      .map(({ model }) => ({ id: model.id, text: model.sharedModel.getSource() }));
  }

  /** The cell that is written in first, then the others that have an editor. */
  private async look(): Promise<void> {
    const round = ++this.round;
    const { widgets, activeCell } = this.panel.content;
    const all = [...(activeCell ? [activeCell] : []), ...widgets.filter((cell) => cell !== activeCell)];
    for (const { model, editor } of all) {
      if (model.type !== 'code' || !editor?.editor) continue;
      if (round !== this.round) return;
      await showProblems(this.help(model.id), editor.editor);
    }
  }
}

/** JupyterLab's path of a file that the kernel names as seen from the notebook; undefined outside of its folder. */
export function labPath(panel: Panel, file: string): string | undefined {
  const parts = panel.context.path.replace(/^.*:/, '').split('/').slice(0, -1);
  for (const part of file.split('/'))
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  return parts.join('/');
}

/** Whether the help is on, for all editors at once. */
export function switchable(extension: Extension): {
  extension: Extension;
  set: (view: EditorView, on: boolean) => void;
} {
  const compartment = new Compartment();
  return {
    extension: compartment.of(extension),
    set: (view, on) => {
      view.dispatch({ effects: compartment.reconfigure(on ? extension : []) });
    },
  };
}

/** Says when an editor is there and when it is gone. */
export function watched(created: (view: EditorView) => void, gone: (view: EditorView) => void): Extension {
  return ViewPlugin.define((view) => {
    queueMicrotask(() => {
      created(view);
    });
    return {
      destroy: () => {
        gone(view);
      },
    };
  });
}

/** Keys that an open list of completions needs are JupyterLab's shortcuts otherwise. */
export function keepEditorKeys(isOurs: (view: EditorView) => boolean): void {
  window.addEventListener(
    'keydown',
    (event) => {
      const view = event.target instanceof HTMLElement ? EditorView.findFromDOM(event.target) : null;
      if (!view || !isOurs(view)) return;
      view.dom.toggleAttribute('data-lm-suppress-shortcuts', wantsKey(view, event));
    },
    true,
  );
}

export { helpWhileTyping };
