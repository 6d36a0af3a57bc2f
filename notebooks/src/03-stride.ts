// The source of chapter 03, in jupytext's percent format: `npm run notebooks -- 03` builds both languages.

// %% [markdown] lang="en"
// # 3 · Stride: every second place
//
// Neighboring windows see nearly the same pixels. So a filter that slides by one pixel asks nearly the same question
// again and again.
//
// **What do you lose if you look only at every second place?** Less work is certain. What else goes missing is the
// subject of this chapter, and before its end stripes will fool you.
//
// *About 30 minutes.*
// %% [markdown] lang="ko"
// # 3 · 보폭: 한 칸 건너 한 칸
//
// 이웃한 창은 거의 같은 픽셀을 봅니다. 그러니 한 픽셀씩 미끄러지는 필터는 거의 같은 질문을 되풀이하는 셈입니다.
//
// **두 칸마다 한 번씩만 본다면 무엇을 잃을까요?** 일이 줄어드는 것은 확실합니다. 그 밖에 무엇이 사라지는지가 이 장의 주제입니다.
// 뒤에 가면 줄무늬에 속아 넘어가게 될 겁니다.
//
// *약 30분.*

// %%
import {
  applyFilter,
  check,
  colorFilters,
  convMacs,
  coverageMap,
  crop,
  explore,
  filters,
  fromFunction,
  imageGrid,
  interact,
  largestDifference,
  loadPhoto,
  mean,
  milliseconds,
  naive,
  note,
  numberGrid,
  outputSize,
  percent,
  predict,
  recap,
  receptiveField,
  relativeChange,
  reshape,
  resize,
  slider,
  stepper,
  t,
  table,
  tensor,
  toGray,
  withFallback,
  zeros,
  type Tensor,
} from 'convlab';

// %%
const brick = crop(toGray(loadPhoto('brick')), { top: 0, left: 0, height: 162, width: 202 }); // [H, W]
const edgesAt = (stride: number): Tensor => applyFilter(naive, brick, filters.verticalEdges, { stride });

// %% folded
imageGrid(
  [1, 2, 4].map((stride) => ({ image: edgesAt(stride), label: t(`stride ${stride}`, `보폭 ${stride}`) })),
  { columns: 3, size: 404, toScale: true },
);

// %% [markdown] lang="en"
// Three activation maps of the same wall, all drawn to one scale. The step from one place to the next is called the
// **stride**: 1, 2 and 4 pixels, down as well as across. (Until now it was always 1.) How much work did the second map save?
// %% [markdown] lang="ko"
// 같은 벽의 활성화 맵 세 장을 같은 배율로 그렸습니다. 한 자리에서 다음 자리까지의 걸음을 **보폭**(stride)이라고 합니다. 차례로
// 1, 2, 4픽셀이고, 아래로도 옆으로도 그만큼씩 갑니다. (지금까지는 늘 1이었습니다.) 두 번째 맵은 계산을 얼마나 줄였을까요?

// %%
predict('03-places', {
  question: t(
    'With stride 2 instead of 1, how many places are left?',
    '보폭을 1에서 2로 바꾸면 자리가 얼마나 남을까요?',
  ),
  choices: [t('about half of them', '절반쯤'), t('about a quarter', '4분의 1쯤'), t('all of them', '모두')],
  answer: 1,
  why: t(
    'Half of the rows, and in each of them half of the columns.',
    '줄이 절반이 되고, 남은 줄마다 칸이 또 절반이 됩니다.',
  ),
});

// %%
const strides = [1, 2, 3, 4];
const shares = strides.map((stride) => edgesAt(stride).size / edgesAt(1).size);

// %% folded answers="03-places"
table(
  [t('stride', '보폭'), t('map', '맵'), t('places', '자리 수'), t('share', '비율')],
  strides.map((stride, i) => {
    const { shape, size } = edgesAt(stride);
    return [stride, shape.join(' × '), size, percent(shares[i])];
  }),
);

// %% [markdown] lang="en" answers="03-places"
// The share falls as 1/S²: a half, squared, is a quarter.
// %% [markdown] lang="ko"
// 비율이 1/S²로 줄어듭니다. 절반의 제곱은 4분의 1이지요.

