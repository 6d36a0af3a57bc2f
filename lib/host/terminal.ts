/** How many columns of a terminal a text fills: Hangul takes two each. */
export function columnsOf(text: string): number {
  return Array.from(text).reduce((sum, char) => sum + widthOf(char), 0);
}

/** The text, cut to so many columns with a … at the end. */
export function cutToColumns(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let [kept, left] = ['', columns - 1];
  for (const char of text) {
    left -= widthOf(char);
    if (left < 0) break;
    kept += char;
  }
  return `${kept}…`;
}

function widthOf(char: string): number {
  return /[\u1100-\u11ff\u3000-\uffdc]/.test(char) ? 2 : 1;
}
