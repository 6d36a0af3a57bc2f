// The source of chapter 04, in jupytext's percent format: `npm run notebooks -- 04` builds both languages.

// %% [markdown] lang="en"
// # 4 · Padding: the vanishing picture
//
// A map is a little smaller than its image. Harmless, you might think, for one layer. A network has many.
//
// **After ten 5 × 5 layers a 32 × 32 image is gone. How do we keep it?** The cure is a frame of nothing: zeros around the
// picture. It sounds like cheating, and it has side effects that you will see.
//
// *About 40 minutes.*
// %% [markdown] lang="ko"
// # 4 · 패딩: 사라지는 그림
//
// 맵은 이미지보다 조금 작습니다. 한 층이라면 별일 아니겠지요. 하지만 신경망에는 층이 많습니다.
//
// **5 × 5 층을 열 번 지나면 32 × 32 이미지는 사라집니다. 어떻게 지킬까요?** 처방은 아무것도 없는 테두리, 곧 그림을 둘러싼 0입니다.
// 속임수처럼 들리지요? 부작용도 있습니다. 직접 보게 될 겁니다.
//
// *약 40분.*

// %%
import {
  applyFilter,
  check,
  convParameterCount,
  coverageMap,
  denseParameterCount,
  explore,
  filters,
  formula,
  fromFunction,
  imageGrid,
  interact,
  loadPhoto,
  naive,
  note,
  numberGrid,
  outputSize,
  predict,
  randomNormal,
  recap,
  reshape,
  resize,
  samePadding,
  show,
  slider,
  stepper,
  t,
  table,
  tensor,
  toGray,
  withFallback,
  type Tensor,
} from 'convlab';

// %%
const cat = resize(toGray(loadPhoto('chelsea')), 32, 32); // [32, 32]
const layer = (x: Tensor): Tensor => applyFilter(naive, x, filters.blur); // 5 × 5, no padding / 5 × 5, 패딩 없음
const [one, two, three] = [layer(cat), layer(layer(cat)), layer(layer(layer(cat)))];

// %% folded
const afterEach = (maps: Tensor[], counts: number[]): Record<string, Tensor> =>
  Object.fromEntries(
    maps.map((map, i) => {
      const size = map.shape.join(' × ');
      return [
        t(`after ${counts[i]} layer${counts[i] === 1 ? '' : 's'}: ${size}`, `${counts[i]}층 뒤: ${size}`),
        map,
      ];
    }),
  );
imageGrid(afterEach([cat, one, two, three], [0, 1, 2, 3]), { columns: 4, size: 192, range: [0, 1] });

// %% [markdown] lang="en"
// (All pixels are drawn at one size.) The picture loses a rim of 2 pixels on each side,
// layer by layer.
//
// See where the rim goes: the dotted frame in the map is the picture's edge, and no window has its middle there. Then give
// the window some padding, the hatched zeros, to step onto.
// %% [markdown] lang="ko"
// (픽셀은 모두 같은 크기로 그렸습니다.) 층을 지날 때마다 사방에서 2픽셀씩 테두리를 잃습니다.
//
// 테두리가 어디로 갔는지 보세요. 맵의 점선이 그림의 가장자리인데, 창의 한가운데는 거기까지 가지 못합니다. 이제 창이 밟고 나갈
// 패딩, 곧 빗금 친 0을 둘러 보세요.

// %% folded
explore({
  image: [{ name: t('cat', '고양이'), image: loadPhoto('chelsea') }],
  own: [],
  settings: { size: 32, filter: t('Blur', '흐리게') },
  start: { row: 0, column: 0, shown: 'all' },
  controls: ['filter', 'padding', 'picture'],
});

// %%
predict('04-layers', {
  question: t(
    'How many 5 × 5 layers without padding can a 32 × 32 image go through?',
    '32 × 32 이미지는 패딩이 없는 5 × 5 층을 몇 번이나 지날 수 있을까요?',
  ),
  choices: ['6', '7', '8', '9'],
  answer: 1,
  why: t(
    'Each layer takes 4 pixels: 28, 24, …, 4 after seven. A filter of 5 does not fit into 4.',
    '층마다 4픽셀씩 줄어 28, 24, …, 일곱 층 뒤에는 4가 됩니다. 4 안에는 5가 들어가지 않습니다.',
  ),
});

