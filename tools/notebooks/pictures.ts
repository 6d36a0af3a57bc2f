/**
 * A PNG for every Plotly figure of a notebook, drawn once by plotly.js in headless Chromium: what a reader sees
 * where scripts do not run (a code-hosting page, an export, a saved notebook that is not trusted).
 */
import { createRequire } from 'node:module';
import { chromium, type Page } from 'playwright-core';
import { launchOptions } from '../chromium.cjs';
import type { Notebook } from './notebook';

const plotlyType = 'application/vnd.plotly.v1+json';

interface PlotlyFigure {
  readonly layout?: { readonly width?: number; readonly height?: number };
}

/** Adds 'image/png' to each bundle that has a Plotly figure and none yet. Starts Chromium only if there is one. */
export async function addPictures(notebook: Notebook): Promise<void> {
  const bundles = notebook.cells
    .flatMap((cell) => cell.outputs ?? [])
    .flatMap((output) => (output.data?.[plotlyType] && !output.data['image/png'] ? [output.data] : []));
  if (bundles.length === 0) return;
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage();
    await page.setContent('<!doctype html><div id="figure"></div>');
    await page.addScriptTag({ path: createRequire(__filename).resolve('plotly.js/plotly.min.js') });
    for (const bundle of bundles) bundle['image/png'] = await draw(page, bundle[plotlyType] as PlotlyFigure);
  } finally {
    await browser.close();
  }
}

/** Base64 of the figure on white, 1.5 pixels a point. */
async function draw(page: Page, figure: PlotlyFigure): Promise<string> {
  const { width = 700, height = 450 } = figure.layout ?? {};
  const url = await page.evaluate(
    async ([json, size]) => {
      const { Plotly } = globalThis as unknown as {
        Plotly: { toImage(figure: object, options: object): Promise<string> };
      };
      const drawn = JSON.parse(json) as { layout?: object };
      drawn.layout = { ...drawn.layout, paper_bgcolor: '#ffffff' };
      return Plotly.toImage(drawn, { format: 'png', width: size[0], height: size[1], scale: 1.5 });
    },
    [JSON.stringify(figure), [width, height]] as const,
  );
  return url.replace(/^data:image\/png;base64,/, '');
}
