import type { FingerprintIndex as Index, Pair, TokenizedFile as Tokenized } from '@dodona/dolos-core';
import { tokensOf } from './tokens';

/** One student's answer to an exercise. */
export interface AnswerText {
  readonly student: string;
  readonly text: string;
}

export interface SimilarPair {
  readonly left: AnswerText;
  readonly right: AnswerText;
  /** The share of both texts that stands in both, 0 … 1. */
  readonly similarity: number;
  /** The longest common run, in fingerprints. */
  readonly longest: number;
  /** Rows, from 0, that stand in both. */
  readonly leftRows: ReadonlySet<number>;
  readonly rightRows: ReadonlySet<number>;
}

/** Runs of so many tokens are compared, and one of so many runs is kept: smaller than Dolos' 23 and 17, as answers are short. */
const RUN = 12;
const WINDOW = 5;
/** An answer with fewer tokens of its own says nothing: whoever is right writes the same. */
const FEWEST_TOKENS = 40;

/**
 * So many fingerprints must be an answer's own, in neither starter nor solution. Whoever is right, and short, shares all but
 * a few with the solution; two who made the same slip would share those few.
 */
const FEWEST_OWN = 12;

/**
 * Pairs of answers to one exercise with much in common, most alike first. What stands in one of the `ignored` texts
 * (the starter, the kit's own solution) does not count.
 */
export async function similarPairs(
  answers: readonly AnswerText[],
  ignored: readonly string[],
  atLeast: number,
): Promise<SimilarPair[]> {
  const dolos = await import('@dodona/dolos-core'); // an ES module
  const index: Index = new dolos.FingerprintIndex(RUN, WINDOW);
  const tokenized = (name: string, text: string): Tokenized => {
    const tokens = tokensOf(text);
    return new dolos.TokenizedFile(
      new dolos.File(name, text),
      tokens.map(({ kind }) => kind),
      tokens.map(({ start, end }) => new dolos.Region(...start, ...end)),
    );
  };
  const long = answers.filter(({ text }) => tokensOf(text).length >= FEWEST_TOKENS);
  const byFile = new Map(long.map((answer) => [tokenized(answer.student, answer.text), answer]));
  index.addFiles([...byFile.keys()]);
  // After the answers: Dolos ignores only what it has already seen.
  for (const text of ignored) index.addIgnoredFile(tokenized('ignored', text));
  return index
    .allPairs()
    .filter((pair) => ownOf(pair) >= FEWEST_OWN && similarityOf(pair) >= atLeast)
    .map((pair) => {
      const fragments = pair.buildFragments();
      return {
        left: byFile.get(pair.leftFile) as AnswerText, // every file of the index is one of these
        right: byFile.get(pair.rightFile) as AnswerText,
        similarity: similarityOf(pair),
        longest: pair.longest,
        leftRows: rowsOf(fragments.map(({ leftSelection }) => leftSelection)),
        rightRows: rowsOf(fragments.map(({ rightSelection }) => rightSelection)),
      };
    })
    .sort((a, b) => b.similarity - a.similarity || b.longest - a.longest);
}

/** How many different fingerprints of the poorer side stand in no ignored text. */
function ownOf({ leftEntry, rightEntry }: Pair): number {
  return Math.min(leftEntry.shared.size, rightEntry.shared.size);
}

/** Dolos' own takes the left text's ignored part for the right one's, too, and a repeated fingerprint of it for one. */
function similarityOf({ leftEntry, rightEntry, leftCovered, rightCovered }: Pair): number {
  const counted = [leftEntry, rightEntry].reduce((sum, entry) => sum + ownOccurrences(entry), 0);
  return counted === 0 ? 0 : (leftCovered + rightCovered) / counted;
}

function ownOccurrences({ file, kgrams, ignored }: Pair['leftEntry']): number {
  return [...ignored].reduce((left, one) => left - one.occurrencesOf(file).length, kgrams.length);
}

function rowsOf(regions: readonly { readonly startRow: number; readonly endRow: number }[]): Set<number> {
  return new Set(
    regions.flatMap(({ startRow, endRow }) =>
      Array.from({ length: endRow - startRow + 1 }, (_, i) => startRow + i),
    ),
  );
}
