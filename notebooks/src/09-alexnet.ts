// The source of chapter 09, in jupytext's percent format: `npm run notebooks -- 09` builds both languages.

// %% [markdown] lang="en"
// # 9 · AlexNet: what exactly was new?
//
// In autumn 2012 a network won a contest: name what is in a photograph, out of 1,000 possible answers. Five guesses are
// allowed; the share of photographs whose right answer is not among the five is the **top-5 error**. The network won by so
// much that two years later nearly every team entered with such a network.
//
// You know its parts. Filters, strides, padding, pooling, fully connected layers: all of that was 20 years old.
// **So what exactly was new in 2012?** We build AlexNet whole, and look at its new parts one by one. The next chapter takes
// a small one apart.
//
// *About 40 minutes. One cell trains networks, and takes a little while.*
// %% [markdown] lang="ko"
// # 9 · AlexNet: 정확히 무엇이 새로웠을까?
//
// 2012년 가을, 한 신경망이 대회에서 우승했습니다. 사진에 무엇이 있는지 1,000가지 답 가운데서 맞히는 대회였지요. 답은 다섯 개까지 댈 수
// 있고, 그 다섯 안에 정답이 없는 사진의 비율을 **top-5 오류**라고 합니다. 어찌나 큰 차이로 이겼는지, 2년 뒤에는 거의 모든 팀이 이런
// 신경망을 들고나왔습니다.
//
// 부품은 여러분이 다 아는 것입니다. 필터, 보폭, 패딩, 풀링, 완전 연결 층. 모두 20년 전부터 있었습니다. **그렇다면 2012년에는 정확히
// 무엇이 새로웠을까요?** AlexNet을 통째로 만들고, 새로운 부품을 하나하나 들여다봅시다. 다음 장에서는 작은 AlexNet을 분해해 봅니다.
//
// *약 40분. 신경망을 학습시키는 셀이 하나 있고, 거기서는 시간이 조금 걸립니다.*

// %%
import {
  alexNet,
  applyFilter,
  barChart,
  check,
  compareNetworks,
  contiguous,
  crop,
  exploreNetwork,
  fashionMnist,
  featureMaps,
  filterBank,
  filters,
  imageGrid,
  layerChart,
  leNet,
  lineChart,
  loadBackend,
  loadPhoto,
  mapValues,
  maximum,
  mean,
  meanDifference,
  meanTensor,
  movingAverage,
  naive,
  note,
  numberGrid,
  outputSize,
  photo,
  percent,
  predict,
  recap,
  reshape,
  resize,
  seededRandom,
  sgd,
  show,
  stepper,
  t,
  table,
  take,
  tensor,
  toGray,
  withFallback,
  zeros,
  type LayerSummary,
  type Tensor,
} from 'convlab';

// %% folded
// en: Published: Russakovsky et al. 2015, table 5; AlexNet's 15.3 from Krizhevsky et al. 2012.
// ko: 논문에 실린 값: Russakovsky 외 2015 표 5, AlexNet의 15.3은 Krizhevsky 외 2012.
barChart([{ name: t('top-5 error, %', 'top-5 오류, %'), values: [28.2, 25.8, 26.2, 15.3] }], {
  labels: ['2010', '2011', t('2012, second', '2012, 2위'), t('2012, AlexNet', '2012, AlexNet')],
  y: t('top-5 error, %', 'top-5 오류, %'),
  title: t(
    'The best of each year: how often the right answer is not among the five guesses',
    '해마다의 최고 성적: 다섯 개의 답 안에 정답이 없는 사진의 비율',
  ),
});

// %% [markdown] lang="en"
// ## Before
//
// The contest is the ILSVRC, and it is drawn from **ImageNet**: 14 million photographs from the web, which people sorted,
// one by one, under the nouns of a dictionary (Deng et al. 2009). The contest takes 1,000 of these nouns, with 1.2 million
// photographs to learn from.
//
// Who was second in 2012? A team from Tokyo, with the method of the time. People had designed what to measure in a picture:
// directions of edges, textures, colors (SIFT, LBP, GIST). Statistics of these measures (Fisher vectors) went to a
// classifier, and *only that* learned. It won in 2011, and a year of work had moved it by next to nothing. AlexNet learns
// what to measure, too, from the pixels up.
//
// How is it built? A bet first.
// %% [markdown] lang="ko"
// ## 그 전에는
//
// 대회의 이름은 ILSVRC이고, 사진은 **ImageNet**에서 나왔습니다. 웹에서 모은 사진 1,400만 장을 사람들이 한 장씩 보며 사전의 명사별로
// 나눈 것입니다(Deng 외 2009). 대회에서는 그 명사 가운데 1,000개를 쓰고, 학습용 사진은 120만 장입니다.
//
// 2012년 2위는 누구였을까요? 도쿄에서 온 팀이었고, 당시의 전통적인 머신러닝을 썼습니다. 사진에서 무엇을 잴지는 사람이 설계했습니다. 경계의 방향,
// 질감, 색 같은 것(SIFT, LBP, GIST)입니다. 그 통계(피셔 벡터)를 분류기에 넣는데, 배우는 것은 *그 분류기뿐*이었습니다. 2011년 우승도
// 같은 방법이었고, 한 해를 더 애써도 거의 나아지지 않았습니다. AlexNet은 무엇을 잴지까지 픽셀에서부터 스스로 배웁니다.
//
// 어떻게 생겼을까요? 먼저 예측해 보세요.

// %%
predict('09-parameters', {
  question: t(
    'Eight layers of AlexNet learn: five convolutions and three fully connected ones. Together they have 61 million parameters. Which share is in the convolutions?',
    'AlexNet에서 학습하는 층은 여덟, 합성곱 다섯과 완전 연결 셋입니다. 파라미터는 모두 6,100만 개입니다. 합성곱 다섯 층에는 그중 얼마가 있을까요?',
  ),
  choices: [
    t('nearly all', '거의 전부'),
    t('about half', '절반쯤'),
    t('less than a twentieth', '20분의 1도 안 됨'),
  ],
  answer: 2,
  why: t(
    'A filter is small and serves all places. A fully connected layer has a weight for every pair of input and output.',
    '필터는 작고 모든 자리에서 함께 쓰입니다. 완전 연결 층은 입력과 출력의 모든 쌍마다 가중치가 따로 있습니다.',
  ),
});

// %% answers="09-parameters"
const network = alexNet({ variant: 'grouped', seed: 1 }); // the paper's; its weights are drawn when they are needed / 논문의 신경망. 가중치는 필요할 때 뽑음
const { layers, parameterCount, macs } = network.summary();
const learning = layers.filter(({ parameters }) => parameters > 0);
layerChart(learning, {
  title: t(
    'The eight layers that learn (maps: true height, width by the root of the channels)',
    '배우는 여덟 층 (맵의 높이는 실제 비율, 너비는 채널 수의 제곱근)',
  ),
});

