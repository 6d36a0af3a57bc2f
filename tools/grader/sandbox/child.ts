import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import type { Duplex } from 'node:stream';
import { offered } from './compile';
import { lightModules } from './modules';
import { commandFor, type Isolation, type Limits } from './sandbox';

/** How a child ended, where that is not what was asked of it. */
export interface Ending {
  readonly status: 'timeout' | 'out-of-memory' | 'crashed' | 'protocol-error';
  readonly detail: string;
}

/** One process that runs one answer. */
export interface Child {
  /** The next reply, parsed; or how the child ended before it came. */
  reply(): Promise<unknown>;
  /** A message, as JSON text. */
  send(message: string): void;
  /** Kills what is left of it, and waits until it is gone. */
  close(): Promise<void>;
  /** What the answer printed. */
  printed(): string;
}

export class Ended extends Error {
  constructor(readonly ending: Ending) {
    super(ending.detail);
  }
}

const START_SECONDS = 20;

/** Starts a child with an answer's code. It never gets more than that and, later, arguments. */
export function startChild(id: string, code: string, isolation: Isolation, limits: Limits): Child {
  const command = commandFor(isolation, limits);
  if (command === undefined) throw new Error(`no ${isolation} here`);
  const filter = command.filter === undefined ? undefined : openSync(command.filter, 'r');
  const child = spawn(command.file, command.args, {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', filter ?? 'ignore'],
    env: {},
    cwd: '/',
    detached: true, // a process group of its own, so that all of it can be killed
  });
  if (filter !== undefined) closeSync(filter);
  return converse(child, { id, answer: code }, limits);
}

function converse(child: ChildProcess, answer: { id: string; answer: string }, limits: Limits): Child {
  const key = randomBytes(24).toString('hex');
  const [requests, replies] = [child.stdio[3], child.stdio[4]] as [Duplex, Duplex];
  const waiting: ((frame: unknown) => void)[] = [];
  const arrived: unknown[] = [];
  let ending: Ending | undefined;
  let bytes: Buffer = Buffer.alloc(0);
  let printed = '';
  let complaint = '';
  let noise = 0;
  let killed = false;

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
    clearTimeout(timer);
    kill();
    for (const resolve of waiting.splice(0)) resolve(undefined);
  };
  let timer = setTimeout(() => {
    end('crashed', `no start within ${START_SECONDS} s`);
  }, START_SECONDS * 1000);

  const accept = (frame: Buffer): void => {
    if (frame.length < key.length || frame.toString('latin1', 0, key.length) !== key) {
      end('protocol-error', 'a reply without the key');
      return;
    }
    let parsed: unknown;
    try {
      parsed = JSON.parse(frame.toString('utf8', key.length));
    } catch {
      end('protocol-error', 'a reply that is no JSON');
      return;
    }
    if (isHello(parsed)) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        end('timeout', `${limits.seconds}`);
      }, limits.seconds * 1000);
      return;
    }
    const resolve = waiting.shift();
    if (resolve === undefined) arrived.push(parsed);
    else resolve(parsed);
  };
  replies.on('data', (chunk: Buffer) => {
    bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
    while (ending === undefined && bytes.length >= 4) {
      const length = bytes.readUInt32BE(0);
      if (length > limits.replyBytes) {
        end('protocol-error', 'a reply without measure');
        return;
      }
      if (bytes.length < length + 4) return;
      const frame = bytes.subarray(4, length + 4);
      bytes = bytes.subarray(length + 4);
      accept(frame);
    }
  });
  child.stdout?.on('data', (chunk: Buffer) => {
    if (printed.length < limits.outputBytes) printed += chunk.toString('utf8');
    noise += chunk.length;
    if (noise > limits.outputBytes * 8) end('crashed', 'output without measure');
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    if (complaint.length < 20_000) complaint += chunk.toString('utf8');
    noise += chunk.length;
    if (noise > limits.outputBytes * 8) end('crashed', 'output without measure');
  });
  for (const stream of [requests, replies]) stream.on('error', () => undefined);
  requests.resume(); // nothing comes on it but its end, and that must be seen
  const gone = new Promise<void>((resolve) => {
    child.on('error', (error) => {
      end('crashed', error.message);
      resolve();
    });
    child.on('close', (exitCode, signal) => {
      if (isOutOfMemory(complaint)) end('out-of-memory', '');
      else if (!killed && bytes.length > 0) end('protocol-error', 'half a reply');
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

  const post = (message: string): void => {
    const body = Buffer.from(message);
    const head = Buffer.alloc(4);
    head.writeUInt32BE(body.length);
    requests.write(Buffer.concat([head, body]));
  };
  const settings = { modules: lightModules(), offered, outputLimit: limits.outputBytes };
  post(JSON.stringify({ key, ...answer, ...settings }));

  return {
    async reply() {
      const next =
        arrived.length > 0
          ? arrived.shift()
          : ending !== undefined
            ? undefined
            : await new Promise<unknown>((resolve) => waiting.push(resolve));
      if (next === undefined) throw new Ended(ending ?? { status: 'crashed', detail: '' });
      return next;
    },
    send: post,
    async close() {
      clearTimeout(timer);
      kill();
      await gone;
    },
    printed: () => printed,
  };
}

const isHello = (json: unknown): boolean => (json as { k?: unknown } | null)?.k === 'hello';

/** V8 says so on its way out; RLIMIT_DATA makes it say so for ArrayBuffers and code as well. */
function isOutOfMemory(complaint: string): boolean {
  return /heap out of memory|Reached heap limit|process out of memory|Allocation failed|bad_alloc|OOM/.test(
    complaint,
  );
}