// %%
function sizesUntilGone(image: Tensor): number[] {
  const sizes = [image.shape[0]];
  for (let x = image; x.shape[0] >= 5; sizes.push(x.shape[0])) {
    x = layer(x); // a filter of 5 still fits / 크기 5인 필터가 아직 들어감
  }
  return sizes;
}
const sizes = sizesUntilGone(cat);

// %% folded answers="04-layers"
const last = sizes[sizes.length - 1];
note(
  `${sizes.join(' → ')}\n\n` +
    t(
      `**${sizes.length - 1} layers.** No window of 5 × 5 fits into ${last} × ${last}.`,
      `**${sizes.length - 1}번.** ${last} × ${last} 안에는 5 × 5 창이 들어가지 않습니다.`,
    ),
);

// %% [markdown] lang="en"
// This is the first of the two problems that a plain convolution layer has: **large filters eat the map**, and so nobody
// can stack many layers. (The second was the cost; stride was the answer to that.)
//
// The remedy is called **padding**. Before the filter slides, put a frame of zeros around the image. P rows above and
// below, P columns left and right.
//
// ### Your turn: `padZeros`
// %% [markdown] lang="ko"
// 기본 합성곱 층에는 두 가지 문제가 있는데, 이것이 그 첫째입니다. **큰 필터는 맵을 갉아먹습니다.** 그래서 층을 많이 쌓을 수
// 없습니다. (둘째는 계산량이었고, 보폭이 그 답이었습니다.)
//
// 처방은 **패딩**(padding)입니다. 필터가 미끄러지기 전에 이미지 둘레에 0으로 된 테두리를 두릅니다. 위아래로 P행, 좌우로 P열입니다.
//
// ### 직접 해 보기: `padZeros`

// %% exercise="padZeros"
import { padZeros } from '../../exercises/04-padding/padZeros';

// %%
await check('padZeros');

// %% folded
const pad = withFallback(padZeros, (x, top, bottom, left, right) => {
  const [h, w, c] = x.shape;
  const isInside = (i: number, j: number): boolean => i >= 0 && i < h && j >= 0 && j < w;
  return fromFunction([h + top + bottom, w + left + right, c], (i, j, k) =>
    isInside(i - top, j - left) ? x.get(i - top, j - left, k) : 0,
  );
});

// %%
const coffee = resize(loadPhoto('coffee'), 96, 96); // [H, W, C]
const framed = pad(coffee, 8, 8, 24, 4);

// %% folded
imageGrid({ [coffee.shape.join(' × ')]: coffee, [framed.shape.join(' × ')]: framed }, { size: 248 });

// %% [markdown] lang="en"
// Now the window may hang over the edge. Move it to a corner: where it looks at the frame, its products are 0.
// %% [markdown] lang="ko"
// 이제 창이 가장자리 밖으로 걸칠 수 있습니다. 창을 귀퉁이로 옮겨 보세요. 테두리를 보는 자리에서는 곱이 0이 됩니다.

// %% folded
stepper({
  x: tensor([
    [1, 2, 0, 1],
    [0, 1, 3, 1],
    [2, 1, 0, 2],
  ]),
  w: tensor([
    [0, 1, 0],
    [1, -4, 1],
    [0, 1, 0],
  ]),
  padding: 1,
  title: t(
    'A 3 × 3 filter with padding 1: the map keeps the size of the image',
    '3 × 3 필터, 패딩 1: 맵의 크기가 이미지와 같다',
  ),
});

// %% [markdown] lang="en"
// ## What the rim has to say
//
// Padding does a second thing. Without it, hardly any window looks at the rim of a picture, so what is shown there hardly
// counts. Count the windows of a 3 × 3 filter that see each pixel:
// %% [markdown] lang="ko"
// ## 가장자리의 몫
//
// 패딩이 하는 일이 하나 더 있습니다. 패딩이 없으면 그림의 가장자리는 창이 거의 보지 않습니다. 거기 있는 것은 거의 반영되지 않는
// 셈이지요. 3 × 3 필터의 창 몇 개가 각 픽셀을 보는지 세어 봅시다.

// %%
const bare = coverageMap([5, 8], { kernel: 3 }); // how many windows see each pixel / 픽셀마다 몇 개의 창이 보는지
const padded = coverageMap([5, 8], { kernel: 3, padding: 1 });

// %% folded
show(
  numberGrid(bare, { size: 280, title: t('Without padding', '패딩이 없을 때') }),
  numberGrid(padded, { size: 280, title: t('With padding 1', '패딩 1') }),
);

