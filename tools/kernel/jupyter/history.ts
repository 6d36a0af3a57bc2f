// What was run, for history_request. https://jupyter-client.readthedocs.io/en/stable/messaging.html#history

import type { Content } from './wire';

/** A kernel has one session: line, source, and the text of the result. */
interface Entry {
  line: number;
  input: string;
  output: string | null;
}

const SESSION = 1;

interface HistoryRequest {
  hist_access_type?: 'range' | 'tail' | 'search';
  output?: boolean;
  start?: number;
  stop?: number;
  n?: number;
  pattern?: string;
  unique?: boolean;
}

export class History {
  private readonly entries: Entry[] = [];

  add(line: number, input: string): Entry {
    const entry: Entry = { line, input, output: null };
    this.entries.push(entry);
    return entry;
  }

  answer(request: Content): Content {
    const found = this.find(request);
    const history = found.map(({ line, input, output }) => [
      SESSION,
      line,
      request.output === true ? [input, output] : input,
    ]);
    return { status: 'ok', history };
  }

  private find({ hist_access_type: type, start, stop, n, pattern = '*', unique }: HistoryRequest): Entry[] {
    if (type === 'range')
      return this.entries.filter(({ line }) => line >= (start ?? 0) && line < (stop ?? Infinity));
    let found = this.entries;
    if (type === 'search') {
      const wanted = glob(pattern);
      found = found.filter(({ input }) => wanted.test(input));
      if (unique === true) found = lastOfEach(found);
    }
    return n === undefined ? found : found.slice(-n);
  }
}

/** `*` stands for anything, `?` for one character. */
function glob(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}

function lastOfEach(entries: Entry[]): Entry[] {
  return [...new Map(entries.map((entry) => [entry.input, entry])).values()];
}
