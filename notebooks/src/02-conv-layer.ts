// The source of chapter 02, in jupytext's percent format: `npm run notebooks -- 02` builds both languages.

// %% [markdown] lang="en"
// # 2 · The convolution layer: ten filters, in color
//
// One filter asks one question of a gray picture. The world is in color, and one question is not enough.
//
// **One filter finds edges. What would ten find, in color?** The answer is a *convolution layer*. In this chapter you write
// one, make it fast, and teach it to pass blame backwards. By the end you own the machine that all the rest is made of.
//
// *About 45 minutes.*
//
// `colorFilters` makes ten filters for pictures in color, `filterGrid` shows filters as small pictures.
// %% [markdown] lang="ko"
// # 2 · 합성곱 층: 필터 열 개, 그리고 색
//
// 필터 하나는 흑백 그림에 질문 하나를 던집니다. 세상에는 색이 있고, 질문 하나로는 모자랍니다.
//
// **필터 하나는 경계를 찾습니다. 열 개라면, 색까지 본다면 무엇을 찾을까요?** 답은 *합성곱 층*입니다. 이 장에서는 그 층을 직접 구현하고,
// 빠르게 만들고, 책임을 거꾸로 전하는 법까지 가르칩니다. 장을 마치면 앞으로 나올 모든 것의 바탕이 되는 기계가 여러분 손에 있습니다.
//
// *약 45분.*
//
// `colorFilters`가 컬러 그림에 쓸 필터 열 개를 만들고, `filterGrid`가 필터를 작은 그림으로 보여 줍니다.

// %%
import {
  applyFilter,
  check,
  colorFilters,
  convMacs,
  convParameterCount,
  crop,
  explore,
  featureMaps,
  filterGrid,
  filters,
  frames,
  fromFunction,
  im2col,
  imageGrid,
  interact,
  largestDifference,
  loadBackend,
  loadPhoto,
  mapValues,
  maximum,
  milliseconds,
  naive,
  note,
  numberGrid,
  numericalGradient,
  predict,
  randomNormal,
  recap,
  receptiveField,
  relativeError,
  reshape,
  resize,
  show,
  slider,
  stepper,
  subtractMean,
  t,
  table,
  tensor,
  toGray,
  withFallback,
  zeros,
  type Tensor,
} from 'convlab';

// %%
const { w, names } = colorFilters(); // w [KH, KW, C, OC]
filterGrid(w, {
  labels: names,
  columns: 5,
  size: 110,
  title: t('Ten filters, made by hand', '손으로 만든 필터 열 개'),
});

// %% [markdown] lang="en"
// Each is a pattern of 5 × 5 times a direction in color; gray stands for the weight 0. Three look for edges in brightness,
// the others for edges and blobs between green and red, or between yellow and blue. Lay all ten on a photo, and you get ten
// maps.
// %% [markdown] lang="ko"
// 필터마다 5 × 5 무늬에 색의 방향을 곱해 만들었습니다. 회색은 가중치 0입니다. 셋은 밝기의 경계를, 나머지는 초록과 빨강
// 사이, 노랑과 파랑 사이의 경계와 얼룩을 찾습니다. 열 개를 모두 사진에 써 보면 맵도 열 장이 나옵니다.

// %%
const photo = resize(loadPhoto('coffee'), 100, 100); // [H, W, C]
const batch = (x: Tensor): Tensor => reshape(x, [1, ...x.shape]); // a batch of one image / 이미지 한 장짜리 배치
const single = (x: Tensor): Tensor => reshape(x, x.shape.slice(1)); // and back / 다시 한 장으로
const maps = single(naive.conv2d(batch(photo), w, null)); // [96, 96, 10]

// %% folded
show(
  imageGrid({ [t('photo [100, 100, 3]', '사진 [100, 100, 3]')]: photo }, { size: 200 }),
  featureMaps(maps, {
    labels: names,
    columns: 5,
    scale: 'diverging',
    range: 'each',
    size: 110,
    title: t('Ten activation maps [96, 96, 10]', '활성화 맵 열 장 [96, 96, 10]'),
  }),
);

// %%
predict('02-weights', {
  question: t(
    'How many numbers does one of these 5 × 5 filters hold?',
    '이 5 × 5 필터 하나에는 수가 몇 개 들어 있을까요?',
  ),
  choices: ['25', '75', '250'],
  answer: 1,
  why: t(
    'A filter is as deep as its input: 5 · 5 places times 3 channels.',
    '필터는 입력만큼 깊습니다. 5 · 5자리 곱하기 3채널.',
  ),
});

// %% [markdown] lang="en"
// Now make one yourself: choose a weight under the table, and paint with it. Every map follows at once. Switch to color, and
// each channel gets weights of its own; *a layer of them* shows what all filters of one size find, side by side.
// %% [markdown] lang="ko"
// 이제 직접 만들어 보세요. 표 아래에서 값을 고르고 칠하면 맵이 바로 따라 바뀝니다. 색으로 바꾸면 채널마다 가중치가 따로 생기고,
// *한 층 모두*를 고르면 크기가 같은 필터들이 찾은 것을 나란히 보여 줍니다.

// %% folded
explore({
  image: [
    { name: t('coffee', '커피'), image: loadPhoto('coffee') },
    { name: t('cat', '고양이'), image: loadPhoto('chelsea') },
    { name: t('rocket', '로켓'), image: loadPhoto('rocket') },
  ],
  own: [3, 5],
  settings: { size: 128, filter: 'own3' },
  start: { row: 60, column: 60, shown: 'all' },
  controls: ['filter', 'filters', 'picture', 'color'],
});

