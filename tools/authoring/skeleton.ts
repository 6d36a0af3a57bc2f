/** The files of a new exercise. Each part that is still to be written says so when the checks reach it. */

export function solutionSkeleton(id: string): string {
  return `// exercise: ${id}

/**
 * TODO: one or two sentences in English: what it returns.
 * TODO: 같은 내용을 한국어로.
 *
 * TODO: shapes, the formula.
 *
 * @example ${id}(1) // TODO
 */
export function ${id}(x: number): number {
  // BEGIN SOLUTION
  throw new Error(\`TODO: write the solution of ${id}, and its signature; got \${x}\`);
  // END SOLUTION
}
`;
}

export function specSkeleton(id: string, chapter: string): string {
  return `import { ${id} } from '../../../solutions/${chapter}/${id}';
import type { Exercise } from '../../../tools/grader/course/spec';
import { both, example, misconception, puzzle, source } from '../cases';
import { todo } from '../todo';

export default {
  id: '${id}',
  title: both(todo('${id}: a short title in both languages'), ''),
  task: both(todo('${id}: the task, one or two sentences in both languages'), ''),
  difficulty: 1, // 1 warm-up, 2 core, 3 stretch
  minutes: 5,
  solution: ${id},
  parameters: ['x'], // the arguments' names in order
  compare: 'exact', // for whole numbers; leave the line out for float32's tolerance
  hints: [
    both(todo('${id}: a first hint, a question rather than an answer'), ''),
    both(todo('${id}: a second hint, which names what to use'), ''),
    puzzle(todo('${id}: a line that looks like one of the solution and is wrong'), both('why it is wrong', '')),
  ],
  misconceptions: [
    misconception('name', todo('${id}: four wrong answers that students really write, each with its sentence'), '', (x: number) => x),
  ],
  cases(random) {
    const { whole } = source(random);
    return [
      example(1, todo('${id}: named examples first: nothing square, negative numbers'), '', 1),
      example(2, 'drawn from the seed', '씨앗값에서 뽑은 경우', whole(2, 9)),
    ];
  },
} satisfies Exercise;
`;
}

/** The cells that ask for it, to be pasted into the chapter's source. */
export function cells(id: string, chapter: string): string {
  return `// %% exercise="${id}"
import { ${id} } from '../../exercises/${chapter}/${id}';

// %%
await check('${id}');
`;
}

/** oracle.test.ts with a line for it, last in the record of oracles. */
export function withOracle(text: string, id: string): string {
  const start = text.indexOf('const oracles:');
  const end = text.indexOf('\n};\n', start);
  if (start < 0 || end < 0) throw new Error('oracle.test.ts has no record `const oracles: … = { … };`');
  const line = `\n  ${id}: () => todo('${id}: compute it in another way than its solution does'),`;
  const imported = text.includes("from './todo'")
    ? text
    : text.replace(
        "import { fill } from './cases';\n",
        "import { fill } from './cases';\nimport { todo } from './todo';\n",
      );
  return imported.replace(text.slice(start, end), (oracles) => oracles + line);
}

/** oracle.test.ts without the entry of an exercise: from its name to the next name at the same indentation. */
export function withoutOracle(text: string, id: string): string {
  return text.replace(new RegExp(`^  ${id}(?:: |\\()[^]*?\\n(?=  \\w|\\};\\n)`, 'm'), '');
}
