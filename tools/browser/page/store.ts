// What a reader writes, kept in IndexedDB: the texts of files, as the kernel names them, and of changed cells.

import { createStore, del, entries, set } from 'idb-keyval';

export class Store {
  /** All that is kept, by name. */
  private readonly known = new Map<string, string>();
  private database: ReturnType<typeof createStore> | undefined;
  /** Called once, when something could not be kept. */
  onRefused: () => void = () => undefined;
  private isRefused = false;

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
    if (text === undefined) this.known.delete(name);
    else this.known.set(name, text);
    try {
      await (text === undefined ? del(name, this.database) : set(name, text, this.database));
    } catch (error) {
      this.refused(error);
    }
  }

  private refused(error: unknown): void {
    console.warn(error);
    if (this.isRefused) return;
    this.isRefused = true;
    this.onRefused();
  }
}
