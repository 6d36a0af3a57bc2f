// The source of chapter 05, in jupytext's percent format: `npm run notebooks -- 05` builds both languages.

// %% [markdown] lang="en"
// # 5 · 1 × 1 convolution: one pixel at a time
//
// Filters of 5 × 5, filters of 3 × 3. How small can a filter be? Down to 1 × 1: it looks at one pixel and at none of its
// neighbors. It sees no edge, no corner, no eye.
//
// **A filter that sees one pixel: what use is that?** It is one of the most used layers there are. To find out why, look
// not across the picture but *into* it, along the channels.
//
// *About 30 minutes.*
// %% [markdown] lang="ko"
// # 5 · 1 × 1 합성곱: 픽셀 하나씩
//
// 5 × 5 필터, 3 × 3 필터. 필터는 얼마나 작아질 수 있을까요? 1 × 1까지 갑니다. 픽셀 하나만 보고 이웃은 전혀 보지 않습니다. 경계도,
// 모퉁이도, 눈도 보지 못합니다.
//
// **픽셀 하나만 보는 필터를 어디에 쓸까요?** 뜻밖에도 가장 널리 쓰이는 층 가운데 하나입니다. 이유를 알려면 그림을 가로질러 보지 말고
// *안쪽으로*, 곧 채널을 따라 들여다보아야 합니다.
//
// *약 30분.*

// %%
import {
  allClose,
  applyFilter,
  check,
  conv2dLayer,
  correlation,
  crop,
  explore,
  filters,
  fromFunction,
  imageGrid,
  interact,
  largestDifference,
  loadPhoto,
  mapValues,
  mean,
  milliseconds,
  naive,
  percent,
  predict,
  randomNormal,
  recap,
  reshape,
  resize,
  sequential,
  shufflePixels,
  slider,
  t,
  table,
  tensor,
  toGray,
  withFallback,
  zeros,
  type Model,
  type Tensor,
} from 'convlab';

// %%
const coffee = resize(loadPhoto('coffee'), 160, 160); // [H, W, 3]
const channel = (x: Tensor, c: number): Tensor => x.pick(null, null, c); // [H, W]
const [red, green, blue] = [0, 1, 2].map((c) => channel(coffee, c));

// %% folded
const channels = {
  [t('its red channel', '빨강 채널')]: red,
  [t('green', '초록')]: green,
  [t('blue', '파랑')]: blue,
};
imageGrid({ [t('one photo', '사진 한 장')]: coffee, ...channels }, { columns: 4, size: 160 });

// %% [markdown] lang="en"
// A pixel of this photo is not one number but three. A 1 × 1 filter weighs them: so much red, so much green, so much blue.
// %% [markdown] lang="ko"
// 이 사진의 픽셀은 수 하나가 아니라 셋입니다. 1 × 1 필터는 그 셋에 저마다 가중치를 곱해 더합니다. 빨강 얼마, 초록 얼마, 파랑 얼마, 이런 식으로요.

// %%
predict('05-grey', {
  question: t(
    'On a picture with one channel only, what can a 1 × 1 filter do?',
    '채널이 하나뿐인 그림에서 1 × 1 필터가 할 수 있는 일은?',
  ),
  choices: [
    t('find edges', '경계 찾기'),
    t('make it brighter or darker, everywhere alike', '어디서나 똑같이 밝게 또는 어둡게 하기'),
    t('blur it', '흐리게 하기'),
  ],
  answer: 1,
  why: t(
    'One channel, one weight: it multiplies every pixel by the same number.',
    '채널이 하나면 가중치도 하나. 모든 픽셀에 같은 수를 곱할 뿐입니다.',
  ),
});

// %% folded
explore({
  image: [
    { name: t('coffee', '커피'), image: loadPhoto('coffee') },
    { name: t('astronaut', '우주 비행사'), image: loadPhoto('astronaut') },
  ],
  filters: [
    { name: t('red minus blue', '빨강 빼기 파랑'), w: tensor([1, 0, -1], [1, 1, 3]) },
    { name: t('brightness', '밝기'), w: tensor([0.299, 0.587, 0.114], [1, 1, 3]) },
    { name: t('greenness', '초록 정도'), w: tensor([-0.5, 1, -0.5], [1, 1, 3]) },
  ],
  own: [1],
  settings: { size: 64, color: true },
  start: { row: 30, column: 20, shown: 'above' },
  controls: ['filter', 'picture', 'filters'],
});

