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
  /** The text changed. */
  readonly keep: (cell: Cell) => void;
  /** What the reader had written before another text took its place. */
  readonly earlier: (cell: Cell) => string | undefined;
  /** The present text is about to be replaced: it becomes the earlier one. */
  readonly setAside: (cell: Cell) => void;
  /** Says how a cell ended, for those who do not see it. */
  readonly announce: (text: string) => void;
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
  private readonly state = make('span', { className: 'state' });
  private readonly back: HTMLButtonElement;
  private readonly mine: HTMLButtonElement;
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
      this.replace(this.original);
    });
    this.mine = button(word('earlier'), () => {
      this.replace(parts.earlier(this) ?? this.text);
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
      this.mine,
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
        this.parts.keep(this);
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

  /** Shows what another page has kept for it; undefined for the original text. */
  show(kept: string | undefined): void {
    const text = kept ?? this.original;
    if (text !== this.text) this.set(text);
  }

  /** Takes a text from elsewhere; what the reader had written stays one press away. */
  replace(text: string): void {
    if (this.isChanged && text !== this.text) this.parts.setAside(this);
    this.set(text);
  }

  focusEditor(): void {
    this.edit();
    const folded = this.element.querySelector('details');
    if (folded) folded.open = true;
    this.editor?.focus();
  }

  focusButtons(): void {
    this.element.querySelector<HTMLElement>('.run-bar button')?.focus();
  }

  say(text: string): void {
    this.state.textContent = text;
  }

  /** Shows the ways back that there are. */
  marked(): void {
    this.back.hidden = !this.isChanged;
    const earlier = this.parts.earlier(this);
    this.mine.hidden = earlier === undefined || earlier === this.text;
  }

  async run(): Promise<CellResult> {
    const { kernel, requests, announce } = this.parts;
    let begun = 0;
    this.say(word(kernel.isReady ? 'waiting' : 'starting'));
    void this.outputs.prepare();
    let reply: Reply;
    try {
      reply = await kernel.execute(this.text, this.id, (id) => {
        begun = performance.now();
        requests.set(id, this);
        this.outputs.clear();
        this.say(word('running'));
      });
    } catch (error) {
      const text = `${word('broken')} ${error instanceof Error ? error.message : String(error)}`;
      this.outputs.clear();
      this.outputs.note(text);
      this.say(word('failed'));
      announce(text);
      return { ok: false, text: '', error: text, outputs: [] };
    }
    const outputs = this.outputs.list; // before it is run again
    if (reply.status === 'aborted' || reply.status === 'restarted') {
      const why = word(reply.status);
      this.say(reply.status === 'aborted' ? why : '');
      return { ok: false, text: '', error: why, outputs: [] };
    }
    for (const { source, text } of reply.payload ?? [])
      if (source === 'set_next_input' && text !== undefined) this.set(text);
    if (reply.status === 'ended') this.outputs.note(word('ended'));
    await this.outputs.drawn;
    const ok = reply.status === 'ok';
    const seconds = `${((performance.now() - begun) / 1000).toFixed(1)} ${word('seconds')}`;
    this.say(ok ? `✓ ${seconds}` : `✗ ${word('failed')}`);
    announce(ok ? `${word('done')} ${seconds}` : word('failed'));
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