// %% [markdown] lang="en"
// ## Channels are summed
//
// A filter has as many channels as its input. It weighs red with its red numbers, green with its green, blue with its blue,
// and **adds everything up** into one number a place. Step through a picture with two channels:
// %% [markdown] lang="ko"
// ## 채널은 더해진다
//
// 필터의 채널(channel) 수는 입력과 같습니다. 빨강에는 빨강용 수를, 초록에는 초록용 수를, 파랑에는 파랑용 수를 곱한 다음, **모두 더해** 자리마다
// 수 하나를 냅니다. 채널이 둘인 그림에서 한 자리씩 따라가 봅시다.

// %% folded
stepper({
  // en: [H, W, C] = [3, 4, 2], pixel by pixel: first channel, second channel, next pixel.
  // ko: [H, W, C] = [3, 4, 2]. 픽셀마다 첫째 채널, 둘째 채널의 순서로 적습니다.
  x: tensor([1, 0, 2, 1, 0, 1, 1, 0, 0, 2, 1, 1, 3, 0, 0, 1, 1, 1, 0, 0, 1, 2, 2, 1], [3, 4, 2]),
  w: tensor([1, 0, 0, -1, 0, 1, 2, 0], [2, 2, 2]),
  bias: 1,
  title: t('A 2 × 2 filter over two channels, with a bias of 1', '두 채널을 보는 2 × 2 필터, 편향 1'),
});

// %% [markdown] lang="en"
// The whole layer, with OC filters stacked, in one line:
//
// $$y[i, j, o] = b[o] + \sum_{u=0}^{KH-1} \sum_{v=0}^{KW-1} \sum_{c=0}^{C-1} x[i+u,\; j+v,\; c] \cdot w[u, v, c, o]$$
//
// `x [H, W, C]`, `w [KH, KW, C, OC]`, `b [OC]`, `y [H − KH + 1, W − KW + 1, OC]`. The filter is not flipped: it
// is chapter 1's cross-correlation, channel by channel.
//
// Each filter brings one number of its own that is always added, the **bias** b. A layer is usually followed by an
// **activation function**; the usual one today is **ReLU**, max(0, y), which keeps what is positive. Then the bias is a threshold: how strong must an answer be to count?
// %% [markdown] lang="ko"
// 필터 OC개를 쌓은 층 전체를 한 줄로 쓰면 이렇습니다.
//
// $$y[i, j, o] = b[o] + \sum_{u=0}^{KH-1} \sum_{v=0}^{KW-1} \sum_{c=0}^{C-1} x[i+u,\; j+v,\; c] \cdot w[u, v, c, o]$$
//
// `x [H, W, C]`, `w [KH, KW, C, OC]`, `b [OC]`, `y [H − KH + 1, W − KW + 1, OC]`. 필터는 뒤집지 않습니다. 1장의
// 교차상관을 채널마다 하는 셈입니다.
//
// 필터에는 결과에 언제나 더하는 수가 하나씩 딸려 있습니다. 이를 **편향**(bias) b라고 합니다. 층 뒤에는 보통 **활성화 함수**(activation
// function)가 옵니다. 요즘 가장 널리 쓰이는 것은 **ReLU**, 곧 max(0, y)로, 양수만 남깁니다. 그러면 편향은 문턱, 곧 답이 얼마나 커야 살아남는지를 정하는 값이 됩니다.

// %% folded
await interact({ bias: slider(-1, 1, { value: 0, step: 0.1, label: t('bias', '편향') }) }, ({ bias }) =>
  imageGrid(
    [0, 1].map((o) => ({
      image: naive.relu(mapValues(maps.pick(null, null, o), (value) => value + bias)),
      label: `ReLU(y + b): ${names[o]}`,
    })),
    { size: 260, range: [0, 1.5] },
  ),
);

// %% [markdown] lang="en"
// ### Your turn: `convLayer`
//
// Your answer may start from `zeros(shape)`, a tensor of zeros. All that a layer can learn, the weights of its filters and its
// biases, are its **parameters**. `convParameterCount` counts them, below.
// %% [markdown] lang="ko"
// ### 직접 해 보기: `convLayer`
//
// 0으로 채운 텐서 `zeros(모양)`에서 시작하면 됩니다. 층이 배울 수 있는 수, 곧 필터의 가중치와 편향을 통틀어 **파라미터**(parameter)라고
// 합니다. 그 수는 아래에서 `convParameterCount`로 셉니다.

// %% exercise="convLayer"
import { convLayer } from '../../exercises/02-conv-layer/convLayer';

// %%
await check('convLayer');

// %%
const layer = withFallback(convLayer, (x, weights, b) => single(naive.conv2d(batch(x), weights, b)));
// en: The yellow–blue blob, channel by channel. `lo` drops what lies before an index, `hi` keeps so many: views again.
// ko: '노랑–파랑' 얼룩 필터를 채널별로. `lo`는 그 인덱스 앞을 버리고, `hi`는 그 개수만 남깁니다. 역시 뷰입니다.
const blob = w.lo(0, 0, 0, 9); // the last filter alone: [5, 5, 3, 1] / 마지막 필터 하나만: [5, 5, 3, 1]
const part = (c: number): Tensor =>
  layer(photo.lo(0, 0, c).hi(100, 100, 1), blob.lo(0, 0, c).hi(5, 5, 1, 1), zeros([1]));