// %% [markdown] lang="en"
// Each output is one pixel's numbers, weighed and added. With OC filters it is a small matrix product, at every place the
// same:
//
// $$y[i, j, o] = b[o] + \sum_{c=0}^{C-1} x[i, j, c] \cdot w[c, o]$$
//
// `x [H, W, C]`, `w [C, OC]`, `b [OC]`, `y [H, W, OC]`. No u, no v: the sums over the window are gone. Height and width stay
// as they are; only the number of channels changes, from C to whatever OC you choose.
//
// ### Your turn: `pointwiseConv`
// %% [markdown] lang="ko"
// 출력 하나는 한 픽셀의 수마다 가중치를 곱해 더한 값입니다. 필터가 OC개면 작은 행렬 곱이 되고, 그 행렬은 어느 자리에서나 같습니다.
//
// $$y[i, j, o] = b[o] + \sum_{c=0}^{C-1} x[i, j, c] \cdot w[c, o]$$
//
// `x [H, W, C]`, `w [C, OC]`, `b [OC]`, `y [H, W, OC]`. u도 v도 없습니다. 창을 도는 합이 사라졌습니다. 높이와 너비는 그대로이고,
// 바뀌는 것은 채널 수뿐입니다. C개에서 원하는 만큼, OC개로 바뀝니다.
//
// ### 직접 해 보기: `pointwiseConv`

// %% exercise="pointwiseConv"
import { pointwiseConv } from '../../exercises/05-one-by-one/pointwiseConv';

// %%
await check('pointwiseConv');

// %% [markdown] lang="en"
// Now mix colors. `w [3, 3]` is a table: its three rows belong to the red, green and blue that come in, its three columns
// to the red, green and blue that go out. Below, the first column (the new red) is filled from the old blue.
// %% [markdown] lang="ko"
// 이제 색을 섞어 봅시다. `w [3, 3]`은 표입니다. 세 행은 들어오는 빨강, 초록, 파랑이고 세 열은 나가는 빨강, 초록, 파랑입니다. 아래
// 행렬의 첫째 열을 보세요. 새 빨강을 옛 파랑으로 채웁니다.

// %%
const pointwise = withFallback(pointwiseConv, (x, w, b) =>
  naive.conv2d(reshape(x, [1, ...x.shape]), reshape(w, [1, 1, ...w.shape]), b).pick(0, null, null, null),
);
const swap = tensor([
  [0, 0, 1],
  [0, 1, 0],
  [1, 0, 0],
]);
const swapped = pointwise(coffee, swap, zeros([3]));

// %% folded
imageGrid(
  { [t('photo', '사진')]: coffee, [t('red and blue swapped', '빨강과 파랑을 맞바꿈')]: swapped },
  { size: 240 },
);

// %% [markdown] lang="en"
// Two more tables. In sepia all three colors come from nearly the same mixture, a little more of it for red. The negative
// takes each color away from 1: weights −1, bias 1. Change a number and run the cell again.
// %% [markdown] lang="ko"
// 표를 두 개 더 봅시다. 세피아는 세 색을 모두 거의 같은 비율로 섞되, 빨강에 조금 더 줍니다. 음화는 1에서 각 색을 뺍니다. 가중치는 −1,
// 편향은 1입니다. 수를 바꾸고 셀을 다시 실행해 보세요.

// %%
const sepia = tensor([
  [0.39, 0.35, 0.27],
  [0.77, 0.69, 0.53],
  [0.19, 0.17, 0.13],
]); // a row an input, a column an output / 행마다 입력 하나, 열마다 출력 하나
const minus = tensor([-1, 0, 0, 0, -1, 0, 0, 0, -1], [3, 3]);
const old = pointwise(coffee, sepia, zeros([3]));
const negative = pointwise(coffee, minus, tensor([1, 1, 1])); // 1 − x

// %% folded
imageGrid({ [t('sepia', '세피아')]: old, [t('negative', '음화')]: negative }, { size: 240, range: [0, 1] });

