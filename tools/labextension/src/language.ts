/** The language of a notebook, which its folder says. */

export type Language = 'en' | 'ko';

/** What JupyterLab's INotebookTracker is to us. */
interface Tracker {
  readonly widgetAdded: {
    connect(
      heard: (
        sender: unknown,
        panel: { readonly node: HTMLElement; readonly sessionContext: { readonly path: string } },
      ) => void,
    ): unknown;
  };
}

export function languageOf(path: string): Language {
  return /(^|\/)ko\//.test(path) ? 'ko' : 'en';
}

/** Marks each notebook's panel with its language: for screen readers, and for what stands in it (style.css). */
export function markLanguage(tracker: Tracker): void {
  tracker.widgetAdded.connect((_, { node, sessionContext }) => {
    node.lang = languageOf(sessionContext.path);
  });
}

/** The language at a place in the page. */
export function languageAt(place: Element): Language {
  return place.closest<HTMLElement>('[lang]')?.lang === 'ko' ? 'ko' : 'en';
}
