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
    // What is scrolled on the screen is made smaller for paper, on which a figure has some 600 pixels.
    for (const wide of Array.from(document.querySelectorAll('.cx-scroller')))
      /** @type {HTMLElement} */ (wide).style.setProperty(
        '--fit',
        String(Math.min(1, 590 / wide.scrollWidth)),
      );
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

  const measuring = document.createElement('canvas').getContext('2d');
  /** @param {string} text @param {number} size @param {string} family @returns {number} pixels */
  const widthOf = (text, size, family) => {
    if (!measuring) return text.length * size * 0.6;
    measuring.font = `${size}px ${family}`;
    return measuring.measureText(text).width;
  };

  /** The title's words in lines that fit. @param {string} title @param {(text: string) => boolean} fits */
  const linesOf = (title, fits) =>
    title.split(' ').reduce((/** @type {string[]} */ lines, word) => {
      const longer = `${lines.at(-1)} ${word}`;
      return lines.length > 0 && fits(longer) ? [...lines.slice(0, -1), longer] : [...lines, word];
    }, []);

  const lineHeight = 20;
  /**
   * A chart for a page that is narrower than it was made for: the title in lines, below it the legend, numbers upright
   * where they would lie on each other; what this takes is added to the height.
   * @param {any} chart @param {number} width
   */
  const narrowed = ({ data, layout }, width) => {
    const { font, margin, title, height: given } = layout;
    const side = 6;
    const room = width - margin.l - margin.r;
    const lines = title.text
      ? linesOf(title.text, (text) => widthOf(text, title.font.size, font.family) <= width - 2 * side)
      : [];
    const legend = lines.length === 0 ? 8 : 18 + lines.length * lineHeight;
    const names = layout.showlegend
      ? data.filter((/** @type {any} */ one) => one.name && one.showlegend !== false)
      : [];
    const widths = names.map((/** @type {any} */ { name }) => widthOf(name, 12, font.family) + 50);
    const inARow =
      widths.reduce((/** @type {number} */ sum, /** @type {number} */ one) => sum + one, 0) <= width
        ? widths.length
        : Math.max(1, Math.floor(width / Math.max(...widths)));
    const hasLegend = names.length > 0;
    const t = Math.max(
      margin.t + (Math.max(1, lines.length) - 1) * lineHeight,
      hasLegend ? legend + Math.ceil(names.length / inARow) * lineHeight + 10 : 0,
    );
    // Cells stay square: a narrower map is lower.
    const share = layout.yaxis?.scaleanchor ? room / (layout.width - margin.l - margin.r) : 1;
    const height = (given - margin.t - margin.b) * share + t + margin.b;
    const next = {
      ...layout,
      width,
      height,
      margin: { ...margin, t },
      title: {
        ...title,
        text: lines.join('<br>'),
        xref: 'container',
        x: 0,
        pad: { t: title.pad?.t + (lines.length > 1 ? 10 : 0), l: side },
      },
    };
    if (hasLegend)
      next.legend = {
        ...layout.legend,
        xref: 'container',
        x: 0,
        xanchor: 'left',
        yref: 'container',
        y: 1 - legend / height,
        yanchor: 'top',
      };

    /** Gives numbers of that length room beyond the bars. @param {string} name @param {number[]} values @param {number} long */
    const widen = (name, values, long) => {
      const axis = next[name];
      if (axis.type === 'log') return;
      const [from, to] = axis.domain ?? [0, 1];
      const all = (height - t - margin.b) * (to - from);
      const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
      const ends = [least, most].filter((end) => end !== 0).length;
      const beyond = ((most - least) * (long + 12)) / Math.max(all / 2, all - ends * (long + 12));
      next[name] = { ...axis, range: [least && least - beyond, most && most + beyond] };
    };
    const bars = data.filter((/** @type {any} */ { type, text }) => type === 'bar' && Array.isArray(text));
    const texts = bars.flatMap((/** @type {any} */ { text }) => text);
    const longest = Math.max(
      0,
      ...texts.map((/** @type {any} */ text) => widthOf(String(text), 11, font.family)),
    );
    const upright = longest > (room * 0.8) / Math.max(1, texts.length);
    if (upright)
      widen(
        'yaxis',
        bars.flatMap((/** @type {any} */ { y }) => y),
        longest,
      );
    const notes = (layout.annotations ?? []).filter((/** @type {any} */ { xref }) => xref === 'x');
    const wide = Math.max(0, ...notes.map((/** @type {any} */ { text }) => widthOf(text, 11, font.family)));
    if (wide > room / Math.max(1, notes.length)) {
      next.annotations = layout.annotations.map((/** @type {any} */ one) =>
        one.xref === 'x' ? { ...one, textangle: -90 } : one,
      );
      widen(
        'yaxis2',
        notes.map((/** @type {any} */ { y }) => y),
        wide,
      );
    }
    const turned = upright
      ? data.map((/** @type {any} */ one) => (one.type === 'bar' ? { ...one, textangle: -90 } : one))
      : data;
    return { data: turned, layout: next };
  };

  /** Draws a chart as wide as its page, and again when that changes. @param {Element} figure */
  const drawChart = async (figure) => {
    if (!shared.Plotly) (0, eval)(await (plotly ??= shared.convlabUnpacked('plotly.min.js')));
    const place = /** @type {HTMLElement} */ (figure.querySelector('.chart'));
    const known = place.classList.contains('js-plotly-plot');
    const chart = await dataOf(figure);
    const made = chart.layout.width ?? 700;
    const width = () => Math.max(240, Math.min(made, figure.clientWidth || made)); // veiled, it has none
    const drawn = width();
    const { data, layout } = drawn < made ? narrowed(chart, drawn) : chart;
    // Where nothing hovers, plotly's tools would always stand on the title, too small for a thumb.
    const displayModeBar = matchMedia('(hover: none)').matches ? false : 'hover';
    const config = { displaylogo: false, displayModeBar };
    await shared.Plotly.react(place, data, { ...layout, width: drawn }, config);
    if (known) return;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    let last = figure.clientWidth;
    const resized = new ResizeObserver(() => {
      if (figure.clientWidth === 0 || figure.clientWidth === last) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        last = figure.clientWidth;
        void drawChart(figure);
      }, 150);
    });
    resized.observe(figure);
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
