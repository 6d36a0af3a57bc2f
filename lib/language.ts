import { environment } from './platform/environment';

/** The course speaks English and Korean. */
export type Language = 'en' | 'ko';

/** A text in both languages. */
export type Bilingual = Record<Language, string>;

/** The language that is asked for: by the notebook's folder, by `npm start -- --lang ko`, by the page. */
export function language(): Language {
  return environment.language()?.startsWith('ko') ? 'ko' : 'en';
}

/**
 * The English or the Korean text. In a chapter's source the build replaces the call by the one string, so that
 * a reader of the built notebook sees one language only.
 */
export function t(english: string, korean: string): string {
  return language() === 'ko' ? korean : english;
}
