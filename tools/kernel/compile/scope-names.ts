// How the transform (scope-transform.ts) writes a name.

import type TS from 'typescript';
import { ts } from '../typescript';
import { DECLARE } from '../run/scope';
import { type Declared, declaredNames, kindOfList } from './names';

export interface CellScope {
  checker: TS.TypeChecker;
  /** What the cell itself declares. */
  declared: Map<string, Declared>;
  /** Of the student's part: what stands behind was added by the compiler. */
  length: number;
  /** What no identifier of the cell contains: names of the kernel's own begin with it. */
  prefix: string;
  /** Whether an earlier cell's name is Node's own, or none at run time. */
  isAmbient(name: string): boolean;
}

export class Names {
  /** The names that the cell touches. */
  readonly used = new Set<string>();
  /** Those that it gives a value as it declares them. */
  readonly assigned = new Set<string>();
  private readonly nodes = new Map<TS.Node, string>();
  /** Classes, enums and namespaces whose own body is being visited: there, JavaScript's own name holds. */
  private readonly inside: string[] = [];
  private modules = 0;

  constructor(private readonly cell: CellScope) {}

  /** Takes in what is declared in the text, the compiler's own lines for earlier cells included. */
  collectFrom(file: TS.SourceFile): void {
    for (const { name, nodes, ambient } of declaredNames(file).values())
      for (const node of nodes) {
        const isEarlier = node.pos >= this.cell.length;
        if (isEarlier ? !this.cell.isAmbient(name) : !ambient) this.nodes.set(node, name);
      }
  }

  /** Whether the cell declares this name for the notebook. */
  isShared(name: string): boolean {
    return this.cell.declared.get(name)?.ambient === false;
  }

  /** `$name.name` where an identifier means a name of the notebook. */
  reference(node: TS.Identifier): TS.Expression | undefined {
    const symbol = this.cell.checker.getSymbolAtLocation(node);
    return this.isOurs(symbol) && !this.inside.includes(node.text) ? this.property(node) : undefined;
  }

  /** `{ name }` as `{ name: $name.name }`, in a literal or as the target of an assignment. */
  longhand(
    node: TS.ShorthandPropertyAssignment,
    visit: (node: TS.Node) => TS.Node,
  ): TS.PropertyAssignment | undefined {
    const symbol = this.cell.checker.getShorthandAssignmentValueSymbol(node);
    const { name, objectAssignmentInitializer: initial } = node;
    if (!this.isOurs(symbol) || this.inside.includes(name.text)) {
      if (!initial) return undefined;
      const given = ts.factory.createAssignment(
        ts.factory.createIdentifier(name.text),
        visit(initial) as TS.Expression,
      );
      return ts.factory.createPropertyAssignment(name.text, given);
    }
    const property = this.property(name);
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

  /** A function or class without a name of its own gets the variable's, as JavaScript gives it. */
  namedValue(name: string, value: TS.Expression): TS.Expression {
    const bare = withoutParentheses(value);
    const isAnonymous =
      ts.isArrowFunction(bare) ||
      ((ts.isFunctionExpression(bare) || ts.isClassExpression(bare)) && !bare.name);
    if (!isAnonymous) return value;
    const { factory } = ts;
    const property = factory.createPropertyAssignment(factory.createIdentifier(name), value);
    return factory.createPropertyAccessExpression(
      factory.createParenthesizedExpression(factory.createObjectLiteralExpression([property])),
      name,
    );
  }

  /** Runs `task` while the body of the declaration of `name` is visited. */
  within<T>(name: string, task: () => T): T {
    this.inside.push(name);
    const result = task();
    this.inside.pop();
    return result;
  }

  /** Whether a class, enum or namespace is there at run time. */
  hasValue(
    declaration:
      | TS.FunctionDeclaration
      | TS.ClassDeclaration
      | TS.EnumDeclaration
      | TS.ModuleDeclaration
      | TS.ImportSpecifier
      | TS.ImportClause,
  ): boolean {
    const symbol = declaration.name && this.cell.checker.getSymbolAtLocation(declaration.name);
    if (!symbol) return false;
    const target = symbol.flags & ts.SymbolFlags.Alias ? this.cell.checker.getAliasedSymbol(symbol) : symbol;
    if (ts.isModuleDeclaration(declaration)) return (target.flags & ts.SymbolFlags.ValueModule) !== 0;
    if (ts.isEnumDeclaration(declaration)) return (target.flags & ts.SymbolFlags.RegularEnum) !== 0;
    return (target.flags & ts.SymbolFlags.Value) !== 0;
  }

  /** `var` outside of functions, which the notebook shares. */
  isHoisted(list: TS.VariableDeclarationList): boolean {
    return kindOfList(list) === 'var' && this.isFirstOurs(list);
  }

  /** `$.name`: what run/cells.ts hands to every cell. */
  helper(name: string): TS.Expression {
    return ts.factory.createPropertyAccessExpression(ts.factory.createIdentifier(this.cell.prefix), name);
  }

  /** A name for what a `require` gives. */
  moduleName(): TS.Identifier {
    return ts.factory.createIdentifier(`${this.cell.prefix}${this.modules++}`);
  }

  private isFirstOurs(list: TS.VariableDeclarationList): boolean {
    let declaration: TS.VariableDeclaration | TS.BindingElement = list.declarations[0];
    while (!ts.isIdentifier(declaration.name)) {
      const element: TS.ArrayBindingElement | undefined = declaration.name.elements.find((one) =>
        ts.isBindingElement(one),
      );
      if (!element || !ts.isBindingElement(element)) return false;
      declaration = element;
    }
    return this.nodes.has(declaration);
  }

  private isOurs(symbol: TS.Symbol | undefined): boolean {
    return (symbol?.declarations ?? []).some((node) => this.nodes.has(node));
  }

  private property(identifier: TS.Identifier): TS.Expression {
    const access = ts.factory.createPropertyAccessExpression(this.variable(identifier.text), identifier.text);
    ts.setEmitFlags(access, ts.EmitFlags.NoTrailingSourceMap);
    return ts.setSourceMapRange(access, identifier);
  }

  private variable(name: string): TS.Identifier {
    this.used.add(name);
    return ts.factory.createIdentifier(this.cell.prefix + name);
  }
}

function withoutParentheses(expression: TS.Expression): TS.Expression {
  return ts.isParenthesizedExpression(expression) ? withoutParentheses(expression.expression) : expression;
}
