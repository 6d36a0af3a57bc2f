import ts from 'typescript';

/** A token's kind, and where it stands: row and column from 0. */
export interface Token {
  readonly kind: string;
  readonly start: readonly [row: number, column: number];
  readonly end: readonly [row: number, column: number];
}

/** TypeScript's own tokens without comments. All names are alike, and so are all numbers: renaming changes nothing. */
export function tokensOf(text: string): Token[] {
  const source = ts.createSourceFile('answer.ts', text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TS);
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, text);
  const at = (position: number): readonly [number, number] => {
    const { line, character } = source.getLineAndCharacterOfPosition(position);
    return [line, character];
  };
  const tokens: Token[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    tokens.push({
      kind: ts.SyntaxKind[isName(kind) ? ts.SyntaxKind.Identifier : kind],
      start: at(scanner.getTokenStart()),
      end: at(scanner.getTokenEnd()),
    });
  }
  return tokens;
}

/** A word like `out` or `of`, which the scanner takes for a keyword, names variables too. */
function isName(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.AbstractKeyword && kind <= ts.SyntaxKind.LastKeyword;
}
