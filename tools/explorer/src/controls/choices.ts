import type { ExplorerControl, ExplorerSettings } from '../../../../lib/explorer/data';
import type { Explorer } from '../../../../lib/explorer/model/explorer';
import type { Say } from '../../../../lib/explorer/words/phrase';
import type { Actions } from '../actions';
import { choice, type Choice, type Option } from './form';

/** The choice behind one control; filters and pictures have faces and are built where those are drawn. */
export function buildChoice(
  control: Exclude<ExplorerControl, 'filter' | 'picture'>,
  explorer: Explorer,
  say: Say,
  { change, show }: Pick<Actions, 'change' | 'show'>,
): Choice {
  const numbers = (values: readonly (number | 'same')[]): Option[] =>
    values.map((value) => ({ value: String(value), label: String(value) }));
  const named = (...pairs: readonly (readonly [string, string])[]): Option[] =>
    pairs.map(([value, label]) => ({ value, label }));
  switch (control) {
    case 'size':
      return choice(say('pixels', '픽셀'), numbers(explorer.sizes), (value) => {
        change({ size: Number(value) });
      });
    case 'color':
      return choice(
        say('channels', '채널'),
        named(['false', say('gray', '회색')], ['true', say('color', '색')]),
        (value) => {
          change({ color: value === 'true' });
        },
      );
    case 'operation':
      return choice(
        say('operation', '연산'),
        named(
          ['conv', say('convolution', '합성곱')],
          ['maxPool', say('max pool', '최대 풀링')],
          ['avgPool', say('average pool', '평균 풀링')],
        ),
        (value) => {
          const operation = value as ExplorerSettings['operation'];
          change({ operation, stride: operation === 'conv' ? 1 : explorer.settings.window, padding: 0 });
        },
      );
    case 'window':
      return choice(say('window', '창'), named(['2', '2×2'], ['3', '3×3'], ['4', '4×4']), (value) => {
        change({ window: Number(value), stride: Number(value) });
      });
    case 'stride':
      return choice(say('stride', '보폭'), numbers([1, 2, 3, 4]), (value) => {
        change({ stride: Number(value) });
      });
    case 'padding':
      return choice(say('padding', '패딩'), numbers([0, 1, 2, 4, 'same']), (value) => {
        change({ padding: value === 'same' ? 'same' : Number(value) });
      });
    case 'dilation':
      return choice(say('dilation', '팽창'), numbers([1, 2, 3]), (value) => {
        change({ dilation: Number(value) });
      });
    case 'direction':
      return choice(
        say('direction', '방향'),
        named(['forward', say('forward', '앞으로')], ['backward', say('backward', '뒤로')]),
        (value) => {
          show({ direction: value as ExplorerSettings['direction'] });
        },
      );
    case 'layers':
      return choice(say('layers', '층'), numbers([1, 2]), (value) => {
        show({ layers: value === '2' ? 2 : 1 });
      });
    case 'filters':
      return choice(
        say('filters', '필터 수'),
        named(['false', say('one', '하나')], ['true', say('a layer of them', '한 층 모두')]),
        (value) => {
          change({ together: value === 'true' });
        },
      );
    case 'view':
      return choice(
        say('as', '보기'),
        named(['window', say('window', '창')], ['columns', say('matrix product', '행렬 곱')]),
        (value) => {
          show({ view: value as ExplorerSettings['view'] });
        },
      );
  }
}
