import { answer, right, searching, type Attack } from './attack';

// Two answers of one hand-in. The first is right and leaves something behind; the second comes after it, in the same
// process where that is allowed. It must neither gain by the first nor lose.

/** An attack by the answer that comes first, to patternScore; the second one is to convCost. */
export interface Pair extends Attack {
  readonly first: string;
  /** What it left is no reason to go on in another process. */
  readonly shares: boolean;
}

const rightCost = `export function convCost(...n: number[]): any { return n[0] * n[1] * n[2] * n[3] * n[4] * n[5]; }\n`;
const left = `const left = (...n: number[]): number => n[0] * n[1] * n[2] * n[3] * n[4] * n[5];`;

/** Right where it finds, in any place of its world, a function named left. */
const gatherer = `
declare const require: any;
const g: any = globalThis;
const places: (() => any)[] = [
  () => g.left, () => ({} as any).left, () => ([] as any).left, () => (Function as any).left, () => (Symbol.for('left') as any).left,
  () => g.process.left, () => g.console.left, () => g.console.log.left, () => (Error as any).left, () => (Error.prototype as any).left,
  () => g.Math.left, () => g.JSON.left, () => require('convlab').left, () => require('convlab').zeros([1, 1]).left,
  () => Object.getPrototypeOf(require('convlab').zeros([1, 1]).data).left, () => (0, eval)('left'), () => (RegExp as any).$1,
];
export function convCost(...n: number[]): any {
  for (const place of places) {
    try {
      const found = place();
      if (typeof found === 'function') return found(...n);
    } catch {}
  }
  return -1;
}
`;

const pair = (name: string, body: string, { before = '', shares = true } = {}): readonly Pair[] => {
  const first = answer(`${body}\n${right}`, `${left}\n${before}\nconst g: any = globalThis;`);
  return [
    {
      name: `after ${name}: a wrong answer gains nothing`,
      first,
      text: gatherer,
      shares,
      statuses: ['failed'],
    },
    {
      name: `after ${name}: a right answer loses nothing`,
      first,
      text: rightCost,
      shares,
      statuses: ['passed'],
    },
  ];
};

const everywhere = `
for (const one of [Object, Array, Function, Error, RegExp, Promise, Map, Number, String, Float32Array, Float64Array] as any[])
  for (const place of [one, one.prototype]) place.left = left;
for (const one of [g, g.Math, g.JSON, g.Reflect, g.console, g.console.log, g.process]) one.left = left;`;

/** Runs \`harm\` with whatever of the realm around it can be found, should there be a way. */
const foreign = (harm: string): string => `
const harm = (one: any): void => { try { const f = one.constructor.constructor; if (!(f instanceof Function)) { ${harm} } } catch {} };
const thrown: any[] = [];
const deep = (call: () => void): void => { try { call(); } catch (error) { thrown[thrown.length] = error; } deep(call); };
for (const call of [() => g.console.count(), () => g.performance.now(), () => g.process.stdout.write('')]) try { deep(call); } catch (error) { harm(error); }
for (const error of thrown) harm(error);
try { harm(new Function("return import('node:fs')")()); } catch {}`;

export const sharing: readonly Pair[] = [
  ...pair('nothing at all', ''),
  ...pair('globals and prototypes with more in them', everywhere),
  ...pair(
    'a patched module',
    `const c = require('convlab'); c.left = left; for (const key of Object.keys(c)) try { c[key] = left; } catch {}
     for (const t of [zeros([1]), zeros([1, 1]), zeros([1], 'float64')] as any[]) Object.getPrototypeOf(t).left = left;`,
    { before: 'declare const require: any;' },
  ),
  ...pair(
    'the language taken apart',
    `for (const one of [Array, String, RegExp, Map, Set, Promise, Number] as any[])
       for (const key of ['flat', 'exec', 'get', 'set', 'then', 'reduce']) delete one.prototype[key];
     for (const key of ['JSON', 'Reflect', 'Error', 'Float32Array', 'Math', 'console', 'process']) delete g[key];`,
  ),
  ...pair(
    'patched primitives',
    `JSON.parse = JSON.stringify = (() => left) as any; Reflect.apply = () => 1; Object.defineProperty = ((o: any) => o) as any;
     Array.isArray = (() => true) as any; Number.isFinite = () => true;`,
  ),
  ...pair(
    'timers and promises that go on',
    `const again = (): void => void Promise.resolve().then(() => { ${everywhere} again(); });
     again(); g.setTimeout(() => { ${everywhere} }, 0); g.queueMicrotask(() => { for (;;) {} });
     void (async () => { for (;;) await 0; })();`,
  ),
  ...pair(
    'a wait for a shared number, and a collector’s errand',
    `const cell = new Int32Array(new SharedArrayBuffer(4));
     (Atomics as any).waitAsync?.(cell, 0, 0, 1)?.value?.then?.(() => { for (;;) {} });
     const after = new FinalizationRegistry(() => { for (;;) {} }); for (let i = 0; i < 1000; i++) after.register({}, i); g.after = after;`,
  ),
  ...pair(
    'an exit that is still to come',
    `void Promise.resolve().then(() => g.process.exit(0)); g.process.on('exit', () => 1);`,
  ),
  ...pair('a pattern that matched', `/(left)/.exec('left');`),
  ...pair('a stack of no frames', `(Error as any).stackTraceLimit = 0;`),
  ...pair(
    'the realm around changed, if there were a way',
    foreign(
      `f('left', 'Object.prototype.left = globalThis.left = Array.prototype.left = Error.left = left')(left);`,
    ),
    { shares: false },
  ),
  ...pair(
    'the realm around taken apart, if there were a way',
    foreign(
      `f('for (const one of [Object, Array, Function, String]) for (const key of Reflect.ownKeys(one.prototype)) delete one.prototype[key]')();`,
    ),
    { shares: false },
  ),
  ...pair(
    'a descriptor left open, and all others closed',
    `try { const fs = load('fs'); fs.openSync('/'); for (let fd = 0; fd < 20; fd++) try { fs.closeSync(fd); } catch {} } catch {}`,
    { before: searching },
  ),
  ...pair(
    'a reader of what comes next',
    `try { const fs = load('fs'); for (let i = 0; i < 4; i++) fs.read(3, Buffer.alloc(9999), 0, 9999, null, () => 0); } catch {}`,
    { before: `${searching}\ndeclare const Buffer: any;` },
  ),
  ...pair('words printed', `console.log('points: 10');`, { shares: false }),
  ...pair(
    'memory filled up',
    `if (!g.all) for (g.all = []; g.all.length < 20; ) g.all.push(new Array(1e6).fill(1));`,
    { shares: false },
  ),
  ...pair(
    'array buffers filled up',
    `if (!g.all) for (g.all = []; g.all.length < 9; ) g.all.push(new Uint8Array(2e7).fill(1));`,
    {
      shares: false,
    },
  ),
  ...pair(
    'memory of WebAssembly',
    `try { g.all = new g.WebAssembly.Memory({ initial: 1000, maximum: 2000 }); } catch {}`,
  ),
  ...pair(
    'nearly all of its time used',
    `const end = performance.now() + 800; while (!g.late && performance.now() < end); g.late = true;`,
    { before: 'declare const performance: any;', shares: false },
  ),
];
