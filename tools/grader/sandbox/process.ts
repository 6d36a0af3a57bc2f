import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import type { Duplex } from 'node:stream';
import { isHello } from '../wire/replies';
import { clockFor } from './clock';
import { Ended, type Ending } from './ended';
import type { Isolation, Limits } from './limits';
import { lineReader } from './line-reader';
import type { Program } from './programs';
import { commandFor } from './sandbox';
import { lastOfLine, spentBy } from './spent';

/** A process under limits. It gets JSON texts and answers with JSON values; whatever else it does ends it. */
export interface LimitedProcess {
  /** Sends a message of ASCII JSON. */
  readonly send: (json: string) => void;
  /** The next reply, parsed and not otherwise looked at. Throws Ended where there will be none. */
  readonly reply: () => Promise<unknown>;
  /** From here, or from its start if that comes later, it may compute for so many seconds. */
  readonly startClock: (seconds: number) => void;
  readonly stopClock: () => void;
  /** Seconds that it has computed since its clock was started. */
  readonly spent: () => number;
  /** Ends it, for this reason if it has no earlier one. */
  readonly end: (status: Ending['status'], detail: string) => void;
  /** Kills what is left of it, and waits until it is gone. */
  readonly close: () => Promise<void>;
  /** What it printed. */
  readonly printed: () => string;
}

/** What is wrong with a rung shows at once; this is for machines with far more to do than they can. */
const START_SECONDS = 60;
const MOST_COMPLAINT = 20_000;

export function startProcess(program: Program, isolation: Isolation, limits: Limits): LimitedProcess {
  const command = commandFor(isolation, limits, program);
  if (command === undefined) throw new Error(`no ${isolation} here`);
  const filter = command.filter === undefined ? undefined : openSync(command.filter, 'r');
  const child = spawn(command.file, command.args, {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', filter ?? 'ignore'],
    env: {},
    cwd: '/',
    detached: true, // a process group of its own, so that all of it can be killed
  });
  if (filter !== undefined) closeSync(filter);
  return converse(child, limits);
}

function converse(child: ChildProcess, limits: Limits): LimitedProcess {
  const key = randomBytes(24).toString('hex');
  const [requests, replies] = [child.stdio[3], child.stdio[4]] as [Duplex, Duplex];
  const arrived: unknown[] = [];
  let wake: (() => void) | undefined;
  let ending: Ending | undefined;
  let started = false;
  let seconds: number | undefined;
  let killed = false;
  let complaint = '';
  const printed: Buffer[] = [];
  let printedBytes = 0;
  let noise = 0;

  const kill = (): void => {
    killed = true;
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // already gone
    }
  };
  const end = (status: Ending['status'], detail: string): void => {
    ending ??= { status, detail };
    clearTimeout(starting);
    clock.stop();
    kill();
    wake?.();
  };
  const starting = setTimeout(() => {
    end('crashed', `no start within ${START_SECONDS} s`);
  }, START_SECONDS * 1000);
  let worker: number | undefined;
  const clock = clockFor(
    () => (worker === undefined ? undefined : spentBy(worker)),
    (why) => {
      end('timeout', why);
    },
  );
  const runClock = (): void => {
    if (!started || ending !== undefined) return;
    if (seconds === undefined) clock.stop();
    else clock.start(seconds);
  };

  const accept = (line: string): void => {
    if (ending !== undefined) return;
    if (!line.startsWith(key)) {
      end('protocol-error', 'a reply without the key');
      return;
    }
    let json: unknown;
    try {
      json = JSON.parse(line.slice(key.length));
    } catch {
      end('protocol-error', 'a reply that is no JSON');
      return;
    }
    if (isHello(json)) {
      if (started) end('protocol-error', 'a second greeting');
      started = true;
      clearTimeout(starting);
      worker ??= child.pid && lastOfLine(child.pid); // no answer has run in it yet
      runClock();
      return;
    }
    arrived.push(json);
    wake?.();
  };
  const read = lineReader(limits, accept, (why) => {
    end('protocol-error', why);
  });
  replies.on('data', (bytes: Buffer) => {
    if (ending === undefined) read.take(bytes);
  });
  const listen = (hear: (bytes: Buffer) => void) => (bytes: Buffer) => {
    hear(bytes);
    noise += bytes.length;
    if (noise > limits.outputBytes * 8) end('crashed', 'output without end');
  };
  child.stdout?.on(
    'data',
    listen((bytes) => {
      if (printedBytes < limits.outputBytes) printed.push(bytes);
      printedBytes += bytes.length;
    }),
  );
  child.stderr?.on(
    'data',
    listen((bytes) => {
      if (complaint.length < MOST_COMPLAINT) complaint += bytes.toString('latin1');
    }),
  );
  for (const stream of [requests, replies]) stream.on('error', () => undefined);
  requests.resume(); // nothing comes on it but its end, and that must be seen
  const gone = new Promise<void>((resolve) => {
    child.on('error', (error) => {
      end('crashed', error.message);
      resolve();
    });
    child.on('close', (exitCode, signal) => {
      if (isOutOfMemory(complaint)) end('out-of-memory', '');
      else if (!killed && read.isWithin()) end('protocol-error', 'half a reply');
      else end('crashed', signal ?? `exit ${exitCode}`);
      resolve();
    });
    // Should something hold the pipes open that outlived the child, nobody waits for it.
    child.on('exit', () => {
      setTimeout(() => {
        end('crashed', 'its pipes stayed open');
        for (const stream of child.stdio) stream?.destroy();
        resolve();
      }, 1000).unref();
    });
  });

  const send = (json: string): void => void requests.write(`${json}\n`, 'latin1');
  send(JSON.stringify({ key, outputBytes: limits.outputBytes }));

  return {
    send,
    end,
    async reply() {
      while (arrived.length === 0 && ending === undefined) {
        await new Promise<void>((resolve) => (wake = resolve));
      }
      if (arrived.length === 0) throw new Ended(ending!);
      return arrived.shift();
    },
    startClock(most) {
      seconds = most;
      runClock();
    },
    stopClock() {
      seconds = undefined;
      runClock();
    },
    spent: () => clock.spent(),
    async close() {
      clearTimeout(starting);
      clock.stop();
      kill();
      await gone;
    },
    printed: () => Buffer.concat(printed).subarray(0, limits.outputBytes).toString('utf8'),
  };
}

/** V8 says so on its way out; RLIMIT_DATA makes it say so for ArrayBuffers and code as well. */
function isOutOfMemory(complaint: string): boolean {
  return /heap out of memory|Reached heap limit|process out of memory|Allocation failed|bad_alloc|OOM/.test(
    complaint,
  );
}
