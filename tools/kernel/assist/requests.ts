// Jupyter's requests while one types, in its own terms: it counts characters, TypeScript UTF-16 units.

import type TS from 'typescript';
import { isCompleteCode, printQuickInfo } from '../internals';
import type { Content } from '../jupyter/wire';
import { syntaxErrors } from '../typescript';
import type { Assistant } from './assistant';

interface CodeAt {
  code: string;
  cursor_pos: number;
}

/** At most this many completions are sent. */
const MOST = 500;

/** complete_request */
export function complete(assistant: Assistant, content: Content): Content {
  const { code, cursor_pos: cursor } = content as unknown as CodeAt;
  const { entries, start, end } = assistant.complete(code, toUtf16(code, cursor));
  const [from, to] = [start, end].map((at) => toCharacters(code, at));
  const shown = entries.slice(0, MOST);
  // https://jupyterlab.readthedocs.io: the kind of each match, which no version of the protocol has yet
  const types = shown.map(({ name, kind }) => ({ start: from, end: to, text: name, type: kind }));
  return {
    status: 'ok',
    matches: shown.map(({ name }) => name),
    cursor_start: from,
    cursor_end: to,
    metadata: { _jupyter_types_experimental: types },
  };
}

/** inspect_request: the name at the cursor, or the function whose arguments are being written. */
export function inspect(assistant: Assistant, content: Content): Content {
  const { code, cursor_pos: cursor } = content as unknown as CodeAt;
  const position = toUtf16(code, cursor);
  const info = assistant.quickInfo(code, position);
  const signature = info ? undefined : assistant.signature(code, position);
  const text = info ? printQuickInfo(info) : signature && signatureText(signature);
  const data = text === undefined ? {} : { 'text/plain': text, 'text/markdown': markdown(text) };
  return { status: 'ok', found: text !== undefined, data, metadata: {} };
}

/** is_complete_request */
export function isComplete({ code }: Content): Content {
  const text = String(code);
  if (endsInside(text)) return { status: 'incomplete', indent: '' };
  const { completed, indent = '' } = isCompleteCode(text);
  if (!completed) return { status: 'incomplete', indent };
  return { status: syntaxErrors(text).length > 0 ? 'invalid' : 'complete' };
}

/** "Unterminated template literal." and "'*\/' expected." */
const OPEN = new Set([1160, 1010]);

/** An open template literal or comment: tslab takes these for complete. */
function endsInside(code: string): boolean {
  return syntaxErrors(code).some((error) => OPEN.has(error.code));
}

/** `add(a: number, b: number): number`, the parameter that comes next, and what is written about both. */
function signatureText({ items, selectedItemIndex, argumentIndex }: TS.SignatureHelpItems): string {
  const item = items[selectedItemIndex];
  const words = (parts: readonly TS.SymbolDisplayPart[]): string => parts.map(({ text }) => text).join('');
  const parameters = item.parameters.map((parameter) => words(parameter.displayParts));
  const head = `${words(item.prefixDisplayParts)}${parameters.join(', ')}${words(item.suffixDisplayParts)}`;
  const current = item.parameters.at(Math.min(argumentIndex, item.parameters.length - 1));
  const about =
    current && [words(current.displayParts), words(current.documentation)].filter(Boolean).join(' — ');
  return [head, words(item.documentation), about && `→ ${about}`].filter(Boolean).join('\n\n');
}

/** The first line, which is code, set as code. */
function markdown(text: string): string {
  const [head, ...rest] = text.split('\n\n');
  return [`\`\`\`typescript\n${head}\n\`\`\``, ...rest].join('\n\n');
}

function toUtf16(text: string, position: number): number {
  return Array.from(text).slice(0, position).join('').length;
}

function toCharacters(text: string, position: number): number {
  return Array.from(text.slice(0, position)).length;
}