// %% [markdown] lang="en"
// ## The same layer, three names
//
// Lay all pixels under each other: a matrix [H·W, C]. The 1 × 1 convolution is that matrix times w. It is also a fully
// connected layer that is given the pixels one by one. Are the three really the same, to the last digit?
// %% [markdown] lang="ko"
// ## 이름은 셋, 층은 하나
//
// 모든 픽셀을 위아래로 죽 늘어놓으면 [H·W, C] 행렬이 됩니다. 1 × 1 합성곱은 이 행렬에 w를 곱하는 것입니다. 픽셀을 하나씩 받는 완전
// 연결 층이기도 하고요. 정말 셋이 마지막 자릿수까지 같을까요?

// %%
const w = randomNormal([3, 8], { seed: 3 }); // [C, OC]
const b = randomNormal([8], { seed: 4 });
const asConvolution = naive.conv2d(reshape(coffee, [1, 160, 160, 3]), reshape(w, [1, 1, 3, 8]), b);
const pixels = reshape(coffee, [160 * 160, 3]); // [H·W, C]
const asProduct = naive.dense(pixels, w, b); // all pixels times w / 모든 픽셀에 w를 곱함

// %%
// en: A fully connected layer that is given one pixel, [1, C], at a time.
// ko: 완전 연결 층에 픽셀을 하나씩, [1, C]로 넣습니다.
const oneByOne = Array.from({ length: 160 * 160 }, (_, i) => naive.dense(pixels.lo(i, 0).hi(1, 3), w, b));
const asLayer = fromFunction(asProduct.shape, (i, o) => oneByOne[i].get(0, o));

// %% folded
const difference = (y: Tensor): number => largestDifference(reshape(y, asConvolution.shape), asConvolution);
const ways = {
  [t('all pixels times w', '모든 픽셀 곱하기 w')]: asProduct,
  [t('a fully connected layer, pixel by pixel', '픽셀 하나씩 완전 연결 층')]: asLayer,
  [t('`pointwise`, the function above', '위의 함수 `pointwise`')]: pointwise(coffee, w, b),
};
table(
  [t('against the convolution', '합성곱과 비교하면'), t('largest difference', '가장 큰 차이')],
  Object.entries(ways).map(([name, y]) => [name, Number(difference(y).toPrecision(2))]),
);

// %% [markdown] lang="en"
// They are. (Had you added the terms in another order, the last of float32's seven digits might differ.)
//
// So one layer has three names: a convolution of 1 × 1, a matrix product, a fully connected layer that each pixel goes
// through alone. Each pixel keeps its place, and what comes out there depends on that pixel only. Chapter 1 had a test for
// that: shuffle the pixels.
// %% [markdown] lang="ko"
// 같습니다. (항을 더하는 순서가 다르면 float32가 담는 일곱 자리 가운데 마지막 자리쯤은 달라질 수 있습니다.)
//
// 이름은 셋이지만 층은 하나입니다. 1 × 1 합성곱이자 행렬 곱이고, 픽셀이 하나씩 따로 지나가는 완전 연결 층입니다. 픽셀은 제자리를
// 지키고, 그 자리의 출력은 그 픽셀에만 달려 있습니다. 1장에 이를 확인하는 방법이 있었지요. 픽셀을 뒤섞어 봅시다.

// %%
predict('05-shuffle', {
  question: t(
    'Shuffle the pixels, then filter; or filter, then shuffle. Is the result the same?',
    '픽셀을 섞은 다음 필터를 쓰기, 필터를 쓴 다음 섞기. 결과가 같을까요?',
  ),
  choices: [
    t('for 1 × 1 only', '1 × 1만 같다'),
    t('for 3 × 3 only', '3 × 3만 같다'),
    t('for both', '둘 다 같다'),
    t('for neither', '둘 다 다르다'),
  ],
  answer: 0,
  why: t('A 1 × 1 filter never asks who the neighbors are.', '1 × 1 필터는 이웃이 누구인지 묻지 않습니다.'),
});

// %%
const gray = toGray(coffee);
const shuffle = (x: Tensor): Tensor => shufflePixels(x, { seed: 5 });
function bothWays(filter: Tensor, padding: number): boolean {
  const slide = (x: Tensor): Tensor => applyFilter(naive, x, filter, { padding });
  return allClose(slide(shuffle(gray)), shuffle(slide(gray))); // equal but for rounding / 반올림 오차 말고는 같은지
}

