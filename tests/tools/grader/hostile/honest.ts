// Right answers, written otherwise than the kit's: all of them pass.

/** One honest answer: the exercise's id and the whole text. */
export interface Honest {
  readonly name: string;
  readonly id: string;
  readonly text: string;
}

const dot =
  'for (let i = 0; i < patch.shape[0]; i++) for (let j = 0; j < patch.shape[1]; j++) s += patch.get(i, j) * filter.get(i, j);';
const score = (name: string, text: string): Honest => ({ name, id: 'patternScore', text });
const slide = (name: string, text: string): Honest => ({ name, id: 'slideFilter', text });
const other = (id: string, name: string, text: string): Honest => ({ name, id, text });
const ijuv = (body: string): string =>
  `for (let i = 0; i < oh; i++) for (let j = 0; j < ow; j++) { let s = 0; for (let u = 0; u < kh; u++) for (let v = 0; v < kw; v++) { ${body} } out.set(i, j, s); }`;
const sizes = 'const [h, w] = image.shape, [kh, kw] = filter.shape, oh = h - kh + 1, ow = w - kw + 1;';

export const honest: readonly Honest[] = [
  score(
    'an arrow function',
    `import type { Tensor } from 'convlab';\nexport const patternScore = (patch: Tensor, filter: Tensor): number => { let s = 0; ${dot} return s; };`,
  ),
  score(
    'a function expression, exported at the end',
    `import { Tensor } from 'convlab';\nconst f = function (patch: Tensor, filter: Tensor) { let s = 0; ${dot} return s; };\nexport { f as patternScore };`,
  ),
  score('no types at all', `export function patternScore(patch, filter) { let s = 0; ${dot} return s; }`),
  score(
    'with a BOM and CRLF',
    `\uFEFF// exercise: patternScore\r\nimport type { Tensor } from 'convlab';\r\nexport function patternScore(patch: Tensor, filter: Tensor): number {\r\n  let s = 0;\r\n  ${dot}\r\n  return s;\r\n}\r\n`,
  ),
  score(
    'an unused variable and a wrong type',
    `import type { Tensor } from 'convlab';\nexport function patternScore(patch: Tensor, filter: Tensor): string { const unused: string = 5; let s: any = 0; ${dot} return s; }`,
  ),
  score(
    'unused imports of an engine',
    `import { conv2d, loadBackend, type Tensor } from 'convlab';\nexport function patternScore(patch: Tensor, filter: Tensor) { let s = 0; ${dot} return s; }`,
  ),
  score(
    'nested arrays and reduce',
    `import { toNestedArray, type Tensor } from 'convlab';\nexport function patternScore(patch: Tensor, filter: Tensor): number { const a = toNestedArray(patch) as number[][], b = toNestedArray(filter) as number[][]; return a.flatMap((row, i) => row.map((x, j) => x * b[i][j])).reduce((p, q) => p + q, 0); }`,
  ),
  score(
    'flat indexing',
    `import { contiguous, type Tensor } from 'convlab';\nexport function patternScore(patch: Tensor, filter: Tensor): number { const a = contiguous(patch).data, b = contiguous(filter).data; let s = 0; for (let i = a.length - 1; i >= 0; i--) s += a[i] * b[i]; return s; }`,
  ),
  score(
    'strides by hand',
    `import type { Tensor } from 'convlab';\nexport function patternScore(p: Tensor, f: Tensor): number { let s = 0; for (let i = 0; i < p.shape[0]; i++) for (let j = 0; j < p.shape[1]; j++) s += p.data[p.offset + i * p.stride[0] + j * p.stride[1]] * f.data[f.offset + i * f.stride[0] + j * f.stride[1]]; return s; }`,
  ),
  score(
    'recursion',
    `import { contiguous, type Tensor } from 'convlab';\nconst go = (a: ArrayLike<number>, b: ArrayLike<number>, i: number): number => (i === a.length ? 0 : a[i] * b[i] + go(a, b, i + 1));\nexport const patternScore = (p: Tensor, f: Tensor) => go(contiguous(p).data, contiguous(f).data, 0);`,
  ),
  score(
    'sums in float32',
    `import type { Tensor } from 'convlab';\nexport function patternScore(patch: Tensor, filter: Tensor) { let s = 0; for (let j = 0; j < patch.shape[1]; j++) for (let i = 0; i < patch.shape[0]; i++) s = Math.fround(s + Math.fround(patch.get(i, j) * filter.get(i, j))); return s; }`,
  ),
  score(
    'a class and a helper',
    `import type { Tensor } from 'convlab';\nclass Sum { #total = 0; add(x: number) { this.#total += x; } get total() { return this.#total; } }\nexport function patternScore(patch: Tensor, filter: Tensor): number { const s = new Sum(); for (let i = 0; i < patch.shape[0]; i++) for (let j = 0; j < patch.shape[1]; j++) s.add(patch.get(i, j) * filter.get(i, j)); return s.total; }`,
  ),
  score(
    'enum, namespace, generics, satisfies',
    `import type { Tensor } from 'convlab';\nenum Axis { Row, Column }\nnamespace Start { export const zero = 0; }\nconst same = <T,>(x: T): T => x;\nexport function patternScore(patch: Tensor, filter: Tensor): number { let s = same<number>(Start.zero) satisfies number; for (let i = 0; i < patch.shape[Axis.Row]; i++) for (let j = 0; j < patch.shape[Axis.Column]!; j++) s += patch.get(i, j) * (filter as Tensor).get(i, j); return s; }`,
  ),
  score(
    'a generator',
    `import type { Tensor } from 'convlab';\nfunction* products(p: Tensor, f: Tensor) { for (let i = 0; i < p.shape[0]; i++) for (let j = 0; j < p.shape[1]; j++) yield p.get(i, j) * f.get(i, j); }\nexport function patternScore(p: Tensor, f: Tensor) { let s = 0; for (const x of products(p, f)) s += x; return s; }`,
  ),
  score(
    'printing as it goes',
    `import type { Tensor } from 'convlab';\nexport function patternScore(patch: Tensor, filter: Tensor) { console.log('shapes', patch.shape, patch); console.table([1]); console.warn(undefined, null, Symbol('x')); let s = 0; ${dot} return s; }`,
  ),
  score(
    'a whole console',
    `import type { Tensor } from 'convlab';\nexport function patternScore(patch: Tensor, filter: Tensor) { console.assert(patch.shape[0] > 0, 'empty'); console.assert(false, 'said %d', 1); console.time('t'); console.timeLog('t'); console.group('g'); console.groupCollapsed(); console.dir({ patch }, { depth: 0 }); console.dirxml(1); console.table([{ a: 1 }]); console.count(); console.countReset(); console.trace('here'); console.debug('%s %o', 'x', filter); console.groupEnd(); console.groupEnd(); console.timeEnd('t'); console.clear(); let s = 0; ${dot} return s; }`,
  ),
  score(
    'standard decorators',
    `import type { Tensor } from 'convlab';\nfunction doubled(method: any, _context: ClassMethodDecoratorContext) { return function (this: any, ...args: any[]) { return 2 * method.apply(this, args); }; }\nclass Half { @doubled half(x: number) { return x / 2; } accessor last = 0; static { void Half; } }\nexport function patternScore(patch: Tensor, filter: Tensor) { let s = 0; ${dot} return new Half().half(s); }`,
  ),
  score(
    'using, logical assignment, private names, labels',
    `import type { Tensor } from 'convlab';\nexport function patternScore(patch: Tensor, filter: Tensor) { let s: number | undefined; s ??= 0; outer: for (let i = 0; ; i++) { for (let j = 0; j < patch.shape[1]; j++) { if (i === patch.shape[0]) break outer; s += patch.get(i, j) * filter.get(i, j); } } return s; }`,
  ),
  score(
    'a try and a default argument',
    `import { tensor, type Tensor } from 'convlab';\nexport function patternScore(patch: Tensor, filter: Tensor = tensor([[1]]), more = 0) { let s = more; try { ${dot} } finally { s += 0; } return s; }`,
  ),
  score(
    'rest arguments',
    `import type { Tensor } from 'convlab';\nexport function patternScore(...both: Tensor[]) { const [patch, filter] = both; let s = 0; ${dot} return s; }`,
  ),
  score(
    'a type of its own and imported types',
    `import { type Tensor, type Dtype, ShapeError } from 'convlab';\ninterface Pair { a: number; b: number }\ntype D = Dtype;\nexport function patternScore(patch: Tensor, filter: Tensor): number { if (patch.shape[0] !== filter.shape[0]) throw new ShapeError('no'); let s = 0; for (let i = 0; i < patch.shape[0]; i++) for (let j = 0; j < patch.shape[1]; j++) { const pair: Pair = { a: patch.get(i, j), b: filter.get(i, j) }; s += pair.a * pair.b; } return s; }`,
  ),
  slide(
    'float64',
    `import { zeros, type Tensor } from 'convlab';\nexport function slideFilter(image: Tensor, filter: Tensor) { ${sizes} const out = zeros([oh, ow], 'float64'); ${ijuv('s += image.get(i + u, j + v) * filter.get(u, v);')} return out; }`,
  ),
  slide(
    'a matrix product',
    `import { zeros, type Tensor } from 'convlab';\nexport function slideFilter(image: Tensor, filter: Tensor) { ${sizes} const rows: number[][] = []; for (let i = 0; i < oh; i++) for (let j = 0; j < ow; j++) { const row: number[] = []; for (let u = 0; u < kh; u++) for (let v = 0; v < kw; v++) row.push(image.get(i + u, j + v)); rows.push(row); } const flat: number[] = []; for (let u = 0; u < kh; u++) for (let v = 0; v < kw; v++) flat.push(filter.get(u, v)); const out = zeros([oh, ow]); rows.forEach((row, n) => out.set(Math.floor(n / ow), n % ow, row.reduce((s, x, k) => s + x * flat[k], 0))); return out; }`,
  ),
  slide(
    'filter loops outside',
    `import { zeros, type Tensor } from 'convlab';\nexport function slideFilter(image: Tensor, filter: Tensor) { ${sizes} const out = zeros([oh, ow]); for (let u = 0; u < kh; u++) for (let v = 0; v < kw; v++) for (let i = 0; i < oh; i++) for (let j = 0; j < ow; j++) out.set(i, j, out.get(i, j) + image.get(i + u, j + v) * filter.get(u, v)); return out; }`,
  ),
  slide(
    'nested arrays, then tensor',
    `import { tensor, type Tensor } from 'convlab';\nexport function slideFilter(image: Tensor, filter: Tensor) { ${sizes} return tensor(Array.from({ length: oh }, (_, i) => Array.from({ length: ow }, (_, j) => { let s = 0; for (let u = 0; u < kh; u++) for (let v = 0; v < kw; v++) s += image.get(i + u, j + v) * filter.get(u, v); return s; }))); }`,
  ),
  slide(
    'a transposed view',
    `import { zeros, type Tensor } from 'convlab';\nexport function slideFilter(image: Tensor, filter: Tensor) { ${sizes} const flipped = zeros([ow, oh]); const out = flipped.transpose(1, 0); ${ijuv('s += image.get(i + u, j + v) * filter.get(u, v);')} return out; }`,
  ),
  slide(
    'a view with an offset and negative strides',
    `import { zeros, type Tensor } from 'convlab';\nexport function slideFilter(image: Tensor, filter: Tensor) { ${sizes} const out = zeros([oh + 3, ow + 2]).lo(2, 1).hi(oh, ow).step(-1, -1); ${ijuv('s += image.get(i + u, j + v) * filter.get(u, v);')} return out; }`,
  ),
  slide(
    'a Float32Array and reshape',
    `import { reshape, tensor, type Tensor } from 'convlab';\nexport function slideFilter(image: Tensor, filter: Tensor) { ${sizes} const flat = new Float32Array(oh * ow); for (let n = 0; n < flat.length; n++) for (let k = 0; k < kh * kw; k++) flat[n] += image.get(Math.floor(n / ow) + Math.floor(k / kw), (n % ow) + (k % kw)) * filter.get(Math.floor(k / kw), k % kw); return reshape(tensor(flat), [oh, ow]); }`,
  ),
  slide(
    'copies first',
    `import { copy, zeros, type Tensor } from 'convlab';\nexport function slideFilter(a: Tensor, b: Tensor) { const image = copy(a), filter = copy(b); ${sizes} const out = zeros([oh, ow]); ${ijuv('s += image.get(i + u, j + v) * filter.get(u, v);')} image.set(0, 0, 99); return out; }`,
  ),
  slide(
    'calls patternScore on views',
    `import { zeros, type Tensor } from 'convlab';\nfunction patternScore(patch: Tensor, filter: Tensor) { let s = 0; ${dot} return s; }\nexport function slideFilter(image: Tensor, filter: Tensor) { ${sizes} const out = zeros([oh, ow]); for (let i = 0; i < oh; i++) for (let j = 0; j < ow; j++) out.set(i, j, patternScore(image.lo(i, j).hi(kh, kw), filter)); return out; }`,
  ),
  other(
    'bestMatch',
    'flat index of the maximum',
    `import { contiguous, type Tensor } from 'convlab';\nexport const bestMatch = (s: Tensor) => { const flat = Array.from(contiguous(s).data); const at = flat.indexOf(Math.max(...flat)); return [Math.floor(at / s.shape[1]), at % s.shape[1]]; };`,
  ),
  other(
    'bestMatch',
    'sorting',
    `import type { Tensor } from 'convlab';\nexport function bestMatch(s: Tensor) { const all: number[][] = []; for (let i = 0; i < s.shape[0]; i++) for (let j = 0; j < s.shape[1]; j++) all.push([s.get(i, j), i, j]); all.sort((a, b) => b[0] - a[0] || a[1] - b[1] || a[2] - b[2]); return all[0].slice(1); }`,
  ),
  other(
    'stridedOutputSize',
    'counting places',
    `export function stridedOutputSize(input: number, kernel: number, stride: number) { let n = 0; for (let at = 0; at + kernel <= input; at += stride) n++; return n; }`,
  ),
  other(
    'convCost',
    'bit by bit',
    `export const convCost = (...n: number[]) => n.reduce((a, b) => a * b, 1);`,
  ),
  other(
    'padZeros',
    'copies row by row',
    `import { zeros, type Tensor } from 'convlab';\nexport function padZeros(x: Tensor, top: number, bottom: number, left: number, right: number) { const [h, w, c] = x.shape; const out = zeros([h + top + bottom, w + left + right, c], 'float64'); for (let k = 0; k < c; k++) for (let j = 0; j < w; j++) for (let i = 0; i < h; i++) out.set(top + i, left + j, k, x.get(i, j, k)); return out; }`,
  ),
  other(
    'convOutputSize',
    'with bit arithmetic',
    `export const convOutputSize = (i: number, k: number, s: number, p: number) => (((i + 2 * p - k) / s) | 0) + 1;`,
  ),
  other(
    'reluGradient',
    'by multiplying with a mask',
    `import { tensor, type Tensor } from 'convlab';\nexport function reluGradient(dout: Tensor, x: Tensor) { const out = tensor(dout); for (let i = 0; i < x.shape[0]; i++) for (let j = 0; j < x.shape[1]; j++) for (let k = 0; k < x.shape[2]; k++) out.set(i, j, k, out.get(i, j, k) * Number(x.get(i, j, k) > 0)); return out; }`,
  ),
  other(
    'maxPool',
    'by sorting each window',
    `import { tensor, type Tensor } from 'convlab';\nexport function maxPool(x: Tensor, size: number, stride: number) { const [h, w, c] = x.shape; const out = (n: number) => Math.floor((n - size) / stride) + 1; const list = (n: number) => [...Array(n).keys()]; return tensor(list(out(h)).map((i) => list(out(w)).map((j) => list(c).map((k) => list(size * size).map((n) => x.get(i * stride + Math.floor(n / size), j * stride + (n % size), k)).sort((a, b) => b - a)[0])))); }`,
  ),
  other(
    'confusionMatrix',
    'by filtering',
    `export function confusionMatrix(labels: readonly number[], predictions: readonly number[], classes: number) { return Array.from({ length: classes }, (_, t) => Array.from({ length: classes }, (_, p) => labels.filter((l, i) => l === t && predictions[i] === p).length)); }`,
  ),
  other(
    'parameterCounts',
    'keys in another order, one more',
    `export function parameterCounts(h: number, w: number, c: number, k: number, f: number) { const one = k * k * c + 1; return { more: 1, fullyConnected: (h * w * c + 1) * h * w * f, convolution: 0, locallyConnected: one * h * w * f, conv: one * f }; }`,
  ),
];

