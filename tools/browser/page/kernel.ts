// The page's end of the kernel's worker: it is started with the page, so that the first cell need not wait for it, and anew
// when something is run after it was ended.

import { At } from '../../kernel/interrupt/places';
import { manage, type ManagedWorker } from './workers';
import type { FromKernel, HelpRequest, KernelStart, Published, ToKernel } from '../messages';

export interface KernelEvents {
  /** Another worker, and what it begins with. */
  readonly worker: () => Worker;
  readonly start: () => KernelStart;
  readonly published: (message: Published) => void;
  /** A file was written, or removed, by what ran. */
  readonly written: (path: string, text: string | undefined) => void;
}

/** Jupyter's execute_reply. */
export interface Reply {
  /** 'ended' and 'restarted': with the worker; 'aborted': left out, as one before it failed or was stopped. */
  readonly status: 'ok' | 'error' | 'ended' | 'restarted' | 'aborted';
  readonly ename?: string;
  readonly evalue?: string;
  readonly execution_count?: number;
  readonly payload?: readonly { readonly source: string; readonly text?: string }[];
}

/** How long a cell may go on after Stop before the worker is ended. */
const PATIENCE_MS = 2000;

interface Running {
  readonly worker: ManagedWorker;
  readonly memory: Int32Array | undefined;
}

export class Kernel {
  private running: Promise<Running> | undefined;
  private worker: ManagedWorker | undefined;
  private readyWorker: ManagedWorker | undefined;
  private readonly waiting = new Map<number, (content: unknown) => void>();
  private count = 0;
  /** Cells run one after the other, in the order in which they were asked for. */
  private line: Promise<unknown> = Promise.resolve();
  private asked = 0;
  /** Of those in line, the ones up to this are left out. */
  private leftOut = 0;
  private executing: number | undefined;
  /** Lets go of those that wait for a worker which is ended before it is ready. */
  private leave = (): void => undefined;

  constructor(private readonly events: KernelEvents) {}

  get isStarted(): boolean {
    return this.running !== undefined;
  }

  /** Whether the worker has said that it is there. */
  get isReady(): boolean {
    return this.worker !== undefined && this.worker === this.readyWorker;
  }

  /** Starts the worker, if there is none. */
  start(): Promise<Running> {
    return (this.running ??= this.begin());
  }

  private async begin(): Promise<Running> {
    let settle: (memory: Int32Array | undefined) => void = () => undefined;
    let fail: (error: Error) => void = () => undefined;
    const ready = new Promise<Int32Array | undefined>((resolve, reject) => {
      [settle, fail] = [resolve, reject];
    });
    this.leave = () => {
      settle(undefined);
    };
    const worker = manage(this.events.worker(), {
      mayStart: true,
      failed: (why) => {
        fail(new Error(why));
      },
      said: (data) => {
        const message = data as FromKernel;
        if (message.type === 'ready')
          settle(message.memory instanceof ArrayBuffer ? undefined : new Int32Array(message.memory));
        else if (message.type === 'failed') fail(new Error(message.text));
        else this.hear(message);
      },
    });
    this.worker = worker;
    try {
      worker.post({ type: 'start', start: this.events.start() } satisfies ToKernel);
      const memory = await ready;
      this.readyWorker = worker;
      return { worker, memory };
    } catch (error) {
      if (this.worker === worker) this.end(); // the next one tries again
      throw error;
    }
  }

  private hear(message: Exclude<FromKernel, { type: 'ready' | 'failed' }>): void {
    if (message.type === 'published') this.events.published(message);
    else if (message.type === 'written') this.events.written(message.path, message.text);
    else {
      this.waiting.get(message.id)?.(message.content);
      this.waiting.delete(message.id);
    }
  }

  private async ask(
    message: (id: number) => ToKernel,
    begun: (id: number) => void = () => undefined,
  ): Promise<unknown> {
    const { worker } = await this.start();
    if (worker !== this.worker) return { status: 'ended' };
    const id = ++this.count;
    begun(id);
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      worker.post(message(id));
    });
  }

  /**
   * Runs a cell, once those before it are done; not where one of them fails or is stopped, as in JupyterLab. `begun` hears the
   * request's number, by which its outputs are known.
   */
  execute(code: string, cell: string, begun: (id: number) => void): Promise<Reply> {
    const place = ++this.asked;
    const reply = this.line.then(async (): Promise<Reply> => {
      if (place <= this.leftOut) return { status: 'aborted' };
      let said: Reply | undefined;
      try {
        said = (await this.ask(
          (id) => ({ type: 'execute', id, code, cell }),
          (id) => {
            this.executing = id;
            begun(id);
          },
        )) as Reply;
        return said;
      } finally {
        this.executing = undefined;
        if (said?.status !== 'ok') this.leaveOut();
      }
    });
    this.line = reply.catch(() => undefined);
    return reply;
  }

  /** Those that wait in line will not run. */
  private leaveOut(): void {
    this.leftOut = this.asked;
  }

  /** What the checker says of an answer, as JSON. */
  async check(exercise: string, text: string): Promise<unknown> {
    const said = await this.ask((id) => ({ type: 'check', id, exercise, text }));
    if (isEnding(said)) throw new Error('convlab: everything was started anew before the check was done');
    return said;
  }

  /** Help while one types: only of a kernel that is there. */
  async help(request: HelpRequest): Promise<unknown> {
    if (!this.isStarted) return undefined;
    const said = await this.ask((id) => ({ type: 'help', id, help: request }));
    return isEnding(said) ? undefined : said;
  }

  /** What a control says to its model. */
  comm(content: object, cell: string): void {
    const id = ++this.count;
    void this.start().then(({ worker }) => {
      worker.post({ type: 'comm', id, cell, content } satisfies ToKernel);
    });
  }

  /** A file that the page has changed. */
  wrote(path: string, text: string | undefined): void {
    void this.running?.then(({ worker }) => {
      worker.post({ type: 'written', path, text } satisfies ToKernel);
    });
  }

  /**
   * Ends what is running, what a cell has left behind included, and leaves out what waits. Resolves to false where that took the
   * whole worker with it.
   */
  async stop(): Promise<boolean> {
    this.leaveOut();
    if (!this.running) return true;
    const { worker, memory } = await this.running;
    if (memory) Atomics.add(memory, At.pressed, 1);
    const id = ++this.count;
    this.waiting.set(id, () => undefined);
    worker.post({ type: 'interrupt', id } satisfies ToKernel);
    const { executing } = this;
    const awaited = [id, ...(executing === undefined ? [] : [executing])];
    const since = performance.now();
    while (this.worker === worker && awaited.some((one) => this.waiting.has(one))) {
      if (performance.now() - since > PATIENCE_MS) {
        if (executing === undefined && memory) return true; // what is left of a cell has heard it; this is something else
        this.end();
        return false;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return true;
  }

  /** Ends the worker; what waits for it hears so. */
  end(status: 'ended' | 'restarted' = 'ended'): void {
    this.leaveOut();
    this.worker?.end();
    this.leave();
    this.worker = undefined;
    this.running = undefined;
    for (const resolve of this.waiting.values()) resolve({ status } satisfies Reply);
    this.waiting.clear();
  }
}

/** Whether a worker's end is all that there is as an answer. */
function isEnding(said: unknown): boolean {
  const { status } = (said ?? {}) as Partial<Reply>;
  return status === 'ended' || status === 'restarted';
}
