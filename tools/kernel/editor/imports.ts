// Names that a module exports, and the edit that imports one.

import type TS from 'typescript';
import { FIRST_LINE } from '../answers/first-line';
import { ts } from '../typescript';
import type { Edit } from './messages';

export interface ExportedName {
  name: string;
  symbol: TS.Symbol;
  /** Nothing is there at run time. */
  isType: boolean;
}

/** What a module of the program exports; empty where there is no such module. */
export function exportsOf(program: TS.Program, file: string | undefined): ExportedName[] {
  const checker = program.getTypeChecker();
  const source = file === undefined ? undefined : program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  return (module ? checker.getExportsOfModule(module) : []).map((symbol) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return { name: symbol.name, symbol: target, isType: (target.flags & ts.SymbolFlags.Value) === 0 };
  });
}

/** Adds a name to the cell's import of a module, or a line that imports it. */
export function importEdit(cell: string, { name, isType }: ExportedName, module: string): Edit {
  const file = ts.createSourceFile('cell.ts', cell, ts.ScriptTarget.ES2022, true);
  const word = isType ? `type ${name}` : name;
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    const isTypeOnly = statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    if (statement.moduleSpecifier.text !== module || !bindings || !ts.isNamedImports(bindings)) continue;
    if (isTypeOnly && !isType) continue;
    const last = bindings.elements.at(-1);
    const at = last ? last.end : bindings.getStart(file) + 1;
    return { from: at, to: at, insert: `${last ? ', ' : ' '}${isTypeOnly ? name : word}${last ? '' : ' '}` };
  }
  const at = firstLineEnd(cell);
  return { from: at, to: at, insert: `import { ${word} } from '${module}';\n` };
}

/** Behind the line that makes the cell an answer: it has to stay the first. */
function firstLineEnd(cell: string): number {
  let at = 0;
  for (const line of cell.split('\n')) {
    const next = Math.min(cell.length, at + line.length + 1);
    if (FIRST_LINE.test(line)) return next;
    at = next;
  }
  return 0;
}
