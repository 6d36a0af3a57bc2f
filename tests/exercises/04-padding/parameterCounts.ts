import { parameterCounts } from '../../../solutions/04-padding/parameterCounts';
import type { Exercise } from '../../../tools/grader/course/spec';
import { kernelNotSquared } from '../shared-misconceptions';
import { both, example, puzzle, source, misconception, misconceptions } from '../cases';

type Sizes = Parameters<typeof parameterCounts>;
type Counts = ReturnType<typeof parameterCounts>;

/** The counts of `wrongly` in some of the three layers, the right ones in the others: every way to choose some. */
function inSomeLayers(
  layers: readonly (keyof Counts)[],
  wrongly: (...sizes: Sizes) => Counts,
): ((...sizes: Sizes) => Counts)[] {
  const choices = Array.from({ length: 2 ** layers.length - 1 }, (_, choice) =>
    layers.filter((_layer, at) => (((choice + 1) >> at) & 1) === 1),
  );
  return choices.map((chosen) => (...sizes) => {
    const counts = wrongly(...sizes);
    return {
      ...parameterCounts(...sizes),
      ...Object.fromEntries(chosen.map((layer) => [layer, counts[layer]])),
    };
  });
}

/** The counts where one layer makes a single map. */
const oneOutputMap =
  (layer: keyof Counts) =>
  (...sizes: Sizes): Counts => {
    const counts = parameterCounts(...sizes);
    return { ...counts, [layer]: counts[layer] / sizes[4] };
  };

