import { seededRandom, shuffledIndices } from 'convlab';

/** An exercise's last hint: its solution's lines, and one that does not belong, in an order shuffled once for all. */
export interface Puzzle {
  readonly lines: readonly string[];
  /** Where among them the wrong one stands. */
  readonly wrongAt: number;
}

/** The puzzle of a solution's lines. `name` sets the order: '01-patterns/slideFilter'. */
export function puzzleOf(name: string, lines: readonly string[], wrongLine: string): Puzzle {
  const all = [...lines, wrongLine];
  const seed = Array.from(name).reduce((code, letter) => Math.imul(code, 31) + letter.charCodeAt(0), 1);
  const order = shuffledIndices(all.length, seededRandom(seed));
  return { lines: order.map((i) => all[i]), wrongAt: order.indexOf(all.length - 1) };
}

/** The lines between the marks of a solution that do more than close a bracket, without their indentation. */
export function solutionLines(solution: string): string[] {
  const body = /\/\/ BEGIN SOLUTION\n(.*)\n *\/\/ END SOLUTION/s.exec(solution)?.[1] ?? '';
  return body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /\w/.test(line));
}
