import type { Explorer } from '../model/explorer';
import { leftOf, topOf, type Geometry } from '../model/geometry';
import { number, type Say } from './phrase';
import { secondSentence } from './second';

/** The whole figure in words: whoever reads only this loses no fact. */
export function alternative(explorer: Explorer, say: Say): string {
  const { layer, walk, filter, result, pooling } = explorer;
  const { g, channels, map } = layer;
  const { row, column } = walk.place;
  const name = explorer.pictures[explorer.settings.picture].name;
  let best = -1;
  for (let i = 0; i < walk.total; i++) if (walk.visited[i] && (best < 0 || map[i] > map[best])) best = i;
  const [bestRow, bestColumn] = [Math.floor(best / g.ow), best % g.ow];
  const [top, left] = [topOf(g, row), leftOf(g, column)];
  const lines = [
    say(`A picture of ${g.h} by ${g.w} pixels (${name}).`, `${g.h} × ${g.w}픽셀 그림(${name})입니다.`),
    pooling ? window(explorer, say) : kernel(filter.name, g, channels, say),
    say(
      `It slides over the picture in steps of ${g.stride}${around(g, say)}${spread(g, say)}.`,
      `한 번에 ${g.stride}칸씩 그림 위를 지나갑니다${around(g, say)}${spread(g, say)}.`,
    ),
    say(
      `Each place gives one output; they form a map of ${g.oh} by ${g.ow}, of which ${walk.seen} of ${walk.total} outputs are shown.`,
      `자리마다 출력이 하나씩 나와 ${g.oh} × ${g.ow} 맵을 이루며, 출력 ${walk.total}개 중 ${walk.seen}개가 보입니다.`,
    ),
    say(
      `The window is at rows ${number(top)} to ${top + g.spanH - 1}, columns ${number(left)} to ${left + g.spanW - 1}; its output, row ${row}, column ${column}, is ${number(result)}.`,
      `창은 ${number(top)}~${top + g.spanH - 1}행, ${number(left)}~${left + g.spanW - 1}열에 있고, 그 출력(${row}행 ${column}열)은 ${number(result)}입니다.`,
    ),
    say(
      `The highest output shown is ${number(map[best])}, at row ${bestRow}, column ${bestColumn}.`,
      `보이는 출력 중 가장 높은 값은 ${bestRow}행 ${bestColumn}열의 ${number(map[best])}입니다.`,
    ),
    secondSentence(explorer, say),
  ];
  return lines.filter((line) => line !== '').join(' ');
}

function kernel(name: string, { kh, kw }: Geometry, channels: number, say: Say): string {
  const each = channels === 1 ? '' : say(` in each of ${channels} channels`, `(채널 ${channels}개 각각)`);
  return say(
    `The filter “${name}” has ${kh} by ${kw} weights${each}.`,
    `필터 “${name}”의 가중치는 ${kh} × ${kw}개${each}입니다.`,
  );
}

function window({ layer: { g, operation } }: Explorer, say: Say): string {
  return operation === 'maxPool'
    ? say(
        `A window of ${g.kh} by ${g.kw} pixels keeps the largest.`,
        `${g.kh} × ${g.kw}픽셀 창은 가장 큰 값을 남깁니다.`,
      )
    : say(
        `A window of ${g.kh} by ${g.kw} pixels keeps the mean.`,
        `${g.kh} × ${g.kw}픽셀 창은 평균을 남깁니다.`,
      );
}

function around({ top, bottom, left, right }: Geometry, say: Say): string {
  if (top + bottom + left + right === 0) return '';
  return say(
    `, over ${top} rows of padding above, ${bottom} below, and ${left} columns at the left, ${right} at the right`,
    ` (패딩: 위 ${top}, 아래 ${bottom}, 왼쪽 ${left}, 오른쪽 ${right})`,
  );
}

function spread({ dilation }: Geometry, say: Say): string {
  if (dilation === 1) return '';
  return say(
    `, reading every ${dilation === 2 ? 'second' : 'third'} pixel`,
    ` (${dilation}픽셀마다 하나씩 읽음)`,
  );
}
