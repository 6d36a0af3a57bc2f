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
import type { HelpRequest } from '../messages';

type Ask = (request: HelpRequest) => Promise<unknown>;

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

/** Says what TypeScript has against a text: counted from 1, as its messages are. */
interface Complaint {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly text: string;
}

export function createEditor({ text, label, keys, changed, ask }: EditorOptions): EditorView {
  return new EditorView({
    doc: text,
    extensions: [
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
      ...assistance(ask),
    ],
  });
}

function assistance(ask: Ask): Extension[] {
  const completions = async (context: CompletionContext): Promise<CompletionResult | null> => {
    if (!context.explicit && !context.matchBefore(/[\w$.]$/)) return null;
    const code = context.state.doc.toString();
    const found = (await ask({ method: 'complete', code, position: context.pos })) as
      CompletionResult | undefined;
    if (!found) return null;
    const options = found.options.map((one) => ({ ...one, type: ICONS[one.type ?? ''] ?? one.type }));
    return { ...found, options, validFor: /^[\w$]*$/ };
  };
  const hover = hoverTooltip(async (view, position) => {
    const said = await ask({ method: 'hover', code: view.state.doc.toString(), position });
    if (typeof said !== 'string' || said === '') return null;
    return { pos: position, create: () => ({ dom: make('pre', { className: 'hover', textContent: said }) }) };
  });
  const errors = linter(
    async (view): Promise<Diagnostic[]> => {
      if (!view.hasFocus) return []; // nobody writes here
      const { doc } = view.state;
      const found = (await ask({ method: 'errors', code: doc.toString(), position: 0 })) as
        Complaint[] | undefined;
      return (found ?? []).flatMap(({ line, column, length, text: message }) => {
        if (line > doc.lines) return [];
        const from = Math.min(doc.line(line).from + column - 1, doc.length);
        return [{ from, to: Math.min(from + length, doc.length), severity: 'error' as const, message }];
      });
    },
    { delay: 600 },
  );
  return [autocompletion({ override: [completions] }), hover, errors];
}