// %% [markdown] lang="en"
// Watch the window jump. With the arrow keys you move from place to place. From one window's corner to the next it is one
// stride: 2 down and 3 across here.
// %% [markdown] lang="ko"
// 창이 뛰는 모습을 보세요. 화살표 키로 자리를 옮기면, 창이 움직인 거리가 곧 보폭입니다. 여기서는 아래로 2칸, 옆으로 3칸입니다.

// %% folded
stepper({
  x: tensor([
    [1, 0, 2, 1, 0, 1, 3, 1],
    [0, 1, 1, 0, 2, 1, 0, 0],
    [2, 1, 0, 0, 1, 1, 0, 2],
    [1, 0, 0, 3, 1, 0, 1, 1],
    [0, 2, 1, 1, 0, 0, 1, 0],
    [1, 1, 0, 2, 1, 1, 0, 1],
  ]),
  w: tensor([
    [1, -1],
    [0, 2],
    [1, 0],
  ]),
  stride: [2, 3],
  title: t('Stride 2 down, 3 across', '아래로 2칸, 옆으로 3칸'),
});

// %% [markdown] lang="en"
// The same on the wall. Change the stride, then press *Sweep*: each output is drawn one stride wide, over the place it was found at.
// %% [markdown] lang="ko"
// 벽에서도 해 봅시다. 보폭을 바꾸고 *훑기*를 눌러 보세요. 출력 하나하나가 그것을 찾은 자리 위에, 보폭만 한 크기로 그려집니다.

// %% folded
explore({
  image: [{ name: t('a wall', '벽'), image: loadPhoto('brick') }],
  own: [],
  settings: { size: 128, stride: 4 },
  start: { row: 12, column: 10 },
  controls: ['filter', 'stride', 'size', 'picture'],
});

// %% [markdown] lang="en"
// ## How large is the map?
//
// Along one axis: the first window starts at 0, the last may start at input − kernel at the latest. From there on count
// the steps that fit, and one for the start:
//
// $$\text{output} = \left\lfloor \frac{\text{input} - \text{kernel}}{\text{stride}} \right\rfloor + 1$$
//
// Those brackets are a *floor*: they round down. What if the division does not come out even?
// %% [markdown] lang="ko"
// ## 맵의 크기는?
//
// 한 축만 봅시다. 첫 창은 0에서 시작하고, 마지막 창은 아무리 늦어도 input − kernel에서는 시작해야 합니다. 그 사이에 걸음이 몇 번
// 들어가는지 세고, 출발점 하나를 더합니다.
//
// $$\text{output} = \left\lfloor \frac{\text{input} - \text{kernel}}{\text{stride}} \right\rfloor + 1$$
//
// 이 괄호는 *내림*(floor)입니다. 나눗셈이 딱 떨어지지 않으면 어떻게 될까요?

// %%
predict('03-floor', {
  question: t(
    'A filter of 3 slides by 2 over a row of 8 pixels. (8\u00a0−\u00a03)\u00a0/\u00a02\u00a0=\u00a02.5. What happens to the last pixel?',
    '크기 3인 필터가 8픽셀짜리 줄을 2칸씩 미끄러집니다. (8\u00a0−\u00a03)\u00a0/\u00a02\u00a0=\u00a02.5. 마지막 픽셀은 어떻게 될까요?',
  ),
  choices: [
    t('an error: it does not fit', '맞지 않으므로 오류가 난다'),
    t('a half window looks at it', '창의 절반이 걸쳐서 본다'),
    t('nobody ever looks at it', '아무도 보지 않는다'),
  ],
  answer: 2,
  why: t(
    'Sizes are rounded down: a window that would stick out is not taken, and its pixels stay unseen.',
    '크기는 내림합니다. 삐져나가는 창은 버려지고, 그 픽셀은 아무도 보지 않습니다.',
  ),
});

// %%
const seen = coverageMap([6, 8], { kernel: 3, stride: 2 }); // [6, 8]: how many windows see each pixel / [6, 8]: 픽셀마다 몇 개의 창이 보는지

// %% folded answers="03-floor"
numberGrid(seen, {
  size: 280,
  title: t(
    'Windows that see each pixel: 6 × 8 image, 3 × 3 filter, stride 2',
    '각 픽셀을 보는 창의 수: 6 × 8 이미지, 3 × 3 필터, 보폭 2',
  ),
});