// %% folded answers="09-parameters"
const rows = learning.map(({ name, outputShape, parameters, macs }) => {
  const weights = parameters - outputShape[outputShape.length - 1]; // all but the biases / 편향만 빼고 모두
  return [name, outputShape.join(' × '), parameters, macs, Math.round(macs / weights)];
});
table(
  [
    t('layer', '층'),
    t('output', '출력'),
    t('parameters', '파라미터'),
    t('MACs', 'MAC'),
    t('uses of a weight', '가중치 하나를 쓰는 횟수'),
  ],
  [...rows, [t('in all', '합계'), '', parameterCount, macs, '']],
);

// %% [markdown] lang="en" answers="09-parameters"
// In the upper half, the maps: as tall as their height, as wide as the root of their channels. They shrink from 55 to 13
// while the channels grow from 96 to 384 (256 in conv5). In the lower half, what each layer *stores* (parameters) and what it *does* (MACs, multiply-adds).
// The two could hardly be more different.
//
// The table's last column says why. A weight of conv1 is used at 55 · 55 = 3,025 places, a weight of fc6 (the sixth layer that learns, the first fully connected one)
// once. **Sharing** makes a layer small and busy, its absence makes it large and idle.
// %% [markdown] lang="ko"
// 그림의 위쪽은 맵입니다. 막대의 높이는 맵의 높이, 너비는 채널 수의 제곱근입니다. 맵은 55에서 13으로 줄고, 채널은 96에서 384로(conv5는
// 256) 늘어납니다. 아래쪽은 층마다 *저장하는* 것(파라미터)과 *하는 일*(MAC, 곱셈-덧셈)입니다. 완전히 딴판입니다.
//
// 표의 마지막 열이 그 이유를 말해 줍니다. conv1의 가중치는 55 · 55 = 3,025자리에서 쓰이고, fc6(배우는 층으로는 여섯째, 완전 연결 층으로는 첫째)의
// 가중치는 한 번 쓰입니다. **공유**하면 작고 바쁜 층이, 공유하지 않으면 크고 한가한 층이 됩니다.

// %% [markdown] lang="en"
// ## Parameters and MACs
//
// Both can be counted before anything runs:
//
// $$\text{parameters} = K \cdot K \cdot C \cdot OC + OC \qquad \text{MACs} = OH \cdot OW \cdot K \cdot K \cdot C \cdot OC$$
//
// `C` counts the channels that one filter sees. For conv1, `K = 11`, `C = 3`, `OC = 96`, `OH = OW = 55`.
//
// ## How large are the maps?
//
// The paper says that images are 224 × 224, that conv1 has filters of 11 × 11 with stride 4, and that its maps are 55 × 55.
// It mentions no padding.
//
// ### Your turn: `alexNetShapes`
//
// First a bet. Then follow an image through all five convolutions and three poolings, with the formula of chapter 4.
// %% [markdown] lang="ko"
// ## 파라미터와 MAC
//
// 둘 다 아무것도 실행하지 않고 셀 수 있습니다.
//
// $$\text{parameters} = K \cdot K \cdot C \cdot OC + OC \qquad \text{MACs} = OH \cdot OW \cdot K \cdot K \cdot C \cdot OC$$
//
// `C`는 필터 하나가 보는 채널의 수입니다. conv1에서는 `K = 11`, `C = 3`, `OC = 96`, `OH = OW = 55`입니다.
//
// ## 맵은 얼마나 클까?
//
// 논문에 따르면 이미지는 224 × 224이고, conv1은 11 × 11 필터를 보폭 4로 쓰며, 맵은 55 × 55입니다. 패딩 이야기는 없습니다.
//
// ### 직접 해 보기: `alexNetShapes`
//
// 먼저 예측해 보세요. 그런 다음 합성곱 다섯과 풀링 셋을 지나는 이미지를 4장의 공식으로 따라가 보세요.

// %%
predict('09-size', {
  question: t(
    'Input 224, filter 11, stride 4, no padding. How many places are there in a row?',
    '입력 224, 필터 11, 보폭 4, 패딩 없음. 한 줄에 자리가 몇 개일까요?',
  ),
  choices: ['54', t('55, as in the paper', '논문대로 55'), '56'],
  answer: 0,
  why: t(
    '(224 − 11) / 4 + 1 = 54.25, and sizes floor: 54. With 227 it is exactly 55.',
    '(224 − 11) / 4 + 1 = 54.25이고, 크기는 내림하므로 54입니다. 227이면 딱 55가 됩니다.',
  ),
});

// %% exercise="alexNetShapes"
import { alexNetShapes } from '../../exercises/09-alexnet/alexNetShapes';

// %%
await check('alexNetShapes');

// %%
const mapsOf = (inputSize: number): LayerSummary[] =>
  alexNet({ inputSize })
    .summary()
    .layers.filter(({ kind }) => kind === 'conv2d' || kind === 'maxPool');
const shapesOf = withFallback(alexNetShapes, (inputSize) =>
  mapsOf(inputSize).map(({ outputShape }) => [...outputShape]),
);
const of227 = shapesOf(227);
const of224 = shapesOf(224);

// %% folded answers="09-size"
table(
  [t('input', '입력'), ...mapsOf(227).map(({ name }) => name), t('inputs of fc6', 'fc6의 입력')],
  [of227, of224].map((shapes, i) => {
    const [h, w, c] = shapes[shapes.length - 1];
    return [[227, 224][i], ...shapes.map((shape) => shape.join('×')), h * w * c];
  }),
);

// %% [markdown] lang="en" answers="09-size"
// With 224 everything behind is smaller, down to 5 × 5 × 256 instead of 6 × 6 × 256: *another network*. The paper's 55 needs
// 227, so 224 is most likely a slip. (PyTorch's torchvision mends it otherwise: it stays at 224 and pads conv1 with 2,
// (224 + 4 − 11)/4 + 1 = 55.25, which floors to 55.)
// %% [markdown] lang="ko"
// 224로 하면 그 뒤가 모두 작아져, 6 × 6 × 256이 아니라 5 × 5 × 256에서 끝납니다. *다른 신경망*입니다. 논문의 55는 227이라야 나옵니다.
// 그러니 224는 아마 실수였을 겁니다. (PyTorch의 torchvision은 다르게 고쳤습니다. 224를 그대로 두고 conv1에 패딩 2를 줍니다. (224 + 4 −
// 11)/4 + 1 = 55.25를 내림하면 55입니다.)

// %% [markdown] lang="en"
// How much of the photo does one number in each of these maps see? Its **receptive field**:
// %% [markdown] lang="ko"
// 이 맵들의 수 하나는 사진을 얼마나 넓게 볼까요? 이것을 **수용 영역**(receptive field)이라고 합니다.

// %%
const cat = resize(loadPhoto('chelsea'), 227, 227); // [227, 227, 3]
const fields = mapsOf(227)
  .filter(({ kind }) => kind === 'conv2d')
  .map(({ name, receptiveField }) => ({ name, size: Number(receptiveField) }));
