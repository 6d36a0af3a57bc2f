import type { Documentation, Span } from '../../../kernel/editor/messages';
import { element } from '../dom';

/** A signature and what is written about it. */
export function documentationElement({ signature, text }: Documentation, marked?: Span): HTMLElement {
  const code = element('code', { class: 'convlab-signature' });
  if (marked)
    code.append(
      signature.slice(0, marked.from),
      element('b', { text: signature.slice(marked.from, marked.to) }),
      signature.slice(marked.to),
    );
  else code.textContent = signature;
  return element('div', { class: 'convlab-documentation', children: [code, ...blocks(text)] });
}

/** Paragraphs and code of a Markdown text. */
function blocks(text: string): HTMLElement[] {
  return text
    .split(/(```[^]*?```)|\n{2,}/)
    .filter((block: string | undefined): block is string => block !== undefined && block.trim() !== '')
    .map((block) => {
      const fenced = /^```\w*\n?([^]*?)\n?```$/.exec(block)?.[1];
      if (fenced !== undefined || /^ {4}/.test(block)) return element('pre', { text: fenced ?? block });
      return element('p', { children: inline(block) });
    });
}

function inline(text: string): (Node | string)[] {
  return text.split(/(`[^`]+`)/).map((part) => {
    const code = /^`([^`]+)`$/.exec(part)?.[1];
    return code === undefined ? part.replaceAll('\n', ' ') : element('code', { text: code });
  });
}
