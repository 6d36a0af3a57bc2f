// An editor's questions about the cells of a notebook, sent with what has changed since the last one.
import type {
  Cell,
  EditorReply,
  EditorRequest,
  NotebookState,
  Question,
  Questions,
} from '../../../kernel/editor/messages';

/** Takes a question to an EditorService: in a kernel, or in a worker of the page. Undefined: nobody answers. */
export type Send = (request: EditorRequest) => Promise<EditorReply | undefined>;

/** The questions that one cell's editor asks. */
export interface Help {
  ask<Q extends Question>(
    question: Q,
    parameters: Omit<Questions[Q][0], 'cell'>,
  ): Promise<Questions[Q][1] | undefined>;
  /** Shows the place where the name at an offset is declared. */
  goToDefinition(at: number): void;
}

export class EditorClient {
  private sent = new Map<string, string>();

  /** @param cells the code cells as they are now, from the first to the last */
  constructor(
    private readonly cells: () => Cell[],
    private readonly send: Send,
  ) {}

  /** The answer; undefined where nobody answers, or there is nothing to say. */
  async ask<Q extends Question>(
    question: Q,
    parameters: Questions[Q][0],
  ): Promise<Questions[Q][1] | undefined> {
    const cells = this.cells();
    const reply = await this.send({ state: this.changes(cells), question, parameters });
    if (reply && !('missing' in reply)) return reply.result;
    if (!reply) return undefined;
    // A kernel that has begun anew knows none.
    this.sent = new Map();
    const again = await this.send({ state: this.changes(cells), question, parameters });
    return again && 'result' in again ? again.result : undefined;
  }

  private changes(cells: readonly Cell[]): NotebookState {
    const changed = cells.filter(({ id, text }) => this.sent.get(id) !== text);
    this.sent = new Map(cells.map(({ id, text }) => [id, text]));
    return {
      order: cells.map(({ id }) => id),
      texts: Object.fromEntries(changed.map(({ id, text }) => [id, text])),
    };
  }
}