const boxes = fields.map(({ name, size }) => {
  const corner = (227 - size) / 2;
  const place = { row: corner, column: corner, height: size, width: size };
  return { ...place, label: `${name}: ${size}` };
});

// %% folded
photo(cat, {
  size: 454,
  boxes: boxes.reverse(), // the small ones on top / 작은 것을 위에
  title: t(
    'Pixels that one number in the middle of each map sees',
    '맵마다 한가운데 있는 수 하나가 보는 픽셀',
  ),
});

// %% [markdown] lang="en"
// A number of conv1 sees a patch of fur, one of conv5 most of a face. Small filters, stacked: low features first, high ones
// later.
//
// Below are the first of these layers at work, each with its true shape; scroll to the right for the later ones. The weights
// are drawn by chance, so the maps mean little yet. **Press a map**: you see what it is made of. **Press a pixel of it**: 363
// products open, 11 · 11 · 3 of them, for one number.
// %% [markdown] lang="ko"
// conv1의 수 하나는 털 한 뭉치를, conv5의 수 하나는 얼굴을 거의 다 봅니다. 작은 필터를 쌓으니 앞에서는 낮은 수준의 특징, 뒤에서는 높은
// 수준의 특징을 봅니다.
//
// 아래는 처음 몇 층이 일하는 모습입니다. 모양은 모두 실제와 같고, 오른쪽으로 밀면 뒤의 층이 나옵니다. 가중치는 무작위라서 맵에 아직 큰
// 뜻은 없습니다. **맵을 누르면** 무엇으로 만들어졌는지 보이고, **맵의 픽셀을 누르면** 수 하나를 만드는 곱 363개(11 · 11 · 3)가
// 펼쳐집니다.

// %% folded
exploreNetwork({
  model: network,
  images: reshape(
    mapValues(cat, (value) => Math.round(255 * value) / 255), // whole bytes: a tenth of the size / 바이트 단위로: 크기는 10분의 1
    [1, 227, 227, 3],
  ),
  until: 'pool1',
  title: t('AlexNet’s first layers, with random weights', 'AlexNet의 처음 층들, 무작위 가중치'),
});

// %% [markdown] lang="en"
// ## New thing 1: two graphics cards
//
// In 2012 a graphics card (a GTX 580) had 3 GB of memory: too little for this network and its maps. So the authors cut it in
// two, half the channels on each card. In conv2, conv4 and conv5 a filter sees only the channels of its own card. Today we
// call that **groups**. Who listens to whom? We poke one input channel at a time and watch the outputs:
// %% [markdown] lang="ko"
// ## 새로운 것 1: 그래픽 카드 두 장
//
// 2012년의 그래픽 카드(GTX 580)는 메모리가 3 GB였습니다. 이 신경망과 그 맵을 담기에는 모자랐지요. 그래서 저자들은 신경망을 둘로 갈라
// 카드마다 채널을 절반씩 맡겼습니다. conv2, conv4, conv5의 필터는 자기 카드의 채널만 봅니다. 요즘은 이를 **그룹**(groups)이라고
// 합니다. 누가 누구의 말을 들을까요? 입력 채널을 하나씩 건드려 출력을 지켜봅시다.

// %%
// en: Eight images of one pixel: in image c, channel c is 1 and the others are 0. All weights are 1.
// ko: 한 픽셀짜리 이미지 여덟 장. c번째 이미지는 채널 c만 1이고 나머지는 0입니다. 가중치는 모두 1입니다.
const pokes = tensor(
  Array.from({ length: 64 }, (_, i) => (i % 9 === 0 ? 1 : 0)),
  [8, 1, 1, 8],
);
const whoListens = (groups: number): Tensor => {
  const w = mapValues(zeros([1, 1, 8 / groups, 8]), () => 1); // [KH, KW, C / groups, OC]
  return reshape(naive.conv2d(pokes, w, null, { groups }), [8, 8]); // [input channel, filter] / [입력 채널, 필터]
};

// %% folded
imageGrid(
  [
    { image: whoListens(1), label: t('one group', '그룹 1개') },
    { image: whoListens(2), label: t('two groups', '그룹 2개') },
  ],
  {
    size: 260,
    title: t(
      'Which filter (column) hears which input channel (row)?',
      '어느 필터(열)가 어느 입력 채널(행)을 볼까?',
    ),
  },
);

// %% folded answers="09-parameters"
const variants = ['grouped', 'single', 'torchvision'] as const;
table(
  [
    t('variant', '변형'),
    ...[1, 2, 3, 4, 5].map((i) => `conv${i}`),
    t('all parameters', '전체 파라미터'),
    t('MACs, millions', 'MAC, 백만'),
  ],
  variants.map((variant) => {
    const { layers, parameterCount, macs } = alexNet({ variant }).summary();
    const convolutions = layers.filter(({ kind }) => kind === 'conv2d').map(({ parameters }) => parameters);
    return [variant, ...convolutions, parameterCount, Number((macs / 1e6).toFixed(1))];
  }),
);

// %% [markdown] lang="en"
// Ask how large AlexNet is, and you meet three numbers. All are right. `grouped` is the paper's: two groups halve the weights
// and the work of conv2, conv4 and conv5. (In conv1 both cards see the same image, and conv3 is where the cards talk.)
// `single` is the same with one group. `torchvision` is what PyTorch users load: one group, but 64, 192, 384, 256, 256
// filters, 224 pixels, and no normalization.
//
// ## New thing 2: ReLU
//
// Before 2012 most networks bent their numbers with tanh or the sigmoid; tanh flattens at −1 and 1. AlexNet used
// $\max(0, x)$: nothing below zero, and no ceiling. It was not invented here, Nair and Hinton had used it in 2010; new was a
// network of this size with it. It matters on the way back:
//
// $$\frac{d}{dx}\tanh x = 1 - \tanh^2 x \qquad \frac{d}{dx}\max(0, x) = \begin{cases}1 & x > 0\\ 0 & x \le 0\end{cases}$$
//
// (At 0 itself the slope is a matter of convention; we take 0.)
//
// ### Your turn: `reluGradient`
// %% [markdown] lang="ko"
// AlexNet이 얼마나 큰지 찾아보면 세 가지 답이 나옵니다. 모두 맞는 답입니다. `grouped`는 논문의 신경망입니다. 그룹이 둘이라 conv2, conv4,
// conv5의 가중치와 계산량이 절반입니다. (conv1에서는 두 카드가 같은 이미지를 보고, conv3에서는 두 카드가 서로 이야기합니다.) `single`은
// 같은 신경망에서 그룹만 하나로 합친 것입니다. `torchvision`은 PyTorch 사용자가 불러오는 것으로, 그룹은 하나지만 필터가 64, 192, 384, 256,
// 256개이고, 입력은 224픽셀이며, 정규화가 없습니다.
//
// ## 새로운 것 2: ReLU
//
// 2012년 이전의 신경망은 대개 층 뒤에 tanh나 시그모이드를 두었는데, tanh는 −1과 1 근처에서 평평해집니다. AlexNet은 $\max(0, x)$를 썼습니다.
// 0 아래는 없애고, 위로는 천장이 없습니다. 여기서 처음 나온 것은 아닙니다. 2010년에 Nair와 Hinton이 이미 썼고, 새로운 것은 이만한
// 크기의 신경망에 쓴 일입니다. 차이는 기울기가 거꾸로 흐를 때 나타납니다.
//
// $$\frac{d}{dx}\tanh x = 1 - \tanh^2 x \qquad \frac{d}{dx}\max(0, x) = \begin{cases}1 & x > 0\\ 0 & x \le 0\end{cases}$$
//
// (딱 0에서의 기울기는 약속하기 나름입니다. 여기서는 0으로 합니다.)
//
// ### 직접 해 보기: `reluGradient`

