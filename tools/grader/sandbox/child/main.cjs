'use strict';

// Runs one answer, alone in a process of its own. It is handed the answer's code and the arguments of one call
// after the other (descriptor 3) and hands back what came out (descriptor 4). It knows no expected value.
//
// The answer shares this process, so everything used after it was loaded is kept in constants here, and every
// reply carries a key that only this closure knows.

const { readSync, writeSync } = require('node:fs');
const { compileFunction } = require('node:vm');
const { isProxy, isNativeError } = require('node:util').types;
const { encodeResult, encodeRaw, decodeRaw } = require('./encode.cjs');
const { watch } = require('./bounds.cjs');

const parse = JSON.parse;
const quote = JSON.stringify;
const now = performance.now.bind(performance);
const real = process;
const exit = real.reallyExit.bind(real);
const uncurry = Function.prototype.bind.bind(Function.prototype.call);
const cut = uncurry(String.prototype.slice);
const bufferText = uncurry(Buffer.prototype.utf8Slice);
const bufferWrite = uncurry(Buffer.prototype.utf8Write);
const readLength = uncurry(Buffer.prototype.readUInt32BE);
const writeLength = uncurry(Buffer.prototype.writeUInt32BE);
const byteLength = Buffer.byteLength;
const allocate = Buffer.allocUnsafeSlow; // never the shared pool: an answer could read the key there
const PLACE = /answer\.ts:(\d+):(\d+)/;
const exec = uncurry(RegExp.prototype.exec);

function fill(buffer) {
  let at = 0;
  while (at < buffer.length) {
    const got = readSync(3, buffer, at, buffer.length - at, null);
    if (got === 0) exit(0); // the parent is done, or gone
    at += got;
  }
}

function receive() {
  const head = allocate(4);
  fill(head);
  const body = allocate(readLength(head, 0));
  fill(body);
  return parse(bufferText(body, 0, body.length));
}

const { key, id, modules, answer, offered, outputLimit } = receive();

function send(json) {
  const text = `${key}${json}`;
  const length = byteLength(text);
  const frame = allocate(length + 4);
  writeLength(frame, length, 0);
  bufferWrite(frame, text, 4, length);
  for (let at = 0; at < frame.length;) at += writeSync(4, frame, at, frame.length - at, null);
}

/** The first place of a stack that is the answer's, as JSON's entries; zeros where there is none. */
function placeIn(stack) {
  const place = exec(PLACE, stack);
  return place === null ? '"line":0,"column":0' : `"line":${place[1]},"column":${place[2]}`;
}

/** Where in the answer the running code was called from. */
function placeOfCall() {
  try {
    return placeIn(`${new Error('').stack}`);
  } catch {
    return placeIn(''); // Error.prepareStackTrace may be the answer's own
  }
}

/** What was thrown, without trusting it: it may be anything. */
function describe(thrown) {
  let name = 'Error';
  let message = '';
  let place = placeIn('');
  try {
    if (isNativeError(thrown) && !isProxy(thrown)) {
      name = `${thrown.name}`;
      message = `${thrown.message}`;
      place = placeIn(`${thrown.stack}`);
    } else {
      name = thrown === null ? 'null' : typeof thrown;
      if (name === 'string' || name === 'number') message = `${thrown}`;
    }
  } catch {
    message = '';
  }
  return `"name":${quote(cut(name, 0, 80))},"message":${quote(cut(message, 0, 600))},${place}`;
}

// What an answer finds: the language's own globals, a console with a limit, and a process it can only end.
function print(...values) {
  let text = '';
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    let word;
    try {
      word = typeof value === 'object' && value !== null ? describeValue(value) : String(value);
    } catch {
      word = '?';
    }
    text += (i === 0 ? '' : ' ') + word;
  }
  emit(`${text}\n`);
}
const describeValue = (value) =>
  isNativeError(value) ? `${value.name}: ${value.message}` : encodeResult(value);
let printed = 0;
function emit(text) {
  if (printed >= outputLimit) return;
  const room = cut(text, 0, outputLimit - printed);
  printed += room.length;
  const length = byteLength(room);
  const bytes = allocate(length);
  bufferWrite(bytes, room, 0, length);
  for (let at = 0; at < length;) at += writeSync(1, bytes, at, length - at, null);
}

