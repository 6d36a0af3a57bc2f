// Imports of a cell as calls of the kernel's `require`, first of all in the cell as in a module.

import type TS from 'typescript';
import { ts } from '../../typescript';
import type { Names } from './names';

/** Nothing for what imports types only. */
export function importStatements(
  node: TS.ImportDeclaration | TS.ImportEqualsDeclaration,
  names: Names,
): TS.Statement[] {
  const { factory } = ts;
  const { name, module } = moduleOf(node, names);
  if (!module) return [];
  const required = (): TS.Statement => constant(name, module);
  if (ts.isImportEqualsDeclaration(node))
    return node.isTypeOnly ? [] : [required(), names.declare(node.name.text, node, name)];
  const { importClause: clause } = node;
  if (!clause) return [factory.createExpressionStatement(module)];
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return [];
  const declared: TS.Statement[] = [];
  const interop = (kind: 'default' | 'namespace'): TS.Expression =>
    factory.createCallExpression(names.helper(kind), undefined, [name]);
  if (clause.name && names.meaning.hasValue(clause))
    declared.push(names.declare(clause.name.text, clause, interop('default')));
  const { namedBindings: bindings } = clause;
  if (bindings && ts.isNamespaceImport(bindings))
    declared.push(names.declare(bindings.name.text, bindings, interop('namespace')));
  else
    for (const specifier of bindings?.elements ?? [])
      if (!specifier.isTypeOnly && names.meaning.hasValue(specifier))
        declared.push(names.declare(specifier.name.text, specifier, member(specifier, name, interop)));
  return declared.length === 0 && !isEmpty(clause) ? [] : [required(), ...declared];
}

function member(
  { name, propertyName }: TS.ImportSpecifier,
  module: TS.Identifier,
  interop: (kind: 'default') => TS.Expression,
): TS.Expression {
  const wanted = (propertyName ?? name).text;
  if (wanted === 'default') return interop('default');
  return ts.factory.createElementAccessExpression(module, ts.factory.createStringLiteral(wanted));
}

function moduleOf(
  node: TS.ImportDeclaration | TS.ImportEqualsDeclaration,
  names: Names,
): { name: TS.Identifier; module: TS.Expression | undefined } {
  const name = names.moduleName();
  const specifier = ts.isImportDeclaration(node)
    ? node.moduleSpecifier
    : ts.isExternalModuleReference(node.moduleReference) && node.moduleReference.expression;
  if (!specifier) return { name, module: undefined };
  const call = ts.factory.createCallExpression(names.helper('require'), undefined, [specifier]);
  return { name, module: ts.setSourceMapRange(call, node) };
}

/** `import {} from 'x'`: for what it does when it is loaded. */
function isEmpty({ name, namedBindings }: TS.ImportClause): boolean {
  return (
    !name &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.length === 0
  );
}

function constant(name: TS.Identifier, value: TS.Expression): TS.Statement {
  const { factory } = ts;
  const declaration = factory.createVariableDeclaration(name, undefined, undefined, value);
  return factory.createVariableStatement(
    undefined,
    factory.createVariableDeclarationList([declaration], ts.NodeFlags.Const),
  );
}
