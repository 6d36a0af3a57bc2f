import { arch } from 'node:os';

// A filter for the kernel's syscalls, as the bytes of a classic BPF program: bubblewrap loads it before the
// answer's process starts. It holds even where limits on processes do not (root has none).

interface Machine {
  /** The AUDIT_ARCH number of <linux/audit.h>. */
  readonly audit: number;
  readonly clone: number;
  readonly refused: readonly number[];
}

const CLONE3 = 435; // the same number everywhere

// Sockets, new processes, tracing, mounts, namespaces, kernel facilities that no convolution needs.
const machines: Readonly<Record<string, Machine>> = {
  x64: {
    audit: 0xc000003e,
    clone: 56,
    // socket connect socketpair fork vfork ptrace mount unshare setns memfd_create bpf userfaultfd
    // perf_event_open process_vm_readv process_vm_writev keyctl add_key io_uring_setup pidfd_open
    refused: [41, 42, 53, 57, 58, 101, 165, 272, 308, 319, 321, 323, 298, 310, 311, 250, 248, 425, 434],
  },
  arm64: {
    audit: 0xc00000b7,
    clone: 220,
    refused: [198, 203, 199, 117, 40, 97, 268, 279, 280, 282, 241, 270, 271, 219, 217, 425, 434],
  },
};

const LOAD = 0x20;
const EQUALS = 0x15;
const AT_LEAST = 0x35;
const ANY_BIT = 0x45;
const RETURN = 0x06;
const ALLOW = 0x7fff0000;
const EPERM = 0x00050001;
const ENOSYS = 0x00050026; // libc then falls back to clone, whose flags can be read here
const KILL = 0x80000000;
const CLONE_THREAD = 0x10000;

/** The filter for this machine, or undefined where its numbers are not known. */
export function syscallFilter(machine: string = arch()): Buffer | undefined {
  const known = machines[machine] as Machine | undefined;
  if (known === undefined) return undefined;
  type Step = readonly [code: number, yes: number, no: number, value: number];
  const program: Step[] = [
    [LOAD, 0, 0, 4], // seccomp_data.arch
    [EQUALS, 1, 0, known.audit],
    [RETURN, 0, 0, KILL],
    [LOAD, 0, 0, 0], // seccomp_data.nr
    [AT_LEAST, 0, 1, 0x40000000], // x32
    [RETURN, 0, 0, KILL],
    [EQUALS, 0, 1, CLONE3],
    [RETURN, 0, 0, ENOSYS],
  ];
  for (const number of known.refused) program.push([EQUALS, 0, 1, number], [RETURN, 0, 0, EPERM]);
  program.push(
    [EQUALS, 0, 3, known.clone],
    [LOAD, 0, 0, 16], // its first argument, low half: the flags
    [ANY_BIT, 1, 0, CLONE_THREAD], // a thread may be made, a process not
    [RETURN, 0, 0, EPERM],
    [RETURN, 0, 0, ALLOW],
  );
  const bytes = Buffer.alloc(program.length * 8);
  program.forEach(([code, yes, no, value], i) => {
    bytes.writeUInt16LE(code, i * 8);
    bytes.writeUInt8(yes, i * 8 + 2);
    bytes.writeUInt8(no, i * 8 + 3);
    bytes.writeUInt32LE(value, i * 8 + 4);
  });
  return bytes;
}
