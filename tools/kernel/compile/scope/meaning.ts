// What the identifiers of a cell mean, by TypeScript's checker.

import type TS from 'typescript';
import { ts } from '../../typescript';
import { type Declared, declaredNames, type Kind, kindOfList } from '../names';
import { writtenInFunctions } from './writes';

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
  /** What an earlier cell's name is. */
  kind(name: string): Kind | undefined;
  /** Names that functions of the cells so far assign; the cell's own are added. */
  writtenInFunctions: Set<string>;
}

const PRIMITIVE =
  ts.TypeFlags.NumberLike |
  ts.TypeFlags.BigIntLike |
  ts.TypeFlags.StringLike |
  ts.TypeFlags.BooleanLike |
  ts.TypeFlags.Null |
  ts.TypeFlags.Undefined;

export class Meaning {
  private readonly nodes = new Map<TS.Node, string>();
  /** Classes, enums and namespaces whose own body is being visited: there, JavaScript's own name holds. */
  private readonly inside: string[] = [];

  constructor(private readonly cell: CellScope) {}

  /** Takes in what is declared in the text, the compiler's own lines for earlier cells included. */
  collectFrom(file: TS.SourceFile): void {
    for (const { name, nodes, ambient } of declaredNames(file).values())
      for (const node of nodes) {
        const isEarlier = node.pos >= this.cell.length;
        if (isEarlier ? !this.cell.isAmbient(name) : !ambient) this.nodes.set(node, name);
      }
    for (const name of writtenInFunctions(file, (identifier) => this.nameAt(identifier)))
      this.cell.writtenInFunctions.add(name);
  }

  /** The name of the notebook that an identifier means. */
  nameAt(node: TS.Identifier): string | undefined {
    return this.isOurs(this.symbolAt(node)) && !this.inside.includes(node.text) ? node.text : undefined;
  }

  /** Whether the cell declares this name for the notebook. */
  isShared(name: string): boolean {
    return this.cell.declared.get(name)?.ambient === false;
  }

  /** Whether a name is a variable with a value at a place of the cell, and no function of any cell assigns it. */
  isVariable(name: string, place: number): boolean {
    const own = this.cell.declared.get(name);
    const kind = own ? own.kind : this.cell.kind(name);
    if (kind !== 'let' && kind !== 'const' && kind !== 'var') return false;
    const isThere = !own || kind === 'var' || own.nodes.every(({ end }) => end <= place);
    return isThere && !this.cell.writtenInFunctions.has(name);
  }

  /** Whether the variable of an identifier holds numbers, strings and their like only. */
  isPrimitive(node: TS.Identifier): boolean {
    const symbol = this.symbolAt(node);
    const type = symbol && this.cell.checker.getTypeOfSymbol(symbol);
    const all = type?.isUnion() ? type.types : type ? [type] : [];
    return all.length > 0 && all.every(({ flags }) => (flags & PRIMITIVE) !== 0);
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

  /** Runs `task` while the body of the declaration of `name` is visited. */
  within<T>(name: string, task: () => T): T {
    this.inside.push(name);
    const result = task();
    this.inside.pop();
    return result;
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

  private symbolAt(node: TS.Identifier): TS.Symbol | undefined {
    const { checker } = this.cell;
    return ts.isShorthandPropertyAssignment(node.parent)
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : checker.getSymbolAtLocation(node);
  }
}
