// SWC without its package: that one unpacks its native code into a folder of the user's when it is loaded, which a
// limited process does not see. programs.ts puts the unpacked code beside the bundle.
import type { Module, Options, Output, ParseOptions } from '@swc/core';

interface Addon {
  transformSync(source: string, isModule: boolean, options: Buffer): Output;
  parseSync(source: string, options: Buffer, filename?: string): string;
}

declare const require: (path: string) => unknown;
const addon = require('./compiler.node') as Addon;

export function transformSync(source: string, options: Options): Output {
  return addon.transformSync(source, false, Buffer.from(JSON.stringify(options)));
}

export function parseSync(source: string, options: ParseOptions): Module {
  const parsed = addon.parseSync(source, Buffer.from(JSON.stringify(options)));
  return (JSON.parse(parsed) as { program: Module }).program;
}
