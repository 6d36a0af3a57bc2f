// What code prints goes to the cell, or the slider's callback, that it was started from.

import { currentOrigin, runStep } from '../run/steps';
import type { Message } from './wire';

/** Text is sent in pieces of about this many characters … */
const ENOUGH = 8192;
/** … or after this many milliseconds, whichever comes first. */
const SOON = 40;

type StreamName = 'stdout' | 'stderr';

interface PendingText {
  name: StreamName;
  text: string;
  parent: Message | undefined;
  since: number;
}

/** Sends messages to whoever shows them: over Jupyter's sockets (server.ts), or to a page. */
export interface Publisher {
  /** Called before a message goes out, so that buffered text keeps its place. */
  beforePublish: () => void;
  publish(type: string, content: object, options?: { parent?: Message; metadata?: object }): void;
}

export class Output {
  /** The request that came last: whatever prints without a step belongs to it. */
  latest: Message | undefined;
  private pending: PendingText | undefined;

  constructor(readonly server: Publisher) {
    server.beforePublish = () => {
      this.flush();
    };
  }

  /** The message whose code is running: a cell's, or a slider's. */
  parent(): Message | undefined {
    return currentOrigin() ?? this.latest;
  }

  /** Runs `task` so that all it prints and shows, at once or later, belongs to `parent`. */
  during<T>(parent: Message, task: () => T): T {
    this.latest = parent;
    return runStep(parent, task);
  }

  /** Takes over stdout and stderr of the process. */
  capture(): void {
    console.clear = () => {
      this.clear();
    };
    for (const name of ['stdout', 'stderr'] as const) {
      const write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
        this.write(name, typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk));
        const done = rest.at(-1);
        if (typeof done === 'function')
          queueMicrotask(() => {
            (done as () => void)();
          });
        return true;
      };
      process[name].write = write;
    }
  }

  /** `console.clear()`: takes away what the cell has shown so far. */
  clear(): void {
    this.publish('clear_output', { wait: false });
  }

  write(name: StreamName, text: string): void {
    if (text === '') return; // an empty line of a worker's stream; a front end would show a box for it
    const parent = this.parent();
    if (this.pending && (this.pending.name !== name || this.pending.parent !== parent)) this.flush();
    if (!this.pending) {
      this.pending = { name, text: '', parent, since: Date.now() };
      setImmediate(() => {
        this.flush();
      });
    }
    this.pending.text += text;
    if (this.pending.text.length > ENOUGH || Date.now() - this.pending.since > SOON) this.flush();
  }

  private flush(): void {
    if (!this.pending) return;
    const { name, text, parent } = this.pending;
    this.pending = undefined; // first, because publish() flushes too
    this.server.publish('stream', { name, text }, { parent });
  }

  publish(type: string, content: object, metadata?: object): void {
    this.server.publish(type, content, { parent: this.parent(), metadata });
  }

  /** KernelHost.display. The name of an output goes into its metadata too: see tools/labextension/src/reopened.ts. */
  display(data: object, { metadata = {}, displayId, update = false }: DisplayOptions = {}): void {
    const [transient, named] =
      displayId === undefined ? [{}, {}] : [{ display_id: displayId }, { convlab_display_id: displayId }];
    this.publish(update ? 'update_display_data' : 'display_data', {
      data: withBase64(data),
      metadata: { ...metadata, ...named },
      transient,
    });
  }
}

export interface DisplayOptions {
  metadata?: object;
  displayId?: string;
  update?: boolean;
}

/** Bytes, such as those of a PNG, travel as base64. */
export function withBase64(data: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([type, value]: [string, unknown]) => [
      type,
      value instanceof Uint8Array ? toBase64(value) : value,
    ]),
  );
}

const CHUNK = 0x8000; // arguments of one call

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += CHUNK) text += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  return btoa(text);
}
