// @ts-check
// The exported pages' script: colours by the reader's choice, figures drawn in place of their pictures.
// A classic script: a browser loads no module from a folder.
'use strict';

(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const paint = () => document.body.setAttribute('data-jp-theme-light', String(!dark.matches));
  paint();
  dark.addEventListener('change', paint);
  // Paper is white, whatever the screen was.
  addEventListener('beforeprint', () => document.body.setAttribute('data-jp-theme-light', 'true'));
  addEventListener('afterprint', paint);

  /** @type {any} */
  const { Plotly, convlabFigures } = /** @type {any} */ (globalThis);

  /** @param {Element} figure */
  const dataOf = (figure) =>
    JSON.parse(figure.querySelector('script[type="application/json"]')?.textContent ?? '{}');

  /** @param {Element} figure */
  const drawOwn = async (figure) => {
    const bundle = dataOf(figure);
    const png = /^data:image\/png;base64,(.*)$/.exec(figure.querySelector('img')?.src ?? '');
    if (png) bundle['image/png'] = png[1];
    const place = document.createElement('div');
    if (await convlabFigures.draw(place, bundle)) figure.replaceChildren(place);
  };

  /** @param {Element} figure */
  const drawChart = async (figure) => {
    const place = /** @type {HTMLElement} */ (figure.querySelector('.chart'));
    const { data, layout } = dataOf(figure);
    const full = layout.width ?? 700;
    const width = () => Math.max(280, Math.min(full, figure.clientWidth));
    await Plotly.newPlot(place, data, { ...layout, width: width() }, { displaylogo: false });
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    addEventListener('resize', () => {
      clearTimeout(timer);
      timer = setTimeout(() => void Plotly.relayout(place, { width: width() }), 150);
    });
  };

  /** What is wider than its place is scrolled by keyboard, too. */
  const scrollers = () => {
    for (const element of Array.from(
      document.querySelectorAll('pre, .table, .html, .convlab-figure, .katex-display'),
    )) {
      if (element.scrollWidth <= element.clientWidth) continue;
      element.setAttribute('tabindex', '0');
      const label = element.getAttribute('data-label');
      if (!label) continue;
      element.setAttribute('role', 'group');
      element.setAttribute('aria-label', label);
    }
  };

  const start = async () => {
    for (const figure of Array.from(document.querySelectorAll('[data-figure]'))) {
      const draw = figure.getAttribute('data-figure') === 'plotly' ? drawChart : drawOwn;
      try {
        await draw(figure);
      } catch (error) {
        console.error(error); // the picture stays
      }
    }
    scrollers();
    document.documentElement.setAttribute('data-drawn', 'true');
  };
  void start();
})();
