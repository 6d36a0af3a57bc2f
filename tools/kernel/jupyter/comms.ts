// Comms: lines between an object here and its model in the browser, by which ipywidgets work.
// https://github.com/jupyter-widgets/ipywidgets/blob/main/packages/schema/messages.md

import { randomUUID } from 'node:crypto';
import type { Output } from './output';
import type { Content } from './wire';

/** By this target a reloaded page asks for the state of every widget at once. */
const CONTROL = 'jupyter.widget.control';

/** What goes over a line: of a widget, or of anything else. */
interface CommData extends Content {
  method?: string;
  state?: Content;
}

type OnMessage = (data: CommData) => void | Promise<void>;

interface Line {
  target: string;
  state: Content;
  onMessage?: OnMessage;
  /** The front end's name for the cell that opened it. */
  cell?: string;
  /** Of an earlier run of its cell. */
  isOld?: boolean;
}

export interface CommOptions {
  metadata?: object;
  onMessage?: OnMessage;
  cell?: string;
}

export interface Comm {
  id: string;
  send: (data: CommData) => void;
  close: () => void;
}

export class Comms {
  private readonly lines = new Map<string, Line>();

  constructor(private readonly output: Output) {}

  open(target: string, data: CommData | undefined, options: CommOptions = {}): Comm {
    const { metadata = {}, onMessage, cell = this.cell() } = options;
    const id = randomUUID().replaceAll('-', '');
    this.lines.set(id, { target, state: { ...data?.state }, onMessage, cell });
    this.output.publish('comm_open', { comm_id: id, target_name: target, data }, metadata);
    return {
      id,
      send: (message) => {
        this.send(id, message);
      },
      close: () => {
        this.close(id);
      },
    };
  }

  private close(id: string): void {
    if (this.lines.delete(id)) this.output.publish('comm_close', { comm_id: id, data: {} });
  }

  /** KernelHost.cell: the front end's name for the cell whose code is running. A callback's cell is its line's. */
  cell(): string | undefined {
    const { metadata, content } = this.output.parent() ?? {};
    const named = metadata?.cellId;
    return typeof named === 'string' ? named : this.lines.get(String(content?.comm_id))?.cell;
  }

  /**
   * A cell is run, and the outputs it had are gone: so are the lines of its runs, but for the last one's, which a
   * page that is loaded anew without having been saved still shows.
   */
  outlived(cell: unknown): void {
    for (const [id, line] of this.lines) {
      if (cell === undefined || line.cell !== cell) continue;
      if (line.isOld) this.close(id);
      line.isOld = true;
    }
  }

  private send(id: string, data: CommData): void {
    const line = this.lines.get(id);
    if (!line) return;
    if (data.method === 'update' || data.method === 'echo_update') Object.assign(line.state, data.state);
    this.output.publish('comm_msg', { comm_id: id, data });
  }

  /** The front end opens a line. */
  opened({ comm_id: id, target_name: target }: Content): void {
    const onMessage = (): void => {
      this.sendStates(String(id));
    };
    if (target === CONTROL) this.lines.set(String(id), { target: CONTROL, state: {}, onMessage });
    else this.output.publish('comm_close', { comm_id: id, data: {} });
  }

  /** The front end says something on a line. */
  async received(content: Content): Promise<void> {
    const id = String(content.comm_id);
    const data = content.data as CommData;
    const line = this.lines.get(id);
    if (!line) return;
    if (data.method === 'request_state') {
      this.send(id, { method: 'update', state: line.state, buffer_paths: [] });
      return;
    }
    if (data.method === 'update') Object.assign(line.state, data.state);
    await line.onMessage?.(data);
  }

  closed({ comm_id: id }: Content): void {
    this.lines.delete(String(id));
  }

  /** The lines that are open, all or those of one target. */
  info(target?: unknown): Record<string, { target_name: string }> {
    const open = [...this.lines].filter(([, line]) => target === undefined || line.target === target);
    return Object.fromEntries(open.map(([id, line]) => [id, { target_name: line.target }]));
  }

  private sendStates(control: string): void {
    const widgets = [...this.lines].filter(([, line]) => line.target === 'jupyter.widget');
    const states = widgets.map(([id, { state }]) => [
      id,
      {
        model_name: state._model_name,
        model_module: state._model_module,
        model_module_version: state._model_module_version,
        state,
      },
    ]);
    this.send(control, {
      method: 'update_states',
      states: Object.fromEntries(states) as Content,
      buffer_paths: [],
    });
  }
}