// %% exercise="reluGradient"
import { reluGradient } from '../../exercises/09-alexnet/reluGradient';

// %%
await check('reluGradient');

// %%
const throughRelu = withFallback(reluGradient, (dout, x) => naive.reluBackward(dout, x));
const tanhSlope = (x: number): number => 1 - Math.tanh(x) ** 2;

const edges = applyFilter(naive, resize(toGray(cat), 115, 115), filters.verticalEdges);
const answers = reshape(edges, [113, 113, 1]); // of both signs / 양수도 음수도 있음
const ones = mapValues(answers, () => 1); // the slope that arrives from behind / 뒤쪽에서 오는 기울기
const slopes = [throughRelu(ones, answers), mapValues(answers, tanhSlope)];
const strong = mapValues(answers, (x) => tanhSlope(8 * x)); // what larger filter weights would do / 필터 가중치가 더 클 때와 같음

// %% folded
const [once, five] = [tanhSlope(2).toFixed(3), (tanhSlope(2) ** 5).toFixed(7)];
show(
  imageGrid(
    [
      { image: answers, label: t('responses of a filter', '필터의 반응'), scale: 'diverging' },
      { image: slopes[0], label: t('slope of ReLU', 'ReLU의 기울기') },
      { image: slopes[1], label: t('slope of tanh', 'tanh의 기울기') },
      { image: strong, label: t('tanh, responses 8 times as large', 'tanh, 반응이 8배일 때') },
    ],
    { columns: 4, size: 226 },
  ),
  note(
    t(
      `Take a response of 2: there tanh lets through **${once}** of the slope, and five such layers in a row **${five}**. ReLU lets through **1**, all of it, in one layer as in five.`,
      `예를 들어 반응이 2인 곳에서 tanh는 기울기의 **${once}배**만 통과시키고, 이런 층 다섯을 잇따라 지나면 **${five}배**만 남습니다. ReLU는 한 층이든 다섯 층이든 **1배**, 그대로입니다.`,
    ),
  ),
);

// %% [markdown] lang="en"
// White: the slope flows back in full. Black: nothing gets through. ReLU opens where the answer was positive, *however
// strong*. tanh closes exactly where the filter was most sure: it **saturates**. In a chain of layers slopes multiply, and a
// few saturated layers leave next to nothing.
//
// Now let two small networks learn, alike but for this one part: LeNet of chapter 8, with ReLU and with tanh. 1,500 pictures
// of clothes, and gradient descent with momentum as in the paper. To see what is chance, each learns twice, from other first
// weights (two *seeds*).
//
// `compareNetworks` trains each network from each seed, and judges it on the test pictures.
// %% [markdown] lang="ko"
// 흰 곳은 기울기가 고스란히 되돌아가고, 검은 곳은 막힙니다. ReLU는 답이 양수였던 곳을 *아무리 세더라도* 열어 둡니다. tanh는 필터가
// 가장 확신한 바로 그곳을 닫아 버립니다. 이를 **포화**(saturation)라고 합니다. 층이 이어지면 기울기는 곱해지므로, 포화한 층이 몇 개만
// 있어도 남는 것이 거의 없습니다.
//
// 이제 작은 신경망 둘을 학습시켜 봅시다. 이 부품 하나만 다르고 나머지는 똑같습니다. 8장의 LeNet에 하나는 ReLU를, 하나는 tanh를 넣습니다.
// 옷 사진 1,500장, 논문처럼 모멘텀이 있는 경사 하강법입니다. 무엇이 우연인지 보려고, 초기 가중치를 바꿔(*시드* 두 개) 두 번씩
// 학습시킵니다.
//
// `compareNetworks`는 신경망마다, 시드마다 한 번씩 학습시키고 테스트 그림으로 평가합니다.

// %%
predict('09-relu', {
  question: t(
    'Same data, same first weights, same number of steps. Which small network gets further?',
    '데이터도, 초기 가중치도, 스텝 수도 같습니다. 어느 작은 신경망이 더 잘 배울까요?',
  ),
  choices: [
    t('ReLU, by far', 'ReLU가 훨씬'),
    t('about alike, or even tanh', '비슷하거나 오히려 tanh'),
    t('tanh learns nothing at all', 'tanh는 아예 배우지 못한다'),
  ],
  answer: 1,
  why: t(
    'With well-chosen first weights the answers of a shallow network stay small, where tanh is not saturated. ReLU shows its worth in deep networks, and in the time a step takes.',
    '초기 가중치를 잘 고르면 얕은 신경망의 답은 작아서 tanh가 포화하지 않습니다. ReLU의 이득은 층이 깊을 때, 그리고 한 스텝에 걸리는 시간에서 나타납니다.',
  ),
});

// %%
const backend = await loadBackend(); // the fastest engine here / 여기서 가장 빠른 엔진
const { train, test } = fashionMnist();
const clothes = { train: take(train, 1500), test };
const optimizer = () => sgd({ learningRate: 0.01, momentum: 0.9 });
const bends = await compareNetworks(
  { ReLU: (seed) => leNet({ seed }), tanh: (seed) => leNet({ seed, activation: 'tanh' }) },
  clothes,
  { backend, epochs: 3, seeds: [1, 2], optimizer },
);

// %% folded answers="09-relu"
const curves = bends.map(({ name, losses }) => ({ name, y: movingAverage(losses[0], 10) })); // one batch jumps, ten can be read / 배치 하나는 들쭉날쭉, 열 개면 읽을 만함
show(
  lineChart(curves, {
    x: t('batch', '배치'),
    y: t('loss', '손실'),
    title: t('Two small networks learn (seed 1)', '작은 신경망 둘의 학습 (시드 1)'),
  }),
  table(
    [
      '',
      t('test accuracy, seed 1', '테스트 정확도, 시드 1'),
      t('seed 2', '시드 2'),
      t('time to learn, ReLU = 1', '학습 시간, ReLU = 1'),
    ],
    bends.map(({ name, test, seconds }) => [
      name,
      ...test.map(percent),
      (seconds / bends[0].seconds).toFixed(1),
    ]),
  ),
);

