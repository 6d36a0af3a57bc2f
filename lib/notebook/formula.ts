import { figure, type Figure } from '../figures/figure';

/** A formula that can be read and computed: typeset for the reader, evaluated with numbers. */
export interface Formula extends Figure {
  /** TeX, without the dollar signs. */
  readonly tex: string;
  /** The value. Throws an Error that names the variable that has none. */
  evaluate(values: Readonly<Record<string, number>>): number;
  /** The formula, the same with numbers in place of its variables, and the value. */
  with(values: Readonly<Record<string, number>>): Figure;
}

/** The little of mathjs that is used here; its own types would cost seconds in a notebook cell. */
interface MathNode {
  toTex(options?: object): string;
  evaluate(scope: object): unknown;
  transform(change: (node: MathNode & { isSymbolNode?: boolean; name?: string }) => MathNode): MathNode;
  filter(keep: (node: MathNode & { isSymbolNode?: boolean; name?: string }, path: string) => boolean): {
    name?: string;
  }[];
}
interface MathJs {
  parse(expression: string): MathNode;
  ConstantNode: new (value: number) => MathNode;
}

/**
 * A formula in the notation of mathjs.
 *
 * @example
 * const size = formula('floor((input + 2 * padding - kernel) / stride) + 1', { name: 'output' });
 * size.evaluate({ input: 32, kernel: 5, padding: 2, stride: 1 }) // 32
 */
export function formula(expression: string, { name = '' }: { name?: string } = {}): Formula {
  // mathjs takes a tenth of a second to load: only a formula needs it.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const math = require('mathjs') as MathJs;
  const parsed = math.parse(expression);
  const left = name === '' ? '' : `${word(name)} = `;
  const tex = left + texOf(parsed);
  const evaluate = (values: Readonly<Record<string, number>>): number => {
    for (const variable of variablesOf(parsed)) {
      if (!(variable in values))
        throw new Error(`formula: "${variable}" has no value; given are ${Object.keys(values).join(', ')}`);
    }
    return Number(parsed.evaluate({ ...values }));
  };
  const withNumbers = (values: Readonly<Record<string, number>>): Figure => {
    const value = evaluate(values);
    const filled = parsed.transform((node) =>
      node.isSymbolNode && node.name! in values ? new math.ConstantNode(values[node.name!]) : node,
    );
    return typeset(`${tex} = ${texOf(filled)} = ${value}`, `${name || expression} = ${value}`);
  };
  return {
    ...typeset(tex, `${name === '' ? '' : `${name} = `}${expression}`),
    tex,
    evaluate,
    with: withNumbers,
  };
}

function typeset(tex: string, words: string): Figure {
  return figure('', words, () => ({ 'text/latex': `$$${tex}$$` }));
}

function texOf(node: MathNode): string {
  const handler = (one: MathNode & { isSymbolNode?: boolean; name?: string }): string | undefined =>
    one.isSymbolNode ? word(one.name!) : undefined;
  return node.toTex({ parenthesis: 'auto', handler });
}

/** A variable of several letters stands upright, as a word. */
function word(name: string): string {
  return name.length === 1 ? name : `\\text{${name}}`;
}

/** The names that stand for numbers; the name of a function, as in floor(…), is none. */
function variablesOf(node: MathNode): string[] {
  const symbols = node.filter((one, path) => one.isSymbolNode === true && path !== 'fn');
  return [...new Set(symbols.map((symbol) => symbol.name!))];
}
