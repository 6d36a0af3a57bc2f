import type { Bilingual, t } from '../language';
import { gridSize, type Answer, type OcclusionValues } from './data';

/** Takes the reader's language. */
export type Say = typeof t;

/** Below this, the likeliest name is called a guess: on photographs of all kinds, wrong answers mostly stayed below it. */
export const unsureBelow = 0.4;
const sureFrom = 0.7;

/** A class's name, without its synonyms: 'tench, Tinca tinca' → 'tench'. */
export function shortName(name: Bilingual, say: Say): string {
  return say(name.en, name.ko).split(',')[0];
}

/** 97 %, 4.2 %; in Korean without a space. */
export function percentage(share: number, say: Say): string {
  return (100 * share).toFixed(share >= 0.0995 ? 0 : 1) + say('\u00a0%', '%');
}

/** What the network says, and how sure it is. */
export function verdict(name: string, probability: number, say: Say): string {
  const share = percentage(probability, say);
  if (probability >= sureFrom) return say(`It says: ${name}, ${share}.`, `신경망의 답: ${name}, ${share}.`);
  if (probability >= unsureBelow) return say(`Perhaps ${name}: ${share}.`, `아마도 ${name}: ${share}.`);
  return say(
    `It is not sure. Its best guess, ${name}, has only ${share}: perhaps nothing in the square is among its 1,000 names.`,
    `확신하지 못합니다. 가장 그럴듯한 이름인 ${name}도 ${share}뿐입니다. 사각형 안의 것이 1,000개의 이름 가운데 없을지도 모릅니다.`,
  );
}

/** Where covering costs a name the most. */
export function telling(map: OcclusionValues, name: string, uncovered: number, say: Say): string {
  let least = -1;
  map.forEach((p, i) => {
    if (typeof p === 'number' && (least < 0 || p < (map[least] ?? 1))) least = i;
  });
  if (least < 0) return '';
  const p = map[least] ?? 0;
  const [row, column] = [Math.floor(least / gridSize) + 1, (least % gridSize) + 1];
  const [from, to] = [percentage(uncovered, say), percentage(p, say)];
  if (uncovered - p < 0.02)
    return say(
      `No single square of gray takes ${name} away.`,
      `회색 사각형 하나로는 ${name}의 확률이 거의 줄지 않습니다.`,
    );
  return say(
    `A gray square at row ${row}, column ${column} of ${gridSize} costs ${name} the most: from ${from} to ${to}.`,
    `회색 사각형이 세로 ${row}번째, 가로 ${column}번째 자리(${gridSize} × ${gridSize})를 가릴 때 ${name}의 확률이 가장 많이 줄어듭니다: ${from}에서 ${to}로.`,
  );
}

/** The whole figure in words. */
export function alternative(
  answers: readonly Answer[],
  map: OcclusionValues,
  names: readonly string[],
  say: Say,
): string {
  const list = answers.map(({ probability }, i) => `${names[i]} ${percentage(probability, say)}`).join(', ');
  const [{ probability }] = answers;
  return [
    say(
      'A photograph, and what EfficientNet-Lite0 calls it. In the page, a photograph of your own takes its place.',
      '사진 한 장과, EfficientNet-Lite0이 붙인 이름입니다. 이 그림이 움직이는 곳에서는 여러분의 사진을 넣을 수 있습니다.',
    ),
    verdict(names[0], probability, say),
    say(`Its five likeliest names: ${list}.`, `가장 그럴듯한 이름 다섯: ${list}.`),
    telling(map, names[0], probability, say),
  ].join('\n');
}
