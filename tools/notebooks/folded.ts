/** What a reader sees of a cell that is folded away. */
import ts from 'typescript';
import type { Language } from 'convlab';
import type { CodeCell } from './percent';

/** What a folded cell begins with, or undefined where a cell stays open. */
export function foldedAs(cell: CodeCell, language: Language): string | undefined {
  // A question's code holds its answer.
  if (/^(predict|quiz)\(/m.test(cell.text))
    return { en: 'question: the code holds its answer', ko: '질문: 코드에 답이 들어 있습니다' }[language];
  if (/^import \{[^}]*\} from 'convlab';\s*$/.test(cell.text))
    return { en: 'imports', ko: '가져오기' }[language];
  if (!cell.folded) return undefined;
  return onlyDeclares(cell.text)
    ? { en: 'helper code', ko: '보조 코드' }[language]
    : { en: 'figure code', ko: '그림 코드' }[language];
}

/** Whether code shows nothing: all that it does is to name things for the cells below. */
function onlyDeclares(code: string): boolean {
  const { statements } = ts.createSourceFile('cell.ts', code, ts.ScriptTarget.Latest);
  return statements.every(
    (one) =>
      ts.isVariableStatement(one) ||
      ts.isFunctionDeclaration(one) ||
      ts.isImportDeclaration(one) ||
      ts.isInterfaceDeclaration(one) ||
      ts.isTypeAliasDeclaration(one),
  );
}
