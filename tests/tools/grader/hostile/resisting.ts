import { answer, right, type Attack } from './attack';

// Results, errors and words that resist being looked at: by getters and traps that never end, by their size, or by what
// they do when they are written out. Loops end by themselves after five minutes.

const endless = `const end = Date.now() + 300000; const forever = (): any => { while (Date.now() < end); };`;
const resists = (name: string, body: string, statuses: Attack['statuses'] = ['failed']): Attack => ({
  name: `resists: ${name}`,
  text: answer(body, endless),
  statuses,
});
/** A right answer that does something before it. */
const beside = (name: string, body: string, statuses: Attack['statuses']): Attack =>
  resists(name, `${body}${right}`, statuses);

/** An i64 that is counted up to 2³⁸, some minutes: (loop (br_if 0 (i64.lt_u (local.tee 0 (i64.add …)) …))). */
const countingModule = [
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0],
  ...[
    10, 26, 1, 24, 1, 1, 126, 3, 64, 32, 0, 66, 1, 124, 34, 0, 66, 128, 128, 128, 128, 128, 8, 84, 13, 0, 11,
    11,
  ],
];

export const resisting: readonly Attack[] = [
  resists('a thenable whose then is a getter', `return { get then() { return forever(); } };`),
  resists(
    'a proxy whose traps never end',
    `const traps: any = {}; for (const key of Object.getOwnPropertyNames(Reflect)) traps[key] = forever; return new Proxy([], traps);`,
  ),
  resists(
    'a tensor whose parts are such proxies',
    `const traps: any = {}; for (const key of Object.getOwnPropertyNames(Reflect)) traps[key] = forever;
     return { data: new Proxy(new Float32Array(1), traps), shape: new Proxy([1], traps), stride: [1], offset: 0 };`,
  ),
  resists(
    'an object whose prototype is such a proxy',
    `return Object.create(new Proxy({}, { get: forever, has: forever, getPrototypeOf: forever }));`,
  ),
  resists(
    'an array whose species never ends',
    `class Odd extends Array { static get [Symbol.species]() { return forever(); } get [Symbol.iterator]() { return forever(); } } return Odd.of(1, 2);`,
  ),
  resists(
    'a tensor of floats whose length and species are getters',
    `class Odd extends Float32Array { static get [Symbol.species]() { return forever(); } get length() { return forever(); } } return { data: new Odd(1), shape: [1], stride: [1], offset: 0 };`,
  ),
  resists(
    'an object that turns itself into anything',
    `return { toJSON: forever, toString: forever, valueOf: forever, [Symbol.toPrimitive]: forever, get [Symbol.toStringTag]() { return forever(); } };`,
  ),
  resists('a boxed string of ten million signs', `return new String('x'.repeat(1e7));`, [
    'failed',
    'out-of-memory',
    'timeout',
  ]),
  resists(
    'a tensor in shared memory',
    `return { data: new Float32Array(new SharedArrayBuffer(4)), shape: [1], stride: [1], offset: 0 };`,
  ),
  resists(
    'an error whose message is a getter without end',
    `throw Object.defineProperty(new Error(), 'message', { get: forever });`,
    ['timeout'],
  ),
  resists(
    'a proxy as an error',
    `throw new Proxy(new Error('x'), { get: forever, getPrototypeOf: forever });`,
  ),
  resists('an error of half a gigabyte', `throw new Error('x'.repeat(2 ** 29 - 100));`, [
    'failed',
    'out-of-memory',
  ]),
  resists(
    'an error with a million causes',
    `let e: any = new Error('x'); for (let i = 0; i < 1e6; i++) e = { cause: e }; throw Object.assign(new AggregateError(new Array(1e6).fill(e)), { cause: e });`,
    ['failed', 'out-of-memory'],
  ),
  resists(
    'an error with all frames of a deep stack',
    `Error.stackTraceLimit = 1e9; const dive = (n: number): any => (n === 0 ? null : dive(n - 1)).x; return dive(5000);`,
  ),
  resists('an error of half a sign', `throw new Error('\\ud800 and \\udfff');`),
  beside('a million lines printed', `for (let i = 0; i < 1e6; i++) console.log(i);`, ['passed', 'timeout']),
  beside('a hundred thousand groups', `for (let i = 0; i < 1e5; i++) console.group();console.log('x');`, [
    'passed',
    'timeout',
    'out-of-memory',
    'failed',
  ]),
  beside(
    'things printed that never end',
    `console.log({ toJSON: forever, get x() { return forever(); } }, new Proxy({}, { get: forever, ownKeys: forever, getPrototypeOf: forever }));`,
    ['passed'],
  ),
  resists(
    'a loop in WebAssembly',
    `(new (WebAssembly as any).Instance(new (WebAssembly as any).Module(new Uint8Array(${JSON.stringify(countingModule)}))).exports as any).f(); return 1;`,
    ['timeout'],
  ),
  resists('one power that takes ages', `return Number(((7n ** 300000000n) as bigint) % 10n);`, [
    'timeout',
    'failed',
    'out-of-memory',
  ]),
  beside('a clock that stands still', `Date.now = () => 0; (globalThis as any).performance.now = () => 0;`, [
    'passed',
  ]),
];
