/** A worker's global scope, as far as it is used: the DOM's types know the pages' only. */
export const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage: (message: unknown) => void;
  addEventListener: typeof globalThis.addEventListener;
};

/** Sets the language of what the library says here: lib/platform/browser/environment.ts. */
export function setLanguage(language: string): void {
  Object.defineProperty(globalThis, Symbol.for('convlab.language'), { value: language });
}

/** The address of a script that lies beside this worker's own. */
export const besideScript = (name: string): URL => new URL(name, location.href);
