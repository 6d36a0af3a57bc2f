import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { writeAtomically } from '../../write-atomically.cjs';
import { stateFolder } from '../paths';

// What is found out about this machine once, and kept in .convlab/grader until something it depends on changes.

const inMemory = new Map<string, unknown>();

/** The value saved under a name if it was saved under the same stamp; else what `measure` gives, saved. */
export function cached<T>(name: string, stamp: string, measure: () => T): T {
  const key = `${name} ${stamp}`;
  let value = inMemory.get(key) ?? savedValue(name, stamp);
  if (value === undefined) {
    value = measure();
    saveValue(name, stamp, value);
  }
  inMemory.set(key, value);
  return value as T;
}

export function savedValue(name: string, stamp: string): unknown {
  try {
    const saved = JSON.parse(readFileSync(fileOf(name), 'utf8')) as { stamp: string; value: unknown };
    return saved.stamp === stamp ? saved.value : undefined;
  } catch {
    return undefined;
  }
}

export function saveValue(name: string, stamp: string, value: unknown): void {
  writeAtomically(fileOf(name), JSON.stringify({ stamp, value }));
}

const fileOf = (name: string): string => join(stateFolder, 'grader', `${name}.json`);

/** Changes when a file does. */
export function stampOf(file: string | undefined): string {
  return file === undefined ? '-' : `${file}@${statSync(file).mtimeMs}`;
}

export function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return new Date().toDateString();
  }
}

const found = new Map<string, string | undefined>();

/** Where a program lies, or undefined. */
export function pathOf(name: string): string | undefined {
  if (found.has(name)) return found.get(name);
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/bin', '/usr/sbin', '/sbin'];
  const at = folders.map((folder) => join(folder, name)).find(isExecutable);
  found.set(name, at);
  return at;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return file.startsWith('/');
  } catch {
    return false;
  }
}

/**
 * Bytes of data (Linux's VmData, which RLIMIT_DATA limits) that Node takes for itself, and for native code that
 * it loads, before it does any work. It is 50 MB for Node 20 and 22, and 575 MB for 24 and 26, whose V8 counts its
 * reserved code space as data; the compiler reserves 1 GB more.
 */
export function dataBytes(flags: readonly string[], addon?: string): number {
  const loads = addon === undefined ? '' : `require(${JSON.stringify(addon)});`;
  const stamp = [process.version, stampOf(process.execPath), ...flags, loads].join(' ');
  return cached(
    ['data', process.versions.modules, addon === undefined ? 'node' : 'compiler', ...flags].join('-'),
    stamp,
    () => {
      const script = `${loads}process.stdout.write(require('fs').readFileSync('/proc/self/status', 'latin1'))`;
      const { stdout } = spawnSync(process.execPath, [...flags, '-e', script], {
        encoding: 'latin1',
        env: {},
      });
      const kilobytes = /^VmData:\s+(\d+) kB$/m.exec(stdout)?.[1];
      if (kilobytes === undefined) throw new Error('/proc/self/status does not say how much data Node takes');
      return Number(kilobytes) * 1024;
    },
  );
}
