/** Colors for code, put in when the page is made: the page itself needs no script for it. */
import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import json from 'highlight.js/lib/languages/json';
import typescript from 'highlight.js/lib/languages/typescript';
import { escapeHtml } from '../../../lib/host/html';

hljs.registerLanguage('typescript', typescript);
hljs.registerLanguage('bash', bash);
hljs.registerLanguage('json', json);

/** Classes of static/page.css, short because a page has thousands: keyword, string, number, comment, title. */
const classes: Readonly<Partial<Record<string, string>>> = {
  keyword: 'k',
  literal: 'k',
  string: 's',
  regexp: 's',
  number: 'n',
  comment: 'c',
  title: 't',
  type: 't',
};

/** Code as HTML, `<i>` around what has a color; in a language that is not known here, as plain text. */
export function highlight(code: string, language: string): string {
  if (!hljs.getLanguage(language)) return escapeHtml(code);
  const open: (string | undefined)[] = [];
  return hljs
    .highlight(code, { language })
    .value.replace(/<span class="hljs-([\w-]+)[^"]*">|<\/span>/g, (_, kind?: string) => {
      if (kind === undefined) return open.pop() === undefined ? '' : '</i>';
      open.push(classes[kind]);
      return classes[kind] === undefined ? '' : `<i class=${classes[kind]}>`;
    });
}