const sum = layer(photo, blob, zeros([1])); // [96, 96, 1]

// %% folded
imageGrid(
  {
    [t('red part', '빨강 몫')]: part(0),
    [t('green part', '초록 몫')]: part(1),
    [t('blue part', '파랑 몫')]: part(2),
    [t('the map: their sum', '맵: 셋의 합')]: sum,
  },
  { columns: 2, size: 192, scale: 'diverging', range: 'shared' },
);

// %%
convParameterCount({ kernel: [5, 5], inChannels: 3, outChannels: 10 }); // weights and biases of all ten filters / 필터 열 개의 가중치와 편향을 모두

// %% [markdown] lang="en"
// ## From loops to one matrix product
//
// Your layer has six loops, and in its middle it jumps about in memory. Computers are very good at one other thing:
// multiplying large matrices. So lay the pixels of every window out as one **row**, and every filter as one **column**. All
// scores of all filters are then one matrix product. The rearrangement is called **im2col**.
// %% [markdown] lang="ko"
// ## 반복문에서 행렬 곱 하나로
//
// 여러분의 층에는 반복문이 여섯 겹 있고, 그 안쪽에서는 메모리를 이리저리 건너다닙니다. 컴퓨터가 아주 잘하는 일은 따로 있습니다. 큰
// 행렬끼리 곱하기입니다. 그러니 창 하나의 픽셀을 **한 행**으로, 필터 하나를 **한 열**로 펼쳐 봅시다. 그러면 모든 필터의 모든 점수를
// 행렬 곱 하나로 구할 수 있습니다. 이렇게 늘어놓는 것을 **im2col**이라고 합니다.

// %%
const tiny = tensor([
  [1, 2, 3, 4],
  [5, 6, 7, 8],
  [9, 10, 11, 12],
]);
const itsWindows = im2col(reshape(tiny, [1, 3, 4, 1]), { kernel: [2, 3] }); // [4, 6]

// %% folded
show(
  numberGrid(tiny, { size: 150, title: t('An image [3, 4]', '이미지 [3, 4]') }),
  numberGrid(itsWindows, {
    size: 220,
    title: t('Its windows of 2 × 3, one a row: [4, 6]', '2 × 3 창을 한 행에 하나씩: [4, 6]'),
  }),
);

// %% [markdown] lang="en"
// Four windows fit, so there are four rows; six numbers are in each. Most numbers now stand there several times. The trick
// spends memory to gain speed.
//
// On a photograph it is the same. Move the window a step, with an arrow key or a press beside it, and watch its patch fly
// into its row.
// %% [markdown] lang="ko"
// 창이 네 번 들어가니 행이 넷이고, 한 행에는 수가 여섯 개입니다. 이제 대부분의 수가 여러 번 나옵니다. 메모리를 더 쓰고 속도를
// 얻는 셈입니다.
//
// 사진에서도 똑같습니다. 화살표 키나 창의 바로 옆을 눌러 창을 한 칸 옮기고, 패치가 자기 행으로 날아가는 모습을 보세요.

// %% folded
explore({
  image: [{ name: t('cat', '고양이'), image: loadPhoto('chelsea') }],
  own: [],
  settings: { size: 32, view: 'columns', together: true },
  start: { row: 8, column: 6 },
  controls: ['view', 'filters', 'color'],
});

// %% [markdown] lang="en"
// ### Your turn: `im2colMatrix`
// %% [markdown] lang="ko"
// ### 직접 해 보기: `im2colMatrix`

// %% exercise="im2colMatrix"
import { im2colMatrix } from '../../exercises/02-conv-layer/im2colMatrix';

// %%
await check('im2colMatrix');

// %%
const windows = withFallback(im2colMatrix, (x, kh, kw) => im2col(batch(x), { kernel: [kh, kw] }));
const rows = windows(photo, 5, 5); // [96 · 96, 75]
const columns = reshape(w, [75, 10]); // [75, 10]
const product = naive.dense(rows, columns, null); // [96 · 96, 10]: one matrix product / [96 · 96, 10]: 행렬 곱 한 번
const apart = largestDifference(reshape(product, [96, 96, 10]), maps);

// %% folded
const row = (name: string, x: Tensor): (string | number)[] => [name, x.shape.join(' × '), x.size];
table(
  [t('tensor', '텐서'), t('shape', '모양'), t('numbers', '수의 개수')],
  [
    row(t('photo', '사진'), photo),
    row(t('its windows', '사진의 창들'), rows),
    row(t('filters', '필터'), columns),
    row(t('product: ten maps', '곱: 맵 열 장'), product),
  ],
  {
    title: t(
      `Largest difference from the loops: ${Number(apart.toPrecision(2))}`,
      `반복문과의 가장 큰 차이: ${Number(apart.toPrecision(2))}`,
    ),
  },
);

