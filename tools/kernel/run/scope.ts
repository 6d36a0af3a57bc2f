// The variables that all cells share, each an object with one property: the variable's name.
//
// An object for each name, and not one for all, so that V8 keeps a number in its place while a loop counts it: a
// loop at the top level of a cell runs about as quickly as in a function. The value stands on the object itself;
// before it is there, its prototype answers, and says so.

/** The property by which a declaration gives the variable its value; compile/scope/names.ts writes it. */
export const DECLARE = ':=';

export type Variable = Record<string, unknown>;

/** One run of a cell, from its beginning to its end. */
export interface DeclaringCell {
  declares(name: string): boolean;
  /** Called when a name that the cell declares is there. */
  publish(name: string): void;
}

export class Scope {
  private readonly variables = new Map<string, Variable>();
  private readonly running: DeclaringCell[] = [];

  /** The variable of a name: always the same. */
  variable(name: string): Variable {
    const known = this.variables.get(name);
    if (known) return known;
    const made = createVariable(name, () => {
      this.publish(name);
    });
    this.variables.set(name, made);
    return made;
  }

  /** Gives a name a value that is made when it is first read; a declaration takes its place. */
  offer(name: string, make: () => unknown): void {
    const prototype = Object.getPrototypeOf(this.variable(name)) as object;
    Object.defineProperty(prototype, name, { get: make, set: undefined, configurable: true });
  }

  /** `var`: there from the start of its cell. */
  hoist(name: string): void {
    const variable = this.variable(name);
    if (!Object.hasOwn(variable, name)) variable[DECLARE] = undefined;
    else this.publish(name);
  }

  /** A cell begins: what is declared from now on is its. */
  begin(cell: DeclaringCell): void {
    this.running.push(cell);
  }

  end(cell: DeclaringCell): void {
    const at = this.running.indexOf(cell);
    if (at >= 0) this.running.splice(at, 1);
  }

  private publish(name: string): void {
    this.running.findLast((cell) => cell.declares(name))?.publish(name);
  }
}

function createVariable(name: string, declared: () => void): Variable {
  const tooEarly = (): never => {
    throw new ReferenceError(`Cannot access '${name}' before initialization`);
  };
  const prototype = Object.create(null, {
    [name]: { get: tooEarly, set: tooEarly, configurable: true },
    [DECLARE]: {
      set(this: Variable, value: unknown) {
        if (Object.hasOwn(this, name)) this[name] = value;
        else
          Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
        declared();
      },
    },
  }) as object;
  return Object.create(prototype) as Variable;
}