// %% folded answers="05-shuffle"
const inWords = (yes: boolean): string => (yes ? t('yes', '예') : t('no', '아니요'));
table(
  [
    t('filter', '필터'),
    t('shuffle, then filter = filter, then shuffle?', '섞고 필터 쓰기 = 필터 쓰고 섞기?'),
  ],
  [
    ['1 × 1', inWords(bothWays(tensor([[1.7]]), 0))],
    ['3 × 3', inWords(bothWays(filters.outline, 1))],
  ],
);

// %% [markdown] lang="en"
// ## Asking each pixel a question
//
// "How red are you, compared with green and blue?" That is a 1 × 1 filter with weights (1, −½, −½). Gray pixels answer 0,
// however bright they are. The title says which of three things answers most strongly: now it is the red saucer. Find a question for the coffee,
// and one for the white rim of the cup.
// %% [markdown] lang="ko"
// ## 픽셀마다 물어보기
//
// "초록, 파랑에 비해 얼마나 빨간가요?" 이 물음은 가중치가 (1, −½, −½)인 1 × 1 필터입니다. 회색 픽셀은 아무리 밝아도 0이라고
// 답합니다. 셋 가운데 어디가 가장 세게 반응하는지 그림 제목에 나옵니다. 지금은 빨간 받침입니다.
// 커피가 가장 세게 반응하는 물음을 찾고, 다음에는 하얀 잔의 테두리를 찾아보세요.

// %%
// en: A patch of each thing, to see whose mean answer is the strongest.
// ko: 평균 반응을 비교하려고 하나씩 오려 낸 자리
const things: Record<string, Tensor> = {
  [t('the coffee', '커피')]: crop(coffee, { top: 49, left: 56, height: 21, width: 37 }),
  [t('the red saucer', '빨간 받침')]: crop(coffee, { top: 69, left: 6, height: 25, width: 19 }),
  [t('the white rim', '하얀 테두리')]: crop(coffee, { top: 14, left: 56, height: 5, width: 37 }),
};
const answerOf = (x: Tensor, weights: Tensor): Tensor => channel(pointwise(x, weights, zeros([1])), 0);

// %% folded
await interact(
  {
    red: slider(-1, 1, { value: 1, step: 0.1, label: t('red', '빨강') }),
    green: slider(-1, 1, { value: -0.5, step: 0.1, label: t('green', '초록') }),
    blue: slider(-1, 1, { value: -0.5, step: 0.1, label: t('blue', '파랑') }),
  },
  ({ red, green, blue }) => {
    const weights = tensor([[red], [green], [blue]]);
    const means = Object.entries(things).map(([name, patch]) => ({
      name,
      mean: mean(answerOf(patch, weights)),
    }));
    const strongest = means.reduce((a, b) => (b.mean > a.mean ? b : a)).name;
    return imageGrid(
      [
        { image: coffee, label: t('photo', '사진') },
        { image: answerOf(coffee, weights), label: t('the answers', '반응'), scale: 'diverging' },
      ],
      { size: 300, title: t('Strongest: ', '가장 센 반응: ') + strongest },
    );
  },
);

// %% [markdown] lang="en"
// ## Two layers of 1 × 1
//
// Ask for "red *or* blue, but not both". One filter cannot answer that. It answers with a weighted sum, and purple is red
// plus blue: whoever gives points for red and points for blue gives purple the points of both.
//
// Put a ReLU between two 1 × 1 layers, and each pixel passes through a little network of its own:
//
// $$\text{either} = \text{relu}(R - B) + \text{relu}(B - R)$$
//
// `x [H, W, 3] → [H, W, 2] → relu → [H, W, 1]`. Lin, Chen and Yan called this *Network in Network*.
// %% [markdown] lang="ko"
// ## 1 × 1을 두 층으로
//
// "빨강이거나 파랑*인데, 둘 다는 아닌* 픽셀"을 찾아봅시다. 필터 하나로는 할 수 없습니다. 필터의 답은 가중합이고, 보라는 빨강 더하기
// 파랑이니까요. 빨강에도 점수를 주고 파랑에도 점수를 주면, 보라는 두 점수를 다 받습니다.
//
// 1 × 1 층 둘 사이에 ReLU를 끼우면, 픽셀마다 작은 신경망을 하나씩 지나게 됩니다.
//
// $$\text{either} = \text{relu}(R - B) + \text{relu}(B - R)$$
//
// `x [H, W, 3] → [H, W, 2] → relu → [H, W, 1]`. Lin, Chen, Yan은 이것을 *Network in Network*라고 불렀습니다.

