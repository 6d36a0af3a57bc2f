// Buttons below a cell, as ipywidgets has them.

import type { Comms } from './comms';
import type { Output } from './output';

export interface Button {
  label: string;
  /** Called once: returns what to say in its place. */
  press: () => string;
}

const CONTROLS = { _model_module: '@jupyter-widgets/controls', _model_module_version: '2.0.0' };
const VIEWS = { _view_module: '@jupyter-widgets/controls', _view_module_version: '2.0.0' };

/** Shows buttons side by side; the first that is pressed takes them all away. */
export function showButtons(output: Output, comms: Comms, buttons: readonly Button[]): void {
  const disable: (() => void)[] = [];
  const opened = buttons.map(({ label, press }) => {
    const comm = open(comms, 'Button', { description: label, layout: null, style: null }, (event) => {
      if (event !== 'click') return;
      for (const each of disable) each();
      output.write('stdout', `${press()}\n`);
    });
    disable.push(() => {
      comm.send({ method: 'update', state: { disabled: true }, buffer_paths: [] });
    });
    return comm;
  });
  for (const [i, { id }] of opened.entries())
    output.display({
      'application/vnd.jupyter.widget-view+json': { model_id: id, version_major: 2, version_minor: 0 },
      'text/plain': `[ ${buttons[i].label} ]`,
    });
}

function open(comms: Comms, name: string, state: object, onEvent: (event: unknown) => void) {
  const full = {
    ...CONTROLS,
    ...VIEWS,
    _model_name: `${name}Model`,
    _view_name: `${name}View`,
    ...state,
  };
  return comms.open(
    'jupyter.widget',
    { state: full, buffer_paths: [] },
    {
      metadata: { version: '2.1.0' },
      onMessage: ({ method, content }) => {
        if (method === 'custom') onEvent((content as { event?: unknown } | undefined)?.event);
      },
    },
  );
}
