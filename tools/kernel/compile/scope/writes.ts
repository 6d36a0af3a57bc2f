// Where a variable is written.

import type TS from 'typescript';
import { ts } from '../../typescript';

/** `alone`: `x = 1`, `x += 1`, `x++`, `var x = 1`. `otherwise`: in a pattern, behind a cast, as the variable of a for-of. */
export type Write = 'alone' | 'otherwise';

/** How an identifier is written where it stands; undefined where it is read. */
export function writeOf(identifier: TS.Identifier): Write | undefined {
  const { parent } = identifier;
  if (ts.isBindingElement(parent)) return 'otherwise';
  if (ts.isVariableDeclaration(parent) && parent.name === identifier)
    return ts.isForStatement(parent.parent.parent) || ts.isVariableStatement(parent.parent.parent)
      ? 'alone'
      : 'otherwise';
  let write: Write | undefined;
  let node: TS.Node = identifier;
  // A default in a pattern looks like an assignment, `[x = 1] = xs`: what stands around it decides.
  for (; ; node = node.parent) {
    const isAlone = node === identifier && (isAssignment(node.parent) || isIncrement(node.parent));
    if (isTarget(node)) write = isAlone ? 'alone' : 'otherwise';
    else if (!isWrapped(node)) return write;
  }
}

/** The operators of `++x`, `x--`. */
export function isIncrement(node: TS.Node): node is TS.PrefixUnaryExpression | TS.PostfixUnaryExpression {
  const isUnary = ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node);
  return (
    isUnary &&
    (node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken)
  );
}

export function isAssignment(node: TS.Node): node is TS.BinaryExpression {
  if (!ts.isBinaryExpression(node)) return false;
  const { kind } = node.operatorToken;
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

function isTarget(node: TS.Node): boolean {
  const { parent } = node;
  if (isAssignment(parent)) return parent.left === node;
  if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) return parent.initializer === node;
  return isIncrement(parent);
}

/** Whether what is around `node` would make a target of it too. */
function isWrapped({ parent }: TS.Node): boolean {
  return (
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isSatisfiesExpression(parent) ||
    ts.isNonNullExpression(parent) ||
    ts.isTypeAssertionExpression(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isSpreadElement(parent) ||
    ts.isObjectLiteralExpression(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isShorthandPropertyAssignment(parent) ||
    ts.isSpreadAssignment(parent)
  );
}

/** What runs when it is called, and not where it stands. */
export function runsByItself(node: TS.Node): boolean {
  return ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isModuleDeclaration(node);
}

/** The names of the notebook that functions assign, whenever they are called. */
export function writtenInFunctions(
  file: TS.SourceFile,
  nameAt: (identifier: TS.Identifier) => string | undefined,
): Set<string> {
  const found = new Set<string>();
  const visit = (node: TS.Node, isInner: boolean): void => {
    const name = isInner && ts.isIdentifier(node) && writeOf(node) ? nameAt(node) : undefined;
    if (name !== undefined) found.add(name);
    ts.forEachChild(node, (child) => {
      visit(child, isInner || runsByItself(node));
    });
  };
  visit(file, false);
  return found;
}