// %%
// en: Two columns: R − B and B − R.
// ko: 두 열은 R − B와 B − R.
const differences = tensor([1, -1, 0, 0, -1, 1], [3, 2]);
const hidden = (x: Tensor): Tensor => naive.relu(pointwise(x, differences, zeros([2])));
const either = (x: Tensor): Tensor => pointwise(hidden(x), tensor([[1], [1]]), zeros([1]));
const redPlusBlue = (x: Tensor): Tensor => pointwise(x, tensor([[1], [0], [1]]), zeros([1]));

// %% folded
// en: Four pixels: red, blue, purple, black.
// ko: 네 픽셀: 빨강, 파랑, 보라, 검정.
const four = tensor([1, 0, 0, 0, 0, 1, 1, 0, 1, 0, 0, 0], [1, 4, 3]);
table(
  [
    t('answer for', '픽셀의 색'),
    t('red', '빨강'),
    t('blue', '파랑'),
    t('purple', '보라'),
    t('black', '검정'),
  ],
  [
    [t('one filter, R + B', '필터 하나, R + B'), ...redPlusBlue(four).data],
    [t('two layers with a ReLU between', 'ReLU를 사이에 둔 두 층'), ...either(four).data],
  ],
);

// %%
const astronaut = resize(loadPhoto('astronaut'), 160, 160);
const [redder, bluer] = [0, 1].map((c) => channel(hidden(astronaut), c));
const colorful = channel(either(astronaut), 0);

// %% folded
imageGrid(
  [
    { image: astronaut, label: t('photo', '사진'), range: [0, 1] },
    { image: redder, label: 'relu(R − B)' },
    { image: bluer, label: 'relu(B − R)' },
    { image: colorful, label: t('their sum', '둘의 합') },
  ],
  { columns: 4, size: 160, range: [0, 0.7] },
);

// %% [markdown] lang="en"
// The suit and the face are redder than they are blue. Little in this photo is bluer than it is red, only the blue badges: the
// third picture is nearly black.
//
// ## Fewer channels, less work
//
// Deep inside a network there are not 3 channels but 256. A 3 × 3 layer from 256 channels to 256 is expensive. So squeeze
// first: a 1 × 1 layer down to a few channels, the 3 × 3 layer there, and a 1 × 1 layer back up. This is a
// **bottleneck**.
//
// `[H, W, 256] → 1×1 → [H, W, 64] → 3×3 → [H, W, 64] → 1×1 → [H, W, 256]`
// %% [markdown] lang="ko"
// 우주복과 얼굴은 파랑보다 빨강이 셉니다. 빨강보다 파랑이 센 곳은 파란 배지 정도이므로, 셋째 그림은 거의 다 검습니다.
//
// ## 채널을 줄이면 계산량도 준다
//
// 신경망 깊숙한 곳의 채널은 3개가 아니라 256개쯤 됩니다. 256채널에서 256채널로 가는 3 × 3 층은 비쌉니다. 그러니 먼저 채널을 줄입니다. 1 × 1
// 층으로 채널을 몇 개로 줄이고, 거기서 3 × 3 층을 쓰고, 다시 1 × 1 층으로 늘립니다. 이를 **병목**(bottleneck)이라고 합니다.
//
// `[H, W, 256] → 1×1 → [H, W, 64] → 3×3 → [H, W, 64] → 1×1 → [H, W, 256]`

// %%
predict('05-bottleneck', {
  question: t(
    'Three layers in place of one, 256 channels with 64 in the middle. How many parameters has the bottleneck?',
    '층 하나 대신 셋, 256채널 사이에 64채널. 병목의 파라미터는 얼마나 될까요?',
  ),
  choices: [t('three times as many', '세 배'), t('about half', '절반쯤'), t('about an eighth', '8분의 1쯤')],
  answer: 2,
  why: t(
    'The 3 × 3 layer in the middle sees 64 channels and makes 64: 16 times cheaper than 256 to 256.',
    '가운데 3 × 3 층은 64채널을 보고 64채널을 만듭니다. 256에서 256으로 가는 것보다 16배 쌉니다.',
  ),
});

