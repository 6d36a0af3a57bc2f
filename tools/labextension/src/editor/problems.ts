import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import type { EditorView } from '@codemirror/view';
import type { Help } from './client';

/** Underlines what TypeScript has against a cell; returns whether the cell was still as it had been. */
export async function showProblems(help: Help, view: EditorView): Promise<void> {
  const { doc } = view.state;
  const found = await help.ask('problems', {});
  if (!found || !view.state.doc.eq(doc)) return;
  const diagnostics = found.map(({ from, to, severity, message, code, fixes }): Diagnostic => ({
    from,
    to,
    severity,
    message,
    source: `TS${code}`,
    actions: fixes.map(({ title, edits }) => ({
      name: title,
      apply: (target) => {
        target.dispatch({ changes: edits });
      },
    })),
  }));
  view.dispatch(setDiagnostics(view.state, diagnostics));
}