// %% [markdown] lang="en" answers="09-relu"
// An honest result, and perhaps not the one you were told. Step for step tanh keeps up here, and may even lead: the network
// is shallow, and its first weights are drawn by a rule (He's, of 2015) that keeps the answers of one size from layer to layer. What ReLU gives at once is *time*: a
// comparison instead of an exponential. (How much of it depends on the engine; ours computes tanh in plain TypeScript.) The
// paper measured another case: a network of four layers on CIFAR-10, where ReLU got to 25 % training error six times sooner.
// Rules for good first weights were known for tanh (LeCun 1998, Glorot & Bengio 2010), not yet for ReLU; AlexNet drew all its
// weights with one spread, 0.01, whatever the layer.
// %% [markdown] lang="ko"
// 솔직한 결과입니다. 흔히 듣는 이야기와는 다를지도 모릅니다. 스텝 수로 따지면 여기서는 tanh도 뒤지지 않고, 앞설 때도 있습니다. 신경망이
// 얕고, 초기 가중치를 층이 바뀌어도 답의 크기가 비슷하도록 하는 규칙(He, 2015)에 따라 뽑았기 때문입니다. ReLU가 바로 주는 것은
// *시간*입니다. 지수 함수 대신 비교 한 번이면 되니까요. (얼마나 빠른지는 엔진에 달렸습니다. 우리 엔진은 tanh를 평범한 TypeScript로 계산합니다.) 논문이 잰 것은 다른 경우입니다.
// CIFAR-10에서 네 층짜리 신경망이 학습 오류 25%에 이르기까지 ReLU가 여섯 배 빨랐습니다. 좋은 초기 가중치를 고르는 규칙은 tanh용으로는
// 알려져 있었지만(LeCun 1998, Glorot & Bengio 2010) ReLU용은 아직 없었습니다. AlexNet은 어느 층이든 가중치를 표준편차 0.01인 정규분포로 똑같이
// 뽑았습니다.

// %% [markdown] lang="en"
// ## New thing 3: neighbors compete
//
// ReLU has no ceiling, so AlexNet adds a damper. Each answer is divided by a measure of what its neighbor *channels*
// answer at the same pixel: **local response normalization** (LRN).
//
// $$b_{c} = \frac{a_{c}}{\left(k + \alpha \sum_{|j - c| \le (n - 1) / 2} a_{j}^2\right)^{\beta}}$$
//
// `a, b [H, W, C]`; c and j count channels; n = 5, k = 2, α = 10⁻⁴, β = 0.75 in the paper. With n = 5 a channel looks at
// itself and two neighbors on each side; at the first and last channel the window is cut off.
//
// ### Your turn: `responseNorm`
//
// In code n is called `size`, and k is called `bias`. The sum's index j is called d there, since j is a column.
// %% [markdown] lang="ko"
// ## 새로운 것 3: 이웃끼리 겨루기
//
// ReLU에는 천장이 없으므로 AlexNet은 제동 장치를 달았습니다. 각 답을 어떤 수로 나누는데, 그 수는 같은 픽셀에서 이웃 *채널*들이
// 크게 답할수록 커집니다. 이를 **국소 응답 정규화**(local response normalization, LRN)라고 합니다.
//
// $$b_{c} = \frac{a_{c}}{\left(k + \alpha \sum_{|j - c| \le (n - 1) / 2} a_{j}^2\right)^{\beta}}$$
//
// `a, b [H, W, C]`. c와 j는 채널 번호이고, 논문에서는 n = 5, k = 2, α = 10⁻⁴, β = 0.75입니다. n&nbsp;=&nbsp;5이면 자기 자신과 양쪽 이웃 두
// 채널씩을 봅니다. 첫 채널과 마지막 채널에서는 창이 잘립니다.
//
// ### 직접 해 보기: `responseNorm`
//
// 코드에서는 n을 `size`, k를 `bias`라고 부릅니다. 합의 번호 j는 d라고 씁니다. j는 열 번호니까요.

// %% exercise="responseNorm"
import { responseNorm } from '../../exercises/09-alexnet/responseNorm';

// %%
await check('responseNorm');

// %%
const compete = withFallback(responseNorm, (x, size, alpha, beta, bias) => {
  const options = { size, alpha, beta, bias };
  return naive.localResponseNorm(reshape(x, [1, ...x.shape]), options).pick(0, null, null, null);
});

// %%
const { verticalEdges: v, horizontalEdges: h } = filters;
const bank = filterBank([v, h].flatMap((filter) => [filter, mapValues(filter, (weight) => weight / 4)]));
const gray = mapValues(resize(toGray(cat), 114, 114), (value) => 255 * value); // 0 … 255, as in the paper / 0 … 255, 논문과 같이
const maps = naive.relu(naive.conv2d(reshape(gray, [1, 114, 114, 1]), bank, null));
const before = maps.pick(0, null, null, null); // [112, 112, 4]
const after = compete(before, 5, 1e-4, 0.75, 2); // the same shape / 같은 모양

// %% folded
show(
  featureMaps(before, {
    columns: 4,
    size: 224,
    title: t('Edges of a photo, before normalization', '정규화 전, 사진의 경계'),
  }),
  featureMaps(after, { columns: 4, size: 224, title: t('and after', '정규화 후') }),
);

// %% folded
const alone = (c: number): Tensor =>
  compete(reshape(before.pick(null, null, c), [112, 112, 1]), 5, 1e-4, 0.75, 2);
const largest = (x: Tensor, c: number): string => maximum(x.pick(null, null, c)).toFixed(1);
table(
  [t('largest response of map', '맵의 가장 큰 반응'), 0, 1, 2, 3],
  [
    [t('before', '정규화 전'), ...[0, 1, 2, 3].map((c) => largest(before, c))],
    [t('after', '정규화 후'), ...[0, 1, 2, 3].map((c) => largest(after, c))],
    [
      t('after, if the map were alone', '정규화 후, 맵이 혼자였다면'),
      ...[0, 1, 2, 3].map((c) => largest(alone(c), 0)),
    ],
  ],
);

// %% [markdown] lang="en"
// Strong edges are pressed down hard, faint ones little: they become more alike, and more of the fur shows. Maps 1 and 3
// come from the same filters with a quarter of the weights. The last row shows what they would keep if no louder neighbor
// stood beside them: who answers loudly silences the neighbors. (With pixels of 0 … 1 and the paper's α nothing of this
// would happen: the sum of squares is tiny, and LRN only divides by $2^{0.75}$.)
//
// But why do the two strong maps end at nearly the same number? Follow one channel alone, $b = a / (2 + 10^{-4} a^2)^{0.75}$:
// %% [markdown] lang="ko"
// 센 경계는 크게 눌리고 희미한 경계는 조금만 눌려, 서로 비슷해집니다. 그래서 털이 더 잘 드러납니다. 맵 1과 3은 같은 필터의 가중치를
// 4분의 1로 줄여 얻은 것입니다. 마지막 줄은 곁에 더 시끄러운 이웃이 없었다면 얼마나 남았을지를 보여 줍니다. 크게 반응하는 쪽이 이웃을
// 잠재우는 것이지요. (픽셀이 0…1인데 논문의 α를 쓰면 이런 일은 일어나지 않습니다. 제곱의 합이 너무 작아 LRN은 $2^{0.75}$로
// 나누기만 합니다.)
//
// 그런데 센 두 맵의 최댓값이 왜 거의 같아졌을까요? 채널 하나만 따라가 봅시다. $b = a / (2 + 10^{-4} a^2)^{0.75}$

