import type { Language } from 'convlab';
import { escapeHtml } from '../../lib/host/html';

/** A page that stands alone: no script, no other file. Readable in light and dark, on paper, and without its style. */
export function page({ title, language, body }: { title: string; language: Language; body: string }): string {
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>
:root { color-scheme: light dark; font: 16px/1.6 system-ui, sans-serif; }
body { max-width: 56rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { padding: 0.25rem 0.75rem; text-align: left; vertical-align: top; border-bottom: 1px solid #8886; }
.drawn { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
.drawn figure { margin: 0.5rem 0; }
figcaption { font-size: 0.875rem; }
.grid { margin: 0.25rem 0; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
.grid td { min-width: 2rem; padding: 0.125rem 0.375rem; text-align: right; border: 1px solid #8886; }
.grid td.differs { outline: 2px solid #d03b3b; outline-offset: -2px; font-weight: bold; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
pre { padding: 0.75rem; overflow-x: auto; background: #8882; white-space: pre-wrap; }
.bar { display: inline-block; height: 0.7em; background: #2a78d6; }
</style>
<h1>${escapeHtml(title)}</h1>
${body}
</html>
`;
}

export type Cell = string | number;

/** A table whose numbers stand right; text is escaped. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[], caption = ''): string {
  const cells = (row: readonly Cell[]): string =>
    row
      .map((cell) =>
        typeof cell === 'number' ? `<td class="number">${cell}</td>` : `<td>${escapeHtml(cell)}</td>`,
      )
      .join('');
  return [
    '<table>',
    caption === '' ? '' : `<caption>${escapeHtml(caption)}</caption>`,
    `<thead><tr>${head.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('')}</tr></thead>`,
    `<tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n')}</tbody>`,
    '</table>',
  ].join('\n');
}
