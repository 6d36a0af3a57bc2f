// A loop holds the notebook's variables in locals of its own: V8 keeps a number in a register only there. Reads take
// the local; writes go to both:
//
//   for (…) { sum += x[i]; }     { let $$sum = $sum.sum, $$x = $x.x; for (…) { $sum.sum = $$sum += $$x[i]; } }
//
// So whoever else reads the variable sees its value of the moment, after an interrupt too, which skips `finally`.
// Nobody else may write it: a loop that awaits holds nothing, and no loop holds what a function of any cell assigns.

import type TS from 'typescript';
import { ts } from '../../typescript';
import type { Meaning } from './meaning';
import { isAssignment, isIncrement, runsByItself, writeOf } from './writes';

type Visit = (node: TS.Node) => TS.Node;

export class Loops {
  /** What the loop that is being visited holds; undefined in functions and classes, which run when they are called. */
  private held: ReadonlySet<string> | undefined = new Set();

  /**
   * @param prefix of the kernel's own names in the cell
   * @param property `$name.name`
   */
  constructor(
    private readonly prefix: string,
    private readonly meaning: Meaning,
    private readonly property: (name: string) => TS.Expression,
  ) {}

  /** A loop, with its labels, in a block with its locals; undefined where it holds none. */
  loop(node: TS.Node, visitChildren: Visit): TS.Block | undefined {
    if (this.held?.size !== 0 || !isLoop(node)) return undefined;
    const held = this.localsOf(node);
    if (held.size === 0) return undefined;
    const { factory } = ts;
    const locals = [...held].map((name) =>
      factory.createVariableDeclaration(this.local(name), undefined, undefined, this.property(name)),
    );
    if (some(node, isUsedIncrement)) locals.push(factory.createVariableDeclaration(this.former()));
    const statement = this.holding(held, () => visitChildren(node) as TS.Statement);
    const list = factory.createVariableDeclarationList(locals, ts.NodeFlags.Let);
    return factory.createBlock([factory.createVariableStatement(undefined, list), statement], true);
  }

  /** A function or class: what it reads may have changed when it runs. */
  inner(node: TS.Node, visitChildren: Visit): TS.Node | undefined {
    return this.held && runsByItself(node) ? this.holding(undefined, () => visitChildren(node)) : undefined;
  }

  /** `$$name`, where a loop holds the variable. */
  reference(name: string): TS.Identifier | undefined {
    return this.held?.has(name) ? this.local(name) : undefined;
  }

  /** An assignment to a variable that the loop holds. */
  write(node: TS.Node, visit: Visit): TS.Expression | undefined {
    const target = isAssignment(node) ? node.left : isIncrement(node) ? node.operand : undefined;
    if (!target || !ts.isIdentifier(target)) return undefined;
    const name = this.meaning.nameAt(target);
    if (name === undefined || !this.held?.has(name)) return undefined;
    const { factory } = ts;
    const local = ts.setSourceMapRange(this.local(name), target);
    const through = (value: TS.Expression): TS.Expression =>
      ts.setSourceMapRange(factory.createAssignment(this.property(name), value), node);
    if (isAssignment(node))
      return through(
        factory.createBinaryExpression(local, node.operatorToken, visit(node.right) as TS.Expression),
      );
    if (!isIncrement(node)) return undefined;
    if (!isUsedIncrement(node)) return through(factory.createPrefixUnaryExpression(node.operator, local));
    const before = factory.createPostfixUnaryExpression(local, node.operator);
    return [through(this.local(name)), this.former()].reduce<TS.Expression>(
      (left, right) => factory.createComma(left, right),
      factory.createAssignment(this.former(), before),
    );
  }

  private localsOf(loop: TS.Node): Set<string> {
    const good = new Set<string>();
    const bad = new Set<string>();
    if (some(loop, isAwait)) return good;
    const visit = (node: TS.Node): void => {
      if (runsByItself(node)) return;
      const name = ts.isIdentifier(node) ? this.meaning.nameAt(node) : undefined;
      if (name !== undefined) (this.canHold(name, node as TS.Identifier, loop) ? good : bad).add(name);
      ts.forEachChild(node, visit);
    };
    visit(loop);
    return new Set([...good].filter((name) => !bad.has(name)));
  }

  private canHold(name: string, identifier: TS.Identifier, loop: TS.Node): boolean {
    if (!this.meaning.isVariable(name, loop.pos)) return false;
    const write = writeOf(identifier);
    // A function takes the name of the variable that it is assigned to: `$$name` is none for it.
    return write === undefined || (write === 'alone' && this.meaning.isPrimitive(identifier));
  }

  private holding<T>(held: ReadonlySet<string> | undefined, task: () => T): T {
    const before = this.held;
    this.held = held;
    const result = task();
    this.held = before;
    return result;
  }

  private local(name: string): TS.Identifier {
    return ts.factory.createIdentifier(this.former().text + name);
  }

  /** What `x++` gives. */
  private former(): TS.Identifier {
    return ts.factory.createIdentifier(this.prefix.repeat(2));
  }
}

function isLoop(node: TS.Node): boolean {
  return ts.isLabeledStatement(node) ? isLoop(node.statement) : ts.isIterationStatement(node, false);
}

function isAwait(node: TS.Node): boolean {
  return (
    ts.isAwaitExpression(node) ||
    (ts.isForOfStatement(node) && node.awaitModifier !== undefined) ||
    (ts.isVariableDeclarationList(node) &&
      ((node.flags & ts.NodeFlags.BlockScoped) as TS.NodeFlags) === ts.NodeFlags.AwaitUsing)
  );
}

/** Whether a part of a loop is so; functions in it are none. */
function some(node: TS.Node, is: (node: TS.Node) => boolean): boolean {
  return is(node) || ts.forEachChild(node, (child) => !runsByItself(child) && some(child, is)) === true;
}

/** `x++`, where somebody asks what it gives. */
function isUsedIncrement(node: TS.Node): node is TS.PostfixUnaryExpression {
  if (!ts.isPostfixUnaryExpression(node)) return false;
  const { parent } = node;
  return !ts.isExpressionStatement(parent) && !(ts.isForStatement(parent) && parent.incrementor === node);
}
