/** The language of the notebook, in which the kernel speaks. */
let language: 'en' | 'ko' = 'en';

export function setLanguage(wanted: 'en' | 'ko'): void {
  language = wanted;
}

/** The text in the notebook's language. */
export function localized(english: string, korean: string): string {
  return language === 'ko' ? korean : english;
}
