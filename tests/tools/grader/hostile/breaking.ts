import { answer, right, type Attack } from './attack';

// Exits, signals, odd exceptions and odd values.

const value = (name: string, expression: string, slow = false): Attack => ({
  name: `returns ${name}`,
  text: answer(`return ${expression};`),
  statuses: slow ? ['failed', 'timeout'] : ['failed'],
});
const thrown = (name: string, expression: string): Attack => ({
  name: `throws ${name}`,
  text: answer(`throw ${expression};`),
  statuses: ['failed'],
});

export const breaking: readonly Attack[] = [
  { name: 'process.exit(0)', text: answer('process.exit(0);'), statuses: ['crashed'] },
  {
    name: 'process.exit(0) at the top level',
    text: answer(right, 'process.exit(0);'),
    statuses: ['crashed'],
  },
  { name: 'process.reallyExit', text: answer('(process as any).reallyExit(0);'), statuses: ['crashed'] },
  { name: 'process.abort', text: answer('process.abort();'), statuses: ['crashed'] },
  { name: 'SIGKILL to itself', text: answer(`process.kill(process.pid, 'SIGKILL');`), statuses: ['crashed'] },
  {
    name: 'SIGSTOP to itself',
    text: answer(`process.kill(process.pid, 'SIGSTOP');`),
    statuses: ['crashed', 'timeout'],
  },
  { name: 'SIGKILL to everyone', text: answer(`process.kill(-1, 'SIGKILL');`), statuses: ['crashed'] },
  {
    name: 'an exit after a right answer',
    text: answer(`if (++calls > 2) process.exit(0); ${right}`, 'let calls = 0;'),
    statuses: ['crashed'],
  },
  { name: 'an error at the top level', text: answer(right, 'throw new Error("no");'), statuses: ['crashed'] },
  { name: 'a syntax error', text: 'export function patternScore( {', statuses: ['compile-error'] },
  {
    name: 'an error V8 finds',
    text: 'export function patternScore() { "use strict"; return delete patternScore; }',
    statuses: ['compile-error'],
  },
  { name: 'no export', text: 'const patternScore = () => 1;', statuses: ['compile-error'] },
  {
    name: 'an export that is no function',
    text: 'export const patternScore = 1;',
    statuses: ['compile-error'],
  },
  {
    name: 'an export behind a getter that throws',
    text: 'Object.defineProperty(exports, "patternScore", { get() { throw 1; } }); declare const exports: any;',
    statuses: ['crashed', 'compile-error'],
  },
  {
    name: 'a class',
    text: 'export class patternScore { constructor() { return 1 as any; } }',
    statuses: ['failed'],
  },
  thrown('undefined', 'undefined'),
  thrown('null', 'null'),
  thrown('a string', `'no'`),
  thrown('a symbol', `Symbol('no')`),
  thrown('a frozen object', 'Object.freeze({})'),
  thrown('a proxy that throws', `new Proxy(new Error('no'), { get() { throw 1; } })`),
  thrown(
    'an error whose message is a getter that throws',
    `Object.defineProperty(new Error(), 'message', { get() { throw 1; } })`,
  ),
  thrown(
    'an error that looks like NotStarted in half of the cases',
    `Object.assign(new Error('no'), { name: 'NotStarted' })`,
  ),
  value('nothing', 'undefined'),
  value('NaN', 'NaN'),
  value('a boxed number', 'new Number(1)'),
  value('a bigint', '1n'),
  value('a string', `'1'`),
  value('a function', '() => 1'),
  value('an object with valueOf', '{ valueOf: () => 1, toJSON: () => 1 }'),
  value(
    'a proxy that equals everything',
    `new Proxy({}, { get: () => () => 1, has: () => true, ownKeys: () => [] })`,
  ),
  value('a getter that counts', `{ get value() { return 1; }, length: 1 }`),
  value('an object that holds itself', '(() => { const a: any = {}; a.a = a; return a; })()'),
  value('an array of 2^32 − 1 holes', 'new Array(2 ** 32 - 1)'),
  value(
    'a hundred thousand nested arrays',
    '(() => { let a: any = 1; for (let i = 0; i < 1e5; i++) a = [a]; return a; })()',
  ),
  value(
    'a tensor of a billion values',
    '{ data: new Float32Array(1), shape: [1e3, 1e6], stride: [0, 0], offset: 0 }',
  ),
  value('a tensor outside its data', '{ data: new Float32Array(1), shape: [3], stride: [1], offset: 7 }'),
  value(
    'a tensor with a proxy as shape',
    '{ data: new Float32Array(1), shape: new Proxy([1], {}), stride: [1], offset: 0 }',
  ),
  value(
    'a tensor of rank 10⁶',
    '{ data: new Float32Array(1), shape: new Array(1e6).fill(1), stride: new Array(1e6).fill(1), offset: 0 }',
  ),
  value('a string of 100 MB', `'x'.repeat(1e8)`),
  value(
    'an object of a million keys',
    'Object.fromEntries(Array.from({ length: 1e6 }, (_, i) => [i, i]))',
    true,
  ),
  value(
    'a revoked proxy',
    '(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })()',
  ),
];
