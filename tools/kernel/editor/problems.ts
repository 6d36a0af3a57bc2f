// What TypeScript has against a cell, in the words that running it would use.

import type TS from 'typescript';
import { ASSIGNED_IMPORT, assignedText } from '../compile/diagnostics';
import type { Kind } from '../compile/names';
import { ts } from '../typescript';
import { type ExportedName, importEdit } from './imports';
import type { Fix, Problem } from './messages';

/** Cannot find name; the same with a proposal; no value for the shorthand property. */
const MISSING = new Set([2304, 2552, 18004]);

export interface ProblemContext {
  /** The cell's own text; what stands behind it is the compiler's. */
  text: string;
  kinds: (name: string) => Kind | undefined;
  /** What could be imported, by name. */
  importable: (name: string) => { module: string; exported: ExportedName } | undefined;
}

/** Of syntax errors those alone: what follows from them says nothing. */
export function problems(
  syntax: readonly TS.Diagnostic[],
  semantic: () => readonly TS.Diagnostic[],
  context: ProblemContext,
): Problem[] {
  const isInCell = ({ start = 0 }: TS.Diagnostic): boolean => start < context.text.length;
  if (syntax.length > 0) {
    const within = syntax.filter(isInCell);
    // What is open at the end of the cell is missed behind it.
    return (within.length > 0 ? within : syntax.slice(0, 1)).map((one) => problem(one, context));
  }
  return semantic()
    .filter(isInCell)
    .map((one) => problem(one, context));
}

function problem(diagnostic: TS.Diagnostic, context: ProblemContext): Problem {
  const { start = 0, length = 1, code, category } = diagnostic;
  const { text, kinds } = context;
  const from = Math.min(start, Math.max(0, text.length - 1));
  const to = Math.min(from + Math.max(1, length), text.length);
  const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
  return {
    from,
    to,
    code,
    severity: category === ts.DiagnosticCategory.Error ? 'error' : 'hint',
    message: code === ASSIGNED_IMPORT ? assignedText(message, kinds) : message,
    fixes: fixes(code, text.slice(from, to), context),
  };
}

function fixes(code: number, name: string, { text, importable }: ProblemContext): Fix[] {
  const found = MISSING.has(code) ? importable(name) : undefined;
  if (!found) return [];
  const { module, exported } = found;
  return [{ title: `import { ${name} } from '${module}'`, edits: [importEdit(text, exported, module)] }];
}
