/** Formulas in markdown, `$…$` and `$$…$$`, typeset by KaTeX when the page is made. */
import katex from 'katex';
import type { MarkdownIt } from 'markdown-it';

const inText = /\$\$([^]+?)\$\$|\$(?!\s)((?:\\[^]|[^\\$])+?)(?<!\s)\$(?!\d)/y;

/**
 * A formula as HTML for the eye and MathML for a screen reader.
 *
 * @throws Error with the formula, where KaTeX cannot read it
 */
export function typeset(tex: string, displayMode: boolean): string {
  try {
    return katex.renderToString(tex, { displayMode, throwOnError: true, strict: 'ignore' });
  } catch (error) {
    throw new Error(`this formula cannot be typeset: ${tex}\n${String(error)}`, { cause: error });
  }
}

/** Every formula of a text; what stands between them goes through `other`. */
export function typesetWithin(text: string, other: (part: string) => string): string {
  let out = '';
  let from = 0;
  for (const match of text.matchAll(new RegExp(inText.source, 'g'))) {
    out += other(text.slice(from, match.index)) + typesetMatch(match);
    from = match.index + match[0].length;
  }
  return out + other(text.slice(from));
}

/** The markdown-it plugin: a formula is taken whole, before emphasis or links are looked for in it. */
export function formulas(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('escape', 'formula', (state, silent) => {
    inText.lastIndex = state.pos;
    const match = inText.exec(state.src);
    if (match === null) return false;
    if (!silent) state.push('formula', '', 0).content = typesetMatch(match);
    state.pos += match[0].length;
    return true;
  });
  // A formula of several lines could otherwise be read as a list, or as a heading.
  markdown.block.ruler.before(
    'fence',
    'formula',
    (state, startLine, endLine, silent) => {
      const line = (at: number): string =>
        state.src.slice(state.bMarks[at] + state.tShift[at], state.eMarks[at]);
      if (!line(startLine).startsWith('$$')) return false;
      let last = startLine;
      while (
        !line(last)
          .slice(last === startLine ? 2 : 0)
          .trimEnd()
          .endsWith('$$')
      ) {
        if (++last >= endLine) return false;
      }
      if (silent) return true;
      const text = Array.from({ length: last - startLine + 1 }, (_, i) => line(startLine + i)).join('\n');
      const token = state.push('formula', '', 0);
      token.content = typeset(text.trim().slice(2, -2), true);
      token.block = true;
      state.line = last + 1;
      return true;
    },
    { alt: ['paragraph', 'blockquote', 'list'] },
  );
  markdown.renderer.rules.formula = (tokens, index) => tokens[index].content;
}

function typesetMatch(match: RegExpMatchArray): string {
  const [, display = '', inline = ''] = match;
  return display === '' ? typeset(inline, false) : typeset(display, true);
}
