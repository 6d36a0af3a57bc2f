// While one types: what the kernel's own language service says, in CodeMirror's terms, which counts UTF-16 units too.

import type { Assistant } from '../../kernel/assist/assistant';
import { ts } from '../../kernel/internals';
import type { HelpRequest } from '../messages';

/** At most this many completions are sent. */
const MOST = 200;

export function help(assistant: Assistant, { method, code, position }: HelpRequest): unknown {
  switch (method) {
    case 'complete': {
      const { entries, start } = assistant.complete(code, position);
      const options = entries.slice(0, MOST).map(({ name, kind }) => ({ label: name, type: kind }));
      return { from: start, options };
    }
    case 'hover': {
      const info = assistant.quickInfo(code, position);
      const parts = [info?.displayParts, info?.documentation].map((all) => ts.displayPartsToString(all));
      return parts.filter((text) => text !== '').join('\n\n');
    }
    case 'errors':
      return assistant.errors(code);
  }
}
