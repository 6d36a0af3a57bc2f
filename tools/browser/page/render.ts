// Outputs as HTML, by the same code that writes the exported pages; loaded when the first output comes.

import { inPage } from '../../notebooks/export/figures';
import { renderOutput, type PageContext } from '../../notebooks/export/cells';
import type { Output } from '../../notebooks/notebook';
import { language } from './words';

const page = (): PageContext => ({
  language,
  text: {
    link: (href) => href.replace(/\.ipynb(?=#|$)/, '.html'),
    absent: '',
    headings: [{ level: 2, id: '', text: '' }],
  },
  needs: { place: inPage, traces: new Set(), own: false, explorer: false, photograph: false },
});

export function render(output: Output): string {
  return renderOutput(output, page());
}
