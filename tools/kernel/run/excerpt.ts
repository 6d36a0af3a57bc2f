export const red = (text: string): string => `\u001b[31m${text}\u001b[39m`;
export const bold = (text: string): string => `\u001b[1m${text}\u001b[22m`;
export const dim = (text: string): string => `\u001b[2m${text}\u001b[22m`;

/** The lines around a place, with a mark below it. Line and column count from 1. */
export function excerpt(
  code: string,
  { line, column, length = 1 }: { line: number; column: number; length?: number },
): string {
  const lines = code.split('\n');
  const from = Math.max(1, line - 2);
  const width = String(line + 1).length;
  const shown: string[] = [];
  for (let at = from; at <= Math.min(lines.length, line + 1); at++) {
    const number = String(at).padStart(width);
    const text = `${number} | ${lines[at - 1]}`;
    shown.push(at === line ? `${red('>')} ${text}` : dim(`  ${text}`));
    const margin = ' '.repeat(Math.max(0, column - 1));
    if (at === line) shown.push(`  ${' '.repeat(width)} | ${margin}${red('^'.repeat(Math.max(1, length)))}`);
  }
  return shown.join('\n');
}
