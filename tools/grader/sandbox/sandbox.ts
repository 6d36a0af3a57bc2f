import { readFileSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { writeAtomically } from '../../write-atomically.cjs';
import { stateFolder } from '../paths';
import { ladder, type Isolation, type Limits } from './limits';
import { bootId, cached, dataBytes, pathOf, savedValue, saveValue, stampOf } from './machine';
import { programFiles, type Program, type ProgramFiles } from './programs';
import { syscallFilter } from './seccomp';

// The ladder of isolation. Each rung is a command line around the same programs; the strongest that compiles and runs
// a small answer on this machine is taken, and remembered until the machine boots again.

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  /** A file to hand over as descriptor 5. */
  readonly filter?: string;
}

/** The command that starts a program under a rung, or undefined where something it needs is missing. */
export function commandFor(isolation: Isolation, limits: Limits, program: Program): Command | undefined {
  const files = programFiles(program);
  const file = realpathSync(files.file);
  const flags = [
    `--max-old-space-size=${Math.floor(limits.megabytes / 2)}`,
    '--max-semi-space-size=8',
    '--no-warnings',
  ];
  const limited = limitArgs(limits, flags, files);
  const node = [process.execPath, ...flags];
  switch (isolation) {
    case 'bwrap': {
      const bwrap = pathOf('bwrap');
      if (bwrap === undefined || limited === undefined) return undefined;
      const filter = filterFile();
      const box = bwrapArgs(files, filter !== undefined);
      return { ...plain([bwrap, ...box, '/node', ...flags, `/${basename(file)}`], limited), filter };
    }
    case 'namespace': {
      const unshare = unshareArgs();
      if (unshare === undefined || limited === undefined) return undefined;
      return plain([...unshare, ...node, ...permissionArgs(files), file], limited);
    }
    case 'permission': {
      const permission = permissionArgs(files);
      return permission.length === 0 ? undefined : plain([...node, ...permission, file], limited);
    }
    case 'none':
      return plain([...node, file], limited);
  }
}

function plain(command: readonly string[], limited: readonly string[] = []): Command {
  const [file, ...args] = [...limited, ...command];
  return { file, args };
}

/** prlimit's command line, or undefined where there is none (macOS). */
function limitArgs(
  { seconds, megabytes }: Limits,
  flags: readonly string[],
  { addon }: ProgramFiles,
): readonly string[] | undefined {
  const prlimit = pathOf('prlimit');
  if (prlimit === undefined) return undefined;
  // --data counts ArrayBuffers too. The time limit here is the second net: it holds if this process dies, and counts
  // all that a process has run, and V8's own threads.
  const data = dataBytes(flags, addon) + megabytes * 1024 * 1024;
  const cpu = Math.ceil(seconds) * 4 + 5;
  return [prlimit, `--data=${data}`, `--cpu=${cpu}`, '--fsize=0', '--core=0', '--nofile=64'];
}

/** What may be read: the program, and for the compiler its native code. */
function permissionArgs({ file, addon }: ProgramFiles): readonly string[] {
  const flags = process.allowedNodeEnvironmentFlags;
  const flag = ['--permission', '--experimental-permission'].find((name) => flags.has(name));
  if (flag === undefined) return [];
  const args = [flag, `--allow-fs-read=${realpathSync(file)}`];
  if (addon === undefined) return args;
  const native = flags.has('--allow-addons') ? ['--allow-addons'] : []; // not asked for by older Nodes
  return [...args, ...native, `--allow-fs-read=${realpathSync(addon)}`];
}

function unshareArgs(): readonly string[] | undefined {
  const unshare = pathOf('unshare');
  if (unshare === undefined) return undefined;
  const isRoot = process.getuid?.() === 0;
  const who = isRoot ? [] : ['--user', '--map-current-user'];
  const spaces = ['--net', '--pid', '--ipc', '--uts', '--mount', '--fork', '--kill-child'];
  const setpriv = pathOf('setpriv');
  const bare = setpriv === undefined || !isRoot ? [] : [setpriv, '--no-new-privs', '--bounding-set=-all'];
  return [unshare, ...who, ...spaces, ...bare];
}

/** Nothing of this machine is in there but Node, the libraries it loads, and the program. */
function bwrapArgs({ file, addon }: ProgramFiles, filtered: boolean): readonly string[] {
  const args = ['--unshare-all', '--die-with-parent', '--clearenv', '--cap-drop', 'ALL'];
  const bind = (from: string, to: string): unknown => args.push('--ro-bind', from, to);
  bind(realpathSync(process.execPath), '/node');
  for (const library of libraries()) bind(library, library);
  for (const own of addon === undefined ? [file] : [file, addon]) bind(own, `/${basename(own)}`);
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
  writeAtomically(file, bytes);
  return file;
}

/** The strongest rung that works here; `works` runs a small answer under one. */
export async function strongest(works: (isolation: Isolation) => Promise<boolean>): Promise<Isolation> {
  const stamp = [
    bootId(),
    process.version,
    ...['bwrap', 'unshare', 'prlimit'].map((name) => stampOf(pathOf(name))),
  ]
    .concat(
      stampOf(programFiles('runner').file),
      stampOf(programFiles('compiler').file),
      String(process.getuid?.()),
    )
    .join(' ');
  const known = ladder.find((isolation) => isolation === savedValue('isolation', stamp));
  if (known !== undefined) return known;
  for (const isolation of ladder) {
    // Twice, since a busy machine can make one try too slow, and a weaker rung would be remembered.
    if (!(await works(isolation)) && !(await works(isolation))) continue;
    saveValue('isolation', stamp, isolation);
    return isolation;
  }
  throw new Error('No child process can be started here, so no answer can be checked.');
}
