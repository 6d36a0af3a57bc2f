import { answer, right, type Attack } from './attack';

// Texts that a compiler chokes on: nested so deeply that its stack overflows, or ambiguous so that its work doubles
// with each sign. It may refuse them, give up on them, or read them; the checker goes on in any case.

const statuses = ['compile-error', 'failed', 'crashed', 'not-started', 'passed', 'timeout'] as const;
const bomb = (name: string, text: string): Attack => ({ name: `bomb: ${name}`, text, statuses });
/** A text whose right answer stands behind something monstrous. */
const beside = (name: string, monster: string): Attack => bomb(name, answer(right, monster));
const deep = (name: string, open: string, middle: string, close: string, times: number): Attack =>
  beside(name, `const monster: any = () => ${open.repeat(times)}${middle}${close.repeat(times)};`);

export const bombs: readonly Attack[] = [
  {
    name: 'bomb: a namespace 1,500 names deep',
    text: answer(right, `namespace ${Array(1500).fill('a').join('.')} { export const b = 1; }`),
    statuses: ['compile-error', 'passed'],
  },
  {
    name: 'bomb: forty conditionals that may be arrow functions',
    text: `export const patternScore: any = (a: any, b: any, c: any) => ${'a?(b):c=>'.repeat(40)}0;`,
    statuses: ['compile-error', 'failed'],
  },
  beside('two hundred thousand signs of one line', `const s = '${'x'.repeat(190_000)}';`),
  deep('parentheses', '(', '1', ')', 20_000),
  deep('parentheses that never close', '(', '1', '', 60_000),
  deep('arrays', '[', '', ']', 40_000),
  deep('objects', '{a:', '1', '}', 20_000),
  deep('templates', '`${', '1', '}`', 15_000),
  deep('functions', 'a=>', '1', '', 30_000),
  deep('parameters with defaults', '(a=', '1', ')=>0', 5000),
  deep('parameters that may be parentheses', '(a,', '1', ')', 20_000),
  deep('async calls that may be functions', 'async(', '1', ')', 15_000),
  deep('signs', '!', '1', '', 150_000),
  deep('conditions', '1?', '1', ':0', 30_000),
  deep('awaits', 'new ', 'Date', '', 40_000),
  deep('classes in the names of methods', 'class{[', '1', '](){}}', 10_000),
  deep('type arguments', '(0 as A<', '1', '>)', 10_000),
  deep('type assertions', '<any>', '1', '', 30_000),
  beside('sums', `const sum = ${'1+'.repeat(90_000)}1;`),
  beside('members', `const chain = ${'a?.b.'.repeat(30_000)}c;`),
  beside('ifs', `function f() { ${'if(1)'.repeat(35_000)}; }`),
  beside('blocks', `${'{'.repeat(50_000)}${'}'.repeat(50_000)}`),
  beside('labels', `${Array.from({ length: 20_000 }, (_, i) => `a${i}:`).join('')};`),
  beside('an array type', `type A = number${'[]'.repeat(80_000)};`),
  beside('nested types', `type A = ${'['.repeat(50_000)}${']'.repeat(50_000)};`),
  beside('conditional types', `type A<T> = ${'T extends 1 ? 1 : '.repeat(10_000)}0;`),
  beside('decorators', `const d: any = (x: any) => x; ${'@d '.repeat(30_000)} class A {}`),
  beside('an enum', `enum A { ${Array.from({ length: 15_000 }, (_, i) => `a${i}`).join()} }`),
  beside('destructuring', `const ${'['.repeat(30_000)}a${']'.repeat(30_000)} = [] as any;`),
  beside('a regular expression', `const r = /${'('.repeat(50_000)}${')'.repeat(50_000)}/;`),
  beside('generic arrows or elements', `const g: any = ${'<T,>(x: T) => '.repeat(8000)}0;`),
  beside('semicolons', ';'.repeat(190_000)),
  beside('template literal types', `type A = ${'`${'.repeat(10_000)}1${'}`'.repeat(10_000)};`),
  beside('a number of separators', `const n = 1${'_0'.repeat(90_000)};`),
  beside('a bigint of 190,000 digits', `const n = ${'9'.repeat(190_000)}n;`),
  beside('escapes in a name', `const ${'\\u{61}'.repeat(25_000)} = 1;`),
  beside('a union', `type A = ${'|1'.repeat(90_000)};`),
  beside('mapped types', `type A = ${'{[K in '.repeat(15_000)}1${']:1}'.repeat(15_000)};`),
  beside('satisfies', `const a = 1${' satisfies 1'.repeat(15_000)};`),
  beside('signs that mean nothing', `const f = (a: any) => a${'!'.repeat(150_000)};`),
  beside('overloads', `${'function f(): 1;'.repeat(10_000)} function f() { return 1 as const; }`),
  beside('imports', `import 'convlab';\n`.repeat(9000)),
  beside('private names', `class A { ${Array.from({ length: 15_000 }, (_, i) => `#a${i};`).join('')} }`),
  beside('classes of a regular expression', `const r = /${'['.repeat(40_000)}a${']'.repeat(40_000)}/v;`),
  beside('repetitions of a regular expression', `const r = /${'(a{4294967295}){4294967295}'.repeat(500)}/;`),
  beside('backslashes', `const s = '${'\\\n'.repeat(90_000)}';`),
  beside('references to files', '/// <reference path="/dev/zero" />\n/** @jsxImportSource /dev/zero */'),
  beside('comments of HTML', '<!--\n-->\n'.repeat(15_000)),
  beside('half of a surrogate', `const s = '\\ud800'; const t = "\\u{10ffff}";`),
];