// %% [markdown] lang="en"
// Without padding a corner is seen once, the middle nine times. With padding the corner is seen four times: still less, but
// what stands at the border counts again.
//
// ## The formula, complete
//
// Padding makes the input larger by 2P along each axis. Put that into the formula of chapter 3, and you have the one line
// that every designer of networks knows by heart. `formula` typesets it, and computes it for the numbers that it is given:
// %% [markdown] lang="ko"
// 패딩이 없으면 귀퉁이는 한 번, 한가운데는 아홉 번 보입니다. 패딩을 하면 귀퉁이도 네 번 보입니다. 여전히 적지만, 가장자리의
// 정보를 거의 다 잃는 일은 막을 수 있습니다.
//
// ## 완성된 공식
//
// 패딩은 입력을 축마다 2P만큼 키웁니다. 3장의 공식에 그대로 넣으면, 신경망을 설계하는 사람이라면 누구나 외우는 한 줄이 됩니다. `formula`는
// 이 식을 보기 좋게 적고, 수를 넣으면 계산합니다.

// %%
const size = formula('floor((input + 2 * padding - kernel) / stride) + 1', { name: 'output' });
size.with({ input: 32, padding: 2, kernel: 5, stride: 1 });

// %% folded
await interact(
  {
    input: slider(1, 64, { value: 32, label: t('input', '입력') }),
    kernel: slider(1, 11, { value: 5, label: t('kernel', '필터') }),
    stride: slider(1, 4, { value: 1, label: t('stride', '보폭') }),
    padding: slider(0, 5, { value: 2, label: t('padding', '패딩') }),
  },
  (setting) =>
    setting.input + 2 * setting.padding < setting.kernel
      ? t(
          'The filter does not fit: it is larger than the padded input.',
          '필터가 들어가지 않습니다. 패딩한 입력보다 필터가 더 큽니다.',
        )
      : size.with(setting),
);

// %% [markdown] lang="en"
// Two settings have names. **valid**: P = 0, only places where the filter fits entirely. **same**: as much padding as keeps
// the size at stride 1. Solve output = input for P, with S = 1:
//
// $$P = \frac{K - 1}{2}$$
//
// That is a whole number for odd filters: 1 for 3 × 3, 2 for 5 × 5. It is one reason why nearly all filters are odd. For an
// even one, *same* needs one zero more on one side:
// %% [markdown] lang="ko"
// 이름이 붙은 설정이 둘 있습니다. **valid**는 P = 0, 곧 필터가 온전히 들어가는 자리만 봅니다. **same**은 보폭 1에서 크기를 그대로
// 지키는 만큼 패딩합니다. S = 1로 두고 output = input을 P에 대해 풀면 이렇습니다.
//
// $$P = \frac{K - 1}{2}$$
//
// 필터 크기가 홀수면 딱 떨어집니다. 3 × 3은 1, 5 × 5는 2. 필터가 거의 다 홀수인 이유 가운데 하나입니다. 짝수라면 *same*을 맞추려고
// 한쪽에 0을 하나 더 둬야 합니다.

// %%
function sameOutput(input: number, kernel: number, stride: number): number[] {
  const [before, after] = samePadding(input, kernel, stride); // zeros before and after / 앞뒤에 두른 0
  return [before, after, Math.floor((input + before + after - kernel) / stride) + 1];
}

// %% folded
table(
  [
    t('input', '입력'),
    t('filter', '필터'),
    t('stride', '보폭'),
    t('zeros before', '앞쪽 0'),
    t('zeros after', '뒤쪽 0'),
    t('output', '출력'),
  ],
  [
    [32, 3, 1],
    [32, 5, 1],
    [32, 4, 1],
    [32, 3, 2],
  ].map(([input, kernel, stride]) => [input, kernel, stride, ...sameOutput(input, kernel, stride)]),
);

// %% [markdown] lang="en"
// With a stride, *same* means output = ⌈input / stride⌉, and the odd zero goes after. (That is TensorFlow's rule, and this
// course's.)
//
// ### Your turn: `convOutputSize`
// %% [markdown] lang="ko"
// 보폭이 있으면 *same*은 output = ⌈input / stride⌉를 뜻하고, 남는 0은 뒤쪽에 둡니다. (TensorFlow의 규칙이고, 이 강좌도 이를
// 따릅니다.)
//
// ### 직접 해 보기: `convOutputSize`

