// The page starts all workers, those too that its workers ask for: ../worker-scope.ts says why.

import type { FromPage, ToPage } from '../messages';

/** A worker, with those that it has asked for. */
export interface ManagedWorker {
  readonly post: (message: unknown, transfer?: Transferable[]) => void;
  /** Ends it, and them. */
  readonly end: () => void;
}

interface Listener {
  readonly said: (data: unknown) => void;
  readonly failed: (why: string) => void;
  /** Whether it may ask for others. */
  readonly mayStart: boolean;
}

export function manage(worker: Worker, { said, failed, mayStart }: Listener): ManagedWorker {
  const started = new Map<number, ManagedWorker>();
  worker.onerror = (event) => {
    event.preventDefault();
    failed(event.message || 'the worker cannot be loaded');
  };
  worker.onmessage = ({ data, ports }: MessageEvent<unknown>) => {
    if (mayStart && isAsked(data)) fulfill(data, [...ports]);
    else said(data);
  };
  const tell = (message: FromPage): void => {
    worker.postMessage(message);
  };
  const fulfill = ({ of, ask }: ToPage, ports: MessagePort[]): void => {
    try {
      if ('start' in ask) {
        const one = manage(new Worker(ask.start, ask.options), {
          said: (data) => {
            tell({ of, said: data });
          },
          failed: (why) => {
            tell({ of, failed: why });
          },
          mayStart: ask.mayStart,
        });
        started.set(of, one);
      } else if ('post' in ask) started.get(of)?.post(ask.post, ports);
      else {
        started.get(of)?.end();
        started.delete(of);
      }
    } catch (error) {
      tell({ of, failed: String(error) }); // there can be no such worker, or nothing such can be sent to it
    }
  };
  return {
    post: (message, transfer = []) => {
      worker.postMessage(message, transfer);
    },
    end: () => {
      worker.terminate();
      for (const one of started.values()) one.end();
      started.clear();
    },
  };
}

function isAsked(data: unknown): data is ToPage {
  return typeof data === 'object' && data !== null && 'of' in data && 'ask' in data;
}
