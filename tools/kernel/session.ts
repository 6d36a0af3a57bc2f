// What the front end asks of a cell: execute.

import timers from 'node:timers';
import type { AnswerCells } from './answers/answer-cells';
import { showButtons } from './jupyter/buttons';
import type { Comms } from './jupyter/comms';
import type { Output } from './jupyter/output';
import { History } from './jupyter/history';
import type { Ending, Reply } from './jupyter/requests';
import type { Message } from './jupyter/wire';
import type { Cells } from './run/cells';
import { errorContent, type JupyterError, type RunCell } from './run/errors';
import { type Bundle, resultBundle } from './run/results';
import { KeyboardInterrupt, runStep } from './run/steps';
import { beginCell, untilInterrupt, wasSpared } from './run/waiting';

export interface SessionParts {
  cells: Cells;
  answers: AnswerCells;
  output: Output;
  comms: Comms;
  root: string;
  /** What is known of a name, by MIME type; undefined for what is no name. */
  explain?(name: string): object | undefined;
}

/** `zeros?`, as in IPython. */
const QUESTION = /^\s*([\p{ID_Start}$_][\p{ID_Continue}$.]*)\?\s*$/u;

interface ExecuteRequest {
  code: string;
  silent?: boolean;
  store_history?: boolean;
  user_expressions?: Record<string, string>;
  stop_on_error?: boolean;
}

export class Session {
  readonly history = new History();
  private count = 0;
  /** Fails the running cell. */
  private fail: ((error: unknown) => void) | undefined;

  constructor(private readonly parts: SessionParts) {}

  async execute(message: Message, reply: Reply, abortQueued: () => Promise<() => void>): Promise<void> {
    const request = message.content as unknown as ExecuteRequest;
    const { code, silent = false, stop_on_error: stop = true } = request;
    const { output, comms, root } = this.parts;
    const isStored = request.store_history ?? !silent;
    if (isStored) this.count++;
    const count = this.count;
    const entry = isStored ? this.history.add(count, code) : undefined;
    if (!silent)
      output.server.publish('execute_input', { code, execution_count: count }, { parent: message });
    output.latest = message;
    beginCell();
    comms.outlived(message.metadata.cellId);
    const payload: object[] = [];
    const cell: RunCell = { name: `In[${count}]`, code, root };
    const publish = (type: string, content: object): void => {
      if (!silent) output.server.publish(type, content, { parent: message });
    };
    try {
      const about = this.parts.explain?.(QUESTION.exec(code)?.[1] ?? '');
      if (about) {
        payload.push({ source: 'page', data: about, start: 0 });
        reply({ status: 'ok', execution_count: count, payload, user_expressions: {} });
        return;
      }
      const imports = this.prepareAnswer(cell, payload, publish);
      const bundle = await this.untilFailure(this.run(imports ?? code, cell.name, message));
      if (bundle) publish('execute_result', { data: bundle, metadata: {}, execution_count: count });
      if (entry && typeof bundle?.['text/plain'] === 'string') entry.output = bundle['text/plain'];
      const asked = await this.evaluate(request.user_expressions ?? {}, message);
      // Who interrupts does not want the next cell of Run All either.
      const abort = wasSpared() && stop ? await abortQueued() : undefined;
      reply({ status: 'ok', execution_count: count, payload, user_expressions: asked });
      abort?.();
    } catch (error) {
      const content = errorContent(error, cell);
      output.server.publish('error', content, { parent: message });
      const abort = stop ? await abortQueued() : undefined;
      reply({ status: 'error', execution_count: count, payload, ...content });
      abort?.();
    }
  }

  /** Saves an answer cell; returns the code to run instead of it. */
  private prepareAnswer(
    cell: RunCell,
    payload: object[],
    publish: (type: string, content: object) => void,
  ): string | undefined {
    const { answers } = this.parts;
    const answer = answers.prepare(cell.code);
    if (answer?.replaceCell !== undefined)
      payload.push({ source: 'set_next_input', text: answer.replaceCell, replace: true });
    const notice = answer ? answer.notice : answers.changedElsewhere();
    if (notice) publish('stream', { name: 'stdout', text: `${notice}\n` });
    if (!answer) return undefined;
    const buttons = (answer.choices ?? []).map(({ label, take }) => ({ label, press: take }));
    if (buttons.length > 0) showButtons(this.parts.output, this.parts.comms, buttons);
    cell.code = answer.text;
    cell.file = answer.name;
    return answer.imports;
  }

  /** Runs a cell and gives its promises and timers one turn to fail it. */
  private async run(code: string, name: string, message: Message): Promise<Bundle | undefined> {
    const { cells } = this.parts;
    const result = await cells.run(code, name, message);
    const library = (): unknown => cells.modules.require('convlab');
    const bundle = await untilInterrupt(runStep(message, () => resultBundle(result?.[0], library)));
    await new Promise((resolve) => timers.setImmediate(resolve));
    return bundle;
  }

  /** What the front end wants to know once a cell has run; an expression that fails does not fail the cell. */
  private async evaluate(expressions: Record<string, string>, message: Message): Promise<object> {
    const results: Record<string, object> = {};
    for (const [key, code] of Object.entries(expressions)) {
      const cell: RunCell = { name: `user_expressions.${key}`, code, root: this.parts.root };
      try {
        const data = await this.run(code, cell.name, message);
        results[key] = { status: 'ok', data: data ?? {}, metadata: {} };
      } catch (error) {
        results[key] = { status: 'error', ...errorContent(error, cell) };
      }
    }
    return results;
  }

  private async untilFailure<T>(running: Promise<T>): Promise<T> {
    const stray = new Promise<never>((_, reject) => {
      this.fail = reject;
    });
    try {
      return await Promise.race([running, stray]);
    } finally {
      this.fail = undefined;
    }
  }

  /** An error that nothing has caught: it fails the running cell; between cells it is shown where it came from. */
  strayError(error: unknown): void {
    if (error instanceof KeyboardInterrupt) return; // the cell it ended says so
    if (this.fail) this.fail(error);
    else this.parts.output.publish('error', this.contentOf(error));
  }

  /**
   * The running cell was ended where it could not hear of it, and will not come back.
   *
   * @returns the answer to it where it cannot give one any more
   */
  ended(): Ending {
    const error = new KeyboardInterrupt();
    this.fail?.(error);
    this.fail = undefined;
    return { ...this.contentOf(error), execution_count: this.count };
  }

  private contentOf(error: unknown): JupyterError {
    return errorContent(error, { name: 'In[]', code: '', root: this.parts.root });
  }
}
