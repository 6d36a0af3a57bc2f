import {
  acceptCompletion,
  autocompletion,
  type Completion as Option,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
  currentCompletions,
  insertCompletionText,
  startCompletion,
} from '@codemirror/autocomplete';
import { type Extension, Prec } from '@codemirror/state';
import { type EditorView, keymap } from '@codemirror/view';
import type { Completion } from '../../../kernel/editor/messages';
import { documentationElement } from './documentation';
import type { Help } from './client';

/** TypeScript's kinds as CodeMirror's icons. */
const ICONS: Readonly<Record<string, string>> = {
  'local function': 'function',
  const: 'constant',
  let: 'variable',
  var: 'variable',
  'local var': 'variable',
  parameter: 'variable',
  getter: 'property',
  setter: 'property',
  module: 'namespace',
  alias: 'constant',
  script: 'namespace',
  directory: 'namespace',
  string: 'text',
};

export function completion(help: Help): Extension {
  const source = async ({ pos, explicit }: CompletionContext): Promise<CompletionResult> => {
    const found = await help.ask('complete', { at: pos, explicit });
    // For `null`, CodeMirror forgets to ask again where more was typed meanwhile.
    if (!found) return { from: pos, options: [] };
    const options = found.entries.map((entry) => option(help, pos, entry));
    return { from: found.from, to: found.to, options, validFor: /^[\p{ID_Continue}$]*$/u };
  };
  return [
    autocompletion({ override: [source], defaultKeymap: false, activateOnTypingDelay: 50 }),
    Prec.highest(
      keymap.of([
        { key: 'Tab', run: acceptCompletion },
        { key: 'Tab', run: (view) => isAfterName(view) && startCompletion(view) },
        ...completionKeymap,
      ]),
    ),
  ];
}

/** Whether Tab asks for completions here, or indents. */
export function isAfterName({ state }: EditorView): boolean {
  const { main } = state.selection;
  return (
    main.empty &&
    /[\p{ID_Continue}$.]$/u.test(
      state.doc.lineAt(main.head).text.slice(0, main.head - state.doc.lineAt(main.head).from),
    )
  );
}

export function isOpen({ state }: EditorView): boolean {
  return currentCompletions(state).length > 0;
}

function option(help: Help, at: number, { name, kind, order, module, insert }: Completion): Option {
  return {
    label: name,
    type: ICONS[kind] ?? kind,
    detail: module,
    boost: order < '12' ? 20 : order < '16' ? 0 : -20,
    info: async () => {
      const details = await help.ask('completionDetails', { at, name, module });
      return details ? documentationElement(details) : null;
    },
    apply: (view, _, from, to) => {
      if (insert) view.dispatch(insertCompletionText(view.state, insert.insert, insert.from, to));
      else view.dispatch(insertCompletionText(view.state, name, from, to));
      if (module !== undefined) void addImport(help, view, name, module);
    },
  };
}

async function addImport(help: Help, view: EditorView, name: string, module: string): Promise<void> {
  const { doc, selection } = view.state;
  const details = await help.ask('completionDetails', { at: selection.main.head, name, module });
  if (!details || !view.state.doc.eq(doc)) return;
  view.dispatch({ changes: details.edits, userEvent: 'input.complete' });
}
