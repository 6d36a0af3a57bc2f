import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium, type Page } from 'playwright-core';
import { launchOptions } from '../chromium.cjs';
import { wallClock } from './measure';

/** A page of Chromium with the library for browsers, and a network in it. */
export interface PageUnderTest {
  readonly version: string;
  /** The least time of an answer within `budget` ms; the processor's where that is less, as for the others. */
  least(budget: number): Promise<number>;
  close(): Promise<void>;
}

/** What the page's script defines: see chromium-page.ts. */
interface Script {
  readonly convlabBench: { readonly least: (runs: number) => Promise<number> };
}

/** EfficientNet-Lite0 in headless Chromium, on one thread. Throws where no Chromium is found. */
export async function openPage(): Promise<PageUnderTest> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'chromium-page.ts')],
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    tsconfigRaw: {}, // or "convlab" would be its sources, with Node's platform
    external: ['mathjs', '@tensorflow/*'], // imported when they are used
    write: false,
  });
  const browser = await chromium.launch(launchOptions());
  const page = await browser.newPage();
  await page.addScriptTag({ content: outputFiles[0].text });
  const clock = await threadClock(page);
  const run = async (runs: number): Promise<number> => {
    const before = await clock();
    const onClock = await page.evaluate(
      async (count) => await (globalThis as unknown as Script).convlabBench.least(count),
      runs,
    );
    return Math.min(onClock, ((await clock()) - before) / runs);
  };
  await run(WARM_UP);
  return {
    version: browser.version(),
    async least(budget) {
      let ms = Infinity;
      for (const end = wallClock() + budget; wallClock() < end;) ms = Math.min(ms, await run(RUNS));
      return ms;
    },
    close: async () => {
      await browser.close();
    },
  };
}

/** Until V8's second compiler is done with the kernels. */
const WARM_UP = 30;
const RUNS = 5;

/** The time that the page's thread has had of a processor, in ms. */
async function threadClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ThreadTime')!.value * 1000;
  };
}
