// What the cells of a random notebook are made of: statements, each for the kernel and for the script.

/** What is known of the names at some point. */
export interface Names {
  /** Variables, and whether they may be assigned. */
  variables: Map<string, boolean>;
  /** How a function is called, by its name. */
  calls: Map<string, string>;
}

export interface Statement {
  cell: string;
  script: string;
  /** Stands first in the script's cell: a function. */
  first?: string;
  /** Applied once the statement has run. */
  declares?: (names: Names) => void;
}

export interface Context {
  /** The name to declare. */
  fresh: string;
  /** A variable that may be assigned. */
  changed: string | undefined;
  /** An expression. */
  given: string;
  /** A call of a function that there is. */
  call: string | undefined;
  value: number;
}

export const both = (text: string): Statement => ({ cell: text, script: text });
export const changing = (write: (name: string, context: Context) => string) => (context: Context) =>
  context.changed === undefined ? undefined : both(write(context.changed, context));
export const variable =
  (name: string, assignable: boolean) =>
  ({ variables }: Names) => {
    variables.set(name, assignable);
  };
export const callable =
  (name: string, call: string) =>
  ({ calls }: Names) => {
    calls.set(name, call);
  };
