// TypeScript's documentation as text.

import type TS from 'typescript';
import { ts } from '../typescript';

export function plain(parts: readonly TS.SymbolDisplayPart[] | undefined): string {
  return ts.displayPartsToString(parts as TS.SymbolDisplayPart[] | undefined);
}

/** A documentation comment with its tags, as Markdown. */
export function markdown(
  documentation: readonly TS.SymbolDisplayPart[] | undefined,
  tags: readonly TS.JSDocTagInfo[] = [],
): string {
  return [plain(documentation), ...tags.map(tagText)].filter((text) => text !== '').join('\n\n');
}

function tagText({ name, text }: TS.JSDocTagInfo): string {
  const content = plain(text);
  if (name === 'param' || name === 'property') {
    const [, parameter = '', rest = ''] = /^(\S+)\s*-?\s*([^]*)$/.exec(content) ?? [];
    return `\`${parameter}\`${rest === '' ? '' : ` — ${rest}`}`;
  }
  if (name === 'example') return content.startsWith('```') ? content : `\`\`\`ts\n${content}\n\`\`\``;
  return `*${name}* ${content}`.trimEnd();
}

/** That a name was imported says nothing: in a notebook, all names of other cells are. */
export function withoutAlias(text: string): string {
  const [head, ...rest] = text.split('\n');
  const lines = [head.replace(/^\(alias\) /, ''), ...rest.filter((line) => !line.startsWith('import '))];
  return lines.join('\n');
}
