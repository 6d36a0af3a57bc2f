import { t } from '../../language';
import { short } from '../format';
import { formula } from './formula';
import type { StepperData, StepperLabels, StepperMode } from './terms';

/** The words around the numbers, in the reader's language. `{…}` is filled by the front end. */
export function labels(mode: StepperMode): StepperLabels {
  return {
    input: t('input x', '입력 x'),
    filter: t('filter w', '필터 w'),
    products: t('products x · w', '곱 x · w'),
    output: mode === 'conv' ? t('output y', '출력 y') : t('output', '출력'),
    channel: t('channel {c}', '채널 {c}'),
    previous: t('previous step', '이전 단계'),
    next: t('next step', '다음 단계'),
    play: t('Play', '재생'),
    pause: t('Pause', '멈춤'),
    keys: t(
      'Click an output, or use the arrow keys, Home, End; Space plays.',
      '출력 칸을 누르거나 화살표 키, Home, End로 옮기고, Space로 재생합니다.',
    ),
    place: t(
      'Output row {row}, column {column}: the window covers input rows {r0} to {r1}, columns {c0} to {c1}.',
      '출력 {row}행 {column}열: 창은 입력 {r0}~{r1}행, {c0}~{c1}열을 봅니다.',
    ),
    padding: t('dashed: padding', '점선: 패딩'),
  };
}

type Described = Omit<StepperData, 'alt'>;

/** Everything that the picture shows, in words. */
export function stepperAlt(data: Described): string {
  const [row, column] = data.start;
  const { padding, stride } = data;
  const lines = [
    ...planes(t('input', '입력'), data.input),
    ...(data.filter ? planes(t('filter', '필터'), data.filter) : []),
    t(
      `stride ${stride.join('×')}; padding ${padding.top} above, ${padding.bottom} below, ${padding.left} left, ${padding.right} right`,
      `보폭 ${stride.join('×')}; 패딩 위 ${padding.top}, 아래 ${padding.bottom}, 왼쪽 ${padding.left}, 오른쪽 ${padding.right}`,
    ) + (data.bias === 0 ? '' : t(`; bias ${short(data.bias)}`, `; 편향 ${short(data.bias)}`)),
    ...planes(t('output', '출력'), data.values),
    ...formula(data, row, column),
  ];
  return lines.join('\n');
}

function planes(name: string, values: StepperData['values']): string[] {
  return values.map((plane, channel) => {
    const which = values.length === 1 ? name : `${name}, ${t(`channel ${channel}`, `채널 ${channel}`)}`;
    return `${which}: ${plane.map((row) => row.map((value) => short(value)).join(' ')).join(' | ')}`;
  });
}
