// A cell as the body of a function in which each name of the notebook is a property of an object of its own:
// `lr` becomes `$lr.lr` (run/scope.ts). All cells and all their functions share that object, so a name means the
// same variable everywhere, however it is assigned.
//
//   let lr = 0.1;                      $lr[":="] = 0.1;
//   const { a, b: [c] } = f();         ({ a: $a[":="], b: [$c[":="]] } = (0, $f.f)());
//   function inc() { count++ }         $inc[":="] = inc; function inc() { $count.count++ }
//   import { zeros } from 'convlab';   const $m0 = $.require('convlab'); $zeros[":="] = $m0.zeros;
//   lr * 2                             return [$lr.lr * 2]
//
// Loops hold such variables in locals: loops.ts.

import type TS from 'typescript';
import { ts } from '../../typescript';
import { hasModifier, kindOfList } from '../names';
import { named, withoutExport } from './declarations';
import { importStatements } from './imports';
import { namedValue } from './named-value';
import type { CellScope } from './meaning';
import { Names } from './names';
import { assignmentPattern } from './patterns';

export interface ScopeTransform {
  /** For `before` of a program's emit. */
  transformer: TS.TransformerFactory<TS.SourceFile>;
  /** Filled while it runs: the names that the cell uses, in the order of its function's parameters. */
  parameters: Set<string>;
  /** … and those that it gives a value as it declares them: all but types. */
  assigned: Set<string>;
}

export function scopeTransform(cell: CellScope): ScopeTransform {
  const names = new Names(cell);
  const { length } = cell;
  const transformer: TS.TransformerFactory<TS.SourceFile> = (context) => (file) => {
    names.meaning.collectFrom(file);
    const own = file.statements.filter((statement) => statement.getStart(file) < length);
    const visit = visitor(names, context);
    const hoisted: TS.Statement[] = [];
    const rest = own.flatMap((statement, index) => {
      if (ts.isImportDeclaration(statement) || ts.isImportEqualsDeclaration(statement)) {
        hoisted.push(...importStatements(statement, names));
        return [];
      }
      if (
        ts.isFunctionDeclaration(statement) &&
        statement.name &&
        statement.body &&
        names.meaning.isShared(statement.name.text)
      )
        hoisted.push(names.declare(statement.name.text, statement.name));
      return topLevel(statement, names, visit, index === own.length - 1);
    });
    return ts.factory.updateSourceFile(file, [...hoisted, ...rest]);
  };
  return { transformer, parameters: names.used, assigned: names.assigned };
}

type Visit = (node: TS.Node) => TS.Node;

function topLevel(statement: TS.Statement, names: Names, visit: Visit, isLast: boolean): TS.Statement[] {
  const { factory } = ts;
  if (ts.isExportDeclaration(statement)) return [];
  if (ts.isExportAssignment(statement))
    return [factory.createExpressionStatement(visit(statement.expression) as TS.Expression)];
  if (hasModifier(statement, ts.SyntaxKind.DeclareKeyword)) return [];
  if (ts.isVariableStatement(statement) && kindOfList(statement.declarationList) !== undefined)
    return assignments(statement.declarationList, names, visit).map((expression) =>
      placedAt(factory.createExpressionStatement(expression), statement),
    );
  if (isLast && ts.isExpressionStatement(statement)) {
    const value = visit(statement.expression) as TS.Expression;
    return [
      placedAt(factory.createReturnStatement(factory.createArrayLiteralExpression([value])), statement),
    ];
  }
  const declaration = named(statement);
  if (!declaration) return [visit(statement) as TS.Statement];
  const name = declaration.name.text;
  const inner = names.meaning.within(name, () => withoutExport(visit(statement) as typeof declaration));
  if (ts.isFunctionDeclaration(statement) || !names.meaning.hasValue(declaration)) return [inner];
  return [inner, names.declare(name, declaration.name)];
}

/** The assignments that a shared declaration list makes. */
function assignments(list: TS.VariableDeclarationList, names: Names, visit: Visit): TS.Expression[] {
  const { factory } = ts;
  return list.declarations.flatMap(({ name, initializer }): TS.Expression[] => {
    const value = initializer && (visit(initializer) as TS.Expression);
    if (ts.isIdentifier(name)) {
      if (!value && kindOfList(list) === 'var') return []; // keeps the value that it has
      const given = value ? namedValue(name.text, value) : factory.createVoidZero();
      const assignment = factory.createAssignment(names.target(name), given);
      const local = names.loops.reference(name.text);
      return [local ? factory.createAssignment(local, assignment) : assignment];
    }
    if (!value) return [];
    const pattern = assignmentPattern(name, names, visit);
    return [factory.createParenthesizedExpression(factory.createAssignment(pattern, value))];
  });
}

/** What happens below the top level: references, and `var`. */
function visitor(names: Names, context: TS.TransformationContext): Visit {
  const { factory } = ts;
  const visitChildren: Visit = (node) => ts.visitEachChild(node, visit, context);
  const visit: Visit = (node) => {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return node;
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return node;
    if (ts.isIdentifier(node)) return names.reference(node) ?? node;
    const special =
      names.loops.loop(node, visitChildren) ??
      names.loops.inner(node, visitChildren) ??
      names.loops.write(node, visit);
    if (special) return special;
    if (ts.isShorthandPropertyAssignment(node)) return names.longhand(node, visit) ?? node;
    if (ts.isCallExpression(node)) return names.call(node, visitChildren(node) as typeof node);
    if (ts.isVariableStatement(node) && names.meaning.isHoisted(node.declarationList)) {
      const all = assignments(node.declarationList, names, visit);
      if (all.length === 0) return factory.createEmptyStatement();
      return placedAt(factory.createExpressionStatement(sequence(all)), node);
    }
    if (ts.isVariableDeclarationList(node) && names.meaning.isHoisted(node)) {
      const [first] = node.declarations;
      if (ts.isForStatement(node.parent)) {
        const all = assignments(node, names, visit);
        return all.length === 0 ? factory.createVoidZero() : sequence(all);
      }
      return ts.isIdentifier(first.name)
        ? names.target(first.name)
        : assignmentPattern(first.name, names, visit);
    }
    return visitChildren(node);
  };
  return visit;
}

/** `a = 1, b = 2` */
function sequence(expressions: TS.Expression[]): TS.Expression {
  return expressions.reduce((left, right) => ts.factory.createComma(left, right));
}

function placedAt<T extends TS.Node>(node: T, original: TS.Node): T {
  return ts.setSourceMapRange(node, original);
}
