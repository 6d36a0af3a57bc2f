// Processes that a cell starts with `stdio: 'inherit'`: what they print is the cell's, and not the terminal's in which
// Jupyter runs. Their streams become pipes, which are read here.

import child_process, { ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { waitForChild } from '../interrupt/child';
import { currentOrigin, runFor } from '../run/steps';

type StreamName = 'stdout' | 'stderr';
type Options = Record<string, unknown> & { stdio?: unknown };
type Started = Record<StreamName, unknown>;

interface Writer {
  write(name: StreamName, text: string): void;
}

/** `stdio` with pipes instead of the kernel's own streams, and where each of those pipes leads. */
function piped(stdio: unknown): { stdio: unknown[]; leads: Map<number, StreamName> } {
  const list: unknown[] = Array.isArray(stdio) ? [...(stdio as unknown[])] : [stdio, stdio, stdio];
  const leads = new Map<number, StreamName>();
  for (const [i, own] of [
    [1, 'stdout'],
    [2, 'stderr'],
  ] as const) {
    const given = list[i];
    if (given === 'inherit') leads.set(i, own);
    else if (given === 1 || given === process.stdout) leads.set(i, 'stdout');
    else if (given === 2 || given === process.stderr) leads.set(i, 'stderr');
    if (leads.has(i)) list[i] = 'pipe';
  }
  return { stdio: list, leads };
}

const STREAM_OF = ['stdin', 'stdout', 'stderr'] as const;

/** Shows what child processes print into streams that they inherit. */
export function captureChildren(output: Writer): void {
  capture(output);
  captureSync(output);
  syncBuiltinESMExports();
}

/** `spawn`, and `exec`, `execFile` and `fork`, which call it. */
function capture(output: Writer): void {
  const prototype = ChildProcess.prototype as unknown as {
    spawn: (this: Started, options: Options) => unknown;
  };
  const original = prototype.spawn;
  prototype.spawn = function (this: Started, options) {
    const from = currentOrigin();
    const { stdio, leads } = piped(options.stdio);
    const result = original.call(this, leads.size > 0 ? { ...options, stdio } : options);
    for (const [i, name] of leads) {
      const stream = this[STREAM_OF[i] as StreamName] as Readable | null;
      stream?.setEncoding('utf8').on('data', (text: string) => {
        runFor(from, () => {
          output.write(name, text);
        });
      });
      this[STREAM_OF[i] as StreamName] = null; // as where a stream is inherited
    }
    return result;
  };
}

/** Here the kernel hears nothing until the process has ended: so it prints into files. */
function captureSync(output: Writer): void {
  const functions = child_process as unknown as Record<string, (...given: unknown[]) => unknown>;
  for (const name of ['spawnSync', 'execFileSync', 'execSync']) {
    const original = functions[name];
    functions[name] = (...given) => {
      const at = given.findIndex((one, i) => i > 0 && typeof one === 'object' && !Array.isArray(one));
      const options = given[at] as Options | undefined;
      const { stdio, leads } = piped(options?.stdio);
      if (leads.size === 0) return waitForChild(() => original(...given));
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'convlab-'));
      const files = [...leads].map(([i, stream]) => {
        const file = path.join(folder, String(i));
        const descriptor = fs.openSync(file, 'w');
        stdio[i] = descriptor;
        return { stream, file, descriptor };
      });
      try {
        return waitForChild(() => original(...given.with(at, { ...options, stdio })));
      } finally {
        for (const { stream, file, descriptor } of files) {
          fs.closeSync(descriptor);
          const text = fs.readFileSync(file, 'utf8');
          if (text !== '') output.write(stream, text);
        }
        fs.rmSync(folder, { recursive: true });
      }
    };
  }
}
