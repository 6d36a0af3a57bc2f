import type { Bilingual } from 'convlab';

/** A text in English and Korean; whoever shows it takes one by the reader's language. */
export function both(en: string, ko: string): Bilingual {
  return { en, ko };
}
