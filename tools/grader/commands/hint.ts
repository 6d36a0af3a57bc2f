import type { Language } from 'convlab';
import { loadExercise } from '../course/course';
import type { Place } from '../course/places';
import type { Exercise } from '../course/spec';
import { hintsSeen, rememberHint } from './memory';
import type { Options } from './options';

/** One hint, ready to be shown. */
export interface Hint {
  readonly id: string;
  readonly number: number;
  readonly of: number;
  readonly text: string;
  /** The puzzle's lines, in the third hint. */
  readonly lines?: readonly string[];
  /** Where to look next, once all hints were seen before. */
  readonly next?: string;
}

/** The next of the three hints; where all were seen, the last one again, and where to look next. */
export async function hint(place: Place, { json, language }: Options): Promise<number> {
  const exercise = await loadExercise(place);
  const seen = hintsSeen(place.id);
  const number = Math.min(exercise.hints.length, seen + 1);
  rememberHint(place.id, number);
  const over = seen < exercise.hints.length ? {} : { next: whereNext(place, exercise, language) };
  const shown = { ...hintOf(exercise, number, language), ...over };
  const text = [shown.text, ...(shown.lines ?? []).map((line) => `    ${line}`)];
  if (shown.next !== undefined) text.push('', shown.next);
  process.stdout.write(`${json ? JSON.stringify(shown) : text.join('\n')}\n`);
  return 0;
}

/** The hint of a number, 1 to 3. */
export function hintOf({ id, hints }: Exercise, number: number, language: Language): Hint {
  if (number < hints.length)
    return { id, number, of: hints.length, text: (hints[number - 1] as (typeof hints)[0])[language] };
  const text =
    language === 'ko'
      ? '퍼즐: 아래는 풀이의 줄들을 섞은 것입니다. 순서를 되찾고 들여쓰기와 닫는 괄호를 채우세요. 한 줄은 틀린 줄이니 빼야 합니다. 어느 줄이고, 왜일까요?'
      : 'A puzzle: these are the lines of a solution, shuffled. Put them in order, with indentation and closing brackets. One line is wrong and stays out: which one, and why?';
  return { id, number, of: hints.length, text, lines: hints[2].lines };
}

function whereNext({ chapter, id }: Place, { task }: Exercise, language: Language): string {
  const lines =
    language === 'ko'
      ? [
          '힌트는 이것으로 끝입니다. 세 개를 모두 보았습니다. 다음으로 살펴볼 곳:',
          `· 문제를 다시 읽기: ${task.ko}`,
          `· ${chapter} 노트북에서 답 셀 바로 위의 설명과 식`,
          `· 풀이: 노트북에서는 \`solution("${id}", { confirm: true })\`, 파일로는 \`solutions/${chapter}/${id}.ts\``,
        ]
      : [
          'That was the last hint: you have seen all three. Where to look next:',
          `· the task once more: ${task.en}`,
          `· the text and the formula above the answer cell, in the notebook ${chapter}`,
          `· the solution: \`solution("${id}", { confirm: true })\` in the notebook, or the file \`solutions/${chapter}/${id}.ts\``,
        ];
  return lines.join('\n');
}