// %% [markdown] lang="en"
// ## The race
//
// The kit has this layer four times. `naive` has the loops, as you wrote them. `im2col` makes one matrix product. `wasm` is
// machine code of our own: its SIMD instructions multiply four numbers at once, and the large matrix is never written out.
// `tfjs` is TensorFlow; it joins the race in chapter 8. All agree to rounding: the kit's tests see to it.
//
// The work is counted in **MACs**. One MAC is one multiplication and the addition of its product to a sum.
//
// `convMacs` counts them for a layer, and `milliseconds` measures how long a call takes.
// %% [markdown] lang="ko"
// ## 시합
//
// 이 강좌에는 같은 층이 네 벌 있습니다. `naive`는 여러분이 쓴 것과 같은 반복문입니다. `im2col`은 행렬 곱 하나입니다. `wasm`은 직접
// 만든 기계어 코드로, SIMD 명령으로 수 네 개를 한꺼번에 곱하고 큰 행렬은 아예 만들지 않습니다. `tfjs`는 TensorFlow인데, 8장에서 시합에
// 끼어듭니다. 넷은 반올림 오차 안에서 서로 같습니다. 강좌의 테스트가 그것을 지킵니다.
//
// 계산량은 **MAC**으로 셉니다. 곱셈 한 번과, 그 곱을 합에 더하는 덧셈 한 번이 1 MAC입니다.
//
// `convMacs`는 한 층의 MAC 수를 세고, `milliseconds`는 호출 한 번에 걸리는 시간을 잽니다.

// %%
predict('02-race', {
  question: t(
    'How much faster than the loops is wasm, with SIMD, on one core?',
    '코어 하나에서 SIMD를 쓰는 wasm은 반복문보다 얼마나 빠를까요?',
  ),
  choices: [
    t('about twice', '두 배쯤'),
    t('about four times: four numbers at once', '네 배쯤. 수 네 개를 한꺼번에 곱하니까'),
    t('about ten times', '열 배쯤'),
    t('more than thirty times', '서른 배 넘게'),
  ],
  answer: 3,
  why: t(
    'Four at once is one reason of several: it keeps sums in registers, reads memory in order, and saves multiplications.',
    '네 개를 한꺼번에 곱하는 것 말고도 이유가 더 있습니다. 합을 레지스터에 두고, 메모리를 차례대로 읽고, 곱셈 횟수도 줄입니다.',
  ),
});

// %%
const x = randomNormal([4, 56, 56, 16], { seed: 1 });
const filter = randomNormal([3, 3, 16, 32], { seed: 2 });
// en: `loadBackend` makes an engine by its name. The same call on each of them:
// ko: `loadBackend`는 이름으로 엔진을 만듭니다. 셋에게 같은 일을 시킵니다.
const engines = [naive, await loadBackend('im2col'), await loadBackend('wasm')];
const times = engines.map((engine) => {
  engine.conv2d(x, filter, null); // warm up / 시간을 재기 전 예열
  return milliseconds(() => engine.conv2d(x, filter, null));
});
const macs = 4 * convMacs({ output: [54, 54], kernel: [3, 3], inChannels: 16, outChannels: 32 });

// %% folded answers="02-race"
const speed = (ratio: number): number => Number(ratio.toPrecision(2)); // two digits: times vary / 두 자리까지만: 시간은 잴 때마다 다름
table(
  [
    t('engine', '엔진'),
    t('milliseconds', '밀리초'),
    t('billion MACs a second', '초당 십억 MAC'),
    t('faster than the loops', '반복문 대비'),
  ],
  engines.map(({ name }, i) => [
    name,
    times[i].toFixed(1),
    (macs / times[i] / 1e6).toFixed(2),
    i === 0 ? '' : t(`${speed(times[0] / times[i])} times`, `${speed(times[0] / times[i])}배`),
  ]),
);

// %% [markdown] lang="en" answers="02-race"
// All three give the same numbers, to rounding. But the loops look the place of every number up anew; the matrix product runs along
// rows that lie side by side in memory; `wasm` keeps its sums in registers, takes four numbers at a time, and for small
// filters like these gets four outputs out of 16 multiplications where the formula has 36 (Winograd's algebra, in
// `lib/wasm/kernels/winograd.ts`).
// %% [markdown] lang="ko"
// 셋 다 반올림을 빼면 같은 수를 내놓습니다. 그러나 반복문은 수를 읽을 때마다 그 자리를 새로 계산하고, 행렬 곱은 메모리에 나란히 놓인 행을 따라
// 달립니다. `wasm`은 합을 레지스터에 두고 네 개씩 곱하며, 이런 작은 필터라면 식대로 36번 곱할 것을 16번만 곱해 출력 네 개를
// 얻습니다(위노그라드의 대수, `lib/wasm/kernels/winograd.ts`).

// %% [markdown] lang="en"
// ## Blame, backwards
//
// To learn, the layer must know how each of its numbers should change. From the layers behind it comes `dout [OH, OW, OC]`:
// for each output, how much the final error grows when that output grows. Each weight is to blame for every place where it
// was used, each pixel for every window that saw it, each bias for its whole map. Computing slopes in this direction is called
// **backpropagation**, computing outputs the **forward pass**:
//
// $$dw[u, v, c, o] = \sum_{i, j} dout[i, j, o] \cdot x[i+u, j+v, c] \qquad db[o] = \sum_{i, j} dout[i, j, o]$$
//
// $$dx[i+u, j+v, c] \mathrel{+}= dout[i, j, o] \cdot w[u, v, c, o] \quad \text{for all } i, j, u, v, c, o$$
//
// The same six loops. Only what is added to what has changed.
//
// ### Your turn: `convGradients`
// %% [markdown] lang="ko"
// ## 책임을 거꾸로
//
// 층이 배우려면 자기 안의 수를 각각 어떻게 바꿔야 할지 알아야 합니다. 뒤쪽 층에서 `dout [OH, OW, OC]`이 옵니다. 출력 하나하나가
// 커질 때 최종 오차가 얼마나 커지는지를 적은 텐서입니다. 가중치는 자기가 쓰인 모든 자리에, 픽셀은 자기를 본 모든 창에, 편향은
// 자기 맵 전체에 책임이 있습니다. 이렇게 거꾸로 기울기를 구하는 것을 **역전파**(backpropagation), 앞으로 출력을 구하는 것을
// **순전파**(forward pass)라고 합니다.
//
// $$dw[u, v, c, o] = \sum_{i, j} dout[i, j, o] \cdot x[i+u, j+v, c] \qquad db[o] = \sum_{i, j} dout[i, j, o]$$
//
// $$dx[i+u, j+v, c] \mathrel{+}= dout[i, j, o] \cdot w[u, v, c, o] \quad \text{(모든 } i, j, u, v, c, o\text{)}$$
//
// 반복문은 똑같이 여섯 겹입니다. 무엇을 어디에 더하느냐만 다릅니다.
//
// ### 직접 해 보기: `convGradients`

