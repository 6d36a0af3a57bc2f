/**
 * Pictures that follow their controls after the page was loaded anew, or the notebook closed and opened again.
 *
 * JupyterLab knows the name of an output (its display_id) only where it saw the output appear; an update of a name that
 * it does not know is dropped. The kernel writes the name into the output's metadata too, which the notebook keeps.
 */

interface Output {
  readonly metadata: Readonly<Record<string, unknown>>;
}

interface List<T> {
  readonly length: number;
  get(index: number): T;
}

interface Outputs extends List<Output> {
  set(index: number, value: object): void;
}

interface Signal<T> {
  connect(heard: (sender: unknown, value: T) => void): unknown;
}

interface Message {
  readonly header: { readonly msg_type: string };
  readonly content: {
    readonly data?: object;
    readonly metadata?: object;
    readonly transient?: { readonly display_id?: string };
  };
}

interface NotebookPanel {
  readonly sessionContext: { readonly iopubMessage: Signal<Message> };
  readonly content: { readonly model: { readonly cells: List<{ readonly outputs?: Outputs }> } | null };
}

/** What JupyterLab's INotebookTracker is to us: it tells of each notebook that is opened. */
export interface NotebookTracker {
  readonly widgetAdded: Signal<NotebookPanel>;
}

/** Where a kernel writes the name of an output: tools/kernel/jupyter/output.ts. */
const nameInMetadata = 'convlab_display_id';

export function followReopened(tracker: NotebookTracker): void {
  tracker.widgetAdded.connect((_, panel) => {
    const seen = new Set<string>(); // JupyterLab's own business
    panel.sessionContext.iopubMessage.connect((_, { header, content }) => {
      const name = content.transient?.display_id;
      if (name === undefined) return;
      if (header.msg_type === 'display_data') seen.add(name);
      if (header.msg_type === 'update_display_data' && !seen.has(name)) replace(panel, name, content);
    });
  });
}

function replace(
  { content: { model } }: NotebookPanel,
  name: string,
  { data, metadata }: Message['content'],
): void {
  for (const { outputs } of model ? each(model.cells) : []) {
    if (!outputs) continue; // Markdown
    each(outputs).forEach((output, index) => {
      if (output.metadata[nameInMetadata] !== name) return;
      outputs.set(index, { output_type: 'display_data', data, metadata });
    });
  }
}

function each<T>(list: List<T>): T[] {
  return Array.from({ length: list.length }, (_, index) => list.get(index));
}
