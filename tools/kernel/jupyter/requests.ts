// The requests in work: each is 'busy' until it is 'idle', and is answered once.

import type { JupyterError } from '../run/errors';
import type { Outlet } from './io';
import type { Content, Message } from './wire';

export type Reply = (content: object) => void;
export type Handler = (message: Message, reply: Reply) => void | Promise<void>;

/** How answers go out. */
export interface Sender {
  publish(type: string, content: object, options: { parent: Message }): void;
  reply(socket: Outlet | undefined, message: Message, content: object): void;
}

/** A request from when it is begun until its 'idle'. */
export interface Request {
  message: Message;
  socket: Outlet | undefined;
  isAnswered: boolean;
  /** Called once it has ended. */
  over: () => void;
}

/** The answer to a request that is given up; the count is for a cell's. */
export type Ending = JupyterError & { execution_count: number };

export class Requests {
  handlers: Partial<Record<string, Handler>> = {};
  private readonly open = new Set<Request>();

  constructor(private readonly sender: Sender) {}

  begin(message: Message, socket: Outlet | undefined, over: () => void = () => undefined): Request {
    const request: Request = { message, socket, isAnswered: false, over };
    this.open.add(request);
    this.status(request, 'busy');
    return request;
  }

  all(): Request[] {
    return [...this.open];
  }

  isOpen(request: Request): boolean {
    return this.open.has(request);
  }

  async handle(request: Request): Promise<void> {
    const { message } = request;
    const type = message.header.msg_type;
    const reply: Reply = (content) => {
      this.answer(request, content);
    };
    try {
      const handler = this.handlers[type];
      if (handler) await handler(message, reply);
      else if (type.endsWith('_request')) reply(unknownRequest(type));
    } catch (error) {
      const { name, message: text, stack } = error instanceof Error ? error : new Error(String(error));
      if (type.endsWith('_request'))
        reply({ status: 'error', ename: name, evalue: text, traceback: [stack] });
      else process.stderr.write(`${stack ?? text}\n`);
    }
    this.end(request);
  }

  /** Answers a request whose handler will not come back, unless it has answered; in a cell the error is shown too. */
  giveUp(request: Request, { execution_count: count, ...error }: Ending): void {
    const { message, isAnswered } = request;
    const type = message.header.msg_type;
    const isCell = type === 'execute_request';
    if (isCell && !isAnswered) this.sender.publish('error', error, { parent: message });
    if (type.endsWith('_request') && !isAnswered)
      this.answer(request, { status: 'error', ...error, ...(isCell && { execution_count: count }) });
    this.end(request);
  }

  private answer(request: Request, content: object): void {
    if (!this.open.has(request)) return; // it was given up
    this.sender.reply(request.socket, request.message, content);
    request.isAnswered = true;
  }

  private end(request: Request): void {
    if (!this.open.has(request)) return;
    this.status(request, 'idle');
    this.open.delete(request);
    request.over();
  }

  private status({ message }: Request, state: 'busy' | 'idle'): void {
    this.sender.publish('status', { execution_state: state }, { parent: message });
  }
}

function unknownRequest(type: string): Content {
  return { status: 'error', ename: 'NotImplemented', evalue: `this kernel knows no ${type}`, traceback: [] };
}
