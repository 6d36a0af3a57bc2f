import type { Backend, BackendName, TfjsBackend } from './backend';
import { im2colEngine } from './im2col';
import { naive } from './naive';
import type { WasmBackend, WasmOptions } from './wasm';

/**
 * The engine of that name, ready to use. Without a name: the fastest that works here; its `name` tells which, and its `why` why
 * it is not a faster one.
 *
 * Throws a RangeError for an unknown name, and an Error that says what to do where the engine cannot
 * run here.
 *
 * @example const backend = await loadBackend('wasm')
 */
export async function loadBackend(name: 'tfjs'): Promise<TfjsBackend>;
export async function loadBackend(name: 'wasm', options: WasmOptions): Promise<WasmBackend>;
export async function loadBackend(name?: BackendName): Promise<Backend>;
export async function loadBackend(name?: BackendName, options?: WasmOptions): Promise<Backend> {
  // A new engine, because its threads and its memory are not those of the shared one.
  if (name === 'wasm' && options) return await (await import('./wasm')).loadWasm(options);
  switch (name) {
    case 'naive':
      return naive;
    case 'im2col':
      return im2colEngine;
    case 'wasm':
    case 'tfjs':
      return await loadOnce(name);
    case undefined:
      return await fastest();
    default:
      throw new RangeError(
        `loadBackend: there is no engine '${String(name)}': take 'naive', 'im2col', 'wasm' or 'tfjs'`,
      );
  }
}

/** The larger engines are loaded on demand. */
const load: Record<'wasm' | 'tfjs', () => Promise<Backend>> = {
  wasm: async () => {
    const { loadWasm } = await import('./wasm');
    return await loadWasm();
  },
  tfjs: async () => {
    const { loadTfjs } = await import('./tfjs');
    return await loadTfjs();
  },
};

/** A second call returns the same engine: engines are stateless between calls. */
const loaded = new Map<BackendName, Promise<Backend>>();

async function loadOnce(name: 'wasm' | 'tfjs'): Promise<Backend> {
  const known = loaded.get(name);
  if (known) return await known;
  const loading = load[name]();
  loaded.set(name, loading);
  try {
    return await loading;
  } catch (error) {
    loaded.delete(name); // what was missing may be installed the next time
    throw new Error(
      `loadBackend: the engine '${name}' cannot run here: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}

async function fastest(): Promise<Backend> {
  try {
    return await loadOnce('wasm');
  } catch (error) {
    // no WebAssembly SIMD, or its kernels were not built
    return { ...im2colEngine, why: [(error as Error).message] };
  }
}
