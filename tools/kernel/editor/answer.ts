// Answers an editor's questions. The cells are kept from one question to the next, so that a question carries only what
// has changed.

import type { Options } from 'prettier';
import { formatCell } from './format';
import type { EditorReply, EditorRequest, NotebookState, Question, Questions } from './messages';
import type { EditorService } from './service';

export class Editor {
  private texts = new Map<string, string>();

  /** @param prettier the project's options */
  constructor(
    private readonly service: EditorService,
    private readonly prettier: Options = {},
  ) {}

  async answer<Q extends Question>({
    state,
    question,
    parameters,
  }: EditorRequest<Q>): Promise<EditorReply<Q>> {
    const missing = this.update(state);
    if (missing.length > 0) return { missing };
    const result = (await this.ask(question, parameters)) as Questions[Q][1];
    return { result };
  }

  /** Brings the cells up to date; returns those whose text is not known. */
  private update({ order, texts }: NotebookState): string[] {
    const before = this.texts;
    this.texts = new Map();
    for (const id of order) {
      const text = id in texts ? texts[id] : before.get(id);
      if (text !== undefined) this.texts.set(id, text);
    }
    const missing = order.filter((id) => !this.texts.has(id));
    if (missing.length === 0) this.service.update([...this.texts].map(([id, text]) => ({ id, text })));
    return missing;
  }

  private ask(question: Question, parameters: Questions[Question][0]): unknown {
    const { service } = this;
    const { cell, at, explicit, name, module } = parameters as Questions['complete'][0] &
      Questions['completionDetails'][0];
    if (question === 'complete') return service.complete(cell, at, explicit);
    if (question === 'completionDetails') return service.completionDetails(cell, at, name, module);
    if (question === 'problems') return service.problems(cell);
    if (question === 'format') return formatCell(service.text(cell) ?? '', this.prettier);
    return service[question](cell, at);
  }
}
