// The page starts all workers, those too that its workers ask for: ../worker-scope.ts says why.

import type { FromPage, ToPage } from '../messages';

/** A worker, with those that it has asked for. */
export interface Host {
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

export function host(worker: Worker, { said, failed, mayStart }: Listener): Host {
  const started = new Map<number, Host>();
  worker.onerror = (event) => {
    event.preventDefault();
    failed(event.message);
  };
  worker.onmessage = ({ data, ports }: MessageEvent<unknown>) => {
    if (mayStart && isAsked(data)) answer(data, [...ports]);
    else said(data);
  };
  const answer = ({ of, ask }: ToPage, ports: MessagePort[]): void => {
    const tell = (message: FromPage): void => {
      worker.postMessage(message);
    };
    if ('start' in ask) {
      const one = host(new Worker(ask.start, ask.options), {
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
  };
  return {
    post: (message, transfer = []) => {
      try {
        worker.postMessage(message, transfer);
      } catch (error) {
        failed(String(error)); // it cannot be sent
      }
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