// %% exercise="convGradients"
import { convGradients } from '../../exercises/02-conv-layer/convGradients';

// %%
await check('convGradients');

// %% [markdown] lang="en"
// How do you trust a gradient? Wiggle one number by a hair, h, see how the result changes, and divide:
// (f(x + h) − f(x − h)) / 2h. That is slow, but it cannot be wrong in the same way as your loops. We try it on a patch of the
// photo, with two filters; f gives all dout · y, and `numericalGradient` adds them up: one number whose slopes are what the layer
// passes back. The relative error is the largest difference between the two, as a share of the numbers themselves.
// %% [markdown] lang="ko"
// 기울기를 맞게 구했는지 어떻게 확인할까요? 수 하나를 아주 조금, h만큼 흔들어 결과가 얼마나 바뀌는지 보고 나눕니다.
// (f(x + h) − f(x − h)) / 2h. 느리지만, 여러분의 반복문과 같은 방식으로 틀릴 수는 없습니다. 사진에서 오린 패치와 필터 두 개로
// 해 봅시다. f는 dout · y를 모두 내놓고, `numericalGradient`가 그것을 더합니다. 이렇게 얻은 수 하나의 기울기가 바로 층이 거꾸로
// 전하는 값입니다. 상대 오차는 두 값의 가장 큰 차이를 그 값의 크기로 나눈 것입니다.

// %%
const gradients = withFallback(convGradients, (dout, input, weights) => {
  const { dx, dw, db } = naive.conv2dBackward(batch(dout), batch(input), weights);
  return { dx: single(dx), dw, db };
});

const float64 = { dtype: 'float64' } as const; // wiggling needs many digits / 조금씩 흔들려면 자릿수가 많아야 함
const patch = crop(photo, { top: 40, left: 30, height: 5, width: 6 });
const input = tensor(patch, patch.shape, 'float64'); // [5, 6, 3]
const weights = randomNormal([3, 2, 3, 2], { seed: 4, ...float64 });
const bias = randomNormal([2], { seed: 5, ...float64 });
const dout = randomNormal([3, 5, 2], { seed: 6, ...float64 });
const { dx, dw, db } = gradients(dout, input, weights);

// %%
function f(x: Tensor, w: Tensor, b: Tensor): Tensor {
  const y = single(naive.conv2d(batch(x), w, b));
  return fromFunction(y.shape, (...at) => dout.get(...at) * y.get(...at), float64);
}
const wiggled = {
  dx: numericalGradient((x) => f(x, weights, bias), input),
  dw: numericalGradient((w) => f(input, w, bias), weights),
  db: numericalGradient((b) => f(input, weights, b), bias),
};

// %% folded
const errorOf = (own: Tensor, other: Tensor): string =>
  relativeError(own, other).toExponential(1).replace('-', '−');
table(
  [t('gradient', '기울기'), t('numbers', '수의 개수'), t('relative error', '상대 오차')],
  [
    ['dx', dx.size, errorOf(dx, wiggled.dx)],
    ['dw', dw.size, errorOf(dw, wiggled.dw)],
    ['db', db.size, errorOf(db, wiggled.db)],
  ],
);

// %% [markdown] lang="en"
// Every one of them agrees to many digits. That is how each layer of this kit is tested.
//
// ## A filter that finds itself
//
// Now let your gradients work. Somebody gives us a photo of gravel and the map that a filter made of it, but not the filter.
// Begin with a filter of nine zeros. Its answer y is wrong, and `y − map` says how wrong at each place; divided by the number
// of places, that is `dout`: the slope of half the mean squared error. Your function turns it into dw, and we take a step against it;
// the rate says how far:
//
// $$w \leftarrow w - \text{rate} \cdot dw$$
//
// Forty such steps. Play them from step 0 on, and watch a filter appear.
// %% [markdown] lang="ko"
// 하나하나가 여러 자리까지 맞습니다. 이 강좌의 모든 층을 이렇게 검사합니다.
//
// ## 스스로를 찾아내는 필터
//
// 이제 여러분의 기울기에게 일을 시켜 봅시다. 누군가 자갈 사진과, 어떤 필터가 그 사진에서 만든 맵을 줍니다. 필터는 알려 주지
// 않습니다. 0이 아홉 개인 필터에서 시작합시다. 그 답 y는 틀렸고, 자리마다 얼마나 틀렸는지는 `y − map`이 말해 줍니다. 이를 자리 수로
// 나눈 것이 `dout`, 곧 평균제곱오차 절반의 기울기입니다. 여러분의 함수가 그것을 dw로 바꾸면, w를 그 반대쪽으로 조금
// 옮깁니다. 얼마나 옮길지는 rate가 정합니다.
//
// $$w \leftarrow w - \text{rate} \cdot dw$$
//
// 이 한 번이 한 **스텝**(step)이고, 모두 마흔 스텝을 밟습니다. 0스텝부터 재생하면서 필터가 나타나는 모습을 지켜보세요.

