// The text of an answer, in its file and in its cell.

import fs from 'node:fs';
import { exportedNames } from '../compile/names';
import { syntaxErrors, ts } from '../typescript';
import { FIRST_LINE } from './first-line';

/** The normalized text of a file; undefined where there is none. */
export function readAnswer(file: string): string | undefined {
  if (!fs.statSync(file, { throwIfNoEntry: false })) return undefined;
  return normalized(fs.readFileSync(file, 'utf8'));
}

/** Without a byte order mark, with LF, ending in one newline. */
export function normalized(text: string): string {
  return `${text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .trimEnd()}\n`;
}

/** The text with `// exercise: <id>` as its first line. */
export function withFirstLine(text: string, id: string): string {
  const line = `// exercise: ${id}`;
  if (FIRST_LINE.test(text.slice(0, text.indexOf('\n')))) return line + text.slice(text.indexOf('\n'));
  return `${line}\n${text}`;
}

/** The names that a module exports, but for its default; undefined where the text is no TypeScript. */
export function importsOf(text: string): string[] | undefined {
  if (syntaxErrors(text).length > 0) return undefined;
  const file = ts.createSourceFile('answer.ts', text, ts.ScriptTarget.Latest, true);
  const renamed = file.statements.flatMap((statement) =>
    ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)
      ? statement.exportClause.elements.map(({ name }) => name.text)
      : [],
  );
  return [...new Set([...exportedNames(file), ...renamed])].filter((name) => name !== 'default');
}
