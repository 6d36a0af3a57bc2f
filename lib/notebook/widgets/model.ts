import type { Comm, KernelHost, MimeBundle } from '../../host/kernel-host';

/** An ipywidgets model in the browser, seen from here. */
export interface WidgetModel {
  /** How other models refer to it: `IPY_MODEL_<id>`. */
  readonly reference: string;
  readonly id: string;
  set(state: object): void;
  /** Ends it, in the browser too: for a model that is no longer shown, before its cell is run again. */
  close(): void;
}

const base = '@jupyter-widgets/base';
const controls = '@jupyter-widgets/controls';

/**
 * Opens a model of ipywidgets 8. `name` is its class without 'Model'; `onState` is called with what the reader
 * changes, `onClick` when a button is pressed.
 *
 * Source: ipywidgets, packages/schema/messages.md (protocol 2.1) and jupyterwidgetmodels.latest.md.
 */
export function openModel(
  host: KernelHost,
  name: string,
  state: object,
  onState?: (state: Readonly<Record<string, unknown>>) => void,
  onClick?: () => void,
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
        const message = data as {
          method?: string;
          state?: Record<string, unknown>;
          content?: { event?: string };
        };
        if (message.method === 'custom' && message.content?.event === 'click') onClick?.();
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
    close: () => {
      comm.close();
    },
  };
}

/** A piece of HTML, as wide as its container. */
export function htmlModel(host: KernelHost, value: string): WidgetModel {
  return openModel(host, 'HTML', {
    value,
    layout: openModel(host, 'Layout', { width: 'auto' }).reference,
    style: openModel(host, 'HTMLStyle', {}).reference,
  });
}

/** A button as wide as its words, which wrap where they are long. */
export function buttonModel(host: KernelHost, description: string, onClick: () => void): WidgetModel {
  const layout = openModel(host, 'Layout', { width: 'fit-content', height: 'auto' });
  const style = openModel(host, 'ButtonStyle', {});
  const button = openModel(
    host,
    'Button',
    {
      description,
      tooltip: '',
      icon: '',
      button_style: '',
      disabled: false,
      _dom_classes: ['convlab-answer'],
      layout: layout.reference,
      style: style.reference,
    },
    undefined,
    onClick,
  );
  const close = (): void => {
    for (const model of [button, layout, style]) model.close();
  };
  return { ...button, close };
}

/** Models under each other; `className` is one that the kit's style sheet knows. */
export function boxModel(host: KernelHost, models: readonly WidgetModel[], className?: string): WidgetModel {
  return openModel(host, 'VBox', {
    ...children(models),
    _dom_classes: className === undefined ? [] : [className],
    layout: openModel(host, 'Layout', {}).reference,
    box_style: '',
  });
}

/** A box's content, for `boxModel` and to change it later. */
export function children(models: readonly WidgetModel[]): object {
  return { children: models.map(({ reference }) => reference) };
}

/** What a front end makes a live view of. */
export function viewOf({ id }: WidgetModel): MimeBundle {
  return {
    'application/vnd.jupyter.widget-view+json': { version_major: 2, version_minor: 0, model_id: id },
  };
}

/** Shows models under each other, and `fallback` where there is no live kernel. */
export function showModels(
  host: KernelHost,
  models: readonly WidgetModel[],
  fallback: Readonly<Record<string, string>>,
  className?: string,
): void {
  host.display({ ...viewOf(boxModel(host, models, className)), ...fallback });
}
