import type { Language } from 'convlab';

/** Says of a dropped chapter, wherever a text speaks of it, that it is no part of this course. */
export function withoutMentions(text: string, chapter: string, language: Language): string {
  const number = String(Number(chapter.slice(0, 2)));
  return language === 'ko'
    ? text
        .replace(new RegExp(`\\((${number}장)\\)`, 'g'), '($1, 이 강좌에는 없음)')
        .replace(new RegExp(`(?<![\\d~–-])${number}장(?!, 이)`, 'g'), `${number}장(이 강좌에는 없음)`)
    : text
        .replace(new RegExp(`\\((chapter\\s+${number})\\)`, 'gi'), '($1, which is no part of this course)')
        .replace(
          new RegExp(`\\b(chapter\\s+${number}(?:['’]s)?)\\b(?!, which|[.]\\d)`, 'gi'),
          '$1 (no part of this course)',
        );
}
