/** What JupyterLab loads: a container by the rules of webpack's module federation, written by hand. */
import { drawChart, plotlyType } from './chart';
import { draw, mimeTypes } from './draw';
import { keepKeys } from './keys';

type Factory = () => unknown;
type Scope = Record<string, Record<string, { get(): Promise<Factory> }>>;

interface Widget {
  readonly node: HTMLElement;
  addClass(name: string): void;
}

interface MimeModel {
  readonly data: Readonly<Record<string, unknown>>;
}

let widgets: Promise<{ Widget: new () => Widget }> | undefined;

/** JupyterLab hands over the packages that all extensions share. */
function init(scope: Scope): void {
  const [shared] = Object.values(scope['@lumino/widgets']);
  widgets = shared.get().then((factory) => factory() as { Widget: new () => Widget });
}

async function get(module: string): Promise<Factory> {
  if (module !== './mimeExtension' || !widgets) throw new Error(`@convlab/figures has no ${module}`);
  const { Widget } = await widgets;
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
  const extension = {
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
  return () => ({ __esModule: true, default: extension });
}

const lab = ((globalThis as { _JUPYTERLAB?: Record<string, unknown> })._JUPYTERLAB ??= {});
lab['@convlab/figures'] = { init, get };
keepKeys();