// %% [markdown] lang="en" answers="03-floor"
// The last row and the last column hold zeros: whatever is painted there, the layer does not notice. No error, no
// warning.
// %% [markdown] lang="ko"
// 마지막 행과 마지막 열은 모두 0입니다. 거기에 무엇을 그려 넣든 이 층은 알아채지 못합니다. 오류도, 경고도 없습니다.

// %% [markdown] lang="en"
// When you design a network, compute the size first, and round it down: a formula without the brackets, as some notes write
// it, is right only where the division comes out even.
//
// ### Your turn: `stridedOutputSize`
// %% [markdown] lang="ko"
// 신경망을 설계할 때는 크기부터 계산하고, 내림하세요. 내림 기호 없이 적힌 공식은 나눗셈이 딱 떨어질 때만 맞습니다.
//
// ### 직접 해 보기: `stridedOutputSize`

// %% exercise="stridedOutputSize"
import { stridedOutputSize } from '../../exercises/03-stride/stridedOutputSize';

// %%
await check('stridedOutputSize');

// %%
const sizeOf = withFallback(stridedOutputSize, (input, kernel, stride) => outputSize(input, kernel, stride));
const unseen = (input: number, kernel: number, stride: number): number =>
  input - ((sizeOf(input, kernel, stride) - 1) * stride + kernel);

// %% folded
table(
  [t('stride on the wall', '벽 사진에서의 보폭'), t('computed size', '계산한 크기'), t('the map', '실제 맵')],
  [2, 3, 5].map((stride) => [
    stride,
    `${sizeOf(162, 3, stride)} × ${sizeOf(202, 3, stride)}`,
    edgesAt(stride).shape.join(' × '),
  ]),
);

// %% folded answers="03-floor"
const settings: [number, number, number][] = [
  [8, 3, 2],
  [7, 3, 2],
  [224, 11, 4],
  [227, 11, 4],
];
table(
  [
    t('input', '입력'),
    t('filter', '필터'),
    t('stride', '보폭'),
    t('places', '자리'),
    t('unseen pixels', '못 본 픽셀'),
  ],
  settings.map((setting) => [...setting, sizeOf(...setting), unseen(...setting)]),
);

// %% [markdown] lang="en" answers="03-floor"
// The last two rows are a famous riddle. AlexNet's paper says 224, yet (224 − 11)/4 + 1 = 54.25 is no size at all. With
// 227 it is 55, and no pixel is lost. Chapter 9 comes back to it.
// %% [markdown] lang="ko"
// 마지막 두 줄은 유명한 수수께끼입니다. AlexNet 논문에는 224라고 적혀 있지만, (224 − 11)/4 + 1 = 54.25는 크기가 될 수 없습니다.
// 227이라면 55이고, 버려지는 픽셀도 없습니다. 9장에서 다시 이야기합니다.

// %% [markdown] lang="en"
// ### Your turn: `stridedConv`
//
// The whole layer now: channels, filters, bias, and a stride. Two things differ from chapter 2: how many places
// there are, and where each window starts.
// %% [markdown] lang="ko"
// ### 직접 해 보기: `stridedConv`
//
// 이제 층 전체입니다. 채널, 필터, 편향, 그리고 보폭까지. 2장과 다른 것은 둘입니다. 자리의 수, 그리고 창이 시작하는 곳.

// %% exercise="stridedConv"
import { stridedConv } from '../../exercises/03-stride/stridedConv';

// %%
await check('stridedConv');

// %%
const convolve = withFallback(stridedConv, (x, w, b, stride) => {
  const out = naive.conv2d(reshape(x, [1, ...x.shape]), w, b, { stride });
  return reshape(out, out.shape.slice(1));
});
const coffee = resize(loadPhoto('coffee'), 129, 129); // [H, W, 3]
// en: One filter over three channels: a third of Sobel for red, for green and for blue.
// ko: 채널 셋을 보는 필터 하나: 빨강, 초록, 파랑에 소벨을 3분의 1씩 씁니다.
const sobel = fromFunction([3, 3, 3, 1], (u, v) => filters.verticalEdges.get(u, v) / 3);
const maps = [1, 2, 4].map((stride) => ({ stride, map: convolve(coffee, sobel, zeros([1]), stride) }));

