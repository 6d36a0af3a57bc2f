/** The course speaks English and Korean. */
export type Language = 'en' | 'ko';

/** A text in both languages. */
export type Bilingual = Record<Language, string>;

/** The language of this process: set by the kernel from the notebook's folder, or by `npm start -- --lang ko`. */
export function language(): Language {
  return process.env.CONVLAB_LANG?.startsWith('ko') ? 'ko' : 'en';
}

/**
 * The English or the Korean text. In a chapter's source the build replaces the call by the one string, so that
 * a reader of the built notebook sees one language only.
 */
export function t(english: string, korean: string): string {
  return language() === 'ko' ? korean : english;
}
