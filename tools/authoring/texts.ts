/** What a text says of the chapters: links, how many there are, and what is taken from a chapter's own file. */

const english = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const korean = ['', '한', '두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉', '열', '열한', '열두'];

/** The text without the table rows that lead to the chapter; other links to it become plain words. */
export function withoutLinks(text: string, chapter: string): string {
  const row = new RegExp(`^(// )?\\|.*\\]\\([^)]*${chapter}\\.(?:ipynb|ts|html)\\).*\\n`, 'gm');
  const link = new RegExp(`\\[([^\\]]*)\\]\\([^)]*${chapter}\\.(?:ipynb|ts|html)[^)]*\\)`, 'g');
  return text.replace(row, '').replace(link, '$1');
}

/** The text with one chapter fewer where it counts them: "Nine chapters", "아홉 장". */
export function withTotal(text: string, before: number): string {
  const capital = (word: string): string => word[0].toUpperCase() + word.slice(1);
  return text
    .replace(
      new RegExp(
        `\\b(${english[before]}|${capital(english[before])})\\b(?= (?:TypeScript )?(?:chapters|notebooks))`,
        'g',
      ),
      (word) => (word === english[before] ? english[before - 1] : capital(english[before - 1])),
    )
    .replace(new RegExp(`${korean[before]}(?= (?:개의 )?장)`, 'g'), korean[before - 1]);
}

/** What a reader sees when an exercise passes: a file a chapter, and index.ts with the list of all. */
export const REWARDS = 'lib/notebook/rewards';

/** The list of rewards without what it takes from the chapter's file. */
export function withoutRewards(text: string, chapter: string): string {
  const taken = new RegExp(`^import \\{ (\\w+) \\} from '\\./${chapter}';\\n`, 'm').exec(text);
  return taken ? text.replace(taken[0], '').replace(`  ...${taken[1]},\n`, '') : text;
}