// %% folded
imageGrid(
  [
    { image: coffee, label: t('photo', '사진') },
    ...maps.map(({ stride, map }) => {
      const size = map.shape.slice(0, 2).join(' × ');
      return { image: map, label: t(`stride ${stride}: ${size}`, `보폭 ${stride}: ${size}`) };
    }),
  ],
  { columns: 2, size: 258, toScale: true },
);

// %% [markdown] lang="en"
// ## What it costs
//
// Each place costs one multiply-add (a **MAC**) for every weight of every filter:
//
// $$\text{MACs} = OH \cdot OW \cdot KH \cdot KW \cdot C \cdot OC$$
//
// `OH, OW` places, `KH, KW` the filter, `C` channels in, `OC` filters. The stride hides in OH and OW.
//
// ### Your turn: `convCost`
// %% [markdown] lang="ko"
// ## 비용은 얼마일까
//
// 한 자리에서는 모든 필터의 모든 가중치마다 곱하고 더하기를 한 번씩 합니다. 이 한 번을 **MAC**(multiply-accumulate)이라고 합니다.
//
// $$\text{MACs} = OH \cdot OW \cdot KH \cdot KW \cdot C \cdot OC$$
//
// `OH, OW`는 자리, `KH, KW`는 필터, `C`는 들어오는 채널, `OC`는 필터의 수입니다. 보폭은 OH와 OW 속에 숨어 있습니다.
//
// ### 직접 해 보기: `convCost`

// %% exercise="convCost"
import { convCost } from '../../exercises/03-stride/convCost';

// %%
await check('convCost');

// %%
const cost = withFallback(convCost, (outH, outW, kh, kw, inChannels, outChannels) =>
  convMacs({ output: [outH, outW], kernel: [kh, kw], inChannels, outChannels }),
);
const photo = reshape(coffee, [1, ...coffee.shape]);
const ten = colorFilters().w; // chapter 2's: [5, 5, 3, 10] / 2장의 필터: [5, 5, 3, 10]
const work = strides.map((stride) => {
  const size = sizeOf(129, 5, stride);
  const ms = milliseconds(() => naive.conv2d(photo, ten, null, { stride }), { attempts: 3 });
  return { stride, size, macs: cost(size, size, 5, 5, 3, 10), ms };
});

// %% folded
const [one] = work; // stride 1 / 보폭 1
const shareOf = (ratio: number): string => (ratio === 1 ? '1' : `1 / ${ratio.toFixed(1)}`);
table(
  [
    t('stride', '보폭'),
    t('map', '맵'),
    t('MACs', 'MAC'),
    t('MACs against stride 1', 'MAC (보폭 1 대비)'),
    t('measured time against stride 1', '잰 시간 (보폭 1 대비)'),
  ],
  work.map(({ stride, size, macs, ms }) => [
    stride,
    `${size} × ${size}`,
    macs,
    shareOf(one.macs / macs),
    shareOf(one.ms / ms),
  ]),
);

// %% [markdown] lang="en"
// The MACs fall to about 1/S², and the measured time falls with them. A second gift is memory: the maps themselves are smaller, and so is all
// that later layers have to do.
//
// A third one is less plain. After a layer with stride 2, one step in the map is two steps in the image. Every later
// filter therefore takes steps twice as wide. With a stride of 2 in each layer they double every time:
// %% [markdown] lang="ko"
// MAC은 약 1/S²로 줄고, 잰 시간도 따라 줄어듭니다. 두 번째 선물은 메모리입니다. 맵 자체가 작아지니, 뒤따르는 층이 할 계산도
// 모두 줄어듭니다.
//
// 세 번째 선물은 눈에 덜 띕니다. 보폭이 2인 층을 지나면 맵의 한 걸음이 이미지의 두 걸음입니다. 그래서 뒤에 오는 필터는 모두 두 배
// 넓게 걷습니다. 층마다 보폭이 2라면 걸음은 층을 지날 때마다 두 배가 됩니다.

