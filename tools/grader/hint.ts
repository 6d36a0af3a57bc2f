import type { Language } from 'convlab';
import { loadExercise } from './course';
import { hintsSeen, rememberHint } from './memory';
import type { Options } from './options';
import type { Place } from './places';
import type { Exercise } from './spec';

/** One hint, ready to be shown. */
export interface Hint {
  readonly id: string;
  readonly number: number;
  readonly of: number;
  readonly text: string;
  /** The puzzle's lines, in the third hint. */
  readonly lines?: readonly string[];
}

/** The next of the three hints; the last one again where all were seen. */
export async function hint(place: Place, { json, language }: Options): Promise<number> {
  const exercise = await loadExercise(place);
  const number = Math.min(exercise.hints.length, hintsSeen(place.id) + 1);
  rememberHint(place.id, number);
  const next = hintOf(exercise, number, language);
  const shown = json
    ? JSON.stringify(next)
    : [next.text, ...(next.lines ?? []).map((line) => `    ${line}`)].join('\n');
  process.stdout.write(`${shown}\n`);
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
