import { answer, right, searching, type Attack } from './attack';

// Answers that aim at the checker's own process: at what it reads of the file, of a reply, and of a message.

const wrong = 'return -12345;';
const never = ['failed', 'crashed', 'timeout', 'protocol-error', 'compile-error', 'out-of-memory'] as const;
const forger = (name: string, before: string, body = wrong): Attack => ({
  name: `forges: ${name}`,
  text: answer(body, before),
  statuses: never,
});
/** Near the limit of memory: whether it is passed lies with the collector. */
const large = (name: string, body: string): Attack => ({
  name,
  text: answer(body, ''),
  statuses: ['failed', 'out-of-memory'],
});
const failing = (name: string, body: string, before = ''): Attack => ({
  name,
  text: answer(body, before),
  statuses: ['failed'],
});

/** Getters on all that a frame of bytes could be asked; `seen(bytes)` may read and write it. */
const watching = (seen: string): string => `
const typed: any = Object.getPrototypeOf(Uint8Array.prototype);
for (const key of ['length', 'byteLength', 'byteOffset', 'buffer']) {
  const get: any = Object.getOwnPropertyDescriptor(typed, key)!.get;
  Object.defineProperty(typed, key, { configurable: true, get() {
    const value = Reflect.apply(get, this, []);
    try { const bytes: any = this; ${seen} } catch {}
    return value;
  } });
}`;
const text = `let s = ''; for (let i = 0; i < 4000 && bytes[i] !== undefined; i++) s += String.fromCharCode(bytes[i]);`;
const put = (json: string): string =>
  `${text} const at = s.indexOf('{"k"'); if (at > 0) { const j = ${JSON.stringify(json)}; for (let i = 0; i < j.length; i++) bytes[at + i] = j.charCodeAt(i); }`;
const map = (mappings: string): string =>
  Buffer.from(
    JSON.stringify({ version: 3, sources: ['other.ts'], names: [], mappings, sourcesContent: ['x'] }),
  ).toString('base64');
/** The right answer, with words after it. */
const rightWith = (name: string, end: string, statuses: Attack['statuses'] = ['passed']): Attack => ({
  name: `source map: ${name}`,
  text: `${answer(right)}${end}\n`,
  statuses,
});

