import type { Threads } from '../types';

interface Started extends Pick<Worker, 'onmessage' | 'onerror' | 'terminate'> {
  readonly postMessage: (message: unknown) => void;
}

/** A worker whose page starts workers for it puts this here. */
const key = Symbol.for('convlab.startWorker');
const startWorker = (script: string, options: WorkerOptions): Started =>
  (globalThis as { [key]?: typeof startWorker })[key]?.(script, options) ?? new Worker(script, options);

export const threads: Threads = {
  missing: () =>
    crossOriginIsolated
      ? undefined
      : 'the page is not cross-origin isolated, so no memory is shared: serve it with the headers ' +
        'Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp',
  mayWait: () => typeof document === 'undefined', // a page must not block
  async start(body, data, name) {
    const text = `onmessage = ({ data }) => (${body})(data, () => postMessage('ready'));`;
    const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    const worker = startWorker(url, { name });
    try {
      await new Promise((resolve, reject) => {
        worker.onmessage = resolve;
        worker.onerror = (event) => {
          reject(new Error(event.message));
        };
        worker.postMessage(data);
      });
    } catch (error) {
      worker.terminate();
      if (!/DataCloneError/.test(String(error))) throw error;
      const why = 'this browser hands no WebAssembly memory to another worker: use one thread';
      throw new Error(`wasm: there are no threads here: ${why}`, { cause: error });
    } finally {
      URL.revokeObjectURL(url);
    }
    return {
      stop: () => {
        worker.terminate();
        return Promise.resolve();
      },
    };
  },
};
