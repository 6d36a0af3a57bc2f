// Async code as generators, so that the kernel holds every step of it in its hands (run/steps.ts).
//
// Node can end a loop only where it has started it itself, and what follows an `await` it has not: V8 has. So
// async functions are compiled to generators, as TypeScript does for old browsers, and each stretch between two
// awaits is started by the kernel. A cell is such a function too: its own awaits become yields.

import type TS from 'typescript';
import { internals, ts } from '../typescript';

/** What else a cell's finished JavaScript goes through: in a page, loops look whether they shall end. */
export const further: TS.TransformerFactory<TS.SourceFile>[] = [];

/**
 * The transformers, for JavaScript that is otherwise finished.
 *
 * @param noteTopLevel called where the text awaits outside of all functions
 */
export function asyncToGenerators(
  noteTopLevel: () => void = () => undefined,
): TS.TransformerFactory<TS.SourceFile>[] {
  return [
    ...further,
    internals.transformES2018,
    internals.transformES2017,
    (context) => awaitsToYields(context, noteTopLevel),
  ];
}

/** Top-level awaits become yields; and every yield that was an await says where it stands, for the traceback. */
function awaitsToYields(
  context: TS.TransformationContext,
  noteTopLevel: () => void,
): TS.Transformer<TS.SourceFile> {
  return (file) => {
    const visit = (node: TS.Node, isTop: boolean): TS.Node => {
      const isTopBelow = isTop && !ts.isFunctionLike(node);
      const inner = ts.visitEachChild(node, (child) => visit(child, isTopBelow), context);
      const original = ts.getOriginalNode(node);
      const isAwait = isTop && ts.isAwaitExpression(inner);
      if (isAwait) noteTopLevel();
      const wasAwait = ts.isYieldExpression(inner) && ts.isAwaitExpression(original);
      const expression = isAwait || wasAwait ? inner.expression : undefined;
      if (!expression) return inner;
      return ts.factory.createYieldExpression(undefined, withPosition(expression, original, file));
    };
    return visit(file, true) as TS.SourceFile;
  };
}

/** `__awaited(value, __filename, line, column)` */
function withPosition(expression: TS.Expression, original: TS.Node, file: TS.SourceFile): TS.Expression {
  const isHelper =
    ts.isCallExpression(expression) &&
    ts.isIdentifier(expression.expression) &&
    ts.idText(expression.expression) === '__await';
  if (isHelper || original.pos < 0) return expression; // an async generator's, or one that TypeScript made
  const at = ts.getLineAndCharacterOfPosition(file, internals.skipTrivia(file.text, original.pos));
  const { factory } = ts;
  return factory.createCallExpression(factory.createIdentifier('__awaited'), undefined, [
    expression,
    factory.createIdentifier('__filename'),
    factory.createNumericLiteral(at.line + 1),
    factory.createNumericLiteral(at.character + 1),
  ]);
}

/** Lets TypeScript's helper be the kernel's own. */
export function useOwnAwaiter(output: string): string {
  return output.replace(
    'var __awaiter = (this && this.__awaiter) ||',
    'var __awaiter = globalThis.__awaiter ||',
  );
}
