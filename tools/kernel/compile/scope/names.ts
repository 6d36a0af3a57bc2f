// How the transform (transform.ts) writes a name.

import type TS from 'typescript';
import { ts } from '../../typescript';
import { DECLARE } from '../../run/scope';
import { Loops } from './loops';
import { type CellScope, Meaning } from './meaning';

export class Names {
  /** The names that the cell touches. */
  readonly used = new Set<string>();
  /** Those that it gives a value as it declares them. */
  readonly assigned = new Set<string>();
  readonly meaning: Meaning;
  readonly loops: Loops;
  private modules = 0;

  constructor(private readonly cell: CellScope) {
    this.meaning = new Meaning(cell);
    this.loops = new Loops(cell.prefix, this.meaning, (name) => this.property(name));
  }

  /** `$name.name` where an identifier means a name of the notebook. */
  reference(node: TS.Identifier): TS.Expression | undefined {
    const name = this.meaning.nameAt(node);
    return name === undefined ? undefined : this.variableAt(node);
  }

  /** `{ name }` as `{ name: $name.name }`, in a literal or as the target of an assignment. */
  longhand(
    node: TS.ShorthandPropertyAssignment,
    visit: (node: TS.Node) => TS.Node,
  ): TS.PropertyAssignment | undefined {
    const { name, objectAssignmentInitializer: initial } = node;
    if (this.meaning.nameAt(name) === undefined) {
      if (!initial) return undefined;
      const given = ts.factory.createAssignment(
        ts.factory.createIdentifier(name.text),
        visit(initial) as TS.Expression,
      );
      return ts.factory.createPropertyAssignment(name.text, given);
    }
    const property = this.variableAt(name);
    const value = initial ? ts.factory.createAssignment(property, visit(initial) as TS.Expression) : property;
    return ts.factory.createPropertyAssignment(name.text, value);
  }

  /** A call whose parts were visited: a function gets no `this`, `(0, $f.f)(x)`; `import()` is the kernel's. */
  call(original: TS.CallExpression, visited: TS.CallExpression): TS.CallExpression {
    const { factory } = ts;
    const { expression: callee, arguments: given, typeArguments: types } = visited;
    if (callee.kind === ts.SyntaxKind.ImportKeyword)
      return factory.createCallExpression(this.helper('import'), undefined, given);
    if (callee === original.expression || !ts.isIdentifier(original.expression)) return visited;
    const comma = factory.createComma(factory.createNumericLiteral(0), callee);
    ts.setSourceMapRange(comma, original.expression);
    // An error's position is that of the parenthesis behind: without an end, it counts as the function's name.
    ts.setEmitFlags(comma, ts.EmitFlags.NoTrailingSourceMap);
    const bare = factory.createParenthesizedExpression(comma);
    return ts.isCallChain(visited)
      ? factory.updateCallChain(visited, bare, visited.questionDotToken, types, given)
      : factory.updateCallExpression(visited, bare, types, given);
  }

  /** `$name.name` */
  property(name: string): TS.Expression {
    return ts.factory.createPropertyAccessExpression(this.variable(name), name);
  }

  /** `$name[":="]`, which a declaration assigns. */
  target(identifier: TS.Identifier): TS.Expression {
    const { factory } = ts;
    this.assigned.add(identifier.text);
    const access = factory.createElementAccessExpression(
      this.variable(identifier.text),
      factory.createStringLiteral(DECLARE),
    );
    return ts.setSourceMapRange(access, identifier);
  }

  /** `$name[":="] = value;` with the declared thing itself by default. */
  declare(name: string, from: TS.Node, value?: TS.Expression): TS.Statement {
    const { factory } = ts;
    const given = value ?? factory.createIdentifier(name);
    const target = this.target(factory.createIdentifier(name));
    return ts.setSourceMapRange(
      factory.createExpressionStatement(factory.createAssignment(target, given)),
      from,
    );
  }

  /** `$.name`: what run/cells.ts hands to every cell. */
  helper(name: string): TS.Expression {
    return ts.factory.createPropertyAccessExpression(ts.factory.createIdentifier(this.cell.prefix), name);
  }

  /** A name for what a `require` gives. */
  moduleName(): TS.Identifier {
    return ts.factory.createIdentifier(`${this.cell.prefix}${this.modules++}`);
  }

  private variableAt(identifier: TS.Identifier): TS.Expression {
    const local = this.loops.reference(identifier.text);
    if (local) return ts.setSourceMapRange(local, identifier);
    const access = this.property(identifier.text);
    ts.setEmitFlags(access, ts.EmitFlags.NoTrailingSourceMap);
    return ts.setSourceMapRange(access, identifier);
  }

  private variable(name: string): TS.Identifier {
    this.used.add(name);
    return ts.factory.createIdentifier(this.cell.prefix + name);
  }
}
