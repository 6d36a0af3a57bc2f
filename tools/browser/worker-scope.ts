/** A worker's global scope, as far as it is used: the DOM's types know the pages' only. */
export const scope = globalThis as unknown as {
  readonly name: string;
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage: (message: unknown) => void;
  addEventListener: typeof globalThis.addEventListener;
};

/** Sets the language of what the library says here: lib/platform/browser/environment.ts. */
export function setLanguage(language: string): void {
  Object.defineProperty(globalThis, Symbol.for('convlab.language'), { value: language });
}

const running = new Set<Worker>();

/**
 * A worker whose script lies beside this one's own. It is held until `endWorker`: Firefox collects a worker that waits
 * and that only its own listeners refer to.
 */
export function startWorker(script: string, options: WorkerOptions): Worker {
  const worker = new Worker(new URL(script, location.href), options);
  running.add(worker);
  return worker;
}

export function endWorker(worker: Worker): void {
  worker.terminate();
  running.delete(worker);
}
