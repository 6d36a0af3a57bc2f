// A cell's editor: CodeMirror, with the kernel's own type checker behind completion, hovers and errors.

import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { javascript } from '@codemirror/lang-javascript';
import { indentUnit, syntaxHighlighting } from '@codemirror/language';
import { linter, type Diagnostic } from '@codemirror/lint';
import { Prec, type Extension } from '@codemirror/state';
import { EditorView, hoverTooltip, keymap, type KeyBinding } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { minimalSetup } from 'codemirror';
import { make } from './dom';
import type { Completions, Hover, Problem } from '../../kernel/editor/messages';
import type { HelpRequest } from '../messages';

type Ask = (request: Pick<HelpRequest, 'question' | 'at' | 'explicit'>) => Promise<unknown>;

export interface EditorOptions {
  readonly text: string;
  readonly label: string;
  readonly keys: readonly KeyBinding[];
  readonly changed: (text: string) => void;
  readonly ask: Ask;
}

/** TypeScript's kinds of a name, by CodeMirror's icons. */
const ICONS: Readonly<Partial<Record<string, string>>> = {
  alias: 'variable',
  const: 'constant',
  let: 'variable',
  var: 'variable',
  'local var': 'variable',
  parameter: 'variable',
  'local function': 'function',
  getter: 'property',
  setter: 'property',
};

/** At most this many completions are offered. */
const MOST = 100;

export function createEditor({ text, label, keys, changed, ask }: EditorOptions): EditorView {
  return new EditorView({
    doc: text,
    extensions: [
      ...assistance(ask), // first: its keys are for what it offers
      Prec.highest(keymap.of(keys)),
      minimalSetup,
      javascript({ typescript: true }),
      syntaxHighlighting(classHighlighter),
      indentUnit.of('  '),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': label, autocapitalize: 'off', spellcheck: 'false' }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) changed(update.state.doc.toString());
      }),
    ],
  });
}

function assistance(ask: Ask): Extension[] {
  const complete = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const { explicit, pos } = context;
    if (!explicit && !context.matchBefore(/[\w$.]$/)) return null;
    const found = (await ask({ question: 'complete', at: pos, explicit })) as Completions | undefined;
    if (!found) return null;
    const entries = [...found.entries].sort((a, b) => a.order.localeCompare(b.order)).slice(0, MOST);
    const options = entries.map(({ name, kind }) => ({ label: name, type: ICONS[kind] ?? kind }));
    return { from: found.from, to: found.to, options, validFor: /^[\w$]*$/ };
  };
  const hover = hoverTooltip(async (_, at) => {
    const found = (await ask({ question: 'hover', at, explicit: true })) as Hover | undefined;
    if (!found) return null;
    const words = [found.signature, found.text].filter((text) => text !== '').join('\n\n');
    const create = (): { dom: HTMLElement } => ({
      dom: make('pre', { className: 'hover', textContent: words }),
    });
    return { pos: found.from, end: found.to, create };
  });
  const problems = linter(
    async (view): Promise<Diagnostic[]> => {
      if (!view.hasFocus) return []; // nobody writes here
      const found = (await ask({ question: 'problems', at: 0, explicit: false })) as Problem[] | undefined;
      const most = view.state.doc.length;
      return (found ?? []).flatMap(({ from, to, severity, message }) =>
        severity === 'error' && to <= most ? [{ from, to, severity, message }] : [],
      );
    },
    { delay: 600 },
  );
  return [autocompletion({ override: [complete] }), hover, problems];
}
