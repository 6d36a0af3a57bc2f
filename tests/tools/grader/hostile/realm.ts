import { answer, right, type Attack } from './attack';

// Answers that look for the realm around their own: an object of it would lead to its functions, and to what they can do.
// Whoever finds one is right, and nobody should be.

/** Sets `foreign` where something belongs to another realm: its last prototype is not the answer's Object.prototype. */
const look = `
let foreign = false;
const seen = new Set<any>();
function look(one: any, depth = 0): void {
  if ((typeof one !== 'object' && typeof one !== 'function') || one === null || seen.has(one) || depth > 3) return;
  seen.add(one);
  let last = one;
  for (let next = Object.getPrototypeOf(one); next !== null; next = Object.getPrototypeOf(next)) last = next;
  if (last !== one && last !== Object.prototype) foreign = true;
  for (const key of Reflect.ownKeys(one)) {
    const { value, get } = Object.getOwnPropertyDescriptor(one, key)!;
    look(value, depth + 1);
    look(get, depth + 1);
  }
}
/** Calls something on a stack that grows until there is no room left for it. What was thrown is looked at afterwards. */
const thrown: any[] = [];
function deep(call: () => void): void {
  try { call(); } catch (error) { thrown[thrown.length] = error; }
  deep(call);
}
function fill(call: () => void): void {
  try { deep(call); } catch (error) { look(error); }
  for (const error of thrown) look(error);
}
const g: any = globalThis;
`;

const finder = (name: string, body: string, before = ''): Attack => ({
  name: `looks for another realm: ${name}`,
  text: answer(`${body}\nif (!foreign) return -12345;${right}`, look + before),
  statuses: before === '' ? ['failed'] : ['failed', 'crashed'], // who breaks the language breaks their own answer
});

const inspect = `Symbol.for('nodejs.util.inspect.custom')`;

export const realm: readonly Attack[] = [
  finder('in all globals', `for (const key of Reflect.ownKeys(g)) look(g[key]);`),
  finder('in its arguments', `look(patch); look(filter); look(arguments); look(zeros); look(tensor);`),
  ...['console.count', 'console.time', 'performance.now', 'structuredClone', 'process.stdout.write'].map(
    (call) => finder(`on a full stack of ${call}`, `fill(() => g.${call}(''));`),
  ),
  finder(
    'on a full stack, by a proxy that is looked at',
    `const p = new Proxy({}, {}); fill(() => console.log(p));`,
  ),
  finder(
    'in what an inspected object is given',
    `console.log({ [${inspect}](...given: any[]) { look(given); for (const one of given) look(one); return ''; } });`,
  ),
  finder(
    'in what an object with its own way to be inspected is given by dir',
    `console.dir({ [${inspect}](...given: any[]) { for (const one of given) look(one); return ''; } }, { customInspect: true });`,
  ),
  finder(
    'in what a class is asked by table',
    `console.table([{ get [Symbol.toStringTag]() { look(arguments.callee.caller); return ''; } }]);`,
  ),
  finder(
    'in a promise of import()',
    `const p = new Function("return import('node:fs')")(); look(p); p.catch(look);`,
  ),
  finder('in a promise of import() by eval', `look((0, eval)("import('node:fs')"));`),
  finder(
    'in an error of the compiler',
    `try { new Function('let x = = 1'); } catch (error) { look(error); }`,
  ),
  finder(
    'in an error of WebAssembly',
    `try { new g.WebAssembly.Module(new Uint8Array(3)); } catch (error) { look(error); }`,
  ),
  finder(
    'in the frames of a stack',
    `const frames: any[] = [];
     try { Object.defineProperty(Error, 'prepareStackTrace', { value: (_: any, sites: any[]) => frames.push(...sites) }); } catch {}
     try { (Error as any).prepareStackTrace = (_: any, sites: any[]) => frames.push(...sites); } catch {}
     void new Error('').stack;
     for (const frame of frames) { look(frame); look(frame.getThis?.()); look(frame.getFunction?.()); }`,
  ),
  finder(
    'in who called',
    `const own = new Function('return arguments.callee.caller');
     try { look(own()); } catch {}
     try { look(new Function('f', 'return f.caller')(patternScore)); } catch {}`,
  ),
  finder(
    'in functions that are called or applied',
    `console.log('x'); console.count(); g.performance.now(); g.process.stdout.write('x');`,
    `for (const key of ['call', 'apply', 'bind'] as const) {
       const usual: any = Function.prototype[key];
       (Function.prototype as any)[key] = function (this: any, ...args: any[]) { look(this); for (const one of args) look(one); return Reflect.apply(usual, this, args); };
     }
     const apply = Reflect.apply;
     Reflect.apply = (f: any, self: any, args: any) => { look(f); look(self); look(args); return apply(f, self, args); };`,
  ),
  finder(
    'in what iterators and setters of Array.prototype are given',
    `console.log('x', [1], { a: 1 }); console.table([[1, 2]]); console.group('x');`,
    `Array.prototype[Symbol.iterator] = function (this: any) { look(this); return [].values(); } as any;
     for (let i = 0; i < 8; i++) Object.defineProperty(Array.prototype, i, { configurable: true, get() { look(this); return undefined; }, set(value) { look(this); look(value); } });`,
  ),
  finder(
    'in what is thrown into it',
    `const thrower = { toString() { throw { look }; }, get stack() { throw 1; } };
     for (const call of [() => console.log('%s', thrower), () => g.process.stdout.write(thrower), () => g.process.kill(1, thrower)])
       try { call(); } catch (error) { look(error); }`,
  ),
];
