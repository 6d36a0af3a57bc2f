import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { BuildOptions } from 'esbuild';
import { writeAtomically } from '../../write-atomically.cjs';
import { root } from '../paths';

// The two programs that run in limited processes, each bundled into one file: a process that sees nothing of this
// machine can read it, and starts as quickly as Node itself. They are made again where a source of theirs was changed.

export type Program = 'runner' | 'compiler';

const here = createRequire(join(root, 'package.json'));
const folder = join(__dirname, '..', 'dist');
const inside = join(__dirname, 'inside');

/** A program as its process needs it. */
export interface ProgramFiles {
  readonly file: string;
  /** Native code that it loads from beside its file. */
  readonly addon?: string;
}

const current = new Map<Program, ProgramFiles>();

/** A program's files, up to date. */
export function programFiles(program: Program): ProgramFiles {
  const known = current.get(program);
  if (known !== undefined) return known;
  const file = join(folder, `${program}.cjs`);
  const files = program === 'compiler' ? { file, addon: join(folder, 'compiler.node') } : { file };
  if (!isCurrent(files)) build(program, files);
  current.set(program, files);
  return files;
}

/** Whether the bundle is there, and none of the files it was made of is newer. */
function isCurrent({ file, addon = file }: ProgramFiles): boolean {
  try {
    const made = Math.min(statSync(file).mtimeMs, statSync(addon).mtimeMs);
    const inputs = JSON.parse(readFileSync(`${file}.inputs.json`, 'utf8')) as string[];
    return inputs.every((input) => statSync(join(root, input)).mtimeMs < made);
  } catch {
    return false;
  }
}

const alsoInputs = ['tools/grader/sandbox/programs.ts', 'node_modules/@swc/core/package.json'];

/** SWC's native code, as it is once its package has been loaded. */
function copyCompiler(to: string): void {
  here('@swc/core');
  const report = process.report.getReport() as unknown as { sharedObjects: string[] };
  const loaded = report.sharedObjects.filter((name) => name.endsWith('.node') && /swc/.test(name));
  if (loaded.length === 0) throw new Error('@swc/core has loaded no native code');
  writeAtomically(to, readFileSync(loaded[loaded.length - 1]));
}

type Changes = Pick<BuildOptions, 'platform' | 'mainFields' | 'alias' | 'external' | 'define'>;

/** One file out of a source and all that it imports, and what it was made of. */
function bundle(entry: string, more: Changes): { readonly code: string; readonly inputs: readonly string[] } {
  const esbuild = here('esbuild') as typeof import('esbuild');
  const options: BuildOptions & { metafile: true; write: false } = {
    absWorkingDir: root,
    entryPoints: [join(inside, `${entry}.ts`)],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    metafile: true,
    write: false,
    logLevel: 'warning',
    ...more,
  };
  const { outputFiles, metafile } = esbuild.buildSync(options);
  return { code: outputFiles[0].text, inputs: Object.keys(metafile.inputs) };
}

/** The code of the realm that an answer runs in: it has the kit's tensors, watched, and nothing of Node by itself. */
function bundleRealm(): ReturnType<typeof bundle> {
  const lib = createRequire(join(root, 'lib', 'index.ts'));
  const onlyNode = join(inside, 'only-node.ts');
  return bundle('realm', {
    platform: 'neutral',
    mainFields: ['main'],
    alias: {
      ndarray: join(inside, 'watched-ndarray.ts'),
      'plain-ndarray': lib.resolve('ndarray'),
      'node:util': onlyNode,
      'node:vm': onlyNode,
    },
  });
}

function build(program: Program, { file, addon }: ProgramFiles): void {
  const realm = program === 'runner' ? bundleRealm() : undefined;
  const { code, inputs } = bundle(program, {
    external: ['./compiler.node'],
    define: realm === undefined ? {} : { realmCode: JSON.stringify(realm.code) },
  });
  if (addon !== undefined) copyCompiler(addon);
  // The list first: a bundle that is there always has one.
  writeAtomically(
    `${file}.inputs.json`,
    JSON.stringify([...new Set([...inputs, ...(realm?.inputs ?? []), ...alsoInputs])]),
  );
  writeAtomically(file, code);
}