// %% exercise="convOutputSize"
import { convOutputSize } from '../../exercises/04-padding/convOutputSize';

// %%
await check('convOutputSize');

// %%
const sizeOf = withFallback(convOutputSize, (input, kernel, stride, padding) =>
  outputSize(input, kernel, stride, padding),
);
const blurred = [0, 1, 2].map((padding) => applyFilter(naive, cat, filters.blur, { padding }));

// %% folded
imageGrid(
  blurred.map((image, padding) => {
    const [predicted, map] = [sizeOf(32, 5, 1, padding), image.shape.join(' × ')];
    const label = t(
      `P = ${padding}: computed ${predicted}, the map is ${map}`,
      `P = ${padding}: 계산 ${predicted}, 실제 ${map}`,
    );
    return { image, label };
  }),
  { columns: 3, size: 180, range: [0, 1] },
);

// %%
function after(layers: number, padding: number): number {
  let length = 32;
  for (let i = 0; i < layers; i++) {
    if (length + 2 * padding < 5) return 0; // the filter does not fit / 필터가 들어가지 않음
    length = sizeOf(length, 5, 1, padding);
  }
  return length;
}

// %% folded
const left = (layers: number, padding: number): number | string => {
  const length = after(layers, padding);
  return length > 0 ? length : t('gone', '사라짐');
};
table(
  [
    t('5 × 5 layers', '5 × 5 층의 수'),
    t('padding 0', '패딩 0'),
    t('padding 1', '패딩 1'),
    t('padding 2', '패딩 2'),
  ],
  [1, 3, 5, 10].map((layers) => [layers, left(layers, 0), left(layers, 1), left(layers, 2)]),
);

// %% [markdown] lang="en"
// ## The other way round
//
// Designers often know the size they want and look for P. Solve the formula for it. Because of the floor several paddings may
// give the same size, so we take the smallest that will do:
//
// $$P = \max\left(0,\; \left\lceil \frac{(\text{output} - 1) \cdot S + K - \text{input}}{2} \right\rceil\right)$$
//
// ### Your turn: `paddingFor`
// %% [markdown] lang="ko"
// ## 거꾸로 풀기
//
// 설계할 때는 원하는 크기를 먼저 정하고 P를 찾는 일이 많습니다. 공식을 P에 대해 풉니다. 내림 때문에 같은 크기를 주는 패딩이 여럿일 수
// 있으므로, 그 가운데 가장 작은 것을 고릅니다.
//
// $$P = \max\left(0,\; \left\lceil \frac{(\text{output} - 1) \cdot S + K - \text{input}}{2} \right\rceil\right)$$
//
// ### 직접 해 보기: `paddingFor`

// %% exercise="paddingFor"
import { paddingFor } from '../../exercises/04-padding/paddingFor';

// %%
await check('paddingFor');

// %% folded
const findPadding = withFallback(paddingFor, (input, kernel, stride, output) =>
  Math.max(0, Math.ceil(((output - 1) * stride + kernel - input) / 2)),
);
const big = toGray(loadPhoto('chelsea'));

function mapFor(input: number, kernel: number, stride: number, padding: number): Tensor {
  const average = fromFunction([kernel, kernel], () => 1 / kernel ** 2);
  return applyFilter(naive, resize(big, input, input), average, { stride, padding });
}
const wishes: [number, number, number, number][] = [
  [32, 5, 1, 32],
  [28, 5, 1, 32],
  [224, 7, 2, 112],
  [227, 11, 4, 55],
];
table(
  [t('wish', '바라는 것'), 'K', 'S', 'P', t("the cat's map", '고양이의 맵')],
  wishes.map(([input, kernel, stride, output]) => {
    const padding = findPadding(input, kernel, stride, output);
    const { shape } = mapFor(input, kernel, stride, padding);
    return [`${input} → ${output}`, kernel, stride, padding, shape.join(' × ')];
  }),
);

// %% [markdown] lang="en"
// ## What the frame does to the picture
//
// Zeros are black pixels that nobody photographed. The filter cannot know that.
// %% [markdown] lang="ko"
// ## 테두리가 그림에 하는 일
//
// 0은 아무도 찍지 않은 검은 픽셀입니다. 필터는 그 사실을 알 수 없습니다.

