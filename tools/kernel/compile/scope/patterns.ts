// `const { a, b: [c = 1], ...rest } = …` as the pattern of an assignment.

import type TS from 'typescript';
import { ts } from '../../typescript';
import { namedValue } from './named-value';
import type { Names } from './names';

type Visit = (node: TS.Node) => TS.Node;

/** The same pattern with the notebook's variables as its targets. */
export function assignmentPattern(pattern: TS.BindingPattern, names: Names, visit: Visit): TS.Expression {
  const { factory } = ts;
  if (ts.isArrayBindingPattern(pattern))
    return factory.createArrayLiteralExpression(
      pattern.elements.map((element) => {
        if (ts.isOmittedExpression(element)) return element;
        const target = elementTarget(element, names, visit);
        return element.dotDotDotToken ? factory.createSpreadElement(target) : target;
      }),
    );
  return factory.createObjectLiteralExpression(
    pattern.elements.map((element) => {
      const target = elementTarget(element, names, visit);
      if (element.dotDotDotToken) return factory.createSpreadAssignment(target);
      return factory.createPropertyAssignment(propertyName(element, visit), target);
    }),
  );
}

function elementTarget(element: TS.BindingElement, names: Names, visit: Visit): TS.Expression {
  const { name, initializer } = element;
  const target = ts.isIdentifier(name) ? names.target(name) : assignmentPattern(name, names, visit);
  if (!initializer) return target;
  const value = visit(initializer) as TS.Expression;
  return ts.factory.createAssignment(target, ts.isIdentifier(name) ? namedValue(name.text, value) : value);
}

function propertyName({ name, propertyName: key }: TS.BindingElement, visit: Visit): TS.PropertyName {
  if (key === undefined) return ts.factory.createIdentifier((name as TS.Identifier).text);
  if (!ts.isComputedPropertyName(key)) return key;
  return ts.factory.updateComputedPropertyName(key, visit(key.expression) as TS.Expression);
}
