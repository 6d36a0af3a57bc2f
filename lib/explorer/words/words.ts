/** The figure in words: where the window is, what it finds, which shapes there are. */
import { columnsSeeing, pixelUnder, rowsSeeing } from '../model/geometry';
import { valueUnder, weightOf } from '../model/terms';
import type { Explorer } from '../model/explorer';
import { channelNames, fixed, number, type Phrase, type Say } from './phrase';

/** "Row 35, column 25: 891 products add up to 23.98." */
export function sentence({ layer, walk, settings, result }: Explorer, say: Say): string {
  const { row, column } = walk.place;
  const { g, channels, operation, bias } = layer;
  const count = g.kh * g.kw * channels;
  const value = fixed(result);
  const at = say(`Row ${row}, column ${column}: `, `${row}행 ${column}열: `);
  if (settings.direction === 'backward') {
    if (operation === 'maxPool')
      return (
        at +
        say('the gradient of 1 goes to the largest pixel alone.', '기울기 1은 가장 큰 픽셀 하나에만 갑니다.')
      );
    return (
      at +
      say(
        `the gradient of 1 goes back through ${count} weights.`,
        `기울기 1이 가중치 ${count}개를 거쳐 되돌아갑니다.`,
      )
    );
  }
  if (operation === 'maxPool')
    return (
      at +
      say(
        `the largest of ${count} pixels is ${value}.`,
        `픽셀 ${count}개 가운데 가장 큰 값은 ${value}입니다.`,
      )
    );
  if (operation === 'avgPool')
    return at + say(`the mean of ${count} pixels is ${value}.`, `픽셀 ${count}개의 평균은 ${value}입니다.`);
  const more = bias === 0 ? '' : say(' and the bias', '와 편향');
  return (
    at +
    (count === 1
      ? say(`one product${more} makes ${value}.`, `곱 하나${more}로 얻은 값은 ${value}입니다.`)
      : say(
          `${count} products${more} add up to ${value}.`,
          `곱 ${count}개${more}를 모두 더하면 ${value}입니다.`,
        ))
  );
}

/** How the present output stands among those already seen; nothing while there are few. */
export function rank({ layer, walk, settings, result }: Explorer, say: Say): string {
  if (settings.direction === 'backward')
    return say('Where windows overlap, the shares add up.', '창이 겹치는 곳에서는 몫이 더해집니다.');
  if (walk.seen < 30) return '';
  let above = 0;
  layer.map.forEach((value, i) => {
    if (walk.visited[i] && value > result) above++;
  });
  if (above === 0) return say('The highest so far.', '지금까지 가장 높습니다.');
  const share = (100 * (walk.seen - 1 - above)) / (walk.seen - 1);
  const text = share > 99 ? number(Math.floor(share * 10) / 10, 1) : String(Math.floor(share));
  return say(
    `${text}\u00a0% of the outputs so far are lower.`,
    `지금까지 나온 출력의 ${text}%가 이보다 낮습니다.`,
  );
}

/** Shapes from picture to map, and how the map's size comes about. */
export function shapes({ layer, pooling, bank }: Explorer, say: Say): Phrase {
  const { g, channels } = layer;
  const axis = (length: number, padding: number, span: number, out: number): string => {
    const room = `${length}${padding === 0 ? '' : ` + ${padding}`} − ${span}`;
    return `${g.stride === 1 ? room : `⌊(${room}) / ${g.stride}⌋`} + 1 = ${out}`;
  };
  const span =
    g.dilation > 1 ? say(` spanning ${g.spanH} × ${g.spanW}`, ` (펼치면 ${g.spanH} × ${g.spanW})`) : '';
  const name = bank.length > 1 ? say('filters', '필터') : say('filter', '필터');
  const middle = pooling
    ? `${say('window', '창')} [${g.kh}, ${g.kw}]`
    : `${name} [${g.kh}, ${g.kw}, ${channels}, ${bank.length}]${span}`;
  const rows = axis(g.h, g.top + g.bottom, g.spanH, g.oh);
  const columns = axis(g.w, g.left + g.right, g.spanW, g.ow);
  const sizes =
    rows === columns
      ? `${say('rows and columns', '행과 열')}: ${rows}`
      : `${say('rows', '행')}: ${rows}  ${say('columns', '열')}: ${columns}`;
  return [
    `${say('picture', '그림')} [${g.h}, ${g.w}, ${channels}]`,
    ['sign', ' → '],
    middle,
    ['sign', ' → '],
    `${bank.length > 1 && !pooling ? say('maps', '맵') : say('map', '맵')} [${g.oh}, ${g.ow}, ${pooling ? 1 : bank.length}]`,
    ['line', sizes],
  ];
}

/** What the pointer is at, and how it is tied to the other side. */
export function link(explorer: Explorer, say: Say): Phrase {
  const { layer, walk, pixel, term, settings, gradient } = explorer;
  const { g, channels, operation } = layer;
  if (pixel) {
    const [row, column] = pixel;
    const name = ['back', say(`Pixel (${row}, ${column})`, `픽셀 (${row}, ${column})`)] as const;
    const at = row * g.w + column;
    if (settings.direction === 'backward' && gradient.touched[at])
      return [name, say(': gradient ', ': 기울기 '), number(gradient.at(at, channels))];
    const count = rowsSeeing(g, row).length * columnsSeeing(g, column).length;
    const outputs = count === 0 ? 'no output' : count === 1 ? 'one output' : `${count} outputs`;
    const seen = count === 0 ? ': 보는 출력이 없습니다.' : `: 출력 ${count}개가 봅니다.`;
    return [name, say(` is seen by ${outputs}.`, seen)];
  }
  if (term) {
    const value = valueUnder(layer, walk.place, term);
    const [row, column] = pixelUnder(g, walk.place, term.u, term.v);
    const channel = channels > 1 ? `, ${channelNames(say, channels)[term.channel]}` : '';
    const name =
      value === null
        ? say(`Padding at (${row}, ${column})`, `패딩 (${row}, ${column})`)
        : say(`Pixel (${row}, ${column})${channel}`, `픽셀 (${row}, ${column})${channel}`);
    if (operation === 'maxPool') return [['forward', name], ` = ${number(value ?? 0)}`];
    const weight = weightOf(layer, term);
    return [['forward', name], ` ${fixed(value ?? 0)} × ${number(weight)} = ${fixed((value ?? 0) * weight)}`];
  }
  return [];
}
