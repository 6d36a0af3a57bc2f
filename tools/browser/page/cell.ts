// A code cell of an exported page that can be run: its editor, its buttons, its outputs.

import type { KeyBinding } from '@codemirror/view';
import type { Output } from '../../notebooks/notebook';
import { button, make } from './dom';
import { createEditor } from './editor';
import type { Kernel, Reply } from './kernel';
import { Outputs } from './outputs';
import type { Widgets } from './widgets';
import { word } from './words';

export interface CellParts {
  readonly kernel: Kernel;
  readonly widgets: Widgets;
  /** Requests, and the cells whose outputs they make. */
  readonly requests: Map<number, Cell>;
  /** What the reader had left in it. */
  readonly kept: (cell: Cell) => string | undefined;
  /** The text changed; undefined where it is as it was. */
  readonly keep: (cell: Cell, text: string | undefined) => void;
  /** All cells of the page as they stand. */
  readonly texts: () => readonly { readonly id: string; readonly text: string }[];
  readonly runTo: (cell: Cell) => void;
  readonly share: (cell: Cell) => void;
  readonly keysFor: (cell: Cell) => readonly KeyBinding[];
}

export interface CellResult {
  readonly ok: boolean;
  /** What it put out, in words. */
  readonly text: string;
  readonly error: string | null;
  /** In nbformat's form. */
  readonly outputs: readonly Output[];
}

export class Cell {
  /** Its number in the notebook. */
  readonly index: number;
  /** '04-03' */
  readonly id: string;
  /** Of an answer cell: the exercise. */
  readonly exercise: string | undefined;
  readonly outputs: Outputs;
  private readonly original: string;
  private readonly code: HTMLElement;
  private readonly state = make('span', { className: 'state', role: 'status' });
  private readonly back: HTMLButtonElement;
  private text: string;
  private editor: ReturnType<typeof createEditor> | undefined;

  constructor(
    readonly element: HTMLElement,
    private readonly parts: CellParts,
  ) {
    this.id = element.id.replace(/^cell-/, '');
    this.index = Number(element.dataset.index);
    this.code = element.querySelector<HTMLElement>('pre.code')!;
    this.original = this.code.textContent.replace(/\n$/, '');
    this.exercise = /^\/\/ exercise: (\S+)/.exec(this.original)?.[1];
    this.text = parts.kept(this) ?? this.original;
    this.back = button(word('original'), () => {
      this.set(this.original);
    });
    const bar = make(
      'div',
      { className: 'run-bar' },
      button(word('run'), () => void this.run(), '▶'),
      button(word('runToHere'), () => {
        parts.runTo(this);
      }),
      button(word('link'), () => {
        parts.share(this);
      }),
      this.back,
      this.state,
    );
    const place = element.querySelector<HTMLElement>('.output') ?? make('div', { className: 'output' });
    (this.code.closest('details') ?? this.code).after(bar);
    if (!place.isConnected) element.append(place);
    this.outputs = new Outputs(place, parts.widgets);
    this.marked();
    element.tabIndex = -1;
    if (this.isChanged) this.edit(); // what is kept shows at once
  }

  get source(): string {
    return this.text;
  }

  get isChanged(): boolean {
    return this.text !== this.original;
  }

  /** Puts an editor in the code's place. */
  edit(): void {
    if (this.editor) return;
    this.editor = createEditor({
      text: this.text,
      label: word(this.exercise === undefined ? 'editor' : 'answerEditor'),
      keys: this.parts.keysFor(this),
      changed: (text) => {
        this.text = text;
        this.marked();
        this.parts.keep(this, this.isChanged ? text : undefined);
      },
      ask: (request) => this.parts.kernel.help({ ...request, cells: this.parts.texts(), cell: this.id }),
    });
    const box = make('div', { className: 'code' }, this.editor.dom);
    this.code.replaceWith(box);
  }

  /** Takes another text. */
  set(text: string): void {
    this.edit();
    const changes = { from: 0, to: this.editor!.state.doc.length, insert: text };
    this.editor!.dispatch({ changes });
  }

  focusEditor(): void {
    this.edit();
    const folded = this.element.querySelector('details');
    if (folded) folded.open = true;
    this.editor?.focus();
  }

  say(text: string): void {
    this.state.textContent = text;
  }

  private marked(): void {
    this.back.hidden = !this.isChanged;
  }

  async run(): Promise<CellResult> {
    const { kernel, requests } = this.parts;
    const begun = performance.now();
    this.say(word(kernel.isReady ? 'waiting' : 'starting'));
    void this.outputs.prepare();
    let reply: Reply;
    try {
      reply = await kernel.execute(this.text, this.id, (id) => {
        requests.set(id, this);
        this.outputs.clear();
        this.say(word('running'));
      });
    } catch (error) {
      const text = `${word('broken')} ${error instanceof Error ? error.message : String(error)}`;
      this.outputs.clear();
      this.outputs.note(text);
      this.say(word('failed'));
      return { ok: false, text: '', error: text, outputs: [] };
    }
    for (const { source, text } of reply.payload ?? [])
      if (source === 'set_next_input' && text !== undefined) this.set(text);
    if (reply.status === 'ended') this.outputs.note(word('ended'));
    await this.outputs.drawn;
    const ok = reply.status === 'ok';
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    this.say(ok ? `✓ ${seconds} ${word('seconds')}` : `✗ ${word('failed')}`);
    const outputs = this.outputs.list;
    const error = ok ? null : reply.status === 'ended' ? word('ended') : `${reply.ename}: ${reply.evalue}`;
    return { ok, text: textOf(outputs), error, outputs };
  }
}

/** Outputs in words: what is printed, and the text alternatives of what is shown. */
function textOf(outputs: readonly Output[]): string {
  return outputs
    .map((output) => {
      if (output.output_type === 'stream') return String(output.text);
      const plain = output.data?.['text/plain'];
      return typeof plain === 'string' ? plain : '';
    })
    .filter((text) => text !== '')
    .join('\n');
}
