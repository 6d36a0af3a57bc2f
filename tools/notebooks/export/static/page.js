// @ts-check
// The exported pages' script: colours by the reader's choice, figures drawn in place of their pictures.
// A classic script: a browser loads no module from a folder.
'use strict';

(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const paint = () => {
    document.body.setAttribute('data-jp-theme-light', String(!dark.matches));
  };
  paint();
  dark.addEventListener('change', paint);
  // Paper is white, whatever the screen was.
  addEventListener('beforeprint', () => {
    document.body.setAttribute('data-jp-theme-light', 'true');
  });
  addEventListener('afterprint', paint);

  /** @type {any} */
  const shared = globalThis;
  const assets = new URL('.', /** @type {HTMLScriptElement} */ (document.currentScript).src);

  /** @type {Map<string, Promise<void>>} */
  const loading = new Map();
  /** @type {Promise<string> | undefined} */
  let plotly;
  /**
   * A script of the site, once: a page loads those that its own figures need, a cell may need another.
   * @param {string} name
   */
  const load = (name) => {
    const loads =
      loading.get(name) ??
      new Promise((resolve, reject) => {
        const script = document.createElement('script');
        script.src = new URL(name, assets).href;
        script.onload = () => {
          resolve(undefined);
        };
        script.onerror = () => {
          reject(new Error(`${name} cannot be read`));
        };
        document.head.append(script);
      });
    loading.set(name, loads);
    return loads;
  };

  /** @param {Element} figure */
  const jsonOf = (figure) => figure.querySelector('script[type="application/json"]')?.textContent ?? '{}';

  /** The data, with what lies beside the page: tools/notebooks/export/figures.ts. @param {Element} figure */
  const dataOf = async (figure) => {
    const json = jsonOf(figure);
    const names = Array.from(json.matchAll(/"\$(?:text|json)":"(\w+)"/g), ([, name]) => name);
    const texts = new Map(
      await Promise.all(
        names.map(async (name) => /** @type {const} */ ([name, await shared.convlabUnpacked(name)])),
      ),
    );
    /** @param {string} _ @param {any} value @returns {any} */
    const whole = (_, value) => {
      if (value?.$json) return JSON.parse(texts.get(value.$json) ?? '', whole);
      return value?.$text ? texts.get(value.$text) : value;
    };
    return JSON.parse(json, whole);
  };

  /** @param {Element} figure */
  const drawOwn = async (figure) => {
    if (!shared.convlabFigures) await load('figures.js');
    const place = document.createElement('div');
    const still = figure.querySelector('img')?.src;
    if (await shared.convlabFigures.draw(place, await dataOf(figure), still)) figure.replaceChildren(place);
  };

  /** @param {Element} figure */
  const drawChart = async (figure) => {
    if (!shared.Plotly) (0, eval)(await (plotly ??= shared.convlabUnpacked('plotly.min.js')));
    const place = /** @type {HTMLElement} */ (figure.querySelector('.chart'));
    const known = place.classList.contains('js-plotly-plot');
    const { data, layout } = await dataOf(figure);
    const width = () => {
      const { layout: now } = JSON.parse(jsonOf(figure)); // another one's, when the figure was given its data
      return Math.max(280, Math.min(now.width ?? 700, figure.clientWidth));
    };
    // Where nothing hovers, plotly's tools would always stand on the title, too small for a thumb.
    const displayModeBar = matchMedia('(hover: none)').matches ? false : 'hover';
    const config = { displaylogo: false, displayModeBar };
    await shared.Plotly.react(place, data, { ...layout, width: width() }, config);
    if (known) return;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    addEventListener('resize', () => {
      clearTimeout(timer);
      if (place.isConnected)
        timer = setTimeout(() => void shared.Plotly.relayout(place, { width: width() }), 150);
    });
  };

  /** What is wider than its place is scrolled by keyboard, too; what fits again is no stop on the way. @param {Element} element */
  const markScroller = (element) => {
    const label = element.getAttribute('data-label');
    if (element.scrollWidth > element.clientWidth) {
      element.setAttribute('tabindex', '0');
      if (!label) return;
      element.setAttribute('role', 'group');
      element.setAttribute('aria-label', label);
    } else if (element.getAttribute('tabindex') === '0') {
      element.removeAttribute('tabindex');
      if (label) for (const name of ['role', 'aria-label']) element.removeAttribute(name);
    }
  };
  // What is folded or veiled has no size until it is shown.
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) markScroller(target);
  });
  /** @type {WeakSet<Element>} */
  const watched = new WeakSet();
  const watchScrollers = () => {
    for (const element of Array.from(
      document.querySelectorAll('pre, .table, .html, .convlab-figure, .katex-display'),
    )) {
      if (watched.has(element)) markScroller(element);
      else sizes.observe(element);
      watched.add(element);
    }
  };

  /** @param {Element} element */
  const drawWithin = async (element) => {
    for (const figure of Array.from(element.querySelectorAll('[data-figure]'))) {
      const draw = figure.getAttribute('data-figure') === 'plotly' ? drawChart : drawOwn;
      try {
        await draw(figure);
      } catch (error) {
        console.error(error); // the picture stays
      }
    }
    watchScrollers();
  };

  /**
   * Gives a drawn chart the data and the words of another one.
   * @param {Element} figure
   * @param {Element} next
   */
  const redraw = async (figure, next) => {
    for (const part of ['script', '.words']) {
      const [old, other] = [figure.querySelector(part), next.querySelector(part)];
      if (!old || !other) return false;
      old.replaceWith(other);
    }
    const label = next.querySelector('.chart')?.getAttribute('aria-label') ?? '';
    figure.querySelector('.chart')?.setAttribute('aria-label', label);
    await drawChart(figure);
    return true;
  };

  shared.convlabPage = { drawWithin, redraw };
  // Where it is served, the page runs (tools/browser/page/main.ts); from a folder a browser loads no module.
  if (/^https?:$/.test(location.protocol) && document.documentElement.hasAttribute('data-runs')) {
    const ready = import(new URL('run/page.js', assets).href).then(({ start }) => start());
    /** What is asked before the page runs waits for it. @param {string} name */
    const later =
      (name) =>
      async (/** @type {unknown[]} */ ...given) => {
        await ready;
        return shared.convlab[name](...given);
      };
    shared.convlab = { ready, runAll: later('runAll'), setAnswer: later('setAnswer'), check: later('check') };
    ready.catch((/** @type {unknown} */ error) => {
      console.error(error);
    });
  }
  const menu = document.querySelector('details.menu');
  if (menu instanceof HTMLDetailsElement) {
    menu.addEventListener('toggle', () => {
      const top = menu.querySelector('ul')?.getBoundingClientRect().top ?? 0;
      menu.style.setProperty('--top', `${top}px`); // it reaches down to the window's edge
    });
    addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape' || !menu.open) return;
      menu.open = false;
      menu.querySelector('summary')?.focus();
    });
    for (const away of ['pointerdown', 'focusin'])
      addEventListener(away, ({ target }) => {
        if (target instanceof Node && !menu.contains(target)) menu.open = false;
      });
  }
  void drawWithin(document.body).then(() => {
    document.documentElement.setAttribute('data-drawn', 'true');
  });
})();