// %%
const four = (stride: number): { kernel: number; stride: number }[] =>
  Array.from({ length: 4 }, () => ({ kernel: 3, stride })); // four layers / 네 층
const fields = [1, 2].map((stride) => receptiveField(four(stride)).map(({ size }) => size));

// %% folded
table(
  [t('receptive field after layer', '층을 지난 뒤의 수용 영역'), 1, 2, 3, 4],
  [1, 2].map((stride, i) => [t(`3 × 3, stride ${stride}`, `3 × 3, 보폭 ${stride}`), ...fields[i]]),
);

// %% [markdown] lang="en"
// You can work it out layer by layer. R is what one number sees, its **receptive field**; J is how many pixels one step in
// the map is. Begin with R = J = 1:
//
// $$R' = R + (K - 1) \cdot J \qquad J' = J \cdot S$$
//
// 3 × 3 with stride 2, twice: R = 3, J = 2; then R = 3 + 2 · 2 = 7, J = 4.
//
// ## What stripes do
//
// Now the price. Stripes are the hardest thing to look at with a stride. Here the period of the stripes is 5 pixels, and
// the filter is a single 1, so that you see exactly what the stride keeps. Each number kept is drawn as wide as the stride, over
// the pixels it stands for.
//
// (`map.data` holds all numbers of a map in one row.)
// %% [markdown] lang="ko"
// 층마다 차례로 구할 수 있습니다. R은 수 하나가 보는 너비, 곧 **수용 영역**(receptive field)이고, J는 맵의 한 걸음이 몇 픽셀인지를
// 나타냅니다. R = J = 1에서 시작합니다.
//
// $$R' = R + (K - 1) \cdot J \qquad J' = J \cdot S$$
//
// 보폭 2인 3 × 3이 두 번이면, R = 3, J = 2. 그다음은 R = 3 + 2 · 2 = 7, J = 4입니다.
//
// ## 줄무늬는 어떻게 보일까
//
// 이제 대가를 볼 차례입니다. 보폭을 두고 보기에 가장 까다로운 것이 줄무늬입니다. 줄무늬의 주기는 5픽셀이고, 필터는 1 하나뿐이라
// 보폭이 무엇을 남기는지 그대로 보입니다. 남은 수는 저마다 보폭만 한 크기로, 자기가 대신하는 픽셀들 위에 그립니다.
//
// (`map.data`에는 맵의 모든 수가 한 줄로 들어 있습니다.)

// %%
predict('03-stripes', {
  question: t(
    'Stripes with a period of 5 pixels, looked at every 4 pixels. What do you see?',
    '주기가 5픽셀인 줄무늬를 4픽셀마다 봅니다. 무엇이 보일까요?',
  ),
  choices: [
    t('the same stripes, a little coarser', '조금 거칠지만 같은 줄무늬'),
    t('gray: the stripes cancel', '줄무늬가 서로 지워져 회색'),
    t('much wider stripes that are not there', '실제로는 없는, 훨씬 넓은 줄무늬'),
  ],
  answer: 2,
  why: t(
    'Each look comes one pixel earlier in its stripe than the last one, so the pattern seems to crawl by once every 20 pixels.',
    '볼 때마다 줄무늬에서 한 픽셀씩 앞선 자리를 보게 되어, 무늬가 20픽셀마다 한 번씩 되풀이되는 것처럼 보입니다.',
  ),
});

// %%
const stripes = (period: number): Tensor =>
  fromFunction([120, 120], (i, j) => 0.5 + 0.5 * Math.cos((2 * Math.PI * j) / period));
const look = (image: Tensor, stride: number): Tensor => applyFilter(naive, image, tensor([[1]]), { stride });
// en: A dark stripe begins where a row becomes dark.
// ko: 검은 줄은 한 행이 어두워지는 곳에서 시작됩니다.
const count = (map: Tensor): number =>
  map.data.slice(0, map.shape[1]).filter((value, j) => value < 0.5 && map.get(0, j - 1) >= 0.5).length;