// %% [markdown] lang="en"
// ### Your turn: `bottleneckParameters`
// %% [markdown] lang="ko"
// ### 직접 해 보기: `bottleneckParameters`

// %% exercise="bottleneckParameters"
import { bottleneckParameters } from '../../exercises/05-one-by-one/bottleneckParameters';

// %%
await check('bottleneckParameters');

// %%
// en: Layers in a row, each written as [kernel, filters]. `conv2dLayer` is a convolution layer that holds its own weights;
// en: `sequential` makes a network of such layers.
// ko: 차례로 이어진 층들. 층마다 [필터 크기, 필터 수]로 적습니다. `conv2dLayer`는 자기 가중치를 지닌 합성곱 층이고,
// ko: `sequential`이 이런 층들로 신경망을 만듭니다.
const stack = (channels: number, layers: number[][]): Model =>
  sequential(
    layers.map(([kernel, filters]) => conv2dLayer({ kernel, filters, padding: 'same' })),
    { inputShape: [14, 14, channels] },
  );

// %%
const bottleneck = (channels: number, middle: number, kernel: number): number[][] => [
  [1, middle],
  [kernel, middle],
  [1, channels],
];
const parameters = withFallback(bottleneckParameters, (channels, middle, kernel) => ({
  direct: stack(channels, [[kernel, channels]]).parameterCount,
  bottleneck: stack(channels, bottleneck(channels, middle, kernel)).parameterCount,
}));

// %% folded answers="05-bottleneck"
table(
  [
    t('in the middle', '가운데 채널'),
    t('direct', '3 × 3 하나로'),
    t('bottleneck', '병목으로'),
    t('share', '비율'),
  ],
  [16, 32, 64, 128, 256].map((middle) => {
    const { direct, bottleneck } = parameters(256, middle, 3);
    return [middle, direct, bottleneck, percent(bottleneck / direct)];
  }),
);

// %% [markdown] lang="en" answers="05-bottleneck"
// With 256 in the middle nothing is squeezed, and two layers come on top: more than 100 %. And the work? Count the
// multiply-adds (MACs) of a smaller example, and look at the clock.
// %% [markdown] lang="ko"
// 가운데가 256이면 채널은 줄지 않고 층만 둘 늘어나서 100%를 넘습니다. 계산량은 어떨까요? 더 작은 예로 곱하고 더하는 횟수(MAC)를 세고,
// 시계로도 재 봅시다.

// %%
const x = randomNormal([1, 14, 14, 64], { seed: 6 });
const [direct, narrow] = [stack(64, [[3, 64]]), stack(64, bottleneck(64, 16, 3))];
const timeOf = (net: Model): number => milliseconds(() => net.forward(naive, x));

// %% folded answers="05-bottleneck"
table(
  [t('14 × 14, 64 channels', '14 × 14, 64채널'), t('MACs', 'MAC'), t('measured', '측정')],
  [
    [t('direct 3 × 3', '3 × 3 하나로'), direct.macs, `${timeOf(direct).toFixed(1)} ms`],
    [t('through 16 channels', '16채널을 거쳐'), narrow.macs, `${timeOf(narrow).toFixed(1)} ms`],
  ],
);

// %% [markdown] lang="en"
// Nothing is free: what does not fit through the neck is lost. Three color channels can show it. First mix red, green and blue
// into three other channels, as JPEG and television do: brightness, and how much bluer and how much redder a pixel is than a
// gray one.
// %% [markdown] lang="ko"
// 공짜는 없습니다. 병목을 지나지 못한 정보는 사라집니다. 색 채널 셋으로도 볼 수 있습니다. 먼저 JPEG와 텔레비전이 하듯이 빨강, 초록,
// 파랑을 다른 세 채널로 섞습니다. 밝기, 그리고 회색보다 얼마나 더 파란지와 얼마나 더 빨간지입니다.

// %%
// en: Rows R, G, B; columns: brightness, blueness, redness.
// ko: 행은 R, G, B, 열은 밝기, 파란 정도, 빨간 정도입니다.
const toBrightness = [
  [0.299, -0.169, 0.5],
  [0.587, -0.331, -0.419],
  [0.114, 0.5, -0.081],
];
const mixed = pointwise(astronaut, tensor(toBrightness), zeros([3]));

