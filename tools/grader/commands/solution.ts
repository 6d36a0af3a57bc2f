import { readFileSync } from 'node:fs';
import type { ShownSolution } from '../../../lib/notebook/exercise/payload';
import { both } from '../both';
import { sealedCourse, solutionFile, type Place } from '../course/places';
import { results, type Remembered } from './memory';
import type { Options } from './options';

/** The kit's own solution, once the student's passed, or on an explicit wish. */
export function showSolution(place: Place, { json, confirm, language }: Options): number {
  if (sealedCourse) return refused(place, json, none[language]);
  const allowed = confirm || (results()[place.id] as Remembered | undefined)?.everPassed === true;
  const text = allowed
    ? readFileSync(solutionFile(place), 'utf8').replace(/^.*\/\/ (BEGIN|END) SOLUTION.*\n/gm, '')
    : '';
  const refusal = both(
    `Try it yourself first; hint("${place.id}") helps where you are stuck. To see it all the same, confirm: solution("${place.id}", { confirm: true }) in a notebook, npm run check -- solution ${place.id} --confirm in a terminal`,
    `먼저 직접 풀어 보세요. 막혔다면 hint("${place.id}")가 있습니다. 그래도 보고 싶다면 확인을 덧붙이세요: 노트북에서는 solution("${place.id}", { confirm: true }), 터미널에서는 npm run check -- solution ${place.id} --confirm`,
  )[language];
  if (!allowed) return refused(place, json, refusal);
  const shown: ShownSolution = { id: place.id, allowed, message: '', text };
  process.stdout.write(`${json ? JSON.stringify(shown) : text}\n`);
  return 0;
}

const none = both(
  'This copy of the course holds no solutions: ask your teacher. hint("…") helps where you are stuck.',
  '이 강좌에는 풀이가 들어 있지 않습니다. 선생님께 물어보세요. 막혔다면 hint("…")가 있습니다.',
);

function refused({ id }: Place, json: boolean, message: string): number {
  const shown: ShownSolution = { id, allowed: false, message, text: '' };
  process.stdout.write(`${json ? JSON.stringify(shown) : message}\n`);
  return 1;
}