export default {
  id: 'parameterCounts',
  title: both('760, 778,240 or 31,467,520?', '760, 778,240, 31,467,520'),
  task: both(
    'Return the number of parameters of a convolutional, a locally connected and a fully connected layer between the same shapes.',
    '입력과 출력의 모양이 같은 합성곱 층, 국소 연결 층, 완전 연결 층의 파라미터 수를 각각 반환하세요.',
  ),
  difficulty: 2,
  minutes: 12,
  solution: parameterCounts,
  parameters: ['h', 'w', 'c', 'k', 'filters'],
  compare: 'exact',
  hints: [
    both(
      'Ask the same two questions of each layer: how many inputs does one output look at, and which outputs share their parameters?',
      '층마다 같은 두 가지를 물어보세요. 출력 하나가 입력 몇 개를 보는가? 어떤 출력들이 파라미터를 함께 쓰는가?',
    ),
    both(
      'One filter has `k * k * c + 1` parameters, its bias included. conv has `filters` of them, locallyConnected one for each of the h · w · filters outputs; fullyConnected has h · w · c + 1 for each output.',
      '필터 하나의 파라미터는 편향까지 `k * k * c + 1`개입니다. conv에는 필터가 `filters`개, locallyConnected에는 출력 h · w · filters개마다 하나씩 있고, fullyConnected는 출력마다 h · w · c + 1개입니다.',
    ),
    puzzle(
      'const fullyConnected = h * w * c * outputs + filters;',
      both(
        'Nothing is shared in a fully connected layer, biases neither: every output has one of its own.',
        '완전 연결 층은 아무것도 공유하지 않습니다. 편향도 마찬가지라서 출력마다 하나씩 있습니다.',
      ),
    ),
  ],
  misconceptions: [
    ...misconceptions(
      'biases-forgotten',
      'Biases are missing: there is one a filter in conv, one an output in the other two.',
      '편향이 빠졌습니다. conv에는 필터마다, 나머지 둘에는 출력마다 하나씩 있습니다.',
      ...inSomeLayers(['conv', 'locallyConnected', 'fullyConnected'], (h, w, c, k, filters) => ({
        conv: k * k * c * filters,
        locallyConnected: k * k * c * h * w * filters,
        fullyConnected: h * w * c * h * w * filters,
      })),
    ),
    ...misconceptions(
      'biases-shared-everywhere',
      'You give a layer that shares nothing one bias a filter. Only conv shares its biases; without sharing every output has one of its own.',
      '아무것도 공유하지 않는 층에 편향을 필터마다 하나씩만 두었습니다. 편향을 공유하는 것은 conv뿐이고, 공유하지 않으면 출력마다 하나씩 있습니다.',
      ...inSomeLayers(['locallyConnected', 'fullyConnected'], (h, w, c, k, filters) => ({
        conv: (k * k * c + 1) * filters,
        locallyConnected: k * k * c * h * w * filters + filters,
        fullyConnected: h * w * c * h * w * filters + filters,
      })),
    ),
    ...misconceptions(
      'one-bias-a-layer',
      'You add a single bias for a whole layer. In conv there is one a filter, in the other two one an output.',
      '층 전체에 편향을 하나만 더했습니다. conv에는 필터마다, 나머지 둘에는 출력마다 하나씩 있습니다.',
      ...inSomeLayers(['conv', 'locallyConnected', 'fullyConnected'], (h, w, c, k, filters) => ({
        conv: k * k * c * filters + 1,
        locallyConnected: k * k * c * h * w * filters + 1,
        fullyConnected: h * w * c * h * w * filters + 1,
      })),
    ),
    kernelNotSquared((h: number, w: number, c: number, k: number, filters: number): Counts => ({
      ...parameterCounts(h, w, c, k, filters),
      conv: (k * c + 1) * filters,
      locallyConnected: (k * c + 1) * h * w * filters,
    })),
    ...misconceptions(
      'channels-forgotten',
      'The input’s channels are missing: a filter is k × k × c, as deep as its input, and a fully connected output sees h · w · c numbers.',
      '입력 채널이 빠졌습니다. 필터는 k × k × c로 입력과 깊이가 같고, 완전 연결 층의 출력은 수 h · w · c개를 봅니다.',
      ...inSomeLayers(['conv', 'locallyConnected', 'fullyConnected'], (h, w, _c, k, filters) =>
        parameterCounts(h, w, 1, k, filters),
      ),
    ),
    ...misconceptions(
      'output-shrunk',
      'You let the output shrink. Padding keeps it at h × w here, so there are h · w · filters outputs.',
      '출력이 작아진다고 보았습니다. 여기서는 패딩으로 h × w가 유지되므로 출력은 h · w · filters개입니다.',
      ...inSomeLayers(['locallyConnected', 'fullyConnected'], (h, w, c, k, filters) => {
        const outputs = (h - k + 1) * (w - k + 1) * filters;
        return {
          conv: (k * k * c + 1) * filters,
          locallyConnected: (k * k * c + 1) * outputs,
          fullyConnected: (h * w * c + 1) * outputs,
        };
      }),
    ),
    misconception(
      'one-output-map-when-locally-connected',
      'In locallyConnected you count one output map. Every one of the filters has h · w places, and weights of its own at each.',
      'locallyConnected에서 출력 맵을 하나만 셌습니다. 필터마다 자리가 h · w개 있고, 자리마다 가중치가 따로 있습니다.',
      oneOutputMap('locallyConnected'),
    ),
    misconception(
      'one-output-map-when-fully-connected',
      'Your fully connected layer has h · w outputs. It makes the same maps as the others: h · w · filters.',
      '완전 연결 층의 출력을 h · w개로 보았습니다. 다른 층과 똑같은 맵을 만드므로 h · w · filters개입니다.',
      oneOutputMap('fullyConnected'),
    ),
    misconception(
      'bias-per-channel',
      'You give a filter one bias for every input channel. The channels meet in one sum, and that has one bias.',
      '필터에 입력 채널마다 편향을 두었습니다. 채널들은 하나의 합에서 만나고, 그 합에 편향이 하나 있습니다.',
      (h: number, w: number, c: number, k: number, filters: number): Counts => ({
        ...parameterCounts(h, w, c, k, filters),
        conv: (k * k + 1) * c * filters,
        locallyConnected: (k * k + 1) * c * h * w * filters,
      }),
    ),
    misconception(
      'padding-counted',
      'You count the padded zeros as inputs. They are constants: padding adds no parameters.',
      '패딩한 0까지 입력으로 세었습니다. 그 값은 상수라서 패딩은 파라미터를 늘리지 않습니다.',
      (h: number, w: number, c: number, k: number, filters: number): Counts => ({
        ...parameterCounts(h, w, c, k, filters),
        fullyConnected: ((h + k - 1) * (w + k - 1) * c + 1) * h * w * filters,
      }),
    ),
  ],
  cases(random) {
    const { whole } = source(random);
    return [
      example(1, 'one pixel, one channel, one filter', '픽셀 하나, 채널 하나, 필터 하나', 1, 1, 1, 1, 1),
      example(3, 'the lecture’s three numbers', '강의에 나온 세 수', 32, 32, 3, 5, 10),
      example(2, 'a wide image, 4×9', '가로로 긴 4×9 이미지', 4, 9, 2, 3, 5),
      example(
        2,
        'a tall image',
        '세로로 긴 이미지',
        whole(20, 30),
        whole(6, 12),
        whole(2, 4),
        whole(1, 2) * 2 + 1,
        whole(6, 9),
      ),
      example(
        2,
        'many channels, few filters',
        '채널은 많고 필터는 적은 경우',
        whole(7, 9),
        whole(10, 14),
        whole(20, 40),
        5,
        whole(2, 4),
      ),
    ];
  },
} satisfies Exercise;
