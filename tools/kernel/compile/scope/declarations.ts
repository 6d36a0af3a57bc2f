// Declarations that have a name, as a cell's own.

import type TS from 'typescript';
import { ts } from '../../typescript';

type Named = (TS.FunctionDeclaration | TS.ClassDeclaration | TS.EnumDeclaration | TS.ModuleDeclaration) & {
  name: TS.Identifier;
};

/** The declaration that a statement is, where it has a name. */
export function named(statement: TS.Statement): Named | undefined {
  const isDeclaration =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isModuleDeclaration(statement);
  return isDeclaration && statement.name && ts.isIdentifier(statement.name)
    ? (statement as Named)
    : undefined;
}

/** Without `export` and `default`, which mean nothing in a notebook. */
export function withoutExport(node: Named): TS.Statement {
  const { factory } = ts;
  const isExport = ({ kind }: TS.ModifierLike): boolean =>
    kind === ts.SyntaxKind.ExportKeyword || kind === ts.SyntaxKind.DefaultKeyword;
  const modifiers = node.modifiers?.filter((modifier) => !isExport(modifier));
  if (ts.isClassDeclaration(node))
    return factory.updateClassDeclaration(
      node,
      modifiers,
      node.name,
      node.typeParameters,
      node.heritageClauses,
      node.members,
    );
  const plain = modifiers as TS.Modifier[] | undefined;
  if (ts.isFunctionDeclaration(node))
    return factory.updateFunctionDeclaration(
      node,
      plain,
      node.asteriskToken,
      node.name,
      node.typeParameters,
      node.parameters,
      node.type,
      node.body,
    );
  if (ts.isEnumDeclaration(node)) return factory.updateEnumDeclaration(node, plain, node.name, node.members);
  return factory.updateModuleDeclaration(node, plain, node.name, node.body);
}
