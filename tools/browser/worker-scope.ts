import type { FromPage, ToPage } from './messages';

/** A worker's global scope, as far as it is used: the DOM's types know the pages' only. */
export const scope = globalThis as unknown as {
  readonly name: string;
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage: (message: unknown, transfer?: Transferable[]) => void;
  addEventListener: typeof globalThis.addEventListener;
};

/** Sets the language of what the library says here: lib/platform/browser/environment.ts. */
export function setLanguage(language: string): void {
  Object.defineProperty(globalThis, Symbol.for('convlab.language'), { value: language });
}

let count = 0;

/**
 * A worker that the page starts for this one (page/workers.ts). In Firefox, a worker that starts another waits until the page's
 * thread has noted it, and may wait forever: it is woken by one signal, which the new worker can take instead.
 */
export class PageWorker implements Pick<Worker, 'onmessage' | 'onerror' | 'terminate'> {
  onmessage: Worker['onmessage'] = null;
  onerror: Worker['onerror'] = null;
  private readonly id = ++count;
  private readonly listening = new AbortController();

  /** @param mayStart whether it may ask for others in turn */
  constructor(script: string, options: WorkerOptions, { mayStart = false }: { mayStart?: boolean } = {}) {
    scope.addEventListener(
      'message',
      ({ data }: MessageEvent<FromPage>) => {
        if (!('of' in data) || data.of !== this.id) return;
        const it = this as unknown as Worker;
        if ('failed' in data) this.onerror?.call(it, new ErrorEvent('error', { message: data.failed }));
        else this.onmessage?.call(it, new MessageEvent('message', { data: data.said }));
      },
      { signal: this.listening.signal },
    );
    this.ask({ start: script, options, mayStart });
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.ask({ post: message }, transfer);
  }

  terminate(): void {
    this.listening.abort();
    this.ask({ end: true });
  }

  private ask(what: ToPage['ask'], transfer: Transferable[] = []): void {
    scope.postMessage({ of: this.id, ask: what } satisfies ToPage, transfer);
  }
}

/** The address of what lies beside this worker's script, in assets/run. */
export const addressOf = (name: string): string => new URL(name, location.href).href;

/** Where the site's folder `course` is. */
export const course = addressOf('../../course/');
