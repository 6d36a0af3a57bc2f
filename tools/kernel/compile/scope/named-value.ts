import type TS from 'typescript';
import { ts } from '../../typescript';

/** A function or class without a name of its own gets the variable's, as JavaScript gives it. */
export function namedValue(name: string, value: TS.Expression): TS.Expression {
  const bare = withoutParentheses(value);
  const isAnonymous =
    ts.isArrowFunction(bare) || ((ts.isFunctionExpression(bare) || ts.isClassExpression(bare)) && !bare.name);
  if (!isAnonymous) return value;
  const { factory } = ts;
  const property = factory.createPropertyAssignment(factory.createIdentifier(name), value);
  return factory.createPropertyAccessExpression(
    factory.createParenthesizedExpression(factory.createObjectLiteralExpression([property])),
    name,
  );
}

function withoutParentheses(expression: TS.Expression): TS.Expression {
  return ts.isParenthesizedExpression(expression) ? withoutParentheses(expression.expression) : expression;
}
