/** Colors of everything that is not data, as the style sheet has them; canvases cannot read it. */
export interface Theme {
  readonly dark: boolean;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly hatch: string;
  /** Forward: the window, its patch, its output. */
  readonly window: string;
  /** The way back: a pixel, and the outputs that read it. */
  readonly back: string;
  readonly paper: string;
  readonly font: string;
}

const darkScheme = '(prefers-color-scheme: dark)';

/** Gives the figure the page's theme, JupyterLab's or the system's. */
export function readTheme(root: HTMLElement): Theme {
  const lab = document.body.dataset.jpThemeLight;
  const dark = lab === undefined ? matchMedia(darkScheme).matches : lab === 'false';
  root.classList.toggle('dark', dark);
  const style = getComputedStyle(root);
  const color = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    dark,
    ink: color('ink'),
    soft: color('soft'),
    line: color('line'),
    hatch: color('hatch'),
    window: color('window'),
    back: color('back'),
    paper: color('paper'),
    font: style.fontFamily,
  };
}

/** Calls `changed` whenever the page's theme does; the result ends that. */
export function watchTheme(changed: () => void): () => void {
  const scheme = matchMedia(darkScheme);
  const watcher = new MutationObserver(changed);
  scheme.addEventListener('change', changed);
  watcher.observe(document.body, { attributes: true, attributeFilter: ['data-jp-theme-light'] });
  return () => {
    scheme.removeEventListener('change', changed);
    watcher.disconnect();
  };
}
