/** One language's reading of a code cell: `t('English', '한국어')` becomes the one string a reader sees. */
import * as estree from 'prettier/plugins/estree';
import * as typescript from 'prettier/plugins/typescript';
import { format } from 'prettier/standalone';
import ts from 'typescript';
import type { Language } from 'convlab';

/** Columns that a notebook cell shows without a scroll bar beside the text. */
const width = 88;

/**
 * The code of a cell in one language.
 *
 * Replaces every call `t(en, ko)` by its English or Korean argument, drops comment lines of the other language
 * (`// en: …`, `// ko: …`) and the other half of a comment behind code (`// a copy / 복사본`), removes `t` from the import of convlab, and lays the code out anew.
 */
export async function localizeCode(code: string, language: Language): Promise<string> {
  const oneLanguage = chooseComments(chooseTexts(dropImportOfT(code), language), language);
  const laidOut = await format(oneLanguage, {
    parser: 'typescript',
    plugins: [estree, typescript],
    singleQuote: true,
    printWidth: width,
  });
  return fillImports(laidOut).trimEnd();
}

/** A long list of imported names in a few full lines, so that it does not push the chapter down. */
function fillImports(code: string): string {
  return code.replace(/^import \{\n([^}]*)\} from/gm, (_, names: string) => {
    const lines = [''];
    for (const name of names.trim().split(/,\s*/).filter(Boolean)) {
      if (lines[lines.length - 1].length + name.length + 4 > width) lines.push('');
      lines[lines.length - 1] += ` ${name},`;
    }
    return `import {\n${lines.map((line) => ` ${line}`).join('\n')}\n} from`;
  });
}

function chooseTexts(code: string, language: Language): string {
  const file = ts.createSourceFile('cell.ts', code, ts.ScriptTarget.ES2022, true);
  let out = '';
  let copied = 0;
  const visit = (node: ts.Node): void => {
    const call = ts.isComputedPropertyName(node) ? node.expression : node; // [t('a', 'b')]: is a plain name then
    if (isTextCall(call)) {
      const chosen = call.arguments[language === 'en' ? 0 : 1];
      const replaced = ts.isStringLiteral(chosen) ? node : call;
      out += code.slice(copied, replaced.getStart(file));
      copied = replaced.end;
      out += chooseTexts(chosen.getText(file), language);
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return out + code.slice(copied);
}

function isTextCall(node: ts.Node): node is ts.CallExpression {
  return (
    ts.isCallExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 't' &&
    node.arguments.length === 2
  );
}

/** Behind code: `// English / 한국어`. */
const halves = /^(.*(?<!:)\/\/ )([^가-힣]*) \/ (.*[가-힣].*)$/;

function chooseComments(code: string, language: Language): string {
  const other = language === 'en' ? 'ko' : 'en';
  return code
    .split('\n')
    .filter((line) => !line.trimStart().startsWith(`// ${other}: `))
    .map((line) => line.replace(`// ${language}: `, '// '))
    .map((line) => line.replace(halves, language === 'en' ? '$1$2' : '$1$3'))
    .join('\n');
}

function dropImportOfT(code: string): string {
  return code.replace(/^import \{([^}]*)\} from 'convlab';/gm, (_, names: string) => {
    const kept = names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && name !== 't');
    return kept.length === 0 ? '' : `import { ${kept.join(', ')} } from 'convlab';`;
  });
}
