// Wrong answers as students write them, to measure how many the checker names, and that it never names one wrongly.

/** A wrong answer: changes to the solution's text, or a body of its own. */
export type Mistake = { readonly edits: readonly (readonly [string, string])[] } | { readonly body: string };

/** The mistakes of some exercises: id → what was done → how. */
export type Mistakes = Readonly<Record<string, Readonly<Record<string, Mistake>>>>;

/** Every `from` of the solution becomes its `to`: edit(from, to, from, to, …). */
export function edit(...words: readonly string[]): Mistake {
  const edits: [string, string][] = [];
  for (let i = 0; i + 1 < words.length; i += 2) edits.push([words[i], words[i + 1]]);
  return { edits };
}

/** What stands between the function's braces. */
export function body(text: string): Mistake {
  return { body: text };
}

const imports = "import { contiguous, reshape, tensor, toNestedArray, zeros, type Tensor } from 'convlab';";

/** The whole text of a wrong answer, made from the solution's; all that an answer may import is there. */
export function textOf(mistake: Mistake, original: string): string {
  const solution = original.replace(/^import .*$/m, imports);
  if ('body' in mistake) {
    return solution.replace(/\/\/ BEGIN SOLUTION\n.*\/\/ END SOLUTION/s, () => mistake.body);
  }
  return mistake.edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the solution has no '${from}'`);
    return text.replaceAll(from, () => to);
  }, solution);
}