const kept = new Set(
  (
    'Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date Promise ' +
    'RegExp Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError globalThis ' +
    'JSON Math Intl ArrayBuffer Atomics Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array ' +
    'Float32Array Float64Array Uint8ClampedArray BigUint64Array BigInt64Array DataView Map BigInt Set WeakMap ' +
    'WeakSet WeakRef Proxy Reflect FinalizationRegistry SharedArrayBuffer decodeURI decodeURIComponent encodeURI ' +
    'encodeURIComponent escape unescape eval isFinite isNaN WebAssembly Iterator Float16Array ' +
    'SuppressedError DisposableStack AsyncDisposableStack structuredClone'
  ).split(' '),
);
for (const name of Reflect.ownKeys(globalThis)) {
  if (typeof name === 'string' && !kept.has(name)) Reflect.deleteProperty(globalThis, name);
}
globalThis.global = globalThis;
globalThis.console = { log: print, info: print, debug: print, warn: print, error: print, table: print };
globalThis.performance = { now };
globalThis.queueMicrotask = (run) => void Promise.resolve().then(run);
globalThis.setTimeout = () => 0; // an answer returns its value at once: nothing later is waited for
globalThis.clearTimeout = () => undefined;
globalThis.process = {
  env: {},
  argv: [],
  pid: real.pid,
  platform: real.platform,
  stdout: { write: (text) => (emit(String(text)), true) },
  stderr: { write: (text) => (emit(String(text)), true) },
  exit: () => exit(86),
  reallyExit: () => exit(86),
  abort: () => real.abort(),
  kill: (_pid, signal) => {
    real.kill(real.pid, signal);
    exit(86); // the first process of a namespace cannot kill itself
  },
  on: () => globalThis.process,
  nextTick: globalThis.queueMicrotask,
};

class Refused extends Error {}

const loaded = { __proto__: null };
function load(name) {
  if (loaded[name] !== undefined) return loaded[name].exports;
  const module = { exports: {} };
  loaded[name] = module;
  compileFunction(modules[name], ['exports', 'require', 'module'])(module.exports, load, module);
  return module.exports;
}

function lightConvlab() {
  const light = { __esModule: true };
  for (const name of ['errors', 'tensor', 'random', 'language']) {
    const from = load(name);
    for (const key of Object.keys(from)) if (offered.includes(key)) light[key] = from[key];
  }
  return new Proxy(light, {
    get(own, name) {
      if (typeof name === 'symbol' || name in own || name === 'default' || name === 'then') return own[name];
      throw new Refused(name);
    },
  });
}

const bounds = watch(load('ndarray'), placeOfCall);
const { ndarray } = bounds;
loaded.ndarray.exports = ndarray;
const { NotStarted } = load('errors');
const convlab = lightConvlab();
const isRefused = (error) =>
  typeof error === 'object' && error !== null && !isProxy(error) && error instanceof Refused;
const isNotStarted = (error) =>
  typeof error === 'object' && error !== null && !isProxy(error) && error instanceof NotStarted;

send('{"k":"hello"}');

function loadAnswer() {
  let body;
  try {
    body = compileFunction(answer, ['exports', 'require', 'module'], { filename: 'answer.ts' });
  } catch (error) {
    send(`{"k":"syntax",${describe(error)}}`);
    exit(0);
  }
  const module = { exports: {} };
  const find = (name) => {
    if (name === 'convlab') return convlab;
    throw new Refused(`${name}`);
  };
  try {
    body(module.exports, find, module);
    const found = module.exports[id];
    if (typeof found === 'function') return found;
    send('{"k":"no-export"}');
  } catch (error) {
    if (isRefused(error)) send(`{"k":"refused",${describe(error)}}`);
    else send(`{"k":"load-error","notStarted":${isNotStarted(error)},${describe(error)}}`);
  }
  return exit(0);
}

const run = loadAnswer();
send('{"k":"ready"}');
const apply = Reflect.apply;
for (;;) {
  const sent = receive();
  const args = decodeRaw(sent, ndarray);
  bounds.begin(args);
  let outcome;
  try {
    outcome = `"k":"returned","value":${encodeResult(apply(run, undefined, args))},"outside":${bounds.noted()}`;
  } catch (error) {
    const kind = isNotStarted(error) ? 'not-started' : isRefused(error) ? 'refused' : 'threw';
    outcome = `"k":"${kind}",${describe(error)}`;
  }
  send(`{${outcome},"after":${encodeRaw(args)}}`);
}