// %%
const responses = Array.from({ length: 601 }, (_, a) => a); // 0 … 600
const through = (neighbor: number): number[] =>
  responses.map((a) => compete(tensor([[[a, neighbor]]]), 5, 1e-4, 0.75, 2).get(0, 0, 0));
const [lonely, beside] = [through(0), through(300)];

// %% folded
const top = lonely.indexOf(Math.max(...lonely));
show(
  lineChart(
    [
      { name: t('alone', '혼자일 때'), x: responses, y: lonely },
      { name: t('beside a neighbor of 300', '이웃이 300일 때'), x: responses, y: beside },
    ],
    {
      x: t('response a', '반응 a'),
      y: t('after normalization, b', '정규화한 뒤의 b'),
      title: t('What LRN makes of one response', 'LRN이 반응 하나를 어떻게 바꿀까'),
    },
  ),
  note(
    t(
      `The largest value is **${lonely[top].toFixed(1)}**, at a = **${top}**. At twice that response ${lonely[2 * top].toFixed(1)} are left.`,
      `최댓값은 a = **${top}**일 때의 **${lonely[top].toFixed(1)}**입니다. 반응이 그 두 배이면 ${lonely[2 * top].toFixed(1)}만 남습니다.`,
    ),
  ),
);

// %% [markdown] lang="en"
// A ceiling, and behind it the curve **bends back**. For large $a$ the 2 no longer counts: $b \approx a / (10^{-4} a^2)^{0.75}$,
// which is $1000\, a^{1 - 1.5}$, and falls. The exponent $1 - 2\beta$ decides: with β below ½ the curve would rise for ever,
// at ½ it would level off, and with the paper's 0.75 it has its top at $a^2 = k / (\alpha\,(2\beta - 1))$, that is at 200. So whatever
// lies above 200 is pressed below 52.2, and the very strongest edges come out *weaker* than strong ones. Later networks dropped
// LRN; batch normalization, chapter 11, took its place.
//
// ## New thing 4: overlapping pooling
//
// AlexNet's pooling windows are 3 wide and move by 2: neighbors share a row or a column. Here they move over a piece of the
// cat, its brightness in whole numbers from 0 to 9. Below it stands how many windows see each pixel.
// %% [markdown] lang="ko"
// 천장이 있고, 그 너머에서는 곡선이 **도로 내려갑니다**. $a$가 크면 2는 없는 것이나 마찬가지라 $b \approx a / (10^{-4} a^2)^{0.75}$,
// 곧 $1000\, a^{1 - 1.5}$이 되어 줄어듭니다. 지수 $1 - 2\beta$가 결정합니다. β가 ½보다 작으면 끝없이 커지고, ½이면 평평해지고, 논문의
// 0.75에서는 $a^2 = k / (\alpha\,(2\beta - 1))$, 곧 200에서 꼭대기에 이릅니다. 그래서 200보다 센 반응은 모두 52.2 아래로 눌리고, 아주 센 경계가
// 그냥 센 경계보다 오히려 *약하게* 나옵니다. 이후의 신경망은 LRN을 버렸고, 11장에 나오는 배치 정규화(batch normalization)가 그 자리를
// 차지했습니다.
//
// ## 새로운 것 4: 겹치는 풀링
//
// AlexNet의 풀링 창은 너비가 3이고 2칸씩 움직입니다. 그래서 이웃한 창이 한 행이나 한 열을 함께 봅니다. 아래에서는 창이 고양이 사진의
// 한 조각 위를 움직입니다. 밝기를 0부터 9까지의 정수로 나타냈습니다. 그 아래에는 각 픽셀을 보는 창의 수를 적었습니다.

// %%
const piece = crop(resize(toGray(cat), 57, 57), { top: 26, left: 45, height: 5, width: 7 });
const ones3 = mapValues(zeros([3, 3, 1, 1]), () => 1);
const dout = mapValues(zeros([1, 2, 3, 1]), () => 1); // each of 2 × 3 windows sends 1 to all it sees / 2 × 3개의 창이 저마다 보는 곳에 1을 보냄
const seen = naive.conv2dBackward(dout, zeros([1, 5, 7, 1]), ones3, { stride: 2 }).dx; // [1, 5, 7, 1]

// %% folded
show(
  stepper({
    x: mapValues(piece, (value) => Math.round(9 * value)),
    mode: 'maxPool',
    size: 3,
    stride: 2,
    title: t('Max pooling, size 3, stride 2: windows overlap', '최대 풀링, 크기 3, 보폭 2: 창이 겹친다'),
  }),
  numberGrid(reshape(seen, [5, 7]), {
    title: t('How many windows see each pixel', '각 픽셀을 보는 창의 수'),
  }),
);

// %%
// en: Edges of a photo that moves right by one pixel; how much does the pooled map change?
// ko: 사진이 오른쪽으로 한 픽셀 움직일 때, 풀링한 맵은 얼마나 달라질까요?
const whole = toGray(loadPhoto('chelsea'));
const [still, moved] = [40, 39].map((left) => {
  const part = crop(whole, { top: 20, left, height: 113, width: 113 });
  return reshape(naive.relu(applyFilter(naive, part, v)), [1, 111, 111, 1]);
});
const changed = (size: number, stride: number): number => {
  const [a, b] = [still, moved].map((map) => naive.maxPool2d(map, { size, stride }));
  return meanDifference(a, b) / mean(a);
};

// %% folded
table(
  [
    t('pooling', '풀링'),
    t('55 becomes', '55칸의 출력'),
    t('change after a shift by 1, in % of the map’s mean', '한 픽셀 옮겼을 때의 변화(맵 평균 대비 %)'),
  ],
  [
    [2, 2],
    [3, 3],
    [3, 2],
  ].map(([size, stride]) => [
    `${size} / ${stride}`,
    outputSize(55, size, stride),
    percent(changed(size, stride)),
  ]),
);

