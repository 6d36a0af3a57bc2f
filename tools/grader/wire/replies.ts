import { isOutside, isWireValue, type Outside, type WireValue } from './values';

// What an answer's process may say. The parent reads every part of a reply before it uses it: the process also runs
// the answer, and nothing that comes out of it is trusted.

/** An error as the answer's process describes it; line and column are those of the compiled code, 0 where unknown. */
export interface Thrown {
  readonly name: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

export type LoadReply =
  | { readonly k: 'ready' }
  | { readonly k: 'no-export' }
  | ({ readonly k: 'syntax' | 'refused' | 'load-error' | 'not-started' } & Thrown);

export type CallReply =
  | { readonly k: 'returned'; readonly value: WireValue; readonly outside?: Outside; readonly after: unknown }
  | ({ readonly k: 'threw' | 'not-started' | 'refused' } & Thrown);

export type CompileReply =
  | { readonly k: 'compiled'; readonly code: string; readonly lines: readonly number[] }
  | { readonly k: 'import-refused'; readonly name: string; readonly from: string }
  | { readonly k: 'syntax'; readonly what: string; readonly line: number | null; readonly written: string };

const MOST_NAME = 80;
const MOST_MESSAGE = 600;

export function isHello(json: unknown): boolean {
  return fields(json).k === 'hello';
}

export function loadReply(json: unknown): LoadReply | undefined {
  const { k } = fields(json);
  if (k === 'ready' || k === 'no-export') return { k };
  const thrown = thrownIn(json);
  const known = k === 'syntax' || k === 'refused' || k === 'load-error' || k === 'not-started';
  return known && thrown !== undefined ? { k, ...thrown } : undefined;
}

export function callReply(json: unknown): CallReply | undefined {
  const { k, value, outside, after } = fields(json);
  if (k === 'returned') {
    if (!isWireValue(value) || !(outside === null || isOutside(outside))) return undefined;
    return { k, value, after, outside: outside === null ? undefined : outside };
  }
  const thrown = thrownIn(json);
  const known = k === 'threw' || k === 'not-started' || k === 'refused';
  return known && thrown !== undefined ? { k, ...thrown } : undefined;
}

/** What an answer has left behind in its process: signs printed, bytes of memory in use. */
export interface DoneReply {
  readonly printed: number;
  readonly bytes: number;
}

export function doneReply(json: unknown): DoneReply | undefined {
  const { k, printed, bytes } = fields(json);
  const known = k === 'done' && typeof printed === 'number' && typeof bytes === 'number';
  return known ? { printed, bytes } : undefined;
}

export function compileReply(json: unknown): CompileReply | undefined {
  const { k, code, lines, name, from, what, line, written } = fields(json);
  const texts = (...all: readonly unknown[]): boolean => all.every((text) => typeof text === 'string');
  const isWhole = (number: unknown): boolean => Number.isInteger(number);
  if (k === 'compiled' && texts(code) && Array.isArray(lines) && lines.every(isWhole)) {
    return { k, code: code as string, lines: lines as number[] };
  }
  if (k === 'import-refused' && texts(name, from)) {
    return { k, name: plainText(name as string, MOST_NAME), from: plainText(from as string, 200) };
  }
  if (k === 'syntax' && texts(what, written) && (line === null || isWhole(line))) {
    const [text, row] = [plainText(what as string, MOST_MESSAGE), plainText(written as string, 100)];
    return { k, what: text, written: row, line: line as number | null };
  }
  return undefined;
}

function thrownIn(json: unknown): Thrown | undefined {
  const { name, message, line, column } = fields(json);
  if (typeof name !== 'string' || typeof message !== 'string') return undefined;
  if (!Number.isInteger(line) || !Number.isInteger(column)) return undefined;
  return {
    name: plainText(name, MOST_NAME),
    message: plainText(message, MOST_MESSAGE),
    line: line as number,
    column: column as number,
  };
}

function fields(json: unknown): Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
}

/**
 * A text that says something and does nothing: cut to a length, on one line, without what steers a terminal, reverses
 * the direction of writing, or has no place in XML.
 */
export function plainText(text: string, most: number): string {
  const whole = text.length > most ? `${text.slice(0, most)}…` : text;
  return whole.replace(/[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]|[\u202a-\u202e\u2066-\u2069]/gu, ' ');
}

/** The same for what an answer printed, which may have lines and tabs. */
export function printedText(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) =>
      line
        .split('\t')
        .map((part) => plainText(part, Infinity))
        .join('\t'),
    )
    .join('\n');
}
