import type { Wasm } from '../types';
import { bytes } from './bytes';

/** Each as text in a script of its own, made by wasm/build.mjs: no bundler needs to know what a .wasm file is. */
const scripts: Readonly<Record<string, () => Promise<{ readonly default: string }>>> = {
  kernels: () => import('../../dist/wasm/kernels.wasm.mjs'),
  'kernels-fused': () => import('../../dist/wasm/kernels-fused.wasm.mjs'),
  'kernels-shared': () => import('../../dist/wasm/kernels-shared.wasm.mjs'),
  'kernels-shared-fused': () => import('../../dist/wasm/kernels-shared-fused.wasm.mjs'),
};

export const wasm: Wasm = {
  async module(name) {
    return Uint8Array.from(bytes.fromBase64((await scripts[name]()).default));
  },
  megabytes: () => (/Android|iPhone|iPad|Mobi/.test(navigator.userAgent) ? 128 : 512), // phones end pages that take much
};
