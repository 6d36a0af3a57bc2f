/** A notebook's cells as HTML. */
import type { Language } from 'convlab';
import type { NotebookCell, Output } from '../notebook';
import { typesetWithin } from './formulas';
import {
  chart,
  explorer,
  images,
  ownFigure,
  photograph,
  picture,
  plotly,
  stepper,
  type FigureNeeds,
} from './figures';
import { highlight } from './highlight';
import { escapeHtml } from '../../../lib/host/html';
import { joinLines, plainText } from './html';
import { renderMarkdown, type PageText } from './markdown';
import { strings } from './strings';

/** What the cells of one page share. */
export interface PageContext {
  readonly language: Language;
  readonly text: PageText;
  readonly needs: FigureNeeds;
  /** The page's questions, by their ids. */
  readonly questions?: ReadonlyMap<string, object>;
}

/** One cell, the notebook's `index`-th; code stands above its outputs, and an answer cell says that it is one. */
export function renderCell(cell: NotebookCell, index: number, page: PageContext): string {
  const { source } = cell;
  if (source.trim() === '') return '';
  if (cell.cell_type === 'markdown') {
    return `<div class="text"${veiled(cell, page)}>\n${renderMarkdown(source, page.text)}</div>\n`;
  }
  const exercise = /^\/\/ exercise: (\S+)/.exec(source)?.[1];
  const label =
    exercise === undefined
      ? ''
      : `<p class="label">✎ ${strings.answer[page.language]}: <code>${escapeHtml(exercise)}</code></p>\n`;
  const outputs = (cell.outputs ?? []).map((output) => renderOutput(output, page)).join('\n');
  return (
    `<div class="cell${exercise === undefined ? '' : ' answer'}" id="cell-${escapeHtml(cell.id)}" data-index="${index}">\n${label}` +
    folded(
      cell,
      `<pre class="code" data-label="${strings.code[page.language]}"><code>${highlight(source, 'typescript')}</code></pre>\n`,
    ) +
    (outputs === '' ? '' : `<div class="output"${veiled(cell, page)}>\n${outputs}\n</div>\n`) +
    '</div>\n'
  );
}

/** The question that the text or the outputs answer: the page's script veils them until it is answered. */
function veiled({ metadata }: NotebookCell, { questions, needs }: PageContext): string {
  const { answers } = (metadata.convlab ?? {}) as { readonly answers?: string };
  const question = answers === undefined ? undefined : questions?.get(answers);
  if (question === undefined) return '';
  needs.own = true; // the script
  return ` data-answers="${escapeHtml(JSON.stringify(question))}"`;
}

/** Code that a notebook folds away is folded on the page too; its first line says what it is. */
function folded(cell: NotebookCell, code: string): string {
  const tags = cell.metadata.tags;
  if (!Array.isArray(tags) || !tags.includes('hide-input')) return code;
  const [first] = cell.source.split('\n');
  return `<details><summary>${escapeHtml(first.replace(/^\/\/ /, ''))}</summary>\n${code}</details>\n`;
}

/** An output in the richest form that a page without a kernel can show; controls are there as their words. */
export function renderOutput(output: Output, page: PageContext): string {
  if (output.output_type === 'stream') return printed(joinLines(output.text), String(output.name), page);
  if (output.output_type === 'error') {
    const trace = Array.isArray(output.traceback) ? output.traceback.join('\n') : '';
    return printed(trace || `${String(output.ename)}: ${String(output.evalue)}`, 'stderr', page);
  }
  const data = output.data ?? {};
  if ([explorer, photograph, stepper, images].some((type) => type in data))
    return ownFigure(data, page.needs);
  if (plotly in data) return chart(data, page.needs, page.language);
  const form = (type: string): string => (type in data ? joinLines(data[type]) : '');
  // The course map links notebooks: here their pages.
  const html = form('text/html').replace(/href="([\w-]+)\.ipynb"/g, 'href="$1.html"');
  if ('text/html' in data) return `<div class="html">${html}</div>`;
  if ('text/latex' in data) return `<p>${typesetWithin(form('text/latex'), escapeHtml)}</p>`;
  const says = 'text/markdown' in data ? renderMarkdown(form('text/markdown'), page.text) : '';
  if ('image/png' in data) {
    return `${says}<div class="figure">${picture(data, joinLines(data['text/plain'] ?? ''), page.needs)}</div>`;
  }
  if (says !== '') return `<div class="text">${says}</div>`;
  return 'text/plain' in data ? printed(form('text/plain'), 'result', page) : '';
}

function printed(text: string, kind: string, page: PageContext): string {
  return `<pre class="${kind === 'stderr' ? 'printed error' : 'printed'}" data-label="${strings.output[page.language]}">${escapeHtml(plainText(text))}</pre>`;
}
