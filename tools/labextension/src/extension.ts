/** What JupyterLab loads: a container by the rules of webpack's module federation, written by hand. */
import { nameCells, type CellTracker } from './cells';
import { drawChart, plotlyType } from './chart';
import { tendControls } from './controls';
import { draw, mimeTypes } from './draw';
import { editorPlugin } from './editor-plugin';
import { keepKeys } from './keys';
import { offerShutdown, type LeavingTracker, type Notices } from './leaving';
import { markLanguage } from './language';
import { followReopened, type NotebookTracker } from './reopened';
import { veilAnswers, type VeilTracker } from './veiled-cells';

type Factory = () => unknown;
type Versions = Readonly<Record<string, { get(): Promise<Factory> }>>;
type Scope = Readonly<Record<string, Versions | undefined>>;

interface Widget {
  readonly node: HTMLElement;
  addClass(name: string): void;
}

interface MimeModel {
  readonly data: Readonly<Record<string, unknown>>;
}

let shared: Scope = {};

/** JupyterLab hands over the packages that all extensions share. */
function init(scope: Scope): void {
  shared = scope;
}

async function packageOf<Exports>(name: string): Promise<Exports> {
  const versions: Versions = shared[name] ?? {};
  for (const version of Object.values(versions)) return (await version.get())() as Exports;
  throw new Error(`@convlab/figures: JupyterLab offers no ${name}`);
}

const modules: Readonly<Record<string, () => Promise<object>>> = {
  './mimeExtension': figures,
  './extension': reopened,
};

async function get(module: string): Promise<Factory> {
  if (!(module in modules)) throw new Error(`@convlab/figures has no ${module}`);
  const plugin = await modules[module]();
  return () => ({ __esModule: true, default: plugin });
}

/** Draws the outputs of the kit's own types. */
async function figures(): Promise<object> {
  const { Widget } = await packageOf<{ Widget: new () => Widget }>('@lumino/widgets');
  class Figure extends Widget {
    constructor() {
      super();
      this.addClass('convlab-output-figure');
    }
    async renderModel(model: MimeModel): Promise<void> {
      if (plotlyType in model.data) await drawChart(this.node, model.data);
      else await draw(this.node, model.data);
    }
  }
  return {
    id: '@convlab/figures:plugin',
    dataType: 'json',
    rank: 0,
    // Safe: it writes text and pixels only, so it may draw before the reader trusts the notebook.
    rendererFactory: {
      safe: true,
      mimeTypes: [...mimeTypes, plotlyType],
      createRenderer: () => new Figure(),
    },
  };
}

async function reopened(): Promise<object> {
  const { INotebookTracker } = await packageOf<{ INotebookTracker: unknown }>('@jupyterlab/notebook');
  const { Notification } = await packageOf<{ Notification: Notices }>('@jupyterlab/apputils');
  return [
    {
      id: '@convlab/figures:reopened',
      autoStart: true,
      requires: [INotebookTracker],
      activate: (_: unknown, tracker: NotebookTracker & VeilTracker & LeavingTracker & CellTracker) => {
        nameCells(tracker);
        markLanguage(tracker);
        followReopened(tracker);
        veilAnswers(tracker);
        offerShutdown(tracker, Notification);
      },
    },
    await editorPlugin(packageOf),
  ];
}

const lab = ((globalThis as { _JUPYTERLAB?: Record<string, unknown> })._JUPYTERLAB ??= {});
lab['@convlab/figures'] = { init, get };
keepKeys();
tendControls();
