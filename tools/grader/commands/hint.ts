import { readFileSync } from 'node:fs';
import type { Bilingual } from 'convlab';
import type { Hint } from '../../../lib/notebook/exercise/payload';
import { both } from '../both';
import { exerciseAt } from '../course/exercise-at';
import { sealedCourse, solutionFile, type Place } from '../course/places';
import { puzzleOf, solutionLines } from '../course/puzzle';
import type { Exercise } from '../course/spec';
import { hintsSeen, rememberHint } from './memory';
import { UsageError, type Options } from './options';

/** The next of the three hints; where all were seen, the last one again, and where to look next. */
export function hint(place: Place, options: Options): number {
  const exercise = exerciseAt(place);
  const lines = exercise.hints[2].lines ?? solutionLines(readFileSync(solutionFile(place), 'utf8'));
  const shown =
    options.wrong === undefined
      ? nextHint(place, exercise, lines, options)
      : judgedLine(place, exercise, lines, options.wrong, options);
  const text = [shown.text, ...(shown.lines ?? []).map((line, i) => `    ${letterOf(i)}  ${line}`)];
  if (shown.next !== undefined) text.push('', shown.next);
  process.stdout.write(`${options.json ? JSON.stringify(shown) : text.join('\n')}\n`);
  return 0;
}

function nextHint(
  place: Place,
  exercise: Exercise,
  solution: readonly string[],
  { language }: Options,
): Hint {
  const { id, hints } = exercise;
  const seen = hintsSeen(id);
  const number = Math.min(hints.length, seen + 1);
  rememberHint(id, number);
  const common = { id, number, of: hints.length };
  if (number < hints.length) return { ...common, text: (hints[number - 1] as Bilingual)[language] };
  const { lines } = puzzleOf(`${place.chapter}/${id}`, solution, hints[2].wrong.line);
  const next = seen < hints.length ? {} : { next: whereNext(place, exercise)[language] };
  return { ...common, text: puzzleText(id)[language], lines, ...next };
}

/** Whether the line that a student points at is the puzzle's wrong one; if so, why. */
function judgedLine(
  { chapter }: Place,
  { id, hints }: Exercise,
  solution: readonly string[],
  letter: string,
  { language }: Options,
): Hint {
  const { line, why } = hints[2].wrong;
  const { lines, wrongAt } = puzzleOf(`${chapter}/${id}`, solution, line);
  const letters = lines.map((_, i) => letterOf(i));
  const at = letters.indexOf(letter.trim().toUpperCase());
  if (at < 0) {
    const [first, last] = [letters[0], letters[letters.length - 1]];
    throw new UsageError(
      both(
        `The puzzle's lines are ${first} to ${last}, not '${letter}'.`,
        `퍼즐의 줄은 ${first}부터 ${last}까지입니다. '${letter}'은(는) 없습니다.`,
      )[language],
    );
  }
  const text =
    at === wrongAt
      ? both(
          `Yes, ${letters[at]} is the wrong line. ${why.en}`,
          `네, ${letters[at]}이(가) 틀린 줄입니다. ${why.ko}`,
        )
      : both(
          `${letters[at]} belongs to the solution: \`${lines[at]}\`. What would each of the others compute?`,
          `${letters[at]}은(는) 풀이에 들어가는 줄입니다: \`${lines[at]}\`. 다른 줄은 각각 무엇을 계산할까요?`,
        );
  return { id, number: hints.length, of: hints.length, text: text[language] };
}

const letterOf = (index: number): string => String.fromCharCode(65 + index);

const puzzleText = (id: string): Bilingual =>
  both(
    `A puzzle: these are the lines of a solution, shuffled. Put them in order, with indentation and closing brackets. One line is wrong and stays out: which one, and why? \`hint("${id}", { wrong: "A" })\`, or --wrong A in a terminal, says whether it is A.`,
    `퍼즐: 아래는 풀이의 줄들을 섞은 것입니다. 순서를 되찾고 들여쓰기와 닫는 괄호를 채우세요. 한 줄은 틀린 줄이니 빼야 합니다. 어느 줄이고, 왜일까요? A라고 생각하면 \`hint("${id}", { wrong: "A" })\`로, 터미널에서는 --wrong A로 확인하세요.`,
  );

function whereNext({ chapter, id }: Place, { task }: Exercise): Bilingual {
  const solution = sealedCourse
    ? []
    : [
        both(
          `· the solution: \`solution("${id}", { confirm: true })\` in the notebook, or the file \`solutions/${chapter}/${id}.ts\``,
          `· 풀이: 노트북에서는 \`solution("${id}", { confirm: true })\`, 파일로는 \`solutions/${chapter}/${id}.ts\``,
        ),
      ];
  return both(
    [
      'That was the last hint: you have seen all three. Where to look next:',
      `· the task once more: ${task.en}`,
      `· the text and the formula above the answer cell, in the notebook ${chapter}`,
      ...solution.map(({ en }) => en),
    ].join('\n'),
    [
      '힌트는 이것으로 끝입니다. 세 개를 모두 보았습니다. 다음으로 살펴볼 곳:',
      `· 문제를 다시 읽기: ${task.ko}`,
      `· ${chapter} 노트북에서 답 셀 바로 위의 설명과 식`,
      ...solution.map(({ ko }) => ko),
    ].join('\n'),
  );
}