// %% folded
const names = [t('brightness', '밝기'), t('blueness', '파란 정도'), t('redness', '빨간 정도')];
imageGrid(
  names.map((label, c) => ({
    image: channel(mixed, c),
    label,
    scale: 'gray',
    // en: White: more than gray has, black: less.
    // ko: 흰색이면 회색보다 더, 검은색이면 덜.
    range: c === 0 ? [0, 1] : [-0.3, 0.3],
  })),
  { columns: 3, size: 240 },
);

// %% [markdown] lang="en"
// Now the neck: keep some of these channels, throw the others away, and mix the rest back to red, green and blue.
// %% [markdown] lang="ko"
// 이제 병목을 지나게 합니다. 이 가운데 몇 채널만 남기고 나머지는 버린 다음, 남은 것을 다시 빨강, 초록, 파랑으로 섞습니다.

// %%
// en: The way back: rows brightness, blueness, redness; columns R, G, B.
// ko: 되돌리는 길. 행은 밝기, 파란 정도, 빨간 정도, 열은 R, G, B입니다.
const toColor = [
  [1, 1, 1],
  [0, -0.344, 1.772],
  [1.402, -0.714, 0],
];

// %%
function through(kept: number[]): Tensor {
  const down = tensor(toBrightness.map((row) => kept.map((k) => row[k]))); // [3, kept]
  const up = tensor(kept.map((k) => toColor[k])); // [kept, 3]
  return pointwise(pointwise(astronaut, down, zeros([kept.length])), up, zeros([3]));
}

// %% folded
imageGrid(
  [[0, 1, 2], [0, 2], [0, 1], [0]].map((kept) => ({
    image: through(kept),
    label: kept.map((k) => names[k]).join(' + '),
  })),
  { columns: 2, size: 240, range: [0, 1] },
);

// %% [markdown] lang="en"
// Much survives in two channels, if they are well chosen. A network chooses them by learning.
//
// ## A myth, tested
//
// > "A 1 × 1 convolution does nothing: it multiplies each pixel by a number."
//
// If that were so, every map it makes would be the picture again, lighter or darker. Then the picture's brightness would
// explain the map completely. How much it explains is measured by r², the square of the correlation: 100 % for a copy, 0 %
// for a map that has nothing to do with brightness.
// %% [markdown] lang="ko"
// 잘 고르기만 하면 두 채널로도 많은 것이 남습니다. 신경망은 무엇을 남길지 학습으로 고릅니다.
//
// ## 흔한 오해, 정말일까?
//
// > "1 × 1 합성곱은 하는 일이 없다. 픽셀마다 수 하나를 곱할 뿐이다."
//
// 그 말이 맞다면 1 × 1 필터가 만드는 맵은 모두 원래 그림을 밝게 또는 어둡게 한 것이고, 사진의 밝기가 맵을 남김없이 설명해야 합니다.
// 설명하는 정도는 상관계수의 제곱 r²으로 잽니다. 베낀 그림이면 100%, 밝기와 아무 관계가 없는 맵이면 0%입니다.

// %%
const brightness = toGray(astronaut);
const explained = (map: Tensor): number => correlation(brightness, map) ** 2; // r²
const twice = mapValues(brightness, (value) => 2 * value);
const redMinusBlue = channel(pointwise(astronaut, tensor([[1], [0], [-1]]), zeros([1])), 0);

// %% folded answers="05-grey"
const asRow = (name: string, map: Tensor): string[] => {
  const share = (100 * explained(map)).toFixed(0);
  return [name, t(`${share} %`, `${share}%`)];
};
table(
  [t('map', '맵'), t('explained by brightness (r²)', '밝기로 설명되는 정도 (r²)')],
  [
    asRow(t('one channel, one weight: 2 · brightness', '한 채널, 가중치 하나: 2 · 밝기'), twice),
    asRow(t('one filter over three channels: R − B', '세 채널을 보는 필터 하나: R − B'), redMinusBlue),
    asRow(t('two layers with a ReLU between', 'ReLU를 사이에 둔 두 층'), colorful),
  ],
);