// %% folded answers="03-stripes"
// en: What is left, each number on all pixels that it stands for.
// ko: 남은 수를, 그 수가 대신하는 모든 픽셀에 적습니다.
const inPlace = (image: Tensor, stride: number): Tensor => {
  const map = look(image, stride);
  return fromFunction(image.shape, (i, j) => map.get(Math.floor(i / stride), Math.floor(j / stride)));
};
imageGrid(
  [1, 2, 3, 4].map((stride) => {
    const seen = count(look(stripes(5), stride));
    return {
      image: inPlace(stripes(5), stride),
      label: t(`stride ${stride}: ${seen} stripes`, `보폭 ${stride}: 줄 ${seen}개`),
    };
  }),
  {
    columns: 2,
    size: 240,
    range: [0, 1],
    title: t('Stripes of period 5, seen with four strides', '주기 5인 줄무늬를 네 가지 보폭으로'),
  },
);

// %% [markdown] lang="en" answers="03-stripes"
// With stride 4 there are few stripes, wide and quite convincing, and none of them exists. This is **aliasing**. A
// wave of period P survives a stride S only if it is looked at more than twice in a period: P > 2S. Faster waves do not vanish; they
// come back disguised as slow ones. Below, find the strides that lie.
// %% [markdown] lang="ko"
// 보폭 4에서는 줄이 몇 개 안 됩니다. 넓고 그럴듯하지만, 실제로는 하나도 없는 줄무늬입니다. 이것이
// **에일리어싱**(aliasing)입니다. 주기가 P인 무늬는 한 주기에 두 번보다 많이 보아야, 곧 P > 2S라야 보폭 S를 견딥니다. 그보다 촘촘한
// 무늬는 사라지지 않고, 성긴 무늬로 변장해 돌아옵니다. 아래에서 거짓말하는 보폭을 찾아보세요.

// %% [markdown] lang="en"
// Now choose the period and the stride yourself.
// %% [markdown] lang="ko"
// 이제 주기와 보폭을 직접 골라 보세요.

// %% folded
await interact(
  {
    period: slider(2, 16, { value: 9, label: t('period', '주기') }),
    stride: slider(1, 8, { value: 1, label: t('stride', '보폭') }),
  },
  ({ period, stride }) => {
    const all = stripes(period);
    const seen = count(look(all, stride));
    const rule = period > 2 * stride ? 'P > 2S' : 'P ≤ 2S';
    return imageGrid(
      [
        { image: all, label: t(`stripes: ${count(all)}`, `줄: ${count(all)}개`) },
        {
          image: inPlace(all, stride),
          label: t(`seen, ${rule}: ${seen}`, `보이는 줄, ${rule}: ${seen}개`),
        },
      ],
      { range: [0, 1], size: 240 },
    );
  },
);

// %% [markdown] lang="en"
// The cure is old: **blur first, then skip.** Here are rings that grow finer outwards, at every fourth pixel:
// %% [markdown] lang="ko"
// 처방은 오래전부터 알려져 있습니다. **먼저 흐리게, 그다음에 건너뛰기.** 밖으로 갈수록 촘촘해지는 고리를 네 픽셀마다 봅시다.

// %%
const wave = (i: number, j: number): number => Math.cos(((i - 100) ** 2 + (j - 100) ** 2) / 64);
const rings = fromFunction([201, 201], (i, j) => 0.5 + 0.5 * wave(i, j)); // finer outwards / 바깥으로 갈수록 촘촘하게
const blur = (image: Tensor): Tensor => applyFilter(naive, image, filters.blur, { padding: 'same' });
const blurred = blur(blur(blur(rings)));

// %% folded answers="03-stripes"
imageGrid(
  {
    [t('rings, finer outwards', '밖으로 갈수록 촘촘한 고리')]: rings,
    [t('every 4th pixel: new rings', '4픽셀마다: 없던 고리가 생긴다')]: inPlace(rings, 4),
    [t('blurred first: fewer false rings', '먼저 흐리게: 가짜 고리가 준다')]: inPlace(blurred, 4),
  },
  { columns: 3, range: [0, 1], size: 201 },
);