// %%
predict('04-border', {
  question: t(
    'A plain white wall, nothing on it, goes through the edge filter with zero padding. What does the map show?',
    '아무것도 없는 하얀 벽을 0으로 패딩해 경계 필터에 넣습니다. 맵에는 무엇이 보일까요?',
  ),
  choices: [
    t('nothing: there is no edge', '경계가 없으니 아무것도 없다'),
    t('strong edges along the sides', '양옆을 따라 뚜렷한 경계'),
    t('weak noise everywhere', '여기저기 약한 잡음'),
  ],
  answer: 1,
  why: t(
    'At the side the filter sees black zeros next to the white wall: to it, that is an edge.',
    '가장자리에서 필터는 하얀 벽 옆의 검은 0을 봅니다. 필터에게는 그것이 경계입니다.',
  ),
});

// %%
const wall = fromFunction([32, 32], () => 1);
const edges = applyFilter(naive, wall, filters.verticalEdges, { padding: 1 });
const same = (x: Tensor): Tensor => applyFilter(naive, x, filters.blur, { padding: 'same' });
const times = (count: number, x: Tensor): Tensor => (count === 0 ? x : times(count - 1, same(x)));

// %% folded answers="04-border"
imageGrid(
  [
    { image: wall, label: t('a white wall', '하얀 벽') },
    { image: edges, label: t('its “edges”', '하얀 벽의 “경계”'), scale: 'diverging', range: [-4, 4] },
    { image: times(1, wall), label: t('blurred once', '한 번 흐리게') },
    { image: times(10, wall), label: t('blurred ten times', '열 번 흐리게') },
  ],
  { columns: 2, size: 192, range: [0, 1] },
);

// %% folded answers="04-border"
const places = [0, 2, 4, 8, 15];
const brightness = places.map((at) => times(10, wall).get(16, at).toFixed(2));
table(
  [t('pixels from the edge', '가장자리에서 몇 픽셀'), ...places],
  [[t('white wall, ten layers on', '하얀 벽, 열 층 뒤'), ...brightness]],
);

// %% [markdown] lang="en" answers="04-border"
// The dark creeps inwards, a little with every layer. So zero padding tells a network something that is not in the
// picture: *here is the border.* Networks do learn to use that. It is the price of keeping the size, and nearly always
// worth it: after ten layers the map still has 32 × 32 places.
// %% [markdown] lang="ko"
// 어둠이 층마다 조금씩 안으로 스며듭니다. 0 패딩은 그림에 없던 것, 곧 *여기가 가장자리*라는 사실을 신경망에 알려 주는 셈입니다.
// 신경망은 실제로 그것을 배워서 써먹기도 합니다. 크기를 지키는 대가이고, 거의 언제나 치를 만합니다. 열 층을 지나도 맵에는 32 × 32자리가
// 그대로 남아 있으니까요.

// %%
const later = [0, 3, 10].map((count) => times(count, cat));

// %% folded answers="04-border"
imageGrid(afterEach(later, [0, 3, 10]), { columns: 3, size: 224, range: [0, 1] });

// %% [markdown] lang="en"
// ## 760 against how many?
//
// Take the lecture's example: an image of 32 × 32 × 3, ten filters of 5 × 5, stride 1, padding 2. Along each axis
// (32 + 2 · 2 − 5) / 1 + 1 = 32, so the map is 32 × 32 × 10. How many numbers must be learned? Three machines make a map of
// that size:
//
// - a **convolution layer**: small windows, one filter for all places;
// - a **locally connected layer**: small windows, but other weights at each place;
// - a **fully connected layer**: every pixel to every output.
// %% [markdown] lang="ko"
// ## 760개 대 몇 개?
//
// 강의의 예를 봅시다. 32 × 32 × 3 이미지, 5 × 5 필터 열 개, 보폭 1, 패딩 2. 축마다 (32 + 2 · 2 − 5) / 1 + 1 = 32이므로 맵은
// 32 × 32 × 10입니다. 학습해야 할 수는 몇 개일까요? 이런 맵을 만드는 기계는 세 가지입니다.
//
// - **합성곱 층**: 작은 창, 모든 자리에 같은 필터.
// - **국소 연결 층**(locally connected layer): 작은 창, 그러나 자리마다 다른 가중치.
// - **완전 연결 층**: 모든 픽셀을 모든 출력에 연결.