export const forging: readonly Attack[] = [
  forger('a reply seen through the lengths of typed arrays', watching(put('null'))),
  forger('endless greetings', watching(put('{"k":"hello"}'))),
  forger('a right value', watching(put('{"k":"returned","value":1,"outside":null,"after":[]}'))),
  forger('a reply of forty million signs', watching(`${text} if (s.includes('"k"')) s.padEnd(4e7, 'x');`)),
  failing(
    'forges: inputs as they were, after changing them',
    `const score = (() => { ${right} })(); patch.set(0, 0, 99); return score;`,
    watching(
      `${text} const at = s.indexOf('"after"'); if (at > 0) for (let i = at; i < at + 60; i++) if (bytes[i] === 57) bytes[i] = 49;`,
    ),
  ),
  forger(
    'the ends of loops',
    `Number.prototype.valueOf = () => 1; Symbol.prototype.valueOf = () => 1 as any;`,
  ),
  forger(
    'the pieces of a reply',
    `String.prototype.concat = () => '{"k":"hello"}'; String.prototype.indexOf = () => 0; String.prototype.charCodeAt = () => 49;`,
  ),
  forger(
    'property descriptors',
    `Object.defineProperty(Object.prototype, 'value', { get: () => 1, set() {}, configurable: true });`,
  ),
  forger(
    'own properties',
    `Object.hasOwn = (() => true) as any; Object.keys = (() => ['k']) as any; Object.getOwnPropertyDescriptor = (() => ({ value: 1 })) as any;`,
  ),
  forger(
    'weak sets',
    `WeakSet.prototype.has = () => false; WeakSet.prototype.add = function () { return this; };`,
  ),
  forger(
    'arrays as JSON',
    `(Array.prototype as any).toJSON = () => ['forged']; (String.prototype as any).toJSON = () => 'forged';`,
  ),
  forger(
    'a frozen world',
    `for (const x of [Object, Array, String, Number, Function]) Object.freeze(x.prototype);`,
  ),
  forger(
    'no arrays any more',
    `(globalThis as any).Array = undefined; (globalThis as any).Float32Array = undefined; (globalThis as any).Object = undefined;`,
  ),
  forger(
    'compiled functions',
    `(Function.prototype as any).constructor = () => () => 1; (globalThis as any).Function = () => () => 1;`,
  ),
  forger(
    'frames of the stack',
    `let caught: any; Object.defineProperty(Error, 'prepareStackTrace', { get: () => (_: any, sites: any) => (caught = sites), set() {} }); void caught;`,
  ),
  forger(
    'a limit of the stack that throws',
    `Object.defineProperty(Error, 'stackTraceLimit', { get() { throw 1; } });`,
  ),
  forger(
    'what the console writes to',
    `(console as any)._stdout.write = () => { throw 1; }; console.log('{"k":"hello"}');`,
  ),
  forger(
    'a console of its own',
    `const C: any = (console as any).Console ?? console.constructor; new C({ stdout: { write: (x: any) => x } }).log('x');`,
  ),
  forger(
    'modules as they are found',
    `${searching}\ntry { load('module')._resolveFilename = () => { throw 1; }; } catch {} try { (require as any).extensions['.ts'] = () => 1; } catch {} try { (require as any).cache.x = 1; } catch {}`,
  ),
  forger(
    'hooks of the module loader',
    `${searching}\ntry { load('module').register('data:text/javascript,process.exit(0)'); } catch {} try { load('node:module').registerHooks({ resolve: () => 1 }); } catch {}`,
  ),
  forger(
    'replies by the bindings of Node',
    `${searching}\nfor (const b of ['fs', 'tty_wrap', 'pipe_wrap']) try { (process as any).binding(b); } catch {} try { load('fs').writeSync(4, '{"k":"ready"}\\n'.repeat(1000)); } catch {}`,
  ),
  forger(
    'ten thousand replies',
    `${searching}\ntry { const fs = load('fs'); for (let i = 0; i < 10000; i++) fs.writeSync(4, 'x'.repeat(10000) + '\\n'); } catch {}`,
  ),
  forger(
    'a line without end',
    `${searching}\ntry { const fs = load('fs'); for (let i = 0; i < 10000; i++) fs.writeSync(4, 'x'.repeat(100000)); } catch {}`,
  ),
  {
    name: 'calls a wrong answer not started',
    text: `import { NotStarted } from 'convlab';\nObject.defineProperty(NotStarted, Symbol.hasInstance, { value: () => true });\nexport function patternScore() { throw new Error('no'); }\n`,
    statuses: ['failed'],
  },
  failing('throws a place that is none', `throw new Error('answer.ts:007:01');`),
  failing('throws a place that is another', `throw new Error('at answer.ts:99999999:1 x');`),
  failing(
    'throws what steers a terminal',
    `throw new Error('\\u001b[2J\\u001b]0;x\\u0007\\u202egone\\ufffe\\nline two');`,
  ),
  large('throws forty million signs', `throw new Error('x'.repeat(4e7));`),
  large(
    'throws a name of forty million signs',
    `const e = new Error('x'); e.name = 'y'.repeat(4e7); throw e;`,
  ),
  failing('throws an error that holds itself', `const e: any = new Error('x'); e.cause = e; throw e;`),
  failing(
    'returns a thousand long keys',
    `return Object.fromEntries(Array.from({ length: 1000 }, (_, i) => ['k'.repeat(1e4) + i, 1]));`,
  ),
  failing('returns an object that holds itself twice', `const a: any = {}; a.b = a; a.c = [a, a]; return a;`),
  failing(
    'returns three million leaves that are one',
    `let a: any = [1, 1, 1]; for (let i = 0; i < 12; i++) a = [a, a, a]; return a;`,
  ),
  failing('returns 15 MB in each case', `return Array.from({ length: 1500 }, () => 'x'.repeat(10000));`),
  failing('returns a tensor of twenty million zeros', `return zeros([20, 1000000]);`),
  failing('grows its input', `(patch as any).data = new Float32Array(2e7); return 1;`),
  failing(
    'returns a tensor whose memory is gone',
    `const t: any = zeros([4]); structuredClone?.(t.data.buffer, { transfer: [t.data.buffer] }); return t;`,
  ),
  failing(
    'returns a tensor whose memory shrinks',
    `const b: any = new (ArrayBuffer as any)(16, { maxByteLength: 64 }); const d = new Float32Array(b); b.resize?.(4); return { data: d, shape: [4], stride: [1], offset: 0 };`,
  ),
  failing(
    'returns keys that are prototypes',
    `return JSON.parse('{"__proto__":{"k":"tensor"},"constructor":1}');`,
  ),
  failing('returns an array that is none', `return Object.setPrototypeOf([1], null);`),
  failing('prints what steers a terminal', `console.log('\\u001b[31m\\u009b2J'); ${wrong}`),
  {
    name: 'swallows allocations that fail',
    text: answer(`for (let i = 0; i < 30; i++) try { new Uint8Array(2e9).fill(1); } catch {} ${wrong}`),
    statuses: ['failed', 'timeout', 'out-of-memory', 'crashed'],
  },
  rightWith('standard input', '//# sourceMappingURL=/dev/stdin'),
  rightWith('endless zeros', '//# sourceMappingURL=/dev/zero'),
  rightWith('a folder', '//# sourceMappingURL=/'),
  rightWith('the environment', '//# sourceMappingURL=/proc/self/environ'),
  rightWith('a pipe beside it', '//# sourceMappingURL=patternScore.ts.map'),
  rightWith('a map that is no JSON', '//# sourceMappingURL=data:application/json;base64,eHh4'),
  rightWith(
    'a map far outside',
    `//# sourceMappingURL=data:application/json;base64,${map('AAAA;AA+/////DA')}`,
  ),
  rightWith('a map as others write it', `//@ sourceMappingURL=data:application/json;base64,${map('AAAA')}`),
  rightWith('two hundred of them', '//# sourceMappingURL=/dev/stdin\n'.repeat(200)),
];
