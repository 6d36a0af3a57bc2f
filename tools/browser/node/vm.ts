// node:vm: code runs in the worker's own global scope; `sourceURL` gives it the name that its stack frames have.

/** By file name: how many columns to the right the first line really begins, which eval cannot be told. */
const firstColumns = new Map<string, number>();
/** What was run, by file name; the last one last. */
const codes = new Map<string, string>();

interface Options {
  filename?: string;
  columnOffset?: number;
}

const globalEval = eval;

export function runInThisContext(code: string, { filename, columnOffset = 0 }: Options = {}): unknown {
  if (filename === undefined) return globalEval(code);
  firstColumns.set(filename, columnOffset);
  remember(filename, code);
  return globalEval(`${code}\n//# sourceURL=${filename}`);
}

/** A function of these parameters, whose lines are those of its body. */
export function compileFunction(
  body: string,
  parameters: readonly string[],
  { filename = '' }: { filename?: string } = {},
): (...given: unknown[]) => unknown {
  const code = `(function (${parameters.join(', ')}) {${body}\n})\n//# sourceURL=${filename}`;
  remember(filename, code);
  return globalEval(code) as (...given: unknown[]) => unknown;
}

function remember(filename: string, code: string): void {
  codes.delete(filename);
  codes.set(filename, code);
}

/**
 * The file that such a place can lie in, the one that ran last of all: WebKit's stacks do not name what eval ran. Undefined
 * where no file has that line and column, and the function's name.
 */
export function fileWith(line: number, column: number, name: string): string | undefined {
  return [...codes].reverse().find(([, code]) => {
    const text = code.split('\n').at(line - 1);
    return text !== undefined && text.length + 1 >= column && code.includes(name);
  })?.[0];
}

/** A column of a stack frame as Node, which knows the offset, would give it. */
export function columnIn(filename: string, line: number, column: number): number {
  return line === 1 ? column + (firstColumns.get(filename) ?? 0) : column;
}

/** Compiled once, run often. */
export class Script {
  private readonly run: () => unknown;

  constructor(code: string) {
    this.run = globalEval(`(() => ${code})`) as () => unknown;
  }

  runInThisContext(): unknown {
    return this.run();
  }
}

export default { runInThisContext, Script };
