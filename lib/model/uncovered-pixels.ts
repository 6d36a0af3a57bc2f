import { windowCount, type LayerWindow } from '../geometry';
import { t } from '../language';
import type { Shape } from './layer';

/** One axis whose last pixels no window reaches. */
interface Lost {
  readonly axis: 'row' | 'column';
  readonly count: number;
  readonly sentence: string;
}

/**
 * Where the last window stops short of the border, in words, for each axis where it does; undefined where all is seen.
 *
 *     lost = height − (start of the last window + what it spans)
 */
export function uncoveredPixels(
  name: string,
  windows: readonly [LayerWindow, LayerWindow],
  [height, width]: Shape,
): string | undefined {
  const [rows, columns] = [along('row', height, windows[0]), along('column', width, windows[1])];
  const lost = [rows, columns].filter(({ count }) => count > 0);
  if (lost.length === 0) return undefined;
  const alike = lost.length === 2 && rows.sentence === columns.sentence;
  const parts = alike ? [[rows, columns]] : lost.map((one) => [one]);
  return `${name}: ${parts.map((part) => inWords(part)).join('; ')}`;
}

function along(axis: Lost['axis'], length: number, window: LayerWindow): Lost {
  const { kernel, stride, padding = 0, paddingAfter = padding, dilation = 1 } = window;
  const places = windowCount('summary', length, kernel, stride, padding, paddingAfter, dilation);
  const span = dilation * (kernel - 1) + 1;
  const zeros = padding + paddingAfter;
  const exact = Number(((length + zeros - span) / stride + 1).toFixed(2));
  const formula = `(${length}${zeros > 0 ? ` + ${zeros}` : ''} − ${span}) / ${stride} + 1 = ${exact}`;
  return {
    axis,
    count: length - ((places - 1) * stride - padding + span),
    sentence: t(
      `${formula}, so a window stands at ${places} places`,
      `${formula}이므로 창이 놓일 자리는 ${places}곳`,
    ),
  };
}

/** One axis, or two that are alike. */
function inWords(lost: readonly Lost[]): string {
  const [{ count, sentence }] = lost;
  const names = lost.map(({ axis }) => (count === 1 ? axis : `${count} ${axis}s`)).join(' and ');
  const korean = lost.map(({ axis }) => `${count}${axis === 'row' ? '행' : '열'}`);
  const are = count * lost.length === 1 ? 'is' : 'are';
  return t(
    `${sentence}; the last ${names} ${are} never seen`,
    `${sentence}이고, 마지막 ${korean.join('과 ')}은 어느 창에도 들어가지 않습니다`,
  );
}
