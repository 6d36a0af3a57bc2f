// What TypeScript has against a cell.

import type TS from 'typescript';
import { ts } from '../typescript';
import type { Kind } from './names';

export interface Diagnostic {
  /** Counted from 1, as are columns. */
  line: number;
  column: number;
  /** Of the underlined text, within its first line. */
  length: number;
  text: string;
  code: number;
  /** The file's name from the root, where it is not the cell. */
  file?: string;
}

/** `file 2:7 - Type 'string' is not assignable to type 'number'.` */
export function headline({ file, line, column, text }: Diagnostic): string {
  return `${file === undefined ? '' : `${file} `}${line}:${column} - ${text}`;
}

/** "Cannot assign to 'x' because it is an import": how an earlier cell's names reach a later one. */
export const ASSIGNED_IMPORT = 2632;

/**
 * @param length of the student's text; what stands behind it is the compiler's
 * @param kinds of the earlier cells' names
 */
export function convert(
  diagnostic: TS.Diagnostic & { file: TS.SourceFile },
  cell: { file: TS.SourceFile; length: number },
  root: string,
  kinds: (name: string) => Kind | undefined,
): Diagnostic {
  const { file, code } = diagnostic;
  const isCell = file === cell.file;
  const limit = isCell ? cell.length : file.text.length;
  const start = Math.min(diagnostic.start ?? 0, limit);
  const end = Math.min(start + (diagnostic.length ?? 1), limit);
  const from = file.getLineAndCharacterOfPosition(start);
  const to = file.getLineAndCharacterOfPosition(end);
  const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
  return {
    line: from.line + 1,
    column: from.character + 1,
    length: from.line === to.line ? Math.max(1, end - start) : 1,
    text: code === ASSIGNED_IMPORT ? assignedText(text, kinds) : text,
    code,
    ...(isCell ? {} : { file: relativeTo(root, file.fileName) }),
  };
}

const CONSTANTS: Partial<Record<Kind, string>> = {
  const: 'a constant',
  function: 'a function',
  class: 'a class',
  enum: 'an enum',
  namespace: 'a namespace',
};

/** The same complaint in terms of the cell that declares the name. */
export function assignedText(text: string, kinds: (name: string) => Kind | undefined): string {
  const name = /'([^']+)'/.exec(text)?.[1] ?? '';
  const kind = CONSTANTS[kinds(name) ?? 'import'];
  return kind ? `Cannot assign to '${name}' because it is ${kind}.` : text;
}

function relativeTo(root: string, file: string): string {
  return file.startsWith(root) ? file.slice(root.length).replace(/^[\\/]/, '') : file;
}