// %% folded
const gravel = subtractMean(resize(toGray(loadPhoto('gravel')), 48, 50));
const given = applyFilter(naive, gravel, filters.verticalEdges);

// %%
// en: The photo, [48, 50, 1], and the map that we are given, [46, 48, 1].
// ko: 자갈 사진 [48, 50, 1]과 주어진 맵 [46, 48, 1].
const [image, map] = [gravel, given].map((x) => reshape(x, [...x.shape, 1]));

// %%
function learn(filter: Tensor, rate: number): Tensor {
  const y = layer(image, filter, zeros([1]));
  const dout = fromFunction(y.shape, (...at) => (y.get(...at) - map.get(...at)) / map.size);
  const { dw } = gradients(dout, image, filter);
  return fromFunction(filter.shape, (...at) => filter.get(...at) - rate * dw.get(...at));
}

// %%
const steps = [zeros([3, 3, 1, 1])];
while (steps.length <= 40) steps.push(learn(steps[steps.length - 1], 30));

// %% folded
frames(
  [0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 40].map((step) => {
    const y = layer(image, steps[step], zeros([1]));
    const off = largestDifference(y, map).toFixed(2);
    return {
      label: t(`step ${step}: map off by ${off}`, `${step}스텝: 맵의 오차 ${off}`),
      images: [
        { image: reshape(steps[step], [3, 3]), label: t('filter', '필터'), range: [-2, 2], values: true },
        { image: y, label: t('its map', '필터의 맵'), range: [-2, 2] },
        { image: map, label: t('the given map', '주어진 맵'), range: [-2, 2] },
      ],
    };
  }),
  { size: 192, scale: 'diverging' },
);

// %% [markdown] lang="en"
// It is Sobel's filter of chapter 1, found by your own code from one photo and its map. It was shown *where*
// Sobel's map answers, and never the filter. This is all that learning is; chapter 8 does it with sixty thousand weights at once.
//
// ## Features of features
//
// A map is a picture. So slide a filter over *maps*. Layer one finds vertical and horizontal edges; layer two adds up both
// in its window: what has a vertical **and** a horizontal edge close by is a **corner**.
//
// How much of the picture does one number see after several layers? You can point at it, and `receptiveField` computes it.
// %% [markdown] lang="ko"
// 1장에서 만난 소벨 필터입니다. 여러분이 쓴 코드가 사진 한 장과 맵 한 장에서 찾아냈습니다. 맵이 *어디서* 크게 반응하는지만
// 보여 주었을 뿐, 필터는 알려 주지 않았습니다. 학습이란 결국 이런 일입니다. 8장에서는 가중치 6만여 개가 한꺼번에 배웁니다.
//
// ## 특징의 특징
//
// 맵도 그림입니다. 그러니 *맵* 위에 필터를 미끄러뜨려 봅시다. 첫 층은 세로 경계와 가로 경계를 찾고, 둘째 층은 창 안에서 둘을 더합니다.
// 세로 경계**와** 가로 경계가 함께 있는 곳은 **모퉁이**(corner)입니다.
//
// 층을 여럿 지난 수 하나는 그림을 얼마나 볼까요? 손으로 가리켜 볼 수 있고, `receptiveField`로 계산할 수도 있습니다.

// %%
const inBox = (i: number, j: number): boolean => i >= 8 && i < 30 && j >= 6 && j < 28;
const inStripe = (j: number): boolean => j >= 40 && j < 48;
const drawing = fromFunction([40, 60], (i, j) => (inBox(i, j) || inStripe(j) ? 1 : 0));

const edgeMaps = [filters.verticalEdges, filters.horizontalEdges].map((one) =>
  mapValues(applyFilter(naive, drawing, one), Math.abs),
);
const stacked = fromFunction([38, 58, 2], (i, j, c) => edgeMaps[c].get(i, j)); // [H, W, C]
const both = fromFunction([5, 5, 2, 1], () => 1 / 50); // the mean over both maps / 두 맵의 평균
const strength = layer(stacked, both, zeros([1])).pick(null, null, 0); // [34, 54]

// %%
// en: The stripe has straight edges only. The bias asks for more than they give: for both.
// ko: 띠에는 곧은 경계뿐입니다. 편향은 그보다 센 답, 곧 두 경계가 함께 있기를 요구합니다.
const threshold = 1.05 * maximum(strength.lo(0, 36));
const corners = naive.relu(layer(stacked, both, tensor([-threshold])));

// %% folded
imageGrid(
  [
    { image: drawing, label: t('drawing', '그림') },
    { image: edgeMaps[0], label: t('layer 1: vertical edges', '1층: 세로 경계'), scale: 'heat' },
    { image: edgeMaps[1], label: t('layer 1: horizontal edges', '1층: 가로 경계'), scale: 'heat' },
    { image: corners, label: t('layer 2: corners', '2층: 모퉁이'), scale: 'heat' },
  ],
  { columns: 2, size: 240 },
);