// %% [markdown] lang="en"
// The change is the mean difference of the two maps, divided by the mean of the first: at 100 % they differ by as much as
// the map has to say; it can be more.
//
// The map of 3 / 2 is as large as that of 2 / 2, and a shift changes it less. But look at 3 / 3 before you thank the overlap:
// without any, it is nearly as calm. It is the *wider window* that forgives the pixel (chapter 7). What the overlap does: it
// lets AlexNet have a window of 3 and keep a map of 27, not 18.
//
// ## New thing 5: dropout
//
// Sixty million parameters, 1.2 million pictures: such a network can learn its pictures by heart. One remedy was more
// pictures out of the same ones: shifted, mirrored, with other colors (chapter 8's `augment`). The other, **dropout**, sounds
// mad. In training, throw away half of the answers of fc6 and fc7, other ones each time. No unit can rely on a particular
// neighbor.
//
// $$y = \frac{m \cdot x}{1 - \text{rate}} \qquad m = \begin{cases}1 & u \ge \text{rate}\\ 0 & u < \text{rate}\end{cases}$$
//
// `x, y [H, W, C]`, and a random number u in 0 … 1 for each value. The division makes it **inverted** dropout, as all
// libraries have it. (The paper did not divide in training; it halved the answers at test time.)
//
// ### Your turn: `invertedDropout`
//
// A bet first.
// %% [markdown] lang="ko"
// 변화란 두 맵의 차이를 평균해 첫 맵의 평균으로 나눈 값입니다. 100%면 맵이 담고 있는 것만큼 달라졌다는 뜻이고, 100%를 넘을 수도
// 있습니다.
//
// 3 / 2의 맵은 2 / 2만큼 크면서, 그림이 움직여도 덜 바뀝니다. 하지만 겹친 덕분이라고 하기 전에 3 / 3을 보세요. 전혀 겹치지 않는데도
// 거의 그만큼 차분합니다. 한 픽셀을 눈감아 주는 것은 *더 넓은 창*입니다(7장). 겹침이 하는 일은, 창이 3이면서도 맵을 18이 아니라 27로
// 지켜 주는 것입니다.
//
// ## 새로운 것 5: 드롭아웃
//
// 파라미터는 6천만 개, 사진은 120만 장. 이런 신경망은 사진을 통째로 외울 수도 있습니다. 처방 하나는 같은 사진을 옮기고,
// 뒤집고, 색을 바꾸어 더 많이 보여 주는 것이었습니다(8장의 `augment`). 다른 하나인 **드롭아웃**(dropout)은 엉뚱하게 들립니다. 학습할 때 fc6과 fc7의
// 답 가운데 절반을, 매번 다르게 골라서 0으로 만드는 겁니다. 그러면 어떤 유닛도 특정한 이웃에게 기댈 수 없습니다.
//
// $$y = \frac{m \cdot x}{1 - \text{rate}} \qquad m = \begin{cases}1 & u \ge \text{rate}\\ 0 & u < \text{rate}\end{cases}$$
//
// `x, y [H, W, C]`이고, 값마다 0…1의 난수 u가 하나씩 있습니다. 나눗셈까지 하는 것을 **역 드롭아웃**(inverted dropout)이라고 하며,
// 요즘 라이브러리는 모두 이렇게 합니다. (논문은 학습할 때 나누는 대신 테스트할 때 답을 반으로 줄였습니다.)
//
// ### 직접 해 보기: `invertedDropout`
//
// 먼저 예측해 보세요.

// %%
predict('09-dropout', {
  question: t(
    'Half of a photo’s numbers are dropped, and those that are left are doubled. What becomes of its mean brightness?',
    '사진의 수를 절반 버리고, 남은 수를 두 배로 합니다. 평균 밝기는 어떻게 될까요?',
  ),
  choices: [t('half', '절반이 된다'), t('nearly as before', '거의 그대로다'), t('double', '두 배가 된다')],
  answer: 1,
  why: t(
    'Half of the numbers, each twice as large: on average nothing changes. So nothing needs to be done at test time.',
    '수는 절반, 크기는 두 배이므로 평균은 그대로입니다. 그래서 테스트할 때 따로 할 일이 없습니다.',
  ),
});

// %% exercise="invertedDropout"
import { invertedDropout } from '../../exercises/09-alexnet/invertedDropout';

// %%
await check('invertedDropout');

// %%
const drop = withFallback(invertedDropout, (x, rate, uniform) => {
  const kept = Array.from(contiguous(x).data, (value, i) => (uniform[i] >= rate ? value / (1 - rate) : 0));
  return tensor(kept, x.shape);
});
const coffee = resize(loadPhoto('coffee'), 80, 80); // [80, 80, 3]
const random = seededRandom(1);
const dropped = (): Tensor => drop(coffee, 0.5, Array.from({ length: coffee.size }, random));

// %% folded answers="09-dropout"
const versions: [string, Tensor][] = [
  [t('photo', '사진'), coffee],
  [t('half dropped', '절반 버림'), dropped()],
  [t('another half dropped', '다시 절반 버림'), dropped()],
  [t('mean of 50 such', '그런 것 50장의 평균'), meanTensor(Array.from({ length: 50 }, dropped))],
];
imageGrid(
  versions.map(([name, image]) => ({
    image,
    label: t(`${name}: mean ${mean(image).toFixed(3)}`, `${name}: 평균 ${mean(image).toFixed(3)}`),
  })),
  { columns: 4, size: 192, range: [0, 1] }, // a doubled number can be brighter than white / 두 배가 된 수는 흰색보다 밝을 수 있음
);

// %% [markdown] lang="en" answers="09-dropout"
// Each time another photo with holes, yet the mean stays. A network behind it learns to read the picture from any half of
// it. (Halving the answers at test time, as in the paper, comes to the same on average.)
// %% [markdown] lang="ko"
// 매번 다른 곳에 구멍이 나지만 평균은 그대로입니다. 뒤에 있는 신경망은 어느 절반만 보고도 그림을 읽는 법을 배웁니다. (논문처럼
// 테스트할 때 답을 반으로 줄여도 평균으로는 같습니다.)

// %% [markdown] lang="en"
// One way to see dropout: many thinned networks that share their weights vote.
//
// Five new things, and hardly one of them was born here: ReLU is from 2010 (Nair & Hinton), dropout from July 2012 (Hinton's
// group), and others had trained on graphics cards before. New was the **whole**: a large network, 1.2 million labeled
// pictures, two graphics cards for five to six days, and five repairs that let such a thing learn at all. (For fair play: 15.3 % is
// the average vote of seven networks, two of which had seen more data. A single AlexNet had 18.2 % on the validation images;
// section 6 says so.)
//
// ## A myth, tested
//
// > "AlexNet's parameters are in its convolutions. It is a *convolutional* network, after all."
//
// You have seen the tally, layer by layer. Here it is once more, as shares:
// %% [markdown] lang="ko"
// 드롭아웃을 이렇게 볼 수도 있습니다. 가중치를 나눠 쓰는 수많은 성긴 신경망의 투표라고요.
//
// 새로운 것 다섯 가운데 여기서 처음 나온 것은 거의 없습니다. ReLU는 2010년(Nair & Hinton), 드롭아웃은 2012년 7월(Hinton의 연구실)에
// 나왔고, 그래픽 카드로 학습시킨 연구도 이미 있었습니다. 새로운 것은 **전체**였습니다. 큰 신경망, 레이블이 붙은 사진 120만 장, 대엿새를
// 꼬박 돌린 그래픽 카드 두 장, 그리고 그런 것이 배울 수 있게 해 준 다섯 가지 기법. (공정하게 덧붙이면, 15.3%는 신경망 일곱 개의 답을
// 평균한 것이고, 그 가운데 둘은 데이터를 더 많이 보았습니다. AlexNet 하나는 검증 이미지에서 18.2%였습니다. 논문 6절에 나옵니다.)
//
// ## 흔한 오해, 정말일까?
//
// > "AlexNet의 파라미터는 합성곱에 있다. 어쨌든 *합성곱* 신경망이니까."
//
// 층별 셈은 이미 보았습니다. 이번에는 비율로 봅시다.

