import { figure, type Figure } from '../figures/figure';
import { rounded } from '../figures/format';
import { mathjs } from '../platform/mathjs';

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
  readonly isSymbolNode?: boolean;
  readonly isOperatorNode?: boolean;
  readonly isParenthesisNode?: boolean;
  /** Of a symbol. */
  readonly name?: string;
  /** Of an operator. */
  readonly op?: string;
  /** Of a constant. */
  readonly value?: unknown;
  /** Of parentheses. */
  readonly content?: MathNode;
  toTex(options?: object): string;
  evaluate(scope: object): unknown;
  transform(change: (node: MathNode, path: string | null, parent: MathNode | null) => MathNode): MathNode;
  filter(keep: (node: MathNode, path: string) => boolean): MathNode[];
}
interface MathJs {
  parse(expression: string): MathNode;
  ConstantNode: new (value: number) => MathNode;
  ParenthesisNode: new (content: MathNode) => MathNode;
}

/** Loads mathjs, with which `formula` and `sparse` compute. In Node they do it themselves; in a browser, await this first. */
export async function loadMathjs(): Promise<void> {
  await mathjs.load();
}

/** Numbers that need not be given. */
const constants: readonly string[] = ['pi', 'e'];

/**
 * A formula in the notation of mathjs; `pi` and `e` are known, unless they are given.
 *
 * @example
 * const size = formula('floor((input + 2 * padding - kernel) / stride) + 1', { name: 'output' });
 * size.evaluate({ input: 32, kernel: 5, padding: 2, stride: 1 }) // 32
 */
export function formula(expression: string, { name = '' }: { name?: string } = {}): Formula {
  const math = mathjs.get() as MathJs;
  const parsed = withoutParentheses(math.parse(expression)); // typeset, they come back where they are needed
  const left = name === '' ? '' : `${word(name).trim()} = `;
  const tex = left + texOf(parsed);
  const evaluate = (values: Readonly<Record<string, number>>): number => {
    for (const variable of variablesOf(parsed)) {
      if (!(variable in values) && !constants.includes(variable))
        throw new Error(`formula: "${variable}" has no value; given are ${Object.keys(values).join(', ')}`);
    }
    return Number(parsed.evaluate({ ...values }));
  };
  const withNumbers = (values: Readonly<Record<string, number>>): Figure => {
    const value = rounded(evaluate(values));
    const filled = parsed.transform((node, _, parent) => {
      if (!node.isSymbolNode || !(node.name! in values)) return node;
      const number = rounded(values[node.name!]);
      const constant = new math.ConstantNode(number);
      const beside = parent?.isOperatorNode === true && parent.op !== '/'; // a fraction's bar holds it apart
      return beside && /[-e]/.test(String(number)) ? new math.ParenthesisNode(constant) : constant; // −3, 1e-7
    });
    const result = texOf(new math.ConstantNode(value));
    return typeset(`${tex} = ${texOf(filled, 'show')} = ${result}`, `${name || expression} = ${value}`);
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

/** `implicit`: whether the dot of 2a is left out, or shown, as between numbers it must be. */
function texOf(node: MathNode, implicit: 'hide' | 'show' = 'hide'): string {
  const handler = (one: MathNode): string | undefined => {
    if (one.isSymbolNode) return one.name === 'pi' ? '\\pi' : word(one.name!);
    if (one.isParenthesisNode) return `\\left(${texOf(one.content!)}\\right)`;
    if (Number.isNaN(one.value)) return word('NaN'); // which mathjs takes for infinite
    return /^-?[\d.]+$/.test(String(one.value)) ? String(one.value) : undefined; // 60965224, no power of ten
  };
  return node.toTex({ parenthesis: 'auto', implicit, handler });
}

function withoutParentheses(node: MathNode): MathNode {
  return node.transform((one) => (one.isParenthesisNode ? withoutParentheses(one.content!) : one));
}

/** A variable of several letters is set upright, as a word; a single letter gets a space: `\cdot c`. */
function word(name: string): string {
  return name.length === 1 ? ` ${name}` : `\\text{${name}}`;
}

/** The names of variables; the name of a function, as in floor(…), is not one. */
function variablesOf(node: MathNode): string[] {
  const symbols = node.filter((one, path) => one.isSymbolNode === true && path !== 'fn');
  return [...new Set(symbols.map((symbol) => symbol.name!))];
}
