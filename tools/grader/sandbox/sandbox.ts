import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { stateFolder } from '../course/places';
import { bootId, cached, nodeDataBytes, program, savedValue, saveFile, saveValue, stampOf } from './machine';
import { syscallFilter } from './seccomp';

// The ladder of isolation. Each rung is a command line around the same child; the strongest that runs a small
// answer on this machine is taken, and remembered until the machine boots again.

export type Isolation = 'bwrap' | 'namespace' | 'permission' | 'none';
export const ladder: readonly Isolation[] = ['bwrap', 'namespace', 'permission', 'none'];

export interface Limits {
  readonly seconds: number;
  /** Of memory beyond what Node takes for itself, ArrayBuffers too. */
  readonly megabytes: number;
  /** Of what an answer may print. */
  readonly outputBytes: number;
  readonly replyBytes: number;
}

export const defaultLimits: Limits = {
  seconds: 10,
  megabytes: 1024,
  outputBytes: 64_000,
  replyBytes: 32_000_000,
};

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  /** A file to hand over as descriptor 5. */
  readonly filter?: string;
}

const childFolder = join(__dirname, 'child');

/** The command that starts the child under a rung, or undefined where a program it needs is missing. */
export function commandFor(isolation: Isolation, limits: Limits): Command | undefined {
  const heap = [
    `--max-old-space-size=${Math.floor(limits.megabytes / 2)}`,
    '--max-semi-space-size=8',
    '--no-warnings',
  ];
  const limited = limitArgs(limits, heap);
  const child = realpathSync(join(childFolder, 'main.cjs'));
  switch (isolation) {
    case 'bwrap': {
      const bwrap = program('bwrap');
      if (bwrap === undefined || limited === undefined) return undefined;
      const filter = filterFile();
      return {
        file: limited[0],
        args: [
          ...limited.slice(1),
          bwrap,
          ...bwrapArgs(filter !== undefined),
          '/node',
          ...heap,
          '/child/main.cjs',
        ],
        filter,
      };
    }
    case 'namespace': {
      const unshare = program('unshare');
      if (unshare === undefined || limited === undefined) return undefined;
      const who = process.getuid?.() === 0 ? [] : ['--user', '--map-current-user'];
      const bare = program('setpriv');
      return {
        file: limited[0],
        args: [
          ...limited.slice(1),
          unshare,
          ...who,
          '--net',
          '--pid',
          '--ipc',
          '--uts',
          '--mount',
          '--fork',
          '--kill-child',
          ...(bare === undefined || who.length > 0 ? [] : [bare, '--no-new-privs', '--bounding-set=-all']),
          process.execPath,
          ...heap,
          ...permissionArgs(),
          child,
        ],
      };
    }
    case 'permission': {
      if (permissionArgs().length === 0) return undefined;
      return plain([process.execPath, ...heap, ...permissionArgs(), child], limited);
    }
    case 'none':
      return plain([process.execPath, ...heap, child], limited);
  }
}

function plain(command: readonly string[], limited: readonly string[] | undefined): Command {
  const [file, ...args] = [...(limited ?? []), ...command];
  return { file, args };
}

/** prlimit's command line, or undefined where there is none (macOS). */
function limitArgs({ seconds, megabytes }: Limits, flags: readonly string[]): readonly string[] | undefined {
  const prlimit = program('prlimit');
  if (prlimit === undefined) return undefined;
  // --data counts ArrayBuffers too. The time limit here is the second net: it holds if this process dies.
  return [
    prlimit,
    `--data=${nodeDataBytes(flags) + megabytes * 1024 * 1024}`,
    `--cpu=${Math.ceil(seconds) * 2 + 5}`,
    '--fsize=0',
    '--core=0',
    '--nofile=64',
  ];
}

function permissionArgs(): readonly string[] {
  const flags = process.allowedNodeEnvironmentFlags;
  const flag = ['--permission', '--experimental-permission'].find((name) => flags.has(name));
  if (flag === undefined) return [];
  return [flag, `--allow-fs-read=${realpathSync(childFolder)}/*`];
}

/** Nothing of this machine is in there but node, the libraries it loads, and the child's two files. */
function bwrapArgs(filtered: boolean): readonly string[] {
  const args = ['--unshare-all', '--die-with-parent', '--clearenv', '--cap-drop', 'ALL'];
  args.push('--ro-bind', realpathSync(process.execPath), '/node', '--ro-bind', childFolder, '/child');
  for (const library of libraries()) args.push('--ro-bind', library, library);
  args.push('--remount-ro', '/', '--chdir', '/');
  if (filtered) args.push('--seccomp', '5');
  return args;
}

let known: readonly string[] | undefined;
function libraries(): readonly string[] {
  return (known ??= cached('libraries', stampOf(process.execPath), () => {
    const report = process.report.getReport() as unknown as { sharedObjects: string[] };
    return report.sharedObjects.filter(
      (name) => /^\/.*\.so(\.[\d.]+)?$/.test(name) && !name.includes('node_modules'),
    );
  }));
}

function filterFile(): string | undefined {
  const bytes = syscallFilter();
  if (bytes === undefined) return undefined;
  const file = join(stateFolder, 'grader', 'syscalls.bpf');
  try {
    if (readFileSync(file).equals(bytes)) return file;
  } catch {
    // written below
  }
  saveFile(file, bytes);
  return file;
}

/** The strongest rung that works here; `works` runs a small answer under one. */
export async function strongest(works: (isolation: Isolation) => Promise<boolean>): Promise<Isolation> {
  const stamp = [
    bootId(),
    process.version,
    ...['bwrap', 'unshare', 'prlimit'].map((name) => stampOf(program(name))),
  ]
    .concat(stampOf(join(childFolder, 'main.cjs')), String(process.getuid?.()))
    .join(' ');
  const known = ladder.find((isolation) => isolation === savedValue('isolation', stamp));
  if (known !== undefined) return known;
  for (const isolation of ladder) {
    if (!(await works(isolation))) continue;
    saveValue('isolation', stamp, isolation);
    return isolation;
  }
  throw new Error('No child process can be started here, so no answer can be checked.');
}
