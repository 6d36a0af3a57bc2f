import { seededRandom, shuffledIndices } from 'convlab';
import type { Mistake } from './mistake';

// Mistakes that nobody thought of: the solution changed in one place, or in two.

/** What becomes of what. */
const swaps: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ \+ /g, [' - ', ' * ']],
  [/ - /g, [' + ']],
  [/ \* /g, [' + ', ' / ']],
  [/ \/ /g, [' * ']],
  [/ < /g, [' <= ']],
  [/ <= /g, [' < ']],
  [/ > /g, [' >= ', ' < ']],
  [/ >= /g, [' > ', ' < ']],
  [/ \+= /g, [' = ', ' -= ']],
  [/ [+-] 1\b/g, ['']],
  [/\bfloor\b/g, ['ceil', 'round']],
  [/\bceil\b/g, ['floor', 'round']],
  [/\bmax\b/g, ['min']],
  [/\b0\b/g, ['1']],
  [/\b1\b/g, ['0', '2']],
  [/\b2\b/g, ['1', '3']],
  [/\bi\b/g, ['j']],
  [/\bj\b/g, ['i']],
  [/\bu\b/g, ['v']],
  [/\bv\b/g, ['u']],
  [/\bc\b(?!:)/g, ['0']],
  [/\bo\b/g, ['0']],
  [/\b(outHeight|kernelHeight|height|kh)\b/g, ['width']],
  [/\b(outWidth|kernelWidth|width|kw)\b/g, ['height']],
  [/ [*/] stride\b/g, ['']],
];

interface Edit {
  readonly at: number;
  readonly length: number;
  readonly to: string;
}

function editsOf(body: string): Edit[] {
  return swaps.flatMap(([pattern, others]) =>
    [...body.matchAll(pattern)].flatMap(({ 0: found, index }) =>
      others.filter((to) => to !== found).map((to) => ({ at: index, length: found.length, to })),
    ),
  );
}

function applied(body: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.at - a.at)
    .reduce((text, { at, length, to }) => text.slice(0, at) + to + text.slice(at + length), body);
}

/** Every change in one place and `pairs` changes in two, by what they do to the line they begin in. */
export function mutantsOf(solution: string, pairs: number): Record<string, Mistake> {
  const body = /\/\/ BEGIN SOLUTION\n(.*)\/\/ END SOLUTION/s.exec(solution)?.[1] ?? '';
  const edits = editsOf(body);
  const mutants: Record<string, Mistake> = {};
  const add = (chosen: readonly Edit[]): void => {
    const name = chosen.map(
      ({ at, length, to }) => `${context(body, at)}: '${body.slice(at, at + length)}' → '${to}'`,
    );
    mutants[name.join('; ')] = { body: applied(body, chosen) };
  };
  for (const edit of edits) add([edit]);
  const random = seededRandom(edits.length);
  for (let n = 0; n < pairs; n++) {
    const [a, b] = shuffledIndices(edits.length, random).map((i) => edits[i]);
    if (a.at + a.length <= b.at || b.at + b.length <= a.at) add([a, b]);
  }
  return mutants;
}

/** Line and column, from 1. */
function context(body: string, at: number): string {
  const before = body.slice(0, at).split('\n');
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
}
