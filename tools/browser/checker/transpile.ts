// tools/grader/sandbox/inside/transpile.ts with TypeScript, which the kernel's worker holds anyway, in place of SWC.

import type TS from 'typescript';
import { lineTable } from '../../grader/wire/line-table';
import type { CompileReply } from '../../grader/wire/replies';
import { isOffered } from '../../grader/sandbox/inside/offered';
import { ts } from '../../kernel/typescript';
import { countAllocations } from './count-allocations';
import { newCounter } from './counter';
import { metaProperties } from './meta-properties';

const common: TS.CompilerOptions = { target: ts.ScriptTarget.ES2022, sourceMap: true };

/**
 * Compiles an answer's text, or says why it cannot be. Types are stripped and not checked. Throws RangeError where it is nested
 * too deeply.
 */
export function transpile(text: string): CompileReply {
  const source = text.replace(/^(\uFEFF?)#!/, '$1//'); // what runs is no file: its first line is another one
  const to = (module: TS.ModuleKind, transformers?: TS.CustomTransformers): TS.TranspileOutput =>
    ts.transpileModule(source, {
      fileName: 'answer.ts',
      transformers,
      reportDiagnostics: true,
      compilerOptions: { ...common, module },
    });
  const stripped = to(ts.ModuleKind.ESNext);
  const wrong = stripped.diagnostics?.find(({ category }) => category === ts.DiagnosticCategory.Error);
  if (wrong) return syntaxError(wrong, source);
  const assigned = exportAssignment(source);
  if (assigned) return assigned;
  const refused = refusedImport(stripped.outputText);
  if (refused) return refused;
  const counter = newCounter();
  const { outputText, sourceMapText = '{"mappings":""}' } = to(ts.ModuleKind.CommonJS, {
    before: [metaProperties],
    after: [countAllocations(counter.name)],
  });
  const { mappings } = JSON.parse(sourceMapText) as { mappings: string };
  return {
    k: 'compiled',
    code: counter.head + outputText.replace(/\/\/# sourceMappingURL=.*\s*$/, ''),
    lines: lineTable(mappings),
  };
}

/** `export = …`, which is for another kind of module. */
function exportAssignment(source: string): CompileReply | undefined {
  const file = ts.createSourceFile('answer.ts', source, ts.ScriptTarget.ES2022);
  const found = file.statements.find((one) => ts.isExportAssignment(one) && one.isExportEquals);
  if (!found) return undefined;
  const start = found.getStart(file);
  const messageText = 'Export assignment cannot be used when targeting ECMAScript modules.';
  return syntaxError({ file, start, messageText }, source);
}

/** The first import that an answer may not have. What is left after types were stripped is used as a value. */
function refusedImport(code: string): CompileReply | undefined {
  const refusal = (from: string, name: string): CompileReply => ({ k: 'import-refused', from, name });
  for (const statement of ts.createSourceFile('answer.js', code, ts.ScriptTarget.ES2022).statements) {
    const isImport = ts.isImportDeclaration(statement);
    if (!isImport && !ts.isExportDeclaration(statement)) continue;
    if (!statement.moduleSpecifier || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const from = statement.moduleSpecifier.text;
    if (from !== 'convlab') return refusal(from, '');
    if (!isImport && !statement.exportClause) return refusal(from, '*');
    const names = isImport ? importedNames(statement.importClause) : exportedNames(statement.exportClause);
    const name = names.find((one) => !isOffered(one));
    if (name !== undefined) return refusal(from, name);
  }
  return undefined;
}

function importedNames(clause: TS.ImportClause | undefined): string[] {
  const named = clause?.namedBindings;
  const names = named && ts.isNamedImports(named) ? named.elements.map(original) : [];
  return clause?.name ? ['default', ...names] : names;
}

function exportedNames(clause: TS.NamedExportBindings | undefined): string[] {
  return clause && ts.isNamedExports(clause) ? clause.elements.map(original) : [];
}

const original = ({ name, propertyName }: TS.ImportSpecifier | TS.ExportSpecifier): string =>
  (propertyName ?? name).text;

function syntaxError(
  { messageText, file, start }: Pick<TS.Diagnostic, 'messageText' | 'file' | 'start'>,
  source: string,
): CompileReply {
  const what = ts.flattenDiagnosticMessageText(messageText, ' ');
  if (!file || start === undefined) return { k: 'syntax', what, line: null, written: '' };
  const { line } = file.getLineAndCharacterOfPosition(start);
  return {
    k: 'syntax',
    what,
    line: line + 1,
    written: (source.split('\n')[line] ?? '').trim().slice(0, 100),
  };
}
