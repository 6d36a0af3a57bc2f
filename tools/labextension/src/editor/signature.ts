import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { type EditorView, showTooltip, type Tooltip, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import type { Signatures } from '../../../kernel/editor/messages';
import { element } from '../dom';
import { documentationElement } from './documentation';
import type { Help } from './client';

const PAUSE = 60; // milliseconds

const show = StateEffect.define<Tooltip | null>();
const field = StateField.define<Tooltip | null>({
  create: () => null,
  update: (value, { effects }) =>
    effects.findLast((effect) => effect.is(show))?.value ??
    (effects.some((effect) => effect.is(show)) ? null : value),
  provide: (from) => showTooltip.from(from),
});

/** The signature of the call that is being written, above it. */
export function signature(help: Help): Extension {
  const follow = ViewPlugin.define((view) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      const { head } = view.state.selection.main;
      const { doc } = view.state;
      const found = await help.ask('signatures', { at: head });
      if (!view.state.doc.eq(doc) || view.state.selection.main.head !== head) return;
      if (found || isSignatureOpen(view))
        view.dispatch({ effects: show.of(found ? tooltip(found, head) : null) });
    };
    return {
      update: (update: ViewUpdate) => {
        if (!update.docChanged && !update.selectionSet) return;
        if (!isSignatureOpen(view) && !opens(update)) return;
        clearTimeout(timer);
        timer = setTimeout(() => void ask(), PAUSE);
      },
      destroy: () => {
        clearTimeout(timer);
      },
    };
  });
  return [field, follow];
}

export function isSignatureOpen({ state }: EditorView): boolean {
  return (state.field(field, false) ?? null) !== null;
}

export function closeSignature(view: EditorView): boolean {
  if (!isSignatureOpen(view)) return false;
  view.dispatch({ effects: show.of(null) });
  return true;
}

/** Whether a parenthesis or a comma was typed. */
function opens({ docChanged, state, transactions }: ViewUpdate): boolean {
  if (!docChanged || !transactions.some((one) => one.isUserEvent('input'))) return false;
  const { head } = state.selection.main;
  return /[(,]\s?$/.test(state.sliceDoc(Math.max(0, head - 2), head));
}

function tooltip({ signatures, selected }: Signatures, pos: number): Tooltip {
  return {
    pos,
    above: true,
    create: () => {
      const { parameter, ...documentation } = signatures[selected];
      const dom = documentationElement(documentation, parameter);
      if (parameter?.text) dom.children[0].after(element('p', { text: parameter.text }));
      if (signatures.length > 1)
        dom.prepend(element('small', { text: `${selected + 1}/${signatures.length} ` }));
      dom.classList.add('convlab-signature-help');
      return { dom };
    },
  };
}
