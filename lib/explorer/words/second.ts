import type { Explorer } from '../model/explorer';
import { fieldOf, placeAbove } from '../model/second';
import { fixed, number, type Say } from './phrase';

/** "Second map, row 3, column 4: 1.25. It sees 3 × 3 outputs of the first map, and 5 × 5 pixels …"; nothing without one. */
export function secondSentence(explorer: Explorer, say: Say): string {
  const { layer, second, walk } = explorer;
  if (!second) return '';
  const place = placeAbove(second, walk.place);
  const { row, column } = place;
  const field = fieldOf(layer.g, second.g, place);
  const value = fixed(second.map[row * second.g.ow + column]);
  const [top, left] = [number(field.row), number(field.column)];
  const [bottom, right] = [number(field.row + field.height - 1), number(field.column + field.width - 1)];
  return say(
    `Second map, row ${row}, column ${column}: ${value}. It sees ${second.g.kh} × ${second.g.kw} outputs of the first map, and through them ${field.height} × ${field.width} pixels: rows ${top} to ${bottom}, columns ${left} to ${right}.`,
    `둘째 맵 ${row}행 ${column}열: ${value}. 첫째 맵의 출력 ${second.g.kh} × ${second.g.kw}개를, 그것을 거쳐 ${field.height} × ${field.width}픽셀(${top}–${bottom}행, ${left}–${right}열)을 봅니다.`,
  );
}
