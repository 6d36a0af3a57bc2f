// What `import.meta` has of Node, as SWC writes it where modules are CommonJS: it asks for what no answer gets.

import type TS from 'typescript';
import { ts } from '../../kernel/typescript';

/** The transformer, for TypeScript as it is written. */
export const metaProperties: TS.TransformerFactory<TS.SourceFile> = (context) => {
  const { factory } = context;
  const name = (text: string): TS.Identifier => factory.createIdentifier(text);
  const fileUrl = (): TS.Expression => {
    const url = factory.createCallExpression(name('require'), undefined, [
      factory.createStringLiteral('url'),
    ]);
    const call = factory.createPropertyAccessExpression(url, 'pathToFileURL');
    return factory.createCallExpression(call, undefined, [name('__filename')]);
  };
  const properties: Readonly<Record<string, (() => TS.Expression) | undefined>> = {
    url: fileUrl,
    dirname: () => name('__dirname'),
    filename: () => name('__filename'),
    resolve: () => factory.createPropertyAccessExpression(name('require'), 'resolve'),
  };
  const visit = (node: TS.Node): TS.Node => {
    const isMeta = ts.isPropertyAccessExpression(node) && ts.isMetaProperty(node.expression);
    const other = isMeta && node.expression.keywordToken === ts.SyntaxKind.ImportKeyword;
    const made = other && Object.hasOwn(properties, node.name.text) && properties[node.name.text]?.();
    return made ? ts.setTextRange(made, node) : ts.visitEachChild(node, visit, context);
  };
  return (file) => ts.visitNode(file, visit) as TS.SourceFile;
};