// %% [markdown] lang="en" answers="03-stripes"
// Blurred first, the false rings are nearly gone: a blur weakens what is too fast for the stride, so little can come back in
// disguise. (So are the finest true ones: no map of that size could show them. The dark
// rim comes from the border of the blur, chapter 4's subject.)
// %% [markdown] lang="ko"
// 먼저 흐리게 하니 가짜 고리가 거의 사라졌습니다. 보폭에 비해 너무 촘촘한 무늬를 미리 약하게 해 두면, 변장하고 돌아올 것도
// 거의 없습니다. (가장 촘촘한 진짜 고리도 함께 사라졌습니다. 이만한 맵에는 어차피 담을 수
// 없으니까요. 어두운 테두리는 흐리게 할 때 가장자리에서 생긴 것으로, 4장에서 다룹니다.)

// %% [markdown] lang="en"
// ## A myth, tested
//
// > "Stride 2 only makes the map smaller. Enlarge it again (*upsampling*), and everything is back."
//
// If that were so, different pictures would have to give different maps. Take the filter that is a single 1, so that only
// the stride can lose something, and lay it on a black picture and on a checkerboard:
//
// (`mean` is the mean of a tensor's numbers.)
// %% [markdown] lang="ko"
// ## 흔한 오해, 정말일까?
//
// > "보폭 2는 맵을 작게 만들 뿐이다. 다시 키우면(*업샘플링*, upsampling) 모두 되돌아온다."
//
// 그 말이 맞다면 서로 다른 그림은 서로 다른 맵을 내놓아야 합니다. 잃는 것이 있다면 오로지 보폭 탓이 되도록 1 하나뿐인 필터를 골라,
// 새까만 그림과 체스판에 써 봅시다.
//
// (`mean`은 텐서에 담긴 수의 평균입니다.)

// %%
const pictures = [fromFunction([8, 12], () => 0), fromFunction([8, 12], (i, j) => (i + j) % 2)];
const [whole, small] = [1, 2].map((stride) => pictures.map((picture) => look(picture, stride)));

// %% folded
imageGrid(
  [
    { image: pictures[0], label: t('black', '검은 그림') },
    { image: small[0], label: t('its map, stride 2', '검은 그림의 맵, 보폭 2') },
    { image: pictures[1], label: t('checkerboard', '체스판') },
    { image: small[1], label: t('its map, stride 2', '체스판의 맵, 보폭 2') },
  ],
  { columns: 2, size: 240, range: [0, 1], values: false },
);

// %%
const [all, half] = [edgesAt(1), edgesAt(2)];
// en: Place k of the small map stands at 2k of the large one; what lies between two places becomes their mean.
// ko: 작은 맵의 k번 자리는 큰 맵의 2k번 자리입니다. 두 자리 사이에는 그 둘의 평균을 넣습니다.
const around = (i: number, length: number): number[] =>
  [Math.floor(i / 2), Math.ceil(i / 2)].map((k) => Math.min(k, length - 1));
const back = fromFunction(all.shape, (i, j) => {
  const [rows, columns] = [around(i, half.shape[0]), around(j, half.shape[1])];
  return mean(tensor(rows.map((r) => columns.map((c) => half.get(r, c)))));
});

// %% folded
const [before, after] = [whole, small].map(([black, board]) => largestDifference(black, board));
const share = (100 * relativeChange(all, back)).toFixed(0);
note(
  t(
    `At stride 1 the two maps differ by **${before}**, at stride 2 by **${after}**. The wall's map, upsampled: **${share} %** off.`,
    `두 맵의 차이: 보폭 1에서 **${before}**, 보폭 2에서 **${after}**. 벽의 맵을 다시 키우면 **${share}%** 어긋납니다.`,
  ),
);

// %% [markdown] lang="en"
// **The myth is wrong.** With a stride two different pictures have one and the same map: nobody can tell from it which of them it was, and
// no upsampling can bring back both. On the wall, too, much is gone (root mean square, against the map of stride 1). A stride *decides* what is forgotten. Often that is a good trade: a network that
// names a cat does not need every whisker. But it is a trade, not a smaller copy.
//
// ## What you predicted
// %% [markdown] lang="ko"
// **틀린 말입니다.** 보폭을 두자 서로 다른 두 그림의 맵이 똑같아졌습니다. 맵만 보고는 어느 쪽이었는지 아무도 알 수 없고, 아무리 잘 키워도 둘을 다
// 되살릴 수는 없습니다. 벽에서도 많은 것이 사라졌습니다(보폭 1의 맵과 비교한 제곱평균제곱근). 보폭은 무엇을 잊을지 *정합니다*. 괜찮은 거래일 때가 많습니다. 고양이를 알아보는 데 수염 한 올까지 필요하지는
// 않으니까요. 그래도 대가를 치르는 일이지, 크기만 줄인 복사본을 얻는 일은 아닙니다.
//
// ## 여러분의 예측