// %%
const total = (kind: string, of: 'parameters' | 'macs'): number =>
  learning.filter((layer) => layer.kind === kind).reduce((sum, layer) => sum + layer[of], 0);
const both = ['conv2d', 'dense'];
const [stored, computed] = (['parameters', 'macs'] as const).map((of) => both.map((kind) => total(kind, of)));
const fc6 = Math.max(...learning.map(({ parameters }) => parameters));

// %% folded answers="09-parameters"
const times = (fc6 / stored[0]).toFixed(1);
show(
  barChart(
    [
      { name: t('parameters', '파라미터'), values: stored },
      { name: t('MACs', 'MAC'), values: computed },
    ],
    {
      share: true,
      labels: [t('five convolutions', '합성곱 다섯 층'), t('three fully connected', '완전 연결 세 층')],
      title: t('Who does what? Shares among the layers that learn', '누가 무엇을 맡을까? 배우는 층들의 몫'),
    },
  ),
  note(
    t(
      `The largest layer, fc6, alone: **${fc6.toLocaleString('en')}** parameters, **${times} times** as many as all five convolutions together.`,
      `가장 큰 층인 fc6 하나만 해도 파라미터가 **${fc6.toLocaleString('en')}개**로, 합성곱 다섯 층을 모두 합친 것의 **${times}배**입니다.`,
    ),
  ),
);

// %% [markdown] lang="en" answers="09-parameters"
// **The myth is wrong.** The convolutions compute, the fully connected layers store. Those who came later drew the
// conclusion: SqueezeNet (2016) has no fully connected layer at all, and reports AlexNet's accuracy with 50 times fewer
// parameters.
// %% [markdown] lang="ko"
// **틀린 말입니다.** 계산은 합성곱이 하고, 저장은 완전 연결 층이 합니다. 이후의 연구자들은 여기서 교훈을 얻었습니다. SqueezeNet(2016)은
// 완전 연결 층을 아예 없앴고, 파라미터를 50배 적게 쓰면서 AlexNet만큼 정확하다고 보고했습니다.

// %% [markdown] lang="en"
// ## What you predicted
// %% [markdown] lang="ko"
// ## 여러분의 예측

// %%
recap(['09-parameters', '09-size', '09-relu', '09-dropout']);

// %% [markdown] lang="en"
// ## What you can now do
//
// - Follow an image through AlexNet, and say where its parameters are and where its work.
// - Explain groups, ReLU, LRN, overlapping pooling and dropout, each with what it costs and what it gives.
// - Say what was before, and which of the new things were really new.
//
// ## Five questions
//
// <details><summary>1. Why does the paper's 224 not work without padding?</summary>
// (224 − 11) / 4 + 1 = 54.25. The maps of 55 need 227, or a padding.</details>
// <details><summary>2. conv2 has 256 filters of 5 × 5 on 96 channels, in two groups. How many parameters?</summary>
// A filter sees 48 channels: (5 · 5 · 48 + 1) · 256 = 307,456.</details>
// <details><summary>3. The gradient 3 arrives at a ReLU whose input was 0. What goes on?</summary>
// 0: at 0 and below nothing passes.</details>
// <details><summary>4. Dropout with rate 0.2 keeps a value of 8. What comes out, and what at test time?</summary>
// 8 / 0.8 = 10 in training, 8 at test time.</details>
// <details><summary>5. From chapter 5: how would you make fc6 smaller without touching the maps' 6 × 6?</summary>
// A 1 × 1 convolution before it: 256 channels to 32 leave 6 · 6 · 32 = 1,152 inputs, an eighth of the weights.</details>
//
// ## Read on
//
// - Krizhevsky, Sutskever & Hinton, *ImageNet Classification with Deep Convolutional Neural Networks* (NIPS 2012), sections 3
//   and 4: nine pages, and you now know what their words mean.
// - Zeiler & Fergus, *Visualizing and Understanding Convolutional Networks* (ECCV 2014), section 4: what AlexNet's layers look
//   for, and what that taught.
// %% [markdown] lang="ko"
// ## 이제 할 수 있는 것
//
// - AlexNet을 지나는 이미지를 따라가며, 파라미터와 계산량이 각각 어디에 몰려 있는지 말할 수 있다.
// - 그룹, ReLU, LRN, 겹치는 풀링, 드롭아웃이 각각 무엇을 주고 무엇을 대가로 치르는지 설명할 수 있다.
// - 그 전에는 무엇을 썼는지, 새로운 것 가운데 정말 새로웠던 것은 무엇인지 말할 수 있다.
//
// ## 다섯 가지 질문
//
// <details><summary>1. 논문의 224는 왜 패딩 없이는 맞지 않을까요?</summary>
// (224 − 11) / 4 + 1 = 54.25. 55짜리 맵이 나오려면 227이거나 패딩이 있어야 합니다.</details>
// <details><summary>2. conv2는 96채널 위의 5 × 5 필터 256개이고 그룹은 둘입니다. 파라미터는 몇 개일까요?</summary>
// 필터 하나가 48채널을 봅니다. (5 · 5 · 48 + 1) · 256 = 307,456.</details>
// <details><summary>3. 입력이 0이었던 ReLU에 기울기 3이 도착했습니다. 무엇이 지나갈까요?</summary>
// 0. 0 이하에서는 아무것도 지나가지 않습니다.</details>
// <details><summary>4. 비율 0.2인 드롭아웃에서 값 8이 남았습니다. 무엇이 나올까요? 테스트할 때는?</summary>
// 학습할 때는 8 / 0.8 = 10, 테스트할 때는 8입니다.</details>
// <details><summary>5. 5장에서: 맵의 6 × 6은 그대로 두고 fc6을 줄이려면?</summary>
// 앞에 1 × 1 합성곱을 둡니다. 256채널을 32채널로 줄이면 입력이 6 · 6 · 32 = 1,152개가 되어 가중치가 8분의 1입니다.</details>
//
// ## 더 읽을거리
//
// - Krizhevsky, Sutskever & Hinton, *ImageNet Classification with Deep Convolutional Neural Networks* (NIPS 2012), 3절과 4절:
//   아홉 쪽이고, 이제 여러분이 모르는 말은 없습니다.
// - Zeiler & Fergus, *Visualizing and Understanding Convolutional Networks* (ECCV 2014), 4절: AlexNet의 층들이 무엇을 찾는지, 거기서
//   무엇을 배웠는지.
