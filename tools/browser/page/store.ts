// What a reader writes, kept in IndexedDB: the texts of files, as the kernel names them, and of changed cells. Pages of the
// course that are open at the same time hear of each other's texts, so that none of them writes over what it has not seen.

import { createStore, del, entries, set } from 'idb-keyval';

interface Written {
  readonly name: string;
  readonly text: string | undefined;
}

export class Store {
  /** All that is kept, by name. */
  private readonly known = new Map<string, string>();
  private database: ReturnType<typeof createStore> | undefined;
  /** Called once, when something could not be kept. */
  onRefused: () => void = () => undefined;
  private isRefused = false;
  /** Called when another page has written something. */
  onElsewhere: (name: string, text: string | undefined) => void = () => undefined;
  private readonly others = new BroadcastChannel('convlab');

  constructor() {
    this.others.onmessage = ({ data }: MessageEvent<Written>) => {
      this.note(data.name, data.text);
      this.onElsewhere(data.name, data.text);
    };
  }

  /** Reads what was kept; where the browser refuses, there is nothing, and it is said. */
  async open(): Promise<void> {
    try {
      this.database = createStore('convlab', 'texts');
      for (const [name, text] of await entries<string, string>(this.database)) this.known.set(name, text);
      if ('storage' in navigator) void navigator.storage.persist().catch(() => false); // the browser's own decision
    } catch (error) {
      this.refused(error);
    }
  }

  get(name: string): string | undefined {
    return this.known.get(name);
  }

  /** All texts whose names begin so. */
  below(start: string): Record<string, string> {
    return Object.fromEntries([...this.known].filter(([name]) => name.startsWith(start)));
  }

  /** Keeps a text; undefined forgets it. Resolves once it is on the disk. */
  async put(name: string, text: string | undefined): Promise<void> {
    if (this.known.get(name) === text) return;
    this.note(name, text);
    this.others.postMessage({ name, text } satisfies Written);
    try {
      await (text === undefined ? del(name, this.database) : set(name, text, this.database));
    } catch (error) {
      this.refused(error);
    }
  }

  private note(name: string, text: string | undefined): void {
    if (text === undefined) this.known.delete(name);
    else this.known.set(name, text);
  }

  private refused(error: unknown): void {
    console.warn(error);
    if (this.isRefused) return;
    this.isRefused = true;
    this.onRefused();
  }
}
