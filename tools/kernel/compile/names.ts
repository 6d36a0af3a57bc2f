// Which names a cell declares at its top level.

import type TS from 'typescript';
import { ts } from '../typescript';

export type Kind = 'const' | 'let' | 'var' | 'function' | 'class' | 'enum' | 'namespace' | 'import' | 'type';

export interface Declared {
  name: string;
  kind: Kind;
  /** The nodes that a checker's symbol names as its declarations. */
  nodes: TS.Node[];
  /** `declare …`: nothing is there at run time. */
  ambient: boolean;
}

/** A value beats a type of the same name. */
const KINDS: Kind[] = ['type', 'namespace', 'enum', 'import', 'var', 'let', 'const', 'function', 'class'];

/** All names declared at the top level, `var` in blocks included. */
export function declaredNames(file: TS.SourceFile): Map<string, Declared> {
  const found = new Map<string, Declared>();
  const add = (identifier: TS.Identifier, kind: Kind, node: TS.Node, ambient = false): void => {
    const name = identifier.text;
    const before = found.get(name);
    if (!before) {
      found.set(name, { name, kind, nodes: [node], ambient });
      return;
    }
    before.nodes.push(node);
    before.ambient &&= ambient;
    if (KINDS.indexOf(kind) > KINDS.indexOf(before.kind)) before.kind = kind;
  };
  for (const statement of file.statements) addStatement(statement, add);
  addHoistedVars(file, add);
  return found;
}

type Add = (identifier: TS.Identifier, kind: Kind, node: TS.Node, ambient?: boolean) => void;

function addStatement(statement: TS.Statement, add: Add): void {
  const ambient = isAmbient(statement);
  if (ts.isVariableStatement(statement)) {
    const kind = kindOfList(statement.declarationList);
    if (kind !== undefined && kind !== 'var')
      for (const declaration of statement.declarationList.declarations)
        addBindings(declaration, kind, add, ambient);
  } else if (ts.isFunctionDeclaration(statement)) {
    if (statement.name) add(statement.name, 'function', statement, ambient);
  } else if (ts.isClassDeclaration(statement)) {
    if (statement.name) add(statement.name, 'class', statement, ambient);
  } else if (ts.isEnumDeclaration(statement)) {
    add(statement.name, 'enum', statement, ambient);
  } else if (ts.isModuleDeclaration(statement)) {
    if (ts.isIdentifier(statement.name) && !isGlobal(statement))
      add(statement.name, 'namespace', statement, ambient);
  } else if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
    add(statement.name, 'type', statement, true);
  } else if (ts.isImportEqualsDeclaration(statement)) {
    add(statement.name, 'import', statement);
  } else if (ts.isImportDeclaration(statement)) {
    const { importClause: clause } = statement;
    if (clause?.name) add(clause.name, 'import', clause);
    const bindings = clause?.namedBindings;
    if (bindings && ts.isNamespaceImport(bindings)) add(bindings.name, 'import', bindings);
    else for (const specifier of bindings?.elements ?? []) add(specifier.name, 'import', specifier);
  }
}

/** 'var', 'let' or 'const'; undefined for `using`, which ends with its cell. */
export function kindOfList(list: TS.VariableDeclarationList): 'var' | 'let' | 'const' | undefined {
  const flags = (list.flags & ts.NodeFlags.BlockScoped) as TS.NodeFlags;
  if (flags === ts.NodeFlags.None) return 'var';
  if (flags === ts.NodeFlags.Let) return 'let';
  return flags === ts.NodeFlags.Const ? 'const' : undefined;
}

function addBindings(
  declaration: TS.VariableDeclaration | TS.BindingElement,
  kind: Kind,
  add: Add,
  ambient: boolean,
): void {
  if (ts.isIdentifier(declaration.name)) {
    add(declaration.name, kind, declaration, ambient);
    return;
  }
  for (const element of declaration.name.elements)
    if (ts.isBindingElement(element)) addBindings(element, kind, add, ambient);
}

/** `var` belongs to the cell wherever it stands outside of functions. */
function addHoistedVars(file: TS.SourceFile, add: Add): void {
  const visit = (node: TS.Node): void => {
    if (ts.isVariableDeclarationList(node) && kindOfList(node) === 'var') {
      const ambient = ts.isVariableStatement(node.parent) && isAmbient(node.parent);
      for (const declaration of node.declarations) addBindings(declaration, 'var', add, ambient);
    }
    if (ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isModuleDeclaration(node)) return;
    ts.forEachChild(node, visit);
  };
  visit(file);
}

function isAmbient(statement: TS.Statement): boolean {
  return hasModifier(statement, ts.SyntaxKind.DeclareKeyword);
}

export function hasModifier(node: TS.Node, kind: TS.SyntaxKind): boolean {
  return (
    ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((modifier) => modifier.kind === kind)
  );
}

/** `declare global { … }` */
function isGlobal(node: TS.ModuleDeclaration): boolean {
  return (node.flags & ts.NodeFlags.GlobalAugmentation) !== 0;
}

/** Whether a cell adds to the types of other modules or of the global scope. */
export function augments(file: TS.SourceFile): boolean {
  return file.statements.some(
    (statement) =>
      ts.isModuleDeclaration(statement) && (isGlobal(statement) || ts.isStringLiteral(statement.name)),
  );
}

/** Every identifier that a piece of code mentions. */
export function mentionedNames(file: TS.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: TS.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

/** Names that the cell exports by words of its own. */
export function exportedNames(file: TS.SourceFile): Set<string> {
  const names = new Set<string>();
  for (const statement of file.statements) {
    if (ts.isExportDeclaration(statement) && !statement.moduleSpecifier) {
      if (statement.exportClause && ts.isNamedExports(statement.exportClause))
        for (const { name, propertyName } of statement.exportClause.elements)
          if (propertyName === undefined || propertyName.text === name.text) names.add(name.text);
    } else if (
      hasModifier(statement, ts.SyntaxKind.ExportKeyword) &&
      !hasModifier(statement, ts.SyntaxKind.DefaultKeyword)
    ) {
      for (const name of namesOf(statement)) names.add(name);
    }
  }
  return names;
}

function namesOf(statement: TS.Statement): string[] {
  const names: string[] = [];
  const add: Add = (identifier) => {
    names.push(identifier.text);
  };
  if (ts.isVariableStatement(statement))
    for (const declaration of statement.declarationList.declarations)
      addBindings(declaration, 'var', add, false);
  else addStatement(statement, add);
  return names;
}
