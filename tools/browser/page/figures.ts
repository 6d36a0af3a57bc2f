// Figures in outputs, drawn by the exported pages' own script (tools/notebooks/export/static/page.js).

interface PageFigures {
  /** Draws the figures in an element that is in the page. */
  readonly drawWithin: (element: Element) => Promise<void>;
  /** Gives a drawn chart other data; false where the figure is no chart. */
  readonly redraw: (figure: Element, next: Element) => Promise<boolean>;
}

/** Puts `next`'s content into `spot` and draws it; a chart that is there already gets the new one's data. */
export async function drawFigures(next: Element, spot: Element): Promise<void> {
  const { convlabPage } = globalThis as unknown as { convlabPage: PageFigures };
  const [before, after] = [spot, next].map((one) => one.querySelector('[data-figure="plotly"]'));
  if (before && after && (await convlabPage.redraw(before, after))) return;
  spot.replaceChildren(...Array.from(next.childNodes));
  await convlabPage.drawWithin(spot);
}
