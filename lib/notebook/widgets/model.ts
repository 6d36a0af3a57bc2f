import type { Comm, KernelHost } from '../host';

/** An ipywidgets model in the browser, seen from here. */
export interface WidgetModel {
  /** How other models refer to it: `IPY_MODEL_<id>`. */
  readonly reference: string;
  readonly id: string;
  set(state: object): void;
}

const base = '@jupyter-widgets/base';
const controls = '@jupyter-widgets/controls';

/**
 * Opens a model of ipywidgets 8. `name` is its class without 'Model'; `onState` hears what the reader changes.
 *
 * Source: ipywidgets, packages/schema/messages.md (protocol 2.1) and jupyterwidgetmodels.latest.md.
 */
export function openModel(
  host: KernelHost,
  name: string,
  state: object,
  onState?: (state: Readonly<Record<string, unknown>>) => void,
): WidgetModel {
  const module = name === 'Layout' ? base : controls;
  const view = name.endsWith('Style') ? { name: 'StyleView', module: base } : { name: `${name}View`, module };
  const comm: Comm = host.openComm(
    'jupyter.widget',
    {
      state: {
        _model_module: module,
        _model_module_version: '2.0.0',
        _model_name: `${name}Model`,
        _view_module: view.module,
        _view_module_version: '2.0.0',
        _view_name: view.name,
        ...state,
      },
      buffer_paths: [],
    },
    {
      metadata: { version: '2.1.0' },
      onMessage: (data) => {
        const message = data as { method?: string; state?: Record<string, unknown> };
        if (message.method !== 'update' || !message.state) return;
        comm.send({ method: 'echo_update', state: message.state, buffer_paths: [] });
        onState?.(message.state);
      },
    },
  );
  return {
    id: comm.id,
    reference: `IPY_MODEL_${comm.id}`,
    set: (changed) => {
      comm.send({ method: 'update', state: changed, buffer_paths: [] });
    },
  };
}

/** Shows models under each other, and `fallback` where there is no live kernel. */
export function showModels(
  host: KernelHost,
  models: readonly WidgetModel[],
  fallback: Readonly<Record<string, string>>,
): void {
  const layout = openModel(host, 'Layout', {});
  const box = openModel(host, 'VBox', {
    children: models.map(({ reference }) => reference),
    layout: layout.reference,
    box_style: '',
  });
  host.display({
    'application/vnd.jupyter.widget-view+json': { version_major: 2, version_minor: 0, model_id: box.id },
    ...fallback,
  });
}
