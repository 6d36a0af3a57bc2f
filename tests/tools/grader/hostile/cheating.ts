import { answer, right, searching, type Attack, type Targets } from './attack';

// Forged replies, patched primitives, stolen solutions, files, network, processes. What is done on the side would
// be seen afterwards: a canary changed, a connection made, a process left.

/** Does something on the side with one of Node's modules, then answers wrongly. */
const side = (name: string, body: string): Attack => ({
  name,
  text: answer(`try { ${body} } catch {} return -12345;`, searching),
  statuses: ['failed', 'crashed', 'timeout', 'protocol-error', 'compile-error'],
});

/** Patches something, then answers wrongly. */
const patched = (name: string, before: string): Attack => ({
  name: `patches ${name}`,
  text: answer('return -12345;', before),
  statuses: ['failed', 'protocol-error', 'crashed', 'timeout', 'compile-error'],
});

const refused = (name: string, from: string): Attack => ({
  name: `imports ${name}`,
  text: `${from}\nexport function patternScore(patch: any, filter: any) { (globalThis as any).keep = used; ${right} }`,
  statuses: ['compile-error'],
});

export function cheating({ folder, port, course }: Targets): readonly Attack[] {
  const solution = JSON.stringify(`${course}/solutions/01-patterns/patternScore.ts`);
  const spec = JSON.stringify(`${course}/tests/exercises/01-patterns/patternScore.ts`);
  const canary = JSON.stringify(`${folder}/canary`);
  const fresh = JSON.stringify(`${folder}/made`);
  const forged = JSON.stringify('{"k":"returned","value":1,"after":[]}');
  const frame = `const body = ${forged}; const frame = Buffer.alloc(4 + body.length); frame.writeUInt32BE(body.length); frame.write(body, 4);`;
  return [
    refused('fs', `import * as used from 'fs';`),
    refused('node:child_process', `import used from 'node:child_process';`),
    refused(
      'the solution',
      `import { patternScore as used } from '../../solutions/01-patterns/patternScore';`,
    ),
    refused('the spec by its path', `import used from ${spec};`),
    refused('ndarray', `import used from 'ndarray';`),
    refused('an engine', `import { loadBackend as used } from 'convlab';`),
    refused('all of convlab as a star', `export * from 'convlab'; const used = 1;`),
    {
      name: 'an engine through a namespace',
      text: `import * as c from 'convlab';\nexport function patternScore() { return (c as any).loadBackend(); }`,
      statuses: ['failed', 'compile-error'],
    },
    {
      name: 'requires fs',
      text: answer(right, `declare const require: any; require('fs');`),
      statuses: ['compile-error'],
    },
    { name: 'imports fs later', text: answer(`return import('fs');`), statuses: ['failed'] },
    side(
      'reads the solution',
      `return (0, eval)('(' + load('fs').readFileSync(${solution}, 'utf8').split('export ')[1] + ')')(patch, filter);`,
    ),
    side('reads the spec', `return load('fs').readFileSync(${spec}, 'utf8').length;`),
    side('writes a file', `load('fs').writeFileSync(${fresh}, 'x');`),
    side('overwrites a file', `load('fs').writeFileSync(${canary}, 'gone');`),
    side('deletes a file', `load('fs').unlinkSync(${canary});`),
    side('links to the solution', `load('fs').symlinkSync(${solution}, ${fresh});`),
    side('writes a file by process.report', `(process as any).report.writeReport(${fresh});`),
    side(
      'connects to the network',
      `const s = load('net').connect(${port}, '127.0.0.1'); s.write('x'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);`,
    ),
    side(
      'fetches',
      `(globalThis as any).fetch('http://127.0.0.1:${port}/'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);`,
    ),
    side('starts a shell', `load('child_process').execSync('echo gone > ' + ${canary});`),
    side(
      'leaves a process behind',
      `load('child_process').spawn('sleep', ['20.25'], { detached: true, stdio: 'ignore' }).unref();`,
    ),
    side(
      'starts twenty processes',
      `for (let i = 0; i < 20; i++) load('child_process').spawn('sleep', ['20.25'], { stdio: 'ignore' });`,
    ),
    side(
      'starts itself again',
      `load('child_process').spawn(process.execPath, ['-e', 'setTimeout(() => 0, 20250)'], { detached: true });`,
    ),
    side(
      'starts a worker',
      `new (load('worker_threads').Worker)("require('fs').writeFileSync(" + ${JSON.stringify(fresh)} + ", 'x')", { eval: true }); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);`,
    ),
    side(
      'spawns by a binding',
      `const { Process } = (process as any).binding('process_wrap'); const p = new Process(); p.spawn({ file: '/bin/sh', args: ['sh', '-c', 'echo gone > ' + ${canary}], stdio: [] });`,
    ),
    side('kills its parent', `load('process').kill(load('process').ppid, 'SIGKILL');`),
    side(
      'forges a reply on every descriptor',
      `${frame} for (let fd = 0; fd < 20; fd++) try { load('fs').writeSync(fd, frame); } catch {}`,
    ),
    side(
      'sends a frame without measure',
      `const b = Buffer.alloc(4, 255); for (let fd = 3; fd < 20; fd++) try { load('fs').writeSync(fd, b); } catch {}`,
    ),
    side(
      'closes every descriptor',
      `for (let fd = 0; fd < 20; fd++) try { load('fs').closeSync(fd); } catch {}`,
    ),
    side(
      'reads the key in memory',
      `const t = load('fs').readFileSync('/proc/self/cmdline', 'utf8') + load('fs').readFileSync('/proc/self/environ', 'utf8'); if (t) return 1;`,
    ),
    side(
      'reads the environment',
      `if (Object.keys((process as any).env).length > 0) load('fs').writeFileSync(${fresh}, 'x');`,
    ),
    {
      name: 'prints a report',
      text: answer(
        `console.log('{"status":"passed","points":10}'); console.error(${forged}); return -12345;`,
      ),
      statuses: ['failed'],
    },
    patched('JSON', `JSON.stringify = () => '{"k":"returned","value":1}'; JSON.parse = () => [];`),
    patched('toJSON', `(Object.prototype as any).toJSON = (Number.prototype as any).toJSON = () => 1;`),
    patched(
      'Object.is, Number.isFinite and Math.abs',
      `Object.is = () => true; Number.isFinite = () => true; Number.isInteger = () => true; Math.abs = () => 0;`,
    ),
    patched(
      'Array and its iterator',
      `Array.isArray = (() => true) as any; Array.prototype[Symbol.iterator] = function* () {} as any; Array.prototype.push = () => 0;`,
    ),
    patched(
      'the setters of Array.prototype',
      `for (let i = 0; i < 50; i++) Object.defineProperty(Array.prototype, i, { set() { throw 1; }, get: () => 1, configurable: true });`,
    ),
    patched(
      'Object.prototype',
      `for (const k of ['k', 'value', 'status', 'passed', 'get', 'set', 'points', 'errno', 'error']) Object.defineProperty(Object.prototype, k, { get: () => 1, set() {}, configurable: true });`,
    ),
    patched(
      'Function.prototype',
      `Function.prototype.call = (() => 1) as any; Function.prototype.apply = (() => 1) as any; Function.prototype.bind = (() => () => 1) as any;`,
    ),
    patched(
      'String and RegExp',
      `String.prototype.slice = () => 'forged'; RegExp.prototype.exec = () => null; String.prototype.split = () => ['1'] as any;`,
    ),
    patched('Reflect and Proxy', `Reflect.apply = () => 1; (globalThis as any).Proxy = class {};`),
    patched(
      'the typed arrays',
      `for (const T of [Float32Array, Float64Array, Uint8Array]) { (T.prototype as any).set = (T.prototype as any).subarray = () => 1; } (globalThis as any).Float32Array = Array;`,
    ),
    patched(
      'Error.prepareStackTrace',
      `(Error as any).prepareStackTrace = (_: any, sites: any[]) => { for (const s of sites) { const f = s.getFunction?.(); if (f) f.call = () => 1; } return 'x'; };`,
    ),
    patched(
      'its own arguments’ class',
      `const t: any = tensor([1]); Object.getPrototypeOf(t).get = () => 1; Object.getPrototypeOf(t).set = () => 1;`,
    ),
    {
      name: 'changes its input and puts a getter over it',
      text: answer(
        `const before = patch.data; patch.data = before.slice(); before.fill(0); Object.defineProperty(patch, 'data', { get: () => before.slice() }); return -1;`,
      ),
      statuses: ['failed'],
    },
    {
      name: 'changes its input',
      text: answer(`const score = (() => { ${right} })(); patch.set(0, 0, 99); return score;`),
      statuses: ['failed'],
    },
    {
      name: 'changes its input’s shape',
      text: answer(
        `const score = (() => { ${right} })(); patch.shape.reverse(); patch.stride.reverse(); return score;`,
      ),
      statuses: ['failed'],
    },
    { name: 'guesses', text: answer('return 1;'), statuses: ['failed'] },
  ];
}
