import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const LINK = /(!?)\[([^\]]*)\]\(([^)\s]+)\)/g;

/** The targets of a Markdown text's relative links that are not there, seen from the file that the text stands in. */
export function deadLinks(text: string, file: string): string[] {
  return Array.from(text.matchAll(LINK), ([, , , target]) => target).filter((target) => isDead(target, file));
}

/** The text with the words of dead links alone; a line of nothing but a dead link goes. */
export function withoutDeadLinks(text: string, file: string): string {
  const alone = /^[ \t]*\[[^\]]*\]\(([^)\s]+)\)[ \t]*\n?/gm;
  return text
    .replace(alone, (line, target: string) => (isDead(target, file) ? '' : line))
    .replace(LINK, (link, _bang, words: string, target: string) => (isDead(target, file) ? words : link));
}

function isDead(target: string, file: string): boolean {
  if (/^([a-z]+:|#)/i.test(target)) return false;
  return !existsSync(resolve(dirname(file), decodeURIComponent(target.replace(/[#?].*$/, ''))));
}
