/** Who goes on to another chapter leaves a kernel running: it is offered to shut it down. */

import { languageOf } from './language';

interface NotebookPanel {
  readonly node: HTMLElement;
  readonly sessionContext: {
    readonly path: string;
    readonly session: { readonly kernel: object | null } | null;
    shutdown(): Promise<void>;
  };
}

/** What JupyterLab's INotebookTracker is to us. */
export interface LeavingTracker {
  readonly widgetAdded: { connect(heard: (sender: unknown, panel: NotebookPanel) => void): unknown };
}

/** JupyterLab's notices: @jupyterlab/apputils. */
export interface Notices {
  info(
    message: string,
    options: {
      readonly autoClose: number | false;
      readonly actions: readonly { readonly label: string; readonly callback: () => void }[];
    },
  ): string;
}

export function offerShutdown(tracker: LeavingTracker, notices: Notices): void {
  tracker.widgetAdded.connect((_, panel) => {
    const { sessionContext } = panel;
    panel.node.addEventListener(
      'click',
      ({ target }) => {
        const link = target instanceof Element ? target.closest('.jp-RenderedHTMLCommon a[href]') : null;
        const next = chapterOf(
          `${link?.getAttribute('href') ?? ''} ${link?.getAttribute('commandlinker-args') ?? ''}`,
        );
        const here = chapterOf(sessionContext.path);
        if (!next || !here || next === here || !sessionContext.session?.kernel) return;
        const korean = languageOf(sessionContext.path) === 'ko';
        const message = korean
          ? `${here}의 커널이 아직 실행 중입니다. 답과 그림은 그대로 남습니다.`
          : `The kernel of ${here} is still running. Answers and figures stay without it.`;
        notices.info(message, {
          autoClose: 20_000,
          actions: [
            {
              label: korean ? '커널 종료' : 'Shut it down',
              callback: () => void sessionContext.shutdown(),
            },
          ],
        });
      },
      true, // before JupyterLab opens the link
    );
  });
}

/** '…/en/01-patterns.ipynb' → '01-patterns' */
function chapterOf(path: string): string | undefined {
  return /(\d\d-[\w-]+)\.ipynb/.exec(decodeURIComponent(path))?.[1];
}