// %% [markdown] lang="en"
// Take hold of it on a photo. Below the map stands a second one: behind vertical edges it looks for the places where they
// begin and end. **Point into it.** Dashed lines show the numbers of the first map that it reads, and the pixels that these
// have read.
// %% [markdown] lang="ko"
// 사진에서 직접 다뤄 보세요. 맵 아래에 둘째 맵이 있습니다. 세로 경계를 찾은 맵에서, 경계가 시작되고 끝나는 곳을 찾습니다. **둘째 맵의 한 곳을
// 가리켜 보세요.** 그 수가 읽는 첫째 맵의 수들과, 그 수들이 읽은 픽셀들이 점선으로 나타납니다.

// %% folded
explore({
  image: [
    { name: t('cat', '고양이'), image: toGray(loadPhoto('chelsea', { size: 128 })) },
    { name: t('camera', '카메라'), image: toGray(loadPhoto('camera', { size: 128 })) },
  ],
  filters: [
    { name: t('vertical edges', '세로 경계'), w: filters.verticalEdges },
    { name: t('horizontal edges', '가로 경계'), w: filters.horizontalEdges },
  ],
  settings: { size: 64, layers: 2 },
  start: { row: 30, column: 50, shown: 'all', zoom: 0.3 },
  controls: ['filter', 'picture', 'layers'],
});

// %% [markdown] lang="en"
// The second layer of the drawing had windows of 5 × 5. How many pixels does one of its numbers see, and how many behind a
// third layer like it?
// %% [markdown] lang="ko"
// 앞의 상자와 띠 그림에서 둘째 층의 창은 5 × 5였습니다. 그 층의 수 하나는 몇 픽셀을 볼까요? 그런 층을 하나 더 지나면요?

// %%
const [first, second, third] = receptiveField([
  { kernel: 3, stride: 1 },
  { kernel: 5, stride: 1 },
  { kernel: 5, stride: 1 },
]);

// %% folded
note(
  t(
    `Pixels that one number sees, its **receptive field**: layer 1 **${first.size}²**, layer 2 **${second.size}²**, and a third such layer **${third.size}²**.`,
    `수 하나가 보는 픽셀, 곧 **수용 영역**(receptive field): 1층 **${first.size}²**, 2층 **${second.size}²**, 같은 층을 하나 더 쌓은 3층 **${third.size}²**.`,
  ),
);

// %% [markdown] lang="en"
// The box has four corners, the stripe has none, and layer 2 knows it without ever seeing a pixel itself. So networks climb:
// **low** features (edges) make **mid** features (corners, textures), these make **high** ones (eyes, wheels), and at the
// top a few numbers name the thing. Chapter 8 shows filters that climb like this after learning, without our help.
//
// ## Two problems
//
// Stack layers of 5 × 5, and you meet two troubles at once. Maps shrink, and work grows.
// %% [markdown] lang="ko"
// 상자에는 모퉁이가 넷 있고 띠에는 없습니다. 2층은 픽셀을 직접 본 적이 없는데도 그것을 압니다. 신경망은 이렇게 올라갑니다.
// **낮은 수준**의 특징(경계)이 모여 **중간 수준**의 특징(모퉁이, 질감)이 되고, 이것이 모여 **높은 수준**의 특징(눈, 바퀴)이 됩니다.
// 맨 위에서는 수 몇 개가 그것이 무엇인지 알려 줍니다. 8장에서는 우리 도움 없이, 학습으로 이렇게 올라가는 필터를 보게 됩니다.
//
// ## 두 가지 문제
//
// 5 × 5 층을 쌓다 보면 곤란한 일 두 가지를 한꺼번에 만납니다. 맵은 줄어들고, 계산량은 늘어납니다.

// %% folded
const after = (size: number, layers: number): string => {
  const left = size - 4 * layers; // each 5 × 5 layer takes 4 rows and 4 columns / 5 × 5 층마다 4행과 4열이 줄어듦
  return left > 0 ? `${left} × ${left}` : t('gone', '사라짐');
};
table(
  [
    t('image', '이미지'),
    t('after 5 layers of 5 × 5', '5 × 5 층을 다섯 번 지나면'),
    t('after 10 layers', '열 번 지나면'),
    t('MACs of the first layer, 64 channels to 64', '첫 층의 MAC(64채널 → 64채널)'),
  ],
  [32, 64, 128, 256].map((size) => [
    `${size} × ${size}`,
    after(size, 5),
    after(size, 10),
    convMacs({ output: [size - 4, size - 4], kernel: [5, 5], inChannels: 64, outChannels: 64 }),
  ]),
);

// %% [markdown] lang="en"
// Large filters eat the map, so that few layers can be stacked; large images cost too much, filter or no filter. The next
// two chapters answer one each: **stride** for the work, **padding** for the shrinking.
//
// ## A myth, tested
//
// > "Three channels in, three maps out: each channel keeps its own map."
//
// If so, taking the blue away would leave most maps as they were. For comparison, a layer cut into three **groups**: there each
// filter sees one channel.
// %% [markdown] lang="ko"
// 필터가 크면 맵이 빨리 줄어 층을 많이 쌓지 못하고, 이미지가 크면 필터를 써도 계산이 너무 많아집니다. 다음
// 두 장이 하나씩 답합니다. 계산량에는 **보폭**, 줄어드는 맵에는 **패딩**입니다.
//
// ## 흔한 오해, 정말일까?
//
// > "채널 셋이 들어가면 맵 셋이 나온다. 채널마다 제 맵이 있다."
//
// 그렇다면 파랑을 빼도 맵은 대부분 그대로여야 합니다. 세 **그룹**(group)으로 나누어 필터마다 한 채널만 보는 층과
// 비교해 봅시다.

