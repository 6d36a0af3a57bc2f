/** JupyterLab's plugin for help while one types (editor/): its setting, its commands, and each notebook's editors. */
import type { EditorView } from '@codemirror/view';
import type * as Lab from './editor/lab';

type PackageOf = <Exports>(name: string) => Promise<Exports>;

interface Signal<T> {
  connect(heard: (sender: unknown, value: T) => void): unknown;
}

interface Tracker {
  readonly currentWidget: Lab.Panel | null;
  readonly widgetAdded: Signal<Lab.Panel & { readonly disposed: Signal<unknown> }>;
}

interface Settings {
  readonly composite: Readonly<Record<string, unknown>>;
  readonly changed: Signal<unknown>;
}

interface App {
  readonly commands: {
    addCommand(id: string, options: object): unknown;
    execute(id: string, parameters: object): Promise<unknown>;
  };
}

interface ExtensionRegistry {
  addExtension(extension: { name: string; factory: (options: { model: unknown }) => object }): void;
}

interface OpenedFile {
  readonly content: {
    readonly editor?: { setCursorPosition(at: object): void; revealPosition(at: object): void };
  };
  readonly context: { readonly ready: Promise<unknown> };
}

const id = '@convlab/figures:editor';

/** @param packageOf JupyterLab's shared packages */
export async function editorPlugin(packageOf: PackageOf): Promise<object> {
  const shared: Record<string, unknown> = {};
  for (const name of ['@codemirror/language', '@codemirror/state', '@codemirror/view'])
    shared[name] = await packageOf(name);
  const load = (
    globalThis as unknown as { convlabEditor: (require: (name: string) => unknown) => typeof Lab }
  ).convlabEditor;
  const lab = load((name) => shared[name]);
  const { INotebookTracker } = await packageOf<{ INotebookTracker: unknown }>('@jupyterlab/notebook');
  const { IEditorExtensionRegistry } = await packageOf<{ IEditorExtensionRegistry: unknown }>(
    '@jupyterlab/codemirror',
  );
  const { ISettingRegistry } = await packageOf<{ ISettingRegistry: unknown }>('@jupyterlab/settingregistry');
  return {
    id,
    autoStart: true,
    requires: [INotebookTracker, IEditorExtensionRegistry, ISettingRegistry],
    activate: async (
      app: App,
      tracker: Tracker,
      extensions: ExtensionRegistry,
      registry: { load(plugin: string): Promise<Settings> },
    ) => {
      const settings = await registry.load(id);
      new EditorHelp(lab, app, tracker, settings).activate(extensions);
    },
  };
}

class EditorHelp {
  private readonly notebooks = new Map<Lab.Panel, Lab.NotebookHelp>();
  private readonly views = new Map<EditorView, (view: EditorView, on: boolean) => void>();

  constructor(
    private readonly lab: typeof Lab,
    private readonly app: App,
    private readonly tracker: Tracker,
    private readonly settings: Settings,
  ) {}

  activate(extensions: ExtensionRegistry): void {
    const { lab, tracker, settings } = this;
    tracker.widgetAdded.connect((_, panel) => {
      this.notebooks.set(panel, new lab.NotebookHelp(panel, () => this.isOn(), this.openFile));
      panel.disposed.connect(() => {
        this.notebooks.delete(panel);
      });
    });
    extensions.addExtension({ name: 'convlab-help', factory: ({ model }) => this.forEditor(model) });
    settings.changed.connect(() => {
      for (const [view, set] of this.views) set(view, this.isOn());
      for (const notebook of this.notebooks.values()) notebook.changed();
    });
    lab.keepEditorKeys((view) => this.isOn() && this.views.has(view));
    this.addCommands();
  }

  private isOn(): boolean {
    return this.settings.composite.enabled !== false;
  }

  /** JupyterLab asks for the extension of each editor that it makes. */
  private forEditor(model: unknown): object {
    const { lab } = this;
    const find = (): [Lab.NotebookHelp, string] | undefined => {
      for (const [panel, notebook] of this.notebooks)
        for (const cell of panel.content.widgets)
          if (cell.model === model && cell.model.type === 'code') return [notebook, cell.model.id];
      return undefined;
    };
    const { extension, set } = lab.switchable(
      lab.helpWhileTyping({
        ask: async (question, parameters) => {
          const [notebook, cell] = find() ?? [];
          return cell === undefined ? undefined : notebook?.help(cell).ask(question, parameters);
        },
        goToDefinition: (at) => {
          const [notebook, cell] = find() ?? [];
          if (cell !== undefined) void notebook?.goToDefinition(cell, at);
        },
      }),
    );
    const watched = lab.watched(
      (view) => {
        this.views.set(view, set);
        set(view, this.isOn());
      },
      (view) => this.views.delete(view),
    );
    return { instance: () => [extension, watched], reconfigure: () => null };
  }

  private addCommands(): void {
    const { commands } = this.app;
    const current = (): [Lab.NotebookHelp, NonNullable<Lab.Panel['content']['activeCell']>] | undefined => {
      const panel = this.tracker.currentWidget;
      const notebook = panel && this.notebooks.get(panel);
      return notebook && panel.content.activeCell ? [notebook, panel.content.activeCell] : undefined;
    };
    commands.addCommand('convlab:format-cell', {
      label: 'Format Cell',
      execute: async () => {
        const [notebook, cell] = current() ?? [];
        if (notebook && cell) await notebook.format(cell);
      },
    });
    commands.addCommand('convlab:go-to-definition', {
      label: 'Go to Definition',
      execute: async () => {
        const [notebook, cell] = current() ?? [];
        const at = cell?.editor?.editor?.state.selection.main.head;
        if (notebook && cell && at !== undefined) await notebook.goToDefinition(cell.model.id, at);
      },
    });
  }

  private readonly openFile: Lab.OpenFile = async (panel, file, line, column) => {
    const at = { line: line - 1, column: column - 1 };
    const path = this.lab.labPath(panel, file);
    if (path === undefined) return; // JupyterLab cannot show what is outside of its folder
    const opened = (await this.app.commands.execute('docmanager:open', {
      path,
      factory: 'Editor',
    })) as OpenedFile | undefined;
    await opened?.context.ready;
    opened?.content.editor?.setCursorPosition(at);
    opened?.content.editor?.revealPosition(at);
  };
}