/** Right answers, too, that change what the language itself gives, or go on for long: only where they run alone. */
export const unruly: readonly Honest[] = [
  score(
    'a first line for a shell',
    `#!/usr/bin/env node\nexport function patternScore(patch, filter) { let s = 0; ${dot} return s; }`,
  ),
  score(
    'names that a checker might use',
    `export function patternScore(patch, filter) { const __made = 5, made = 1, made_ = { made: [made, __made] }; let s = 0; ${dot} return s; }`,
  ),
  score(
    'JSON.parse is another one',
    `JSON.parse = () => { throw new Error('parse'); };\nexport function patternScore(patch, filter) { let s = 0; ${dot} return s; }`,
  ),
  score(
    'JSON.parse gives something else',
    `JSON.parse = () => ({ length: 0 });\nexport function patternScore(patch, filter) { let s = 0; ${dot} return s; }`,
  ),
  score(
    'Reflect is another one',
    `for (const key of Reflect.ownKeys(Reflect)) if (key !== 'ownKeys') try { Reflect[key] = () => 1; } catch {}\nconst list = [];\nwhile (list.length < 3) list.push(new Array(2));\nexport function patternScore(patch, filter) { let s = 0; ${dot} return s; }`,
  ),
  score(
    'traps on the prototype of all objects',
    `for (const key of ['apply', 'construct', 'has', 'ownKeys']) Object.prototype[key] = () => 1;\nexport function patternScore(patch, filter) { const list = Array.from([1, 2]).map((x) => 2 * x); if (list[1] !== 4 || new Float64Array([3])[0] !== 3) throw new Error('traps'); let s = 0; ${dot} return s; }`,
  ),
  score(
    'the iterator of arrays is gone',
    `Array.prototype[Symbol.iterator] = function* () {};\nexport function patternScore(patch, filter) { const list = new Array(2); list.push(1); new Float32Array(3); let s = 0; ${dot} return s; }`,
  ),
  score(
    'looks at the language’s own functions',
    `const wrong = [];
const looks = (holder, name, length) => { const f = holder[name]; if (f.name !== name || f.length !== length || !String(f).startsWith('function ' + name + '() {')) wrong.push(name, f.name, f.length, String(f)); };
for (const [name, length] of [['Array', 1], ['ArrayBuffer', 1], ['Float64Array', 3], ['Proxy', 2]]) looks(globalThis, name, length);
looks(Array.prototype, 'push', 1); looks(Array.prototype, 'unshift', 1); looks(Proxy, 'revocable', 2); looks(Function.prototype, 'toString', 0);
if ('prototype' in [].push || Proxy.prototype !== undefined || [].constructor !== Array) wrong.push('prototypes');
class List extends Array {} if (!(new List(2) instanceof List) || List.from([1]).length !== 1) wrong.push('a subclass');
if (new Proxy({ x: 1 }, { get: () => 7 }).x !== 7) wrong.push('a proxy');
export function patternScore(patch, filter) { if (wrong.length > 0) throw new Error(wrong.join()); let s = 0; ${dot} return s; }`,
  ),
  score(
    'microtasks that breed without end',
    `const breed = () => void Promise.resolve().then(breed);\nexport function patternScore(patch, filter) { breed(); (async () => { for (;;) await 0; })(); let s = 0; ${dot} return s; }`,
  ),
  score(
    'nothing of what it leaves for later comes between its calls',
    `let later = 0;\nexport function patternScore(patch, filter) { if (later > 0) throw new Error('later'); Promise.resolve().then(() => later++); let s = 0; ${dot} return s; }`,
  ),
  score(
    'a stack that is used two hundred million times',
    `const stack = [];\nfor (let i = 0; i < 2e8; i++) { stack.push(i); stack.pop(); }\nexport function patternScore(patch, filter) { let s = stack.length; ${dot} return s; }`,
  ),
];
