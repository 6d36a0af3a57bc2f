// A loop that lets nothing else in looks, each time round, whether Stop was pressed: `__checkLoop()` (interrupts.ts).

import ts from 'typescript';
import type TS from 'typescript';

/** The transformer, for JavaScript that is otherwise finished. */
export const checkLoops: TS.TransformerFactory<TS.SourceFile> = (context) => {
  const { factory } = context;
  /** A loop's body, whose first statement is the check; in a traceback it stands where the loop does. */
  const checked = (body: TS.Statement, loop: TS.Node): TS.Block => {
    const call = factory.createCallExpression(factory.createIdentifier('__checkLoop'), undefined, []);
    const check = ts.setSourceMapRange(factory.createExpressionStatement(call), loop);
    return ts.isBlock(body)
      ? factory.updateBlock(body, [check, ...body.statements])
      : factory.createBlock([check, body], true);
  };
  const visit = (node: TS.Node): TS.Node => {
    const inner = ts.visitEachChild(node, visit, context);
    if (ts.isForStatement(inner))
      return factory.updateForStatement(
        inner,
        inner.initializer,
        inner.condition,
        inner.incrementor,
        checked(inner.statement, inner),
      );
    if (ts.isForInStatement(inner))
      return factory.updateForInStatement(
        inner,
        inner.initializer,
        inner.expression,
        checked(inner.statement, inner),
      );
    if (ts.isForOfStatement(inner)) {
      const { awaitModifier, initializer, expression, statement } = inner;
      return factory.updateForOfStatement(
        inner,
        awaitModifier,
        initializer,
        expression,
        checked(statement, inner),
      );
    }
    if (ts.isWhileStatement(inner))
      return factory.updateWhileStatement(inner, inner.expression, checked(inner.statement, inner));
    if (ts.isDoStatement(inner))
      return factory.updateDoStatement(inner, checked(inner.statement, inner), inner.expression);
    return inner;
  };
  return (file) => ts.visitNode(file, visit) as TS.SourceFile;
};