// %%
predict('04-parameters', {
  question: t(
    'The convolution layer has 760 parameters. How many has the fully connected one?',
    '합성곱 층의 파라미터는 760개입니다. 완전 연결 층은 몇 개일까요?',
  ),
  choices: [
    t('ten times as many', '열 배쯤'),
    t('a thousand times as many', '천 배쯤'),
    t('forty thousand times as many', '4만 배쯤'),
  ],
  answer: 2,
  why: t(
    'Locality saves a factor of about 40, sharing another 1,024; together more than 40,000.',
    '지역성이 약 40배, 공유가 다시 1,024배를 아낍니다. 합치면 4만 배가 넘습니다.',
  ),
});

// %% [markdown] lang="en"
// ### Your turn: `parameterCounts`
// %% [markdown] lang="ko"
// ### 직접 해 보기: `parameterCounts`

// %% exercise="parameterCounts"
import { parameterCounts } from '../../exercises/04-padding/parameterCounts';

// %%
await check('parameterCounts');

// %% folded
const count = withFallback(parameterCounts, (h, w, c, k, filters) => {
  const conv = convParameterCount({ kernel: [k, k], inChannels: c, outChannels: filters });
  const fullyConnected = denseParameterCount(h * w * c, h * w * filters);
  return { conv, locallyConnected: h * w * conv, fullyConnected };
});

// %%
const small = resize(loadPhoto('chelsea'), 32, 32); // [32, 32, 3]
const counts = count(32, 32, 3, 5, 10);

// %% folded answers="04-parameters"
const shared = counts.locallyConnected / counts.conv;
const local = counts.fullyConnected / counts.locallyConnected;
show(
  table(
    [
      t('layer', '층'),
      t('one output has', '출력 하나에'),
      t('sets of them', '몇 벌'),
      t('parameters', '파라미터'),
    ],
    [
      [t('convolution', '합성곱'), '5·5·3 + 1 = 76', '10', counts.conv],
      [t('locally connected', '국소 연결'), '5·5·3 + 1 = 76', '32·32·10 = 10,240', counts.locallyConnected],
      [t('fully connected', '완전 연결'), '32·32·3 + 1 = 3,073', '32·32·10 = 10,240', counts.fullyConnected],
    ],
  ),
  table(
    [t('saved by', '무엇으로 아끼나'), t('factor', '배수')],
    [
      [t('sharing: one filter for 32 · 32 places', '공유: 32 · 32자리에 필터 하나'), Math.round(shared)],
      [t('locality: 76 numbers and not 3,073', '지역성: 3,073개 대신 76개'), Number(local.toFixed(1))],
      [t('both together', '둘을 합치면'), Math.round(shared * local)],
    ],
  ),
);

// %% [markdown] lang="en" answers="04-parameters"
// The two factors are the two bets of chapter 1, in numbers: that is why a convolution layer gets by with so little. Notice
// what is *not* in the first table: the padding.
// %% [markdown] lang="ko"
// 두 배수는 1장의 두 가정을 숫자로 나타낸 것입니다. 합성곱 층이 이토록 적은 파라미터로 충분한 이유지요. 첫 표에
// *없는* 것도 눈여겨보세요. 패딩이 없습니다.

// %% [markdown] lang="en"
// ## A myth, tested
//
// > "Padding makes the layer larger: the frame adds parameters."
// %% [markdown] lang="ko"
// ## 흔한 오해, 정말일까?
//
// > "패딩을 하면 층이 커진다. 테두리만큼 파라미터가 늘어난다."

// %%
const x = reshape(small, [1, ...small.shape]);
const w = randomNormal([5, 5, 3, 10], { seed: 2 });
// en: Training changes the filters and the biases only. Let us count their gradients, and 5 · 5 · 3 = 75 MACs for each output.
// ko: 학습이 바꾸는 것은 필터와 편향뿐입니다. 그 기울기를 세고, MAC은 출력 하나에 5 · 5 · 3 = 75번으로 셉니다.
const rows = [0, 1, 2, 4].map((padding) => {
  const out = naive.conv2d(x, w, null, { padding }); // [1, OH, OW, 10]
  const { dw, db } = naive.conv2dBackward(out, x, w, { padding });
  return [padding, out.shape.slice(1).join(' × '), dw.size + db.size, 75 * out.size];
});

// %% folded
table([t('padding', '패딩'), t('map', '맵'), t('parameters', '파라미터'), t('MACs', 'MAC')], rows);

