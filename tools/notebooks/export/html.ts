/** Text and data on their way into HTML. */

/** Data for the page's script. No `<` is left in it, so that nothing in the data can end the element. */
export function jsonScript(value: unknown): string {
  const json = JSON.stringify(value).replace(/[<\u2028\u2029]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `<script type="application/json">${json}</script>`;
}

/** A string of a notebook file, which may be kept as a list of lines. */
export function joinLines(text: unknown): string {
  return Array.isArray(text) ? text.join('') : String(text);
}

/** What a terminal colours, without the colours; of a line that was written over, its last state. */
export function plainText(text: string): string {
  const colorless = text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '');
  return colorless.replace(/^.*\r(?=[^\n])/gm, '').replace(/\r/g, '');
}
