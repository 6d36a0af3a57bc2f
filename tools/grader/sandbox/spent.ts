import { readFileSync } from 'node:fs';

// What a process has used, read from outside of it: nothing that runs in the process can change these numbers.

/** Seconds of a process's main thread: on a processor, and ready to run while other processes had them all. */
export interface Spent {
  readonly computing: number;
  readonly queued: number;
}

/** /proc/<pid>/stat counts in these ticks of a second, on every Linux. */
const TICKS = 100;

/** What a process has used since its start; undefined where the kernel does not say, or the process is gone. */
export function spentBy(pid: number): Spent | undefined {
  const [computing, queued] = numbers(`/proc/${pid}/schedstat`, /^/);
  if (computing > 0) return { computing: computing / 1e9, queued: queued / 1e9 };
  // A kernel without scheduler statistics. The 11th and 12th number after the state: in the process, in the kernel for it.
  const stat = numbers(`/proc/${pid}/stat`, /^.*\) \S /s);
  return stat.length > 11 ? { computing: (stat[10] + stat[11]) / TICKS, queued: 0 } : undefined;
}

/** The youngest of a process's line: what bubblewrap or unshare has started, or the process itself. */
export function lastOfLine(pid: number): number {
  const [child] = numbers(`/proc/${pid}/task/${pid}/children`, /^/);
  return child > 0 ? lastOfLine(child) : pid;
}

/** The numbers of a file that follow `head`; none where there is no such file. */
function numbers(file: string, head: RegExp): number[] {
  try {
    return readFileSync(file, 'latin1').replace(head, '').trim().split(' ').map(Number);
  } catch {
    return [];
  }
}
