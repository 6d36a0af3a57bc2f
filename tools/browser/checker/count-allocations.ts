// No browser lets a page limit a worker's memory, and some end the whole tab where it has no more. So an answer's code counts
// what it makes: `made_…(48, [a, b])`. memory.ts keeps the sum.

import type TS from 'typescript';
import { ts } from '../../kernel/typescript';

/** An object's own words, and one of each of its parts. */
const sizeOf = (parts: number): number => 32 + 8 * parts;

/**
 * The transformer, for JavaScript that is otherwise finished: arrays and objects are counted as they are written.
 *
 * @param counter the name of what counts
 */
export const countAllocations =
  (counter: string): TS.TransformerFactory<TS.SourceFile> =>
  (context) => {
    const { factory } = context;
    const counted = (made: TS.Expression, parts: number): TS.Expression => {
      const size = factory.createNumericLiteral(sizeOf(parts));
      const call = factory.createCallExpression(factory.createIdentifier(counter), undefined, [size, made]);
      return ts.setSourceMapRange(call, made);
    };
    /** `[a, b] = [b, a]`: on the left stands a pattern, which makes nothing. */
    const isPattern = (node: TS.Node): boolean =>
      ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node);
    const visit = (node: TS.Node): TS.Node => {
      if (
        ts.isBinaryExpression(node) &&
        node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
        isPattern(node.left)
      ) {
        const right = ts.visitNode(node.right, visit) as TS.Expression;
        return factory.updateBinaryExpression(node, node.left, node.operatorToken, right);
      }
      if (ts.isForOfStatement(node) && isPattern(node.initializer)) {
        const { awaitModifier, initializer } = node;
        const expression = ts.visitNode(node.expression, visit) as TS.Expression;
        const statement = ts.visitNode(node.statement, visit) as TS.Statement;
        return factory.updateForOfStatement(node, awaitModifier, initializer, expression, statement);
      }
      if (ts.isForInStatement(node) && isPattern(node.initializer)) {
        const expression = ts.visitNode(node.expression, visit) as TS.Expression;
        const statement = ts.visitNode(node.statement, visit) as TS.Statement;
        return factory.updateForInStatement(node, node.initializer, expression, statement);
      }
      const inner = ts.visitEachChild(node, visit, context);
      if (ts.isArrayLiteralExpression(inner)) return counted(inner, inner.elements.length);
      if (ts.isObjectLiteralExpression(inner)) return counted(inner, inner.properties.length);
      if (ts.isNewExpression(inner)) return counted(inner, inner.arguments?.length ?? 0);
      return inner;
    };
    return (file) => ts.visitNode(file, visit) as TS.SourceFile;
  };
