/** The text in the notebook's language, which main.ts has set. */
export function localized(english: string, korean: string): string {
  return (process.env.CONVLAB_LANG ?? '').startsWith('ko') ? korean : english;
}
