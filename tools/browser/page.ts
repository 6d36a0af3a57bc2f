// assets/run/page.js: what the pages' own script (tools/notebooks/export/static/page.js) imports where a page is served.

import { loadModule } from './modules';

const scripts = new URL('.', import.meta.url);
const kernelWorker = (): Worker =>
  new Worker(new URL('worker.js', scripts), { type: 'module', name: 'kernel' });

/** Makes the page run. What takes longest is begun first: the kernel's worker, ahead of the first cell. */
export async function start(): Promise<void> {
  const { connection } = navigator as { connection?: { readonly saveData?: boolean } };
  const isAhead = document.querySelector('.cell') !== null && connection?.saveData !== true;
  let first = isAhead ? kernelWorker() : undefined;
  const drop = (): void => {
    first?.terminate();
    first = undefined;
  };
  if (first) first.onerror = drop; // the next one says what is wrong, to those who listen by then
  const worker = (): Worker => {
    const taken = first ?? kernelWorker();
    first = undefined;
    return taken;
  };
  try {
    const page = await loadModule<typeof import('./page/main')>('main.js');
    await page.start({ scripts, worker, isAhead });
  } finally {
    drop();
  }
}
