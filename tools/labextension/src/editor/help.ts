// Help while one types in a cell: the CodeMirror side, the same in JupyterLab and in a page of the course.
import { type Extension, Prec } from '@codemirror/state';
import { EditorView, hoverTooltip, keymap } from '@codemirror/view';
import type { Help } from './client';
import { completion, isAfterName, isOpen } from './completion';
import { documentationElement } from './documentation';
import { closeSignature, isSignatureOpen, signature } from './signature';

/** Everything but the underlining, for which `showProblems` is called when the notebook has changed. */
export function helpWhileTyping(help: Help): Extension {
  return [
    completion(help),
    signature(help),
    Prec.highest(keymap.of([{ key: 'Escape', run: closeSignature }])),
    hoverTooltip(async (_, pos) => {
      const found = await help.ask('hover', { at: pos });
      if (!found) return null;
      return {
        pos: found.from,
        end: found.to,
        above: true,
        create: () => ({ dom: documentationElement(found) }),
      };
    }),
    Prec.high(
      EditorView.domEventHandlers({
        mousedown: (event, view) => {
          if (!event.ctrlKey && !event.metaKey) return false;
          const at = view.posAtCoords(event);
          if (at === null) return false;
          help.goToDefinition(at);
          return true;
        },
      }),
    ),
  ];
}

/** Whether a key is this editor's own at the moment, and no shortcut of the page around it. */
export function wantsKey(
  view: EditorView,
  { key, ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent,
): boolean {
  if (ctrlKey || altKey || metaKey || shiftKey) return false;
  if (isOpen(view))
    return ['Tab', 'Enter', 'Escape', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'].includes(key);
  if (key === 'Escape') return isSignatureOpen(view);
  return key === 'Tab' && isAfterName(view);
}