// %%
const withoutBlue = fromFunction(photo.shape, (i, j, c) => (c === 2 ? 0 : photo.get(i, j, c)));
const ofAll = randomNormal([3, 3, 3, 6], { seed: 8 }); // six filters, each over three channels / 필터 여섯 개, 저마다 세 채널
const perChannel = randomNormal([3, 3, 1, 6], { seed: 9 }); // six filters, each over one / 필터 여섯 개, 저마다 한 채널

// %%
function changed(w: Tensor, groups: number): string {
  const [before, now] = [photo, withoutBlue].map((x) => naive.conv2d(batch(x), w, null, { groups }));
  const maps = [0, 1, 2, 3, 4, 5].map((o) => [before, now].map((all) => all.pick(0, null, null, o)));
  return `${maps.filter(([map, other]) => largestDifference(map, other) > 0).length} / 6`;
}

// %% folded
table(
  [t('six 3 × 3 filters', '3 × 3 필터 여섯 개'), t('maps that change without blue', '파랑을 빼면 바뀌는 맵')],
  [
    [t('a convolution layer', '합성곱 층'), changed(ofAll, 1)],
    [t('with 3 groups: two filters a channel', '그룹 3개: 채널마다 필터 둘'), changed(perChannel, 3)],
  ],
);

// %% [markdown] lang="en"
// **The myth is wrong.** In a convolution layer every map is made of *all* channels; the number of maps is the number of
// filters, and has nothing to do with the number of channels. Only in a layer cut into groups does
// a map see some channels and not others. AlexNet did that, for a very earthly reason (chapter 9).
//
// ## What you predicted
// %% [markdown] lang="ko"
// **틀린 말입니다.** 합성곱 층에서는 모든 맵이 *모든* 채널로 만들어집니다. 맵의 개수는 필터의 개수이고, 채널의 개수와는 상관이 없습니다.
// 층을 그룹으로 나눌 때에만 맵이 일부 채널만 봅니다. AlexNet이 그랬는데, 아주 현실적인 사정이 있었습니다(9장).
//
// ## 여러분의 예측

// %%
recap(['02-weights', '02-race']);

// %% [markdown] lang="en"
// ## What you can now do
//
// - Write a convolution layer with channels, filters and biases, and give every shape in it.
// - Turn it into one matrix product, and say why that is fast and what it costs.
// - Write its three gradients, check them by wiggling, and let a filter learn by them.
//
// ## Five questions
//
// <details><summary>1. x [20, 30, 8], sixteen filters of 3 × 5. What shape are w and y?</summary>
// w [3, 5, 8, 16], y [18, 26, 16].</details>
// <details><summary>2. How many parameters is that?</summary>
// (3 · 5 · 8 + 1) · 16 = 1,936.</details>
// <details><summary>3. What shape is its im2col matrix?</summary>
// [18 · 26, 3 · 5 · 8] = [468, 120].</details>
// <details><summary>4. Why is db the sum over the whole map?</summary>
// The bias is added at every place, so every place's blame is the bias's blame.</details>
// <details><summary>5. From chapter 1: is a layer of ten filters still equivariant to shifts?</summary>
// Yes: each of its maps moves along, and so does the stack.</details>
//
// ## Read on
//
// - Chellapilla, Puri & Simard, *High Performance Convolutional Neural Networks for Document Processing* (2006), section 3: the
//   matrix trick.
// - `lib/naive/conv2d.ts`, `lib/im2col/` and `lib/wasm/kernels/` of this kit: the three engines you raced, made to be read.
// %% [markdown] lang="ko"
// ## 이제 할 수 있는 것
//
// - 채널, 필터, 편향이 있는 합성곱 층을 구현하고, 그 안의 모든 모양을 말할 수 있다.
// - 그것을 행렬 곱 하나로 바꾸고, 왜 빠른지, 대가는 무엇인지 말할 수 있다.
// - 세 기울기를 구하고, 수를 흔들어 확인하고, 그 기울기로 필터를 학습시킬 수 있다.
//
// ## 다섯 가지 질문
//
// <details><summary>1. x [20, 30, 8], 3 × 5 필터 열여섯 개. w와 y의 모양은?</summary>
// w [3, 5, 8, 16], y [18, 26, 16].</details>
// <details><summary>2. 파라미터는 몇 개일까요?</summary>
// (3 · 5 · 8 + 1) · 16 = 1,936.</details>
// <details><summary>3. im2col 행렬의 모양은?</summary>
// [18 · 26, 3 · 5 · 8] = [468, 120].</details>
// <details><summary>4. db는 왜 맵 전체의 합일까요?</summary>
// 편향은 모든 자리에 더해지므로, 모든 자리의 책임이 곧 편향의 책임입니다.</details>
// <details><summary>5. 1장에서: 필터 열 개짜리 층도 이동에 대해 등변일까요?</summary>
// 네. 맵마다 따라 움직이고, 쌓아 놓은 것도 마찬가지입니다.</details>
//
// ## 더 읽을거리
//
// - Chellapilla, Puri & Simard, *High Performance Convolutional Neural Networks for Document Processing* (2006), 3절: 행렬로 바꾸는
//   기법.
// - 이 강좌의 `lib/naive/conv2d.ts`, `lib/im2col/`, `lib/wasm/kernels/`: 방금 시합한 세 엔진. 읽으라고 쓴 코드입니다.
