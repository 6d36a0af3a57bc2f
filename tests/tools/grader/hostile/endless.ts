import { answer, right, type Attack } from './attack';

// Loops, promises and memory. Every loop ends by itself after five minutes, and memory is asked for up to 6 GB:
// where a limit is missing the suite fails and the machine lives.

const until = 'const end = Date.now() + 300000;';
const most =
  'let asked = 0; const ask = (n: number) => { if ((asked += n) > 6e9) throw new Error("enough"); };';

export const endless: readonly Attack[] = [
  {
    name: 'a loop without end',
    text: answer(`${until} while (Date.now() < end); return 1;`),
    statuses: ['timeout'],
  },
  {
    name: 'a loop at the top level',
    text: answer(right, `${until} while (Date.now() < end);`),
    statuses: ['timeout'],
  },
  {
    name: 'a loop in the third case only',
    text: answer(`if (++calls === 3) { ${until} while (Date.now() < end); } ${right}`, 'let calls = 0;'),
    statuses: ['timeout'],
  },
  {
    name: 'a loop with an empty catch around it',
    text: answer(
      `${until} while (Date.now() < end) { try { throw 1; } catch {} finally { continue; } } return 1;`,
    ),
    statuses: ['timeout'],
  },
  {
    name: 'a regular expression that backtracks forever',
    text: answer(`return /^(a+)+$/.test('a'.repeat(36) + '!') ? 1 : 0;`),
    statuses: ['timeout', 'failed'],
  },
  {
    name: 'Atomics.wait for five minutes',
    text: answer('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300000); return 1;'),
    statuses: ['timeout'],
  },
  {
    name: 'a generator without end, spread',
    text: answer(
      `${until} const all = function* () { while (Date.now() < end) yield 1; }; return Math.max(...all());`,
    ),
    statuses: ['timeout', 'out-of-memory', 'failed'],
  },
  {
    name: 'a promise that never settles',
    text: answer('return new Promise(() => undefined);'),
    statuses: ['failed'],
  },
  {
    name: 'an async answer that is right',
    text: answer(right).replace('export function', 'export async function'),
    statuses: ['failed'],
  },
  { name: 'a thenable', text: answer('return { then: (tell: any) => tell(1) };'), statuses: ['failed'] },
  {
    name: 'microtasks that breed',
    text: answer('const breed = (): any => Promise.resolve().then(breed); breed(); return 1;'),
    statuses: ['failed'],
  },
  {
    name: 'awaiting at the top level',
    text: answer(right, 'await new Promise(() => undefined);'),
    statuses: ['compile-error'],
  },
  {
    name: 'the heap',
    text: answer(
      `${most} const all: any[] = []; for (;;) { ask(8000); all.push(new Array(1000).fill(1.5)); }`,
    ),
    statuses: ['out-of-memory'],
  },
  {
    name: 'ArrayBuffers',
    text: answer(
      `${most} const all: any[] = []; for (;;) { ask(5e7); all.push(new Uint8Array(5e7).fill(1)); }`,
    ),
    statuses: ['out-of-memory'],
  },
  {
    name: 'ArrayBuffers, the error caught',
    text: answer(
      `${most} ${until} const all: any[] = []; while (Date.now() < end) try { ask(5e7); all.push(new Uint8Array(5e7).fill(1)); } catch {} return 1;`,
    ),
    statuses: ['timeout', 'out-of-memory'],
  },
  {
    name: 'shared memory',
    text: answer(
      `${most} const all: any[] = []; for (;;) { ask(1e8); all.push(new Uint8Array(new SharedArrayBuffer(1e8)).fill(1)); }`,
    ),
    statuses: ['out-of-memory'],
  },
  {
    name: 'WebAssembly memory',
    text: answer(
      `${most} const all: any[] = []; for (;;) { ask(65536e3); const m = new WebAssembly.Memory({ initial: 1000 }); new Uint8Array(m.buffer).fill(1); all.push(m); }`,
    ),
    statuses: ['out-of-memory', 'failed', 'crashed', 'timeout'],
  },
  {
    name: 'a string that doubles',
    text: answer(`let s = 'x'; for (let i = 0; i < 40; i++) s = (s + s).replace('q', ''); return s.length;`),
    statuses: ['out-of-memory', 'failed', 'timeout'],
  },
  {
    name: 'a map that grows',
    text: answer(`${most} const all = new Map(); for (let i = 0; ; i++) { ask(40); all.set(i, String(i)); }`),
    statuses: ['out-of-memory', 'timeout', 'failed'],
  },
  {
    name: 'recursion without end',
    text: answer('return patternScore(patch, filter);'),
    statuses: ['failed'],
  },
  {
    name: 'recursion through toString',
    text: answer('const odd: any = { toString: () => `${odd}` }; return `${odd}`;'),
    statuses: ['failed'],
  },
  {
    name: 'output without measure',
    text: answer(
      `const line = 'x'.repeat(100000); for (let i = 0; i < 20000; i++) console.log(line); return 1;`,
    ),
    statuses: ['failed', 'timeout', 'crashed'],
  },
  {
    name: 'output without measure to process.stdout',
    text: answer(
      `const line = 'x'.repeat(100000); for (let i = 0; i < 20000; i++) process.stdout.write(line); return 1;`,
    ),
    statuses: ['failed', 'timeout', 'crashed'],
  },
];