// %%
recap(['03-places', '03-floor', '03-stripes']);

// %% [markdown] lang="en"
// ## What you can now do
//
// - Give the size of a strided map, and say which pixels nobody sees.
// - Say what a stride saves (S² in work and memory) and what it buys (a receptive field that grows faster).
// - Recognize aliasing, and prevent it with a blur.
//
// ## Five questions
//
// <details><summary>1. Input 32, filter 5, stride 3. How many places, and how many pixels are lost?</summary>
// ⌊27 / 3⌋ + 1 = 10 places; 9 · 3 + 5 = 32, none is lost.</details>
// <details><summary>2. Stride 1 becomes stride 3. What happens to the MACs?</summary>
// They fall to about a ninth.</details>
// <details><summary>3. Stripes of period 7: which strides are honest?</summary>
// Strides up to 3, since 7 > 2 · 3. With stride 4, 7 < 2 · 4: the stripes come back as other ones.</details>
// <details><summary>4. Why does a layer with stride 2 let all later filters see farther?</summary>
// One step in its map is two steps in the image; a later filter of 3 spans 5 pixels of the layer before it.</details>
// <details><summary>5. From chapter 1: is a strided map still equivariant to shifts?</summary>
// Only to shifts by whole strides. Shift by one pixel with stride 2, and the windows see other pixels.</details>
//
// ## Read on
//
// - Zhang, *Making Convolutional Networks Shift-Invariant Again* (ICML 2019), sections 1 and 3: blur before you skip, inside
//   real networks.
// - Dumoulin & Visin, *A guide to convolution arithmetic for deep learning* (2016), section 2.3: strides drawn.
// %% [markdown] lang="ko"
// ## 이제 할 수 있는 것
//
// - 보폭이 있을 때 맵의 크기를 구하고, 아무도 보지 않는 픽셀이 어디인지 말할 수 있다.
// - 보폭이 무엇을 아끼고(계산과 메모리는 S²분의 1), 무엇을 얻는지(더 빨리 넓어지는 수용 영역) 말할 수 있다.
// - 에일리어싱을 알아보고, 흐리게 하여 막을 수 있다.
//
// ## 다섯 가지 질문
//
// <details><summary>1. 입력 32, 필터 5, 보폭 3. 자리는 몇 개이고, 버려지는 픽셀은 몇 개일까요?</summary>
// ⌊27 / 3⌋ + 1 = 10자리. 9 · 3 + 5 = 32이므로 버려지는 픽셀은 없습니다.</details>
// <details><summary>2. 보폭이 1에서 3이 되면 MAC은?</summary>
// 약 9분의 1로 줄어듭니다.</details>
// <details><summary>3. 주기 7인 줄무늬를 정직하게 보는 보폭은?</summary>
// 7 > 2 · 3이므로 3까지입니다. 보폭이 4면 7 < 2 · 4라서 줄무늬가 다른 무늬로 바뀌어 보입니다.</details>
// <details><summary>4. 보폭이 2인 층을 지나면 뒤의 필터가 더 멀리 보는 이유는?</summary>
// 맵의 한 걸음이 이미지의 두 걸음이기 때문입니다. 뒤에 오는 크기 3인 필터는 앞 층의 5픽셀에 걸칩니다.</details>
// <details><summary>5. 1장에서: 보폭이 있는 맵도 이동에 대해 등변일까요?</summary>
// 보폭의 배수만큼 옮길 때만 그렇습니다. 보폭이 2인데 한 픽셀을 옮기면 창이 다른 픽셀을 봅니다.</details>
//
// ## 더 읽을거리
//
// - Zhang, *Making Convolutional Networks Shift-Invariant Again* (ICML 2019), 1절과 3절: 실제 신경망 안에서, 건너뛰기 전에 흐리기.
// - Dumoulin & Visin, *A guide to convolution arithmetic for deep learning* (2016), 2.3절: 보폭의 그림.
