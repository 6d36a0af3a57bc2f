import workerScript from 'worker-script';
import type { Answer } from '../../../lib/photograph/data';
import { coarseFirst, type MapPlace } from '../../../lib/photograph/occlusion';
import type { Numbered, Reply, Request } from './messages';

type Tell = (place: MapPlace, probability: number) => void;
type Done = Extract<Reply, { done: unknown }>['done'];

/** A worker that is asked by number and answers by number. */
class Asked {
  readonly #worker: Worker;
  readonly #waiting = new Map<
    number,
    { resolve: (done: Done) => void; reject: (error: Error) => void; tell?: Tell }
  >();
  #last = 0;

  constructor(address: string) {
    this.#worker = new Worker(address, { name: 'convlab photograph' });
    this.#worker.onmessage = ({ data: { id, message } }: MessageEvent<Numbered<Reply>>) => {
      const asked = this.#waiting.get(id);
      if (!asked) return;
      if ('place' in message) {
        asked.tell?.(message.place, message.probability);
        return;
      }
      this.#waiting.delete(id);
      if ('done' in message) asked.resolve(message.done);
      else asked.reject(new Error(message.error));
    };
    this.#worker.onerror = ({ message }) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(message));
      this.#waiting.clear();
    };
  }

  ask(message: Request, tell?: Tell): Promise<Done> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, tell });
      this.#worker.postMessage({ id, message } satisfies Numbered<Request>);
    });
  }

  close(): void {
    this.#worker.terminate();
  }
}

/** More of them than cores only wait for each other; more than four are seldom there for a page. */
const mostWorkers = 4;

/** The network at work in the page's workers. */
export class Session {
  private constructor(private readonly workers: readonly Asked[]) {}

  /** Starts the workers, each with its copy of the network's numbers. */
  static async start(weights: ArrayBuffer): Promise<Session> {
    const count = Math.max(1, Math.min(mostWorkers, navigator.hardwareConcurrency || 2));
    const address = URL.createObjectURL(new Blob([workerScript], { type: 'text/javascript' }));
    const workers = Array.from({ length: count }, () => new Asked(address));
    try {
      await Promise.all(workers.map((one) => one.ask({ job: 'start', weights })));
    } catch (error) {
      for (const one of workers) one.close();
      throw error;
    } finally {
      URL.revokeObjectURL(address);
    }
    return new Session(workers);
  }

  get size(): number {
    return this.workers.length;
  }

  /** The five likeliest names of a picture of 224 × 224. A map that is being computed ends. */
  async answer(rgba: Uint8ClampedArray): Promise<readonly Answer[]> {
    this.stop();
    const { answers = [] } = await this.workers[0].ask({ job: 'answer', rgba });
    return answers;
  }

  /** The occlusion map of a name: the workers share its places, coarse ones first. Resolves when it is whole, or was stopped. */
  async map(rgba: Uint8ClampedArray, label: number, tell: Tell): Promise<void> {
    const places = coarseFirst();
    await Promise.all(
      this.workers.map((worker, i) =>
        worker.ask({ job: 'map', rgba, label, places: places.filter((_, k) => k % this.size === i) }, tell),
      ),
    );
  }

  stop(): void {
    for (const worker of this.workers) void worker.ask({ job: 'stop' });
  }

  close(): void {
    for (const worker of this.workers) worker.close();
  }
}
