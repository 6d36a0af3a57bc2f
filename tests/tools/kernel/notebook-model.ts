// A model of what a notebook should mean: its cells as one plain script, in which a name may be declared again. A
// random notebook is a list of choices; here it is written both ways.

import fc from 'fast-check';
import { type Context, both, type Names, type Statement, variable, callable, changing } from './statement';
import { LOOPS } from './notebook-loops';

export interface Choice {
  kind: Kind;
  /** These choose a name each, of those that there are. */
  target: number;
  source: number;
  value: number;
}

export interface WrittenCell {
  /** For the kernel. */
  cell: string;
  /** The body of a function, for the script. */
  script: string;
}

const DECLARATIONS = {
  let: ({ fresh: x, given }: Context): Statement => ({
    cell: `let ${x}: number = ${given};`,
    script: `${x} = ${given};`,
    declares: variable(x, true),
  }),
  const: ({ fresh: x, given }: Context): Statement => ({
    cell: `const ${x}: number = ${given};`,
    script: `${x} = ${given};`,
    declares: variable(x, false),
  }),
  objectPattern: ({ fresh: x, given }: Context): Statement => ({
    cell: `let { p: [${x}] } = { p: [${given}] };`,
    script: `${x} = ${given};`,
    declares: variable(x, true),
  }),
  defaultPattern: ({ fresh: x, given }: Context): Statement => ({
    cell: `const [${x} = ${given}] = [] as number[];`,
    script: `${x} = ${given};`,
    declares: variable(x, false),
  }),
  blockVar: ({ fresh: x, given }: Context): Statement => ({
    cell: `{ var ${x}: number = ${given} }`,
    script: `${x} = ${given};`,
    declares: variable(x, true),
  }),
  loopVar: ({ fresh: x, value }: Context): Statement => ({
    cell: `for (var ${x} = 0; ${x} < ${value}; ${x}++) {}`,
    script: `for (${x} = 0; ${x} < ${value}; ${x}++) {}`,
    declares: variable(x, true),
  }),
  function: ({ fresh: x, changed, given }: Context): Statement => {
    const body = `${changed === undefined ? '' : `${changed}++; `}return ${given}`;
    return {
      cell: `function f${x}(): number { ${body} }`,
      script: '',
      first: `f${x} = function () { ${body} };`,
      declares: callable(`f${x}`, `f${x}()`),
    };
  },
  arrow: ({ fresh: x, given }: Context): Statement => ({
    cell: `const f${x} = (): number => ${given};`,
    script: `f${x} = () => ${given};`,
    declares: callable(`f${x}`, `f${x}()`),
  }),
  class: ({ fresh: x, given }: Context): Statement => ({
    cell: `class C${x} { static read(): number { return ${given} } }`,
    script: `C${x} = class { static read() { return ${given} } };`,
    declares: callable(`C${x}`, `C${x}.read()`),
  }),
  namespace: ({ fresh: x, given }: Context): Statement => ({
    cell: `namespace N${x} { export function read(): number { return ${given} } }`,
    script: `N${x} = { read: () => ${given} };`,
    declares: callable(`N${x}`, `N${x}.read()`),
  }),
};

const ACTIONS = {
  assign: changing((x, { given }) => `${x} = ${given};`),
  add: changing((x, { given }) => `${x} += ${given};`),
  increment: changing((x) => `${x}++;`),
  pattern: changing((x, { given }) => `[${x}] = [${given}];`),
  property: changing((x, { given }) => `({ q: ${x} } = { q: ${given} });`),
  forOf: changing((x, { given }) => `for (${x} of [${given}, 1]) {}`),
  callback: changing((x) => `[1, 2].forEach((n) => { ${x} += n });`),
  later: changing((x) => `void Promise.resolve().then(() => { ${x} += 3 });`),
  awaited: changing((x, { value }) => `${x} += await Promise.resolve(${value});`),
  call: ({ call }: Context) => (call === undefined ? undefined : both(`${call};`)),
  keep: changing((x, { call }) => (call === undefined ? `${x}--;` : `${x} = ${call};`)),
  fail: () => both(`if (Math.abs(-1) === 1) throw new Error('stop');`),
};

const KINDS = { ...DECLARATIONS, ...ACTIONS, ...LOOPS };
type Kind = keyof typeof KINDS;

export const notebooks: fc.Arbitrary<Choice[][]> = fc.array(
  fc.array(
    fc.record({
      kind: fc.constantFrom(...(Object.keys(KINDS) as Kind[])),
      target: fc.nat(11),
      source: fc.nat(11),
      value: fc.nat(9),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  { minLength: 2, maxLength: 7 },
);

/** Writes a notebook both ways. @param suffix of its names, to keep notebooks apart */
export function write(notebook: readonly (readonly Choice[])[], suffix: string): WrittenCell[] {
  const names: Names = { variables: new Map(), calls: new Map() };
  return notebook.map((choices) => writeCell(choices, names, suffix));
}

/** All names that a notebook's script may assign. */
export function namesOf(suffix: string): string[] {
  const variables = ['a', 'b', 'c'].map((name) => name + suffix);
  return ['', 'f', 'C', 'N'].flatMap((prefix) => variables.map((name) => prefix + name));
}

function writeCell(choices: readonly Choice[], names: Names, suffix: string): WrittenCell {
  const statements: Statement[] = [];
  let hasFailed = false;
  for (const choice of choices) {
    // Behind what fails stands at most a declaration, which is not reached.
    if (hasFailed && choice.kind !== 'let' && choice.kind !== 'const') continue;
    const statement = writeStatement(choice, names, statements, suffix, hasFailed);
    if (!statement) continue;
    statements.push(statement);
    if (!hasFailed) statement.declares?.(names);
    hasFailed ||= choice.kind === 'fail' || choice.kind === 'loopFail';
  }
  const shown = `[${[...names.variables.keys()].join(', ')}]`;
  const first = statements.flatMap((statement) => statement.first ?? []);
  return {
    cell: [...statements.map(({ cell }) => cell), shown].join('\n'),
    script: [...first, ...statements.map(({ script }) => script), `return ${shown};`].join('\n'),
  };
}

function writeStatement(
  { kind, target, source, value }: Choice,
  { variables, calls }: Names,
  before: readonly Statement[],
  suffix: string,
  hasFailed: boolean,
): Statement | undefined {
  const choose = (from: string[], number: number): string | undefined =>
    from.length === 0 ? undefined : from[number % from.length];
  const read = hasFailed ? undefined : choose([...variables.keys()], source);
  const assignable = [...variables].flatMap(([name, isAssignable]) => (isAssignable ? [name] : []));
  const statement = KINDS[kind]({
    fresh: `${'abc'[target % 3]}${suffix}`,
    changed: choose(assignable, target),
    given: read === undefined ? String(value) : `${read} + ${value}`,
    call: choose([...calls.values()], source),
    value,
  });
  if (!statement?.declares) return statement;
  // TypeScript refuses a name that the cell has used before it declares it, or declares twice.
  const declared =
    /(?:let|const|var|function|class|namespace) \W*(?:p: \[)?(\w+)/.exec(statement.cell)?.[1] ?? '';
  const mentions = new RegExp(`\\b${declared}\\b`);
  if (declared === read || before.some(({ cell }) => mentions.test(cell))) return undefined;
  return statement;
}