// %% [markdown] lang="en" answers="05-grey"
// **The myth is wrong**, except for a single channel: there the map is the picture again (100 %). With several channels a
// 1 × 1 filter weighs them against each other and makes a map that brightness hardly explains. Inside a network the channels
// are not colors but features: "edge here", "fur here", "round here". A 1 × 1 layer asks for combinations of them, at every
// place, for the price of a pixel.
// %% [markdown] lang="ko"
// **틀린 말입니다.** 채널이 하나일 때만 맞습니다. 그때는 맵이 곧 그림이니까요(100%). 채널이 여럿이면 1 × 1 필터는 채널끼리 비교해,
// 밝기만으로는 거의 설명되지 않는 맵을 만듭니다. 신경망 속의 채널은 색이 아니라 특징입니다. "여기 경계", "여기 털", "여기 둥근 것".
// 1 × 1 층은 모든 자리에서 그 조합을 묻고, 비용은 픽셀 하나를 보는 만큼만 듭니다.

// %% [markdown] lang="en"
// ## What you predicted
// %% [markdown] lang="ko"
// ## 여러분의 예측

// %%
recap(['05-grey', '05-shuffle', '05-bottleneck']);

// %% [markdown] lang="en"
// ## What you can now do
//
// - Read a 1 × 1 convolution as a matrix product, and as a fully connected layer for each pixel.
// - Use it to mix channels, to make them fewer, and to make them more.
// - Count what a bottleneck saves, and say when it does not.
//
// ## Five questions
//
// <details><summary>1. x [20, 30, 64], w [64, 16]. What shape is the output, and how many MACs did it cost?</summary>
// [20, 30, 16]; 20 · 30 · 64 · 16 = 614,400.</details>
// <details><summary>2. How many parameters has that layer, with biases?</summary>
// 64 · 16 + 16 = 1,040.</details>
// <details><summary>3. Why can a single 1 × 1 filter not answer "red or blue, but not both"?</summary>
// Its answer is a weighted sum, and purple is red plus blue: purple gets the points of both. A ReLU between two layers
// helps.</details>
// <details><summary>4. Two 1 × 1 layers without a ReLU between: what are they together?</summary>
// One 1 × 1 layer: the product of two matrices is a matrix.</details>
// <details><summary>5. From chapter 4: which padding does a 1 × 1 filter need to keep the size?</summary>
// None: P = (1 − 1)/2 = 0.</details>
//
// ## Read on
//
// - Lin, Chen & Yan, *Network In Network* (ICLR 2014), section 3.1: where 1 × 1 layers come from.
// - He, Zhang, Ren & Sun, *Deep Residual Learning* (CVPR 2016), section 4.1, "Deeper Bottleneck Architectures".
// %% [markdown] lang="ko"
// ## 이제 할 수 있는 것
//
// - 1 × 1 합성곱을 행렬 곱으로, 또 픽셀마다 놓인 완전 연결 층으로 읽을 수 있다.
// - 1 × 1로 채널을 섞고, 줄이고, 늘릴 수 있다.
// - 병목이 무엇을 얼마나 아끼는지 세고, 아끼지 못하는 때를 말할 수 있다.
//
// ## 다섯 가지 질문
//
// <details><summary>1. x [20, 30, 64], w [64, 16]. 출력의 모양과 MAC 수는?</summary>
// [20, 30, 16]. 20 · 30 · 64 · 16 = 614,400.</details>
// <details><summary>2. 이 층의 파라미터는 편향까지 몇 개일까요?</summary>
// 64 · 16 + 16 = 1,040.</details>
// <details><summary>3. 1 × 1 필터 하나로는 왜 "빨강이거나 파랑인데 둘 다는 아닌 것"을 찾을 수 없나요?</summary>
// 답이 가중합이고, 보라는 빨강 더하기 파랑이기 때문입니다. 보라는 두 점수를 다 받습니다. 두 층 사이에 ReLU를 두면 됩니다.</details>
// <details><summary>4. 사이에 ReLU가 없는 1 × 1 두 층을 합치면?</summary>
// 1 × 1 한 층입니다. 행렬 둘을 곱하면 행렬 하나니까요.</details>
// <details><summary>5. 4장에서: 1 × 1 필터가 크기를 지키려면 패딩이 얼마나 필요할까요?</summary>
// 필요 없습니다. P = (1 − 1)/2 = 0.</details>
//
// ## 더 읽을거리
//
// - Lin, Chen & Yan, *Network In Network* (ICLR 2014), 3.1절: 1 × 1 층의 출발점.
// - He, Zhang, Ren & Sun, *Deep Residual Learning* (CVPR 2016), 4.1절 "Deeper Bottleneck Architectures".