// %% [markdown] lang="en"
// **The myth is wrong.** The parameters are the filters' numbers, and padding does not touch them. The zeros are not learned;
// no training ever changes them. What grows is the *work*, since there are more places.
//
// ## What you predicted
// %% [markdown] lang="ko"
// **틀린 말입니다.** 파라미터는 필터 안의 수이고, 패딩은 거기에 손대지 않습니다. 0은 배우는 값이 아니어서, 아무리 학습해도 0입니다.
// 늘어나는 것은 *계산량*입니다. 자리가 많아지니까요.
//
// ## 여러분의 예측

// %%
recap(['04-layers', '04-border', '04-parameters']);

// %% [markdown] lang="en"
// ## What you can now do
//
// - Give the size of any convolution's map, and find the padding for the size you want.
// - Say what *valid* and *same* mean, and what zeros do at the border.
// - Count the parameters of convolution, locally connected and fully connected layers, and name the two factors between them.
//
// ## Five questions
//
// <details><summary>1. Input 28, filter 5, stride 1. Which padding keeps 28?</summary>
// P = (5 − 1)/2 = 2.</details>
// <details><summary>2. Input 224, filter 7, stride 2, padding 3. What size?</summary>
// ⌊(224 + 6 − 7)/2⌋ + 1 = 112.</details>
// <details><summary>3. Where does 760 come from?</summary>
// (5 · 5 · 3 + 1) · 10: ten filters of 75 weights, and one bias each.</details>
// <details><summary>4. A map is dark along its rim, though the photo is not. Why?</summary>
// Zero padding: there the filter averages over black pixels that are not in the photo.</details>
// <details><summary>5. From chapter 3: padding 2, filter 5, and now stride 2 on 32 pixels. What size, and is a pixel lost?</summary>
// ⌊(32 + 4 − 5)/2⌋ + 1 = 16. Padded there are 36 places for pixels, 15 · 2 + 5 = 35 are seen: the last one is a zero of the
// frame, no pixel is lost.</details>
//
// ## Read on
//
// - Dumoulin & Visin, *A guide to convolution arithmetic for deep learning* (2016), sections 2.2 and 2.4: padding and its names.
// - Islam, Jia & Bruce, *How Much Position Information Do Convolutional Neural Networks Encode?* (ICLR 2020), sections 4 and 5:
//   what networks read from the zeros.
// %% [markdown] lang="ko"
// ## 이제 할 수 있는 것
//
// - 어떤 합성곱이든 맵의 크기를 구하고, 원하는 크기가 되는 패딩을 찾을 수 있다.
// - *valid*와 *same*이 무엇인지, 0이 가장자리에서 무슨 일을 하는지 말할 수 있다.
// - 합성곱 층, 국소 연결 층, 완전 연결 층의 파라미터를 세고, 그 사이의 두 배수를 설명할 수 있다.
//
// ## 다섯 가지 질문
//
// <details><summary>1. 입력 28, 필터 5, 보폭 1. 28을 지키는 패딩은?</summary>
// P = (5 − 1)/2 = 2.</details>
// <details><summary>2. 입력 224, 필터 7, 보폭 2, 패딩 3. 크기는?</summary>
// ⌊(224 + 6 − 7)/2⌋ + 1 = 112.</details>
// <details><summary>3. 760은 어디서 나올까요?</summary>
// (5 · 5 · 3 + 1) · 10. 가중치 75개짜리 필터 열 개와, 필터마다 편향 하나씩입니다.</details>
// <details><summary>4. 사진은 그렇지 않은데 맵의 가장자리가 어둡습니다. 왜일까요?</summary>
// 0 패딩 때문입니다. 가장자리에서는 필터가 사진에 없는 검은 픽셀까지 함께 평균합니다.</details>
// <details><summary>5. 3장에서: 패딩 2, 필터 5에 이번에는 보폭 2, 입력은 32픽셀입니다. 크기는? 버려지는 픽셀은?</summary>
// ⌊(32 + 4 − 5)/2⌋ + 1 = 16. 패딩하면 36칸이고 15 · 2 + 5 = 35칸을 봅니다. 못 보는 마지막 칸은 테두리의 0이므로, 버려지는 픽셀은
// 없습니다.</details>
//
// ## 더 읽을거리
//
// - Dumoulin & Visin, *A guide to convolution arithmetic for deep learning* (2016), 2.2절과 2.4절: 패딩과 그 이름들.
// - Islam, Jia & Bruce, *How Much Position Information Do Convolutional Neural Networks Encode?* (ICLR 2020), 4절과 5절: 신경망이 0에서
//   읽어 내는 것.
