/** A chapter's markdown as HTML: headings in order, links between pages, formulas, and only harmless tags. */
import MarkdownIt, { type Token } from 'markdown-it';
import { formulas, typesetWithin } from './formulas';
import { highlight } from './highlight';
import { escapeHtml } from '../../../lib/host/html';

export interface Heading {
  readonly level: number;
  readonly id: string;
  readonly text: string;
}

/** What the texts of one page share. A text's headings are added to it in order. */
export interface PageText {
  /** Where a link leads on the exported pages; undefined: there is no such page. */
  readonly link: (href: string) => string | undefined;
  /** Said of a link that leads nowhere. */
  readonly absent: string;
  readonly headings: Heading[];
}

const harmless = new Set(
  'b br code dd del details div dl dt em hr i kbd li ol p s small span strong sub summary sup u ul'.split(
    ' ',
  ),
);

const markdown = new MarkdownIt({ html: true, highlight });
markdown.use(formulas);
markdown.renderer.rules.html_block = (tokens, index) => typesetWithin(tokens[index].content, harmlessTags);
markdown.renderer.rules.html_inline = (tokens, index) => harmlessTags(tokens[index].content);
markdown.renderer.rules.table_open = () => '<div class="table"><table>\n';
markdown.renderer.rules.table_close = () => '</table></div>\n';
markdown.core.ruler.push('page', (state) => {
  const page = state.env.page as PageText;
  for (const [index, token] of state.tokens.entries()) {
    if (token.type === 'heading_open') placeHeading(state.tokens, index, page.headings);
    if (token.type === 'inline') placeLinks(token.children ?? [], page);
  }
});

/** HTML of one markdown text of the page. */
export function renderMarkdown(text: string, page: PageText): string {
  return markdown.render(text, { page });
}

/** One level-one heading a page, and no level left out below it: readers by ear go from heading to heading. */
function placeHeading(tokens: Token[], index: number, headings: Heading[]): void {
  const text = plain(tokens[index + 1]);
  const wanted = Number(tokens[index].tag.slice(1));
  const level =
    headings.length === 0 ? 1 : Math.max(2, Math.min(wanted, headings[headings.length - 1].level + 1));
  const slug =
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'part';
  const same = headings.filter(({ id }) => id === slug || id.startsWith(`${slug}--`)).length;
  const id = same === 0 ? slug : `${slug}--${same + 1}`;
  headings.push({ level, id, text });
  tokens[index].tag = tokens[index + 2].tag = `h${level}`;
  tokens[index].attrSet('id', id);
}

function placeLinks(children: Token[], page: PageText): void {
  let to: string | undefined = '';
  for (const token of children) {
    if (token.type === 'link_open') {
      to = page.link(String(token.attrGet('href')));
      if (to !== undefined) token.attrSet('href', to);
      else
        token.attrs = [
          ['class', 'absent'],
          ['title', page.absent],
        ];
    }
    if (/^link_/.test(token.type) && to === undefined) token.tag = 'span';
  }
}

/** A heading's words: of its code the text, of its formulas the TeX is not wanted, so nothing. */
function plain(inline: Token): string {
  return (inline.children ?? [])
    .map(({ type, content }) => (type === 'text' || type === 'code_inline' ? content : ' '))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Tags that only arrange text are kept, without attributes; of all others the reader sees the source. */
export function harmlessTags(html: string): string {
  return html
    .replace(/<!--[^]*?-->/g, '')
    .replace(/<(\/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>|[<>]/g, (whole, slash: string, name = '', rest = '') => {
      const tag = String(name).toLowerCase();
      if (!harmless.has(tag)) return escapeHtml(whole);
      return `<${slash}${tag}${tag === 'details' && /^\s+open\b/.test(String(rest)) ? ' open' : ''}>`;
    });
}
