// The source of chapter 09, in jupytext's percent format: `npm run notebooks -- 09` builds both languages.

// %% [markdown] lang="en"
// # 9 · What exactly was new?
//
// In autumn 2012 a network won a contest: name what is in a photograph, out of 1,000 possible answers. It won by so much
// that two years later nearly every team entered with such a network.
//
// You know its parts. Filters, strides, padding, pooling, fully connected layers: all of that was twenty years old.
// **So what exactly was new in 2012?** We build AlexNet whole, send a photograph through it, and take a small one apart.
//
// *About 45 minutes. The training cells take their time: a minute or so in all.*
// %% [markdown] lang="ko"
// # 9 · 정확히 무엇이 새로웠을까?
//
// 2012년 가을, 한 신경망이 대회에서 우승했습니다. 사진에 무엇이 있는지 1,000가지 답 가운데서 맞히는 대회였지요. 어찌나 큰 차이로
// 이겼는지, 2년 뒤에는 거의 모든 팀이 이런 신경망을 들고 나왔습니다.
//
// 부품은 여러분이 다 아는 것입니다. 필터, 보폭, 패딩, 풀링, 완전 연결 층. 모두 20년 전부터 있었습니다. **그렇다면 2012년에는 정확히
// 무엇이 새로웠을까요?** AlexNet을 통째로 만들어 사진을 넣어 보고, 작은 AlexNet을 하나하나 분해해 봅시다.
//
// *약 45분. 학습하는 셀은 시간이 걸립니다. 모두 합쳐 1분쯤입니다.*

// %%
import {
  adam,
  alexNet,
  applyFilter,
  barChart,
  check,
  contiguous,
  conv2dLayer,
  crop,
  denseLayer,
  dropoutLayer,
  evaluate,
  fashionMnist,
  filters,
  fit,
  flattenLayer,
  imageGrid,
  layerChart,
  lineChart,
  loadBackend,
  loadPhoto,
  loadWeights,
  localResponseNormLayer,
  mapValues,
  maximum,
  maxPoolLayer,
  mean,
  naive,
  normalise,
  note,
  numberGrid,
  photo,
  predict,
  recap,
  reluLayer,
  reshape,
  resize,
  seededRandom,
  sequential,
  sgd,
  show,
  stepper,
  structureMap,
  t,
  table,
  take,
  tanhLayer,
  tensor,
  toGray,
  yoursOr,
  zeros,
  type Layer,
  type Model,
  type Tensor,
} from 'convlab';

// en: Published: Krizhevsky, Sutskever & Hinton 2012, abstract.
// ko: 논문에 실린 값: Krizhevsky, Sutskever & Hinton 2012, 초록.
barChart([{ name: t('top-5 error, %', 'top-5 오류, %'), values: [26.2, 15.3] }], {
  labels: [t('second place', '2위'), 'AlexNet'],
  y: t('top-5 error, %', 'top-5 오류, %'),
  title: t(
    'ILSVRC 2012: the right answer is not among the five guesses',
    'ILSVRC 2012: 다섯 번 안에 맞히지 못한 비율',
  ),
});

// %% [markdown] lang="en"
// A guess counts as right if the true answer is among the network's five best: the **top-5** error. (A footnote for fair
// play: 15.3 % is the average vote of seven networks, two of which had seen more data. A single AlexNet had 18.2 % on the
// validation images; section 6 of the paper says so.)
//
// ## Eight layers
//
// Eight layers learn: five convolutions and three fully connected ones. Before we look, a bet.
// %% [markdown] lang="ko"
// 신경망이 꼽은 다섯 개 안에 정답이 있으면 맞힌 것으로 칩니다. 그래서 **top-5** 오류라고 합니다. (공정하게 각주 하나. 15.3 %는 신경망
// 일곱 개의 답을 평균한 것이고, 그 가운데 둘은 데이터를 더 많이 보았습니다. AlexNet 하나는 검증 이미지에서 18.2 %였습니다. 논문
// 6절에 나옵니다.)
//
// ## 여덟 층
//
// 학습하는 층은 여덟입니다. 합성곱이 다섯, 완전 연결이 셋. 보기 전에 먼저 예측해 봅시다.

// %%
predict('09-parameters', {
  question: t(
    'AlexNet has 61 million parameters. Which share of them is in its five convolutions?',
    'AlexNet의 파라미터는 6,100만 개입니다. 합성곱 다섯 층에는 그중 얼마가 있을까요?',
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

// %%
const network = alexNet({ variant: 'grouped', seed: 1 }); // the paper's; its numbers are drawn when needed
const everyLayer = network
  .summary()
  .layers.map(({ outputShape, ...layer }) => ({ ...layer, shape: outputShape }));
const learning = everyLayer.filter(({ parameters }) => parameters > 0);

layerChart(learning, { title: t('AlexNet, drawn to scale', '실제 비율로 그린 AlexNet') });

// %% [markdown] lang="en"
// Above, the maps: as tall as their height, as wide as the root of their channels. They shrink from 55 to 13 while the
// channels grow. Below, what each layer *stores* and what it *does*. The two could hardly be more different. In numbers:
// %% [markdown] lang="ko"
// 위는 맵입니다. 막대의 높이는 맵의 높이, 너비는 채널 수의 제곱근입니다. 맵은 55에서 13으로 줄고 채널은 늘어납니다. 아래는 층마다
// *저장하는* 것과 *하는 일*입니다. 이보다 더 다를 수 있을까요? 숫자로 봅시다.

// %%
table(
  [
    t('layer', '층'),
    t('output', '출력'),
    t('parameters', '파라미터'),
    'MACs',
    t('uses of a weight', '가중치 하나를 쓰는 횟수'),
  ],
  learning.map(({ name, shape, parameters, macs }) => [
    name,
    shape.join(' × '),
    parameters,
    macs,
    Math.round(macs / parameters),
  ]),
);

// %%
const total = (layers: typeof learning, of: 'parameters' | 'macs'): number =>
  layers.reduce((sum, layer) => sum + layer[of], 0);
const dense = learning.filter(({ name }) => name.startsWith('fc'));
const share = (of: 'parameters' | 'macs'): string =>
  ((100 * total(dense, of)) / total(learning, of)).toFixed(1);
note(
  t(
    `In all **${total(learning, 'parameters').toLocaleString('en')}** parameters and **${(total(learning, 'macs') / 1e6).toFixed(1)} million** MACs for one image. The three fully connected layers hold **${share('parameters')} %** of the parameters and do **${share('macs')} %** of the work.`,
    `모두 합쳐 파라미터 **${total(learning, 'parameters').toLocaleString('en')}개**, 이미지 한 장에 MAC **${(total(learning, 'macs') / 1e6).toFixed(1)}백만** 번입니다. 완전 연결 층 셋이 파라미터의 **${share('parameters')} %** 를 갖고, 일은 **${share('macs')} %** 만 합니다.`,
  ),
);

// %% [markdown] lang="en"
// The last column says why. A weight of conv1 is used at 55 · 55 = 3,025 places, a weight of fc6 once. **Sharing** makes a
// layer small and busy, its absence makes it large and idle:
//
// $$\text{parameters} = K \cdot K \cdot C \cdot OC + OC \qquad \text{MACs} = OH \cdot OW \cdot K \cdot K \cdot C \cdot OC$$
//
// For conv1, `K = 11`, `C = 3`, `OC = 96`, `OH = OW = 55`.
//
// ## 224 or 227?
//
// The paper says that images are 224 × 224, and that the first layer has filters of 11 × 11 with stride 4. Use the formula
// of chapter 4.
// %% [markdown] lang="ko"
// 마지막 칸이 그 까닭을 말해 줍니다. conv1의 가중치는 55 · 55 = 3,025자리에서 쓰이고, fc6의 가중치는 한 번 쓰입니다. **공유**하면
// 작고 바쁜 층이, 공유하지 않으면 크고 한가한 층이 됩니다.
//
// $$\text{parameters} = K \cdot K \cdot C \cdot OC + OC \qquad \text{MACs} = OH \cdot OW \cdot K \cdot K \cdot C \cdot OC$$
//
// conv1에서는 `K = 11`, `C = 3`, `OC = 96`, `OH = OW = 55`입니다.
//
// ## 224일까, 227일까?
//
// 논문에 따르면 이미지는 224 × 224이고, 첫 층은 11 × 11 필터를 보폭 4로 씁니다. 4장의 공식에 넣어 봅시다.

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

// %% [markdown] lang="en"
// ### Your turn: `alexNetShapes`
//
// Follow an image through all five convolutions and three poolings.
// %% [markdown] lang="ko"
// ### 직접 해 보기: `alexNetShapes`
//
// 합성곱 다섯과 풀링 셋을 지나는 이미지를 따라가 보세요.

// %% exercise="alexNetShapes"
import { alexNetShapes } from '../../exercises/09-alexnet/alexNetShapes';

// %%
await check('alexNetShapes');

// %%
const isMap = ({ kind }: { kind: string }): boolean => kind === 'conv2d' || kind === 'maxPool';
const shapesOf = yoursOr(alexNetShapes, (inputSize) =>
  alexNet({ inputSize })
    .summary()
    .layers.filter(isMap)
    .map(({ outputShape }) => [...outputShape]),
);
const names = everyLayer.filter(isMap).map(({ name }) => name);

table(
  [t('input', '입력'), ...names, t('inputs of fc6', 'fc6의 입력')],
  [227, 224].map((size) => {
    const shapes = shapesOf(size);
    const [h, w, c] = shapes[shapes.length - 1];
    return [size, ...shapes.map((shape) => shape.join('×')), h * w * c];
  }),
);

// %% [markdown] lang="en"
// With 224 everything behind is smaller, down to 5 × 5 × 256 instead of 6 × 6 × 256: *another network*. The 55 in the
// paper's own drawing needs 227, so 224 is most likely a slip. (PyTorch's torchvision mends it otherwise: it stays at 224
// and pads conv1 with 2, (224 + 4 − 11)/4 + 1 = 55.25, which floors to 55.)
//
// How much of the photo does one number in each of these maps see? Its **receptive field**:
// %% [markdown] lang="ko"
// 224로 하면 그 뒤가 모두 작아져, 6 × 6 × 256이 아니라 5 × 5 × 256에서 끝납니다. *다른 신경망*입니다. 논문 그림에 적힌 55는 227이라야 나옵니다.
// 그러니 224는 아마 실수였을 겁니다. (PyTorch의 torchvision은 다르게 고쳤습니다. 224를 그대로 두고 conv1에 패딩 2를 줍니다. (224 + 4 −
// 11)/4 + 1 = 55.25를 내림하면 55입니다.)
//
// 이 맵들의 수 하나는 사진을 얼마나 넓게 볼까요? 이것을 **수용 영역(receptive field)** 이라고 합니다.

// %%
const fields = everyLayer.filter(isMap).map(({ name, receptiveField }) => ({
  name,
  size: typeof receptiveField === 'number' ? receptiveField : 227,
}));
const cat = resize(loadPhoto('chelsea'), 227, 227); // [227, 227, 3]
show(
  photo(cat, {
    title: t('What one number of each map sees, at the centre', '맵마다 한가운데 있는 수 하나가 보는 범위'),
    size: 454,
    boxes: fields.map(({ name, size }) => {
      const corner = Math.floor((227 - size) / 2);
      return { row: corner, column: corner, height: size, width: size, label: name };
    }),
  }),
  table(
    ['', ...names],
    [[t('receptive field, pixels', '수용 영역, 픽셀'), ...fields.map(({ size }) => size)]],
  ),
);

// %% [markdown] lang="en"
// conv1 sees a patch of fur, conv5 most of a face. Small filters, stacked: low features first, high ones later.
//
// ## New thing 1: two graphics cards
//
// In 2012 a graphics card (a GTX 580) had 3 GB of memory: too little for this network and its maps. So the authors cut it in
// two, half the channels on each card. In conv2, conv4 and conv5 a filter sees only the channels of its own card. Today we
// call that **groups**. Who listens to whom? We poke one input channel at a time and watch the outputs:
// %% [markdown] lang="ko"
// conv1은 털 한 뭉치를, conv5는 얼굴을 거의 다 봅니다. 작은 필터를 쌓으니 앞에서는 낮은 수준의 특징, 뒤에서는 높은 수준의 특징을 봅니다.
//
// ## 새로운 것 1: 그래픽 카드 두 장
//
// 2012년의 그래픽 카드(GTX 580)는 메모리가 3 GB였습니다. 이 신경망과 그 맵을 담기에는 모자랐지요. 그래서 저자들은 신경망을 둘로 갈라
// 카드마다 채널을 절반씩 맡겼습니다. conv2, conv4, conv5의 필터는 자기 카드의 채널만 봅니다. 요즘은 이를 **그룹(groups)** 이라고
// 합니다. 누가 누구의 말을 들을까요? 입력 채널을 하나씩 건드려 출력을 지켜봅시다.

// %%
function whoListens(groups: number): Tensor {
  const heard = zeros([8, 8]); // [input channel, output channel]
  for (let c = 0; c < 8; c++) {
    const x = zeros([1, 1, 1, 8]);
    x.set(0, 0, 0, c, 1);
    const w = mapValues(zeros([1, 1, 8 / groups, 8]), () => 1);
    const out = naive.conv2d(x, w, null, { groups });
    for (let k = 0; k < 8; k++) heard.set(c, k, out.get(0, 0, 0, k));
  }
  return heard;
}
show(
  structureMap(whoListens(1), {
    title: t('One group: input channels (rows) → filters (columns)', '그룹 1개: 입력 채널(행) → 필터(열)'),
  }),
  structureMap(whoListens(2), { title: t('Two groups', '그룹 2개') }),
);

// %%
const conv = (variant: 'grouped' | 'single'): number[] =>
  alexNet({ variant })
    .summary()
    .layers.filter(({ kind }) => kind === 'conv2d')
    .map(({ parameters }) => parameters);
table(
  [t('parameters', '파라미터'), 'conv1', 'conv2', 'conv3', 'conv4', 'conv5'],
  [
    [t('two groups (the paper)', '그룹 2개(논문)'), ...conv('grouped')],
    [t('one group', '그룹 1개'), ...conv('single')],
  ],
);

// %% [markdown] lang="en"
// Half the weights in three layers, and half their work. (conv1 has one input image for both cards, and conv3 is where the
// cards talk.) That is why you meet three numbers when people say how large AlexNet is. All are right:
// %% [markdown] lang="ko"
// 세 층에서 가중치도 일도 절반입니다. (conv1에서는 두 카드가 같은 이미지를 보고, conv3에서는 두 카드가 서로 이야기합니다.) AlexNet이
// 얼마나 큰지 물으면 세 가지 답이 나오는 까닭이 이것입니다. 모두 맞는 답입니다.

// %%
table(
  [
    t('variant', '변형'),
    t('parameters', '파라미터'),
    t('MACs, millions', 'MAC, 백만'),
    t('what is different', '다른 점'),
  ],
  (
    [
      ['grouped', t('the paper: two groups, normalisation', '논문: 그룹 2개, 정규화')],
      ['single', t('one group', '그룹 1개')],
      [
        'torchvision',
        t(
          '64, 192, 384, 256, 256 filters; 224; no normalisation',
          '필터 64, 192, 384, 256, 256개. 224. 정규화 없음',
        ),
      ],
    ] as const
  ).map(([variant, difference]) => {
    const { parameterCount, macs } = alexNet({ variant });
    return [variant, parameterCount, (macs / 1e6).toFixed(1), difference];
  }),
);

// %% [markdown] lang="en"
// ## New thing 2: ReLU
//
// Before 2012 most networks bent their numbers with tanh, which flattens at −1 and 1. AlexNet used $\max(0, x)$: nothing
// below zero, and no ceiling. It matters on the way back:
//
// $$\frac{d}{dx}\tanh x = 1 - \tanh^2 x \qquad \frac{d}{dx}\max(0, x) = \begin{cases}1 & x > 0\\ 0 & x \le 0\end{cases}$$
//
// ### Your turn: `reluGradient`
// %% [markdown] lang="ko"
// ## 새로운 것 2: ReLU
//
// 2012년 이전에는 대개 tanh로 수를 구부렸는데, tanh는 −1과 1에서 납작해집니다. AlexNet은 $\max(0, x)$를 썼습니다. 0 아래는 없애고,
// 위로는 천장이 없습니다. 차이는 되돌아가는 길에서 나타납니다.
//
// $$\frac{d}{dx}\tanh x = 1 - \tanh^2 x \qquad \frac{d}{dx}\max(0, x) = \begin{cases}1 & x > 0\\ 0 & x \le 0\end{cases}$$
//
// ### 직접 해 보기: `reluGradient`

// %% exercise="reluGradient"
import { reluGradient } from '../../exercises/09-alexnet/reluGradient';

// %%
await check('reluGradient');

// %%
const throughRelu = yoursOr(reluGradient, (dout, x) => naive.reluBackward(dout, x));

const edges = applyFilter(naive, resize(toGray(cat), 115, 115), filters.verticalEdges); // [113, 113], both signs
const answers = reshape(edges, [...edges.shape, 1]);
const strong = mapValues(answers, (value) => 8 * value); // what larger weights would answer
const ones = mapValues(answers, () => 1);
const throughTanh = (x: Tensor): Tensor => mapValues(x, (value) => 1 - Math.tanh(value) ** 2);

imageGrid(
  [
    { image: edges, label: t('answers of a filter', '필터의 답'), scale: 'diverging' },
    { image: throughRelu(ones, answers), label: t('slope of ReLU', 'ReLU의 기울기') },
    { image: throughTanh(answers), label: t('slope of tanh', 'tanh의 기울기') },
    { image: throughTanh(strong), label: t('tanh, answers 8 times as large', 'tanh, 답이 8배일 때') },
  ],
  { columns: 4, size: 226, range: [0, 1] },
);

// %% [markdown] lang="en"
// White: the blame flows back in full. Black: nothing gets through. ReLU opens where the answer was positive, *however
// strong*. tanh closes exactly where the filter was most sure: it **saturates**. In a chain of layers slopes multiply:
// %% [markdown] lang="ko"
// 흰 곳은 기울기가 고스란히 되돌아가고, 검은 곳은 막힙니다. ReLU는 답이 양수였던 곳을 *아무리 세더라도* 열어 둡니다. tanh는 필터가
// 가장 확신한 바로 그곳을 닫아 버립니다. **포화(saturation)** 라고 합니다. 층이 이어지면 기울기는 곱해집니다.

// %%
table(
  [t('answer x', '답 x'), '0.5', '1', '2', '4'],
  [
    [t('tanh, one layer', 'tanh, 한 층'), ...[0.5, 1, 2, 4].map((x) => (1 - Math.tanh(x) ** 2).toFixed(3))],
    [
      t('tanh, five layers', 'tanh, 다섯 층'),
      ...[0.5, 1, 2, 4].map((x) => ((1 - Math.tanh(x) ** 2) ** 5).toExponential(1)),
    ],
    [
      t('ReLU, five layers', 'ReLU, 다섯 층'),
      ...[0.5, 1, 2, 4].map((x) => throughRelu(tensor([[[1]]]), tensor([[[x]]])).get(0, 0, 0) ** 5),
    ],
  ],
);

// %% [markdown] lang="en"
// Now let two small networks learn, alike but for this one part: three convolutions, 1,500 pictures of clothes, plain
// gradient descent as in the paper.
// %% [markdown] lang="ko"
// 이제 작은 신경망 둘을 학습시켜 봅시다. 이 부품 하나만 다르고 나머지는 똑같습니다. 합성곱 세 층, 옷 사진 1,500장, 논문처럼 평범한
// 경사 하강법입니다.

// %%
predict('09-relu', {
  question: t(
    'Same data, same first weights, same number of steps. Which small network gets further?',
    '데이터도, 처음 가중치도, 걸음 수도 같습니다. 어느 작은 신경망이 더 나아갈까요?',
  ),
  choices: [
    t('ReLU, by far', 'ReLU가 훨씬'),
    t(
      'about alike, or even tanh: it is a small, shallow network',
      '비슷하거나 오히려 tanh. 작고 얕은 신경망이니까',
    ),
    t('tanh learns nothing at all', 'tanh는 아예 배우지 못한다'),
  ],
  answer: 1,
  why: t(
    'With well-chosen first weights the answers stay small, where tanh is not saturated. ReLU pays with depth, and with time.',
    '처음 가중치를 잘 고르면 답이 작아서 tanh가 포화하지 않습니다. ReLU의 이득은 깊이와 시간에서 나타납니다.',
  ),
});

// %%
const backend = await loadBackend(); // the fastest engine here
const { train, test } = fashionMnist();
const some = take(
  train,
  Array.from({ length: 1500 }, (_, i) => i),
);
const threeConvolutions = (bend: () => Layer): Model =>
  sequential([
    ...[conv2dLayer({ filters: 6, kernel: 5, padding: 2 }), bend(), maxPoolLayer({ size: 3, stride: 2 })],
    ...[conv2dLayer({ filters: 12, kernel: 5, padding: 2 }), bend(), maxPoolLayer({ size: 3, stride: 2 })],
    ...[conv2dLayer({ filters: 12, kernel: 3, padding: 1 }), bend(), maxPoolLayer({ size: 3, stride: 2 })],
    ...[flattenLayer(), denseLayer({ units: 10 })],
  ]);

// %%
async function learn(bend: () => Layer): Promise<{ losses: number[]; accuracy: number; seconds: number }> {
  const model = threeConvolutions(bend);
  const { momentum, learningRate } = { momentum: 0.9, learningRate: 0.01 };
  const optimizer = sgd({ learningRate, momentum });
  const { losses, seconds } = await fit(model, some, { backend, optimizer, epochs: 3, progress: false });
  const { accuracy } = await evaluate(model, test, { backend });
  return { losses: [...losses], accuracy, seconds };
}
const byRelu = await learn(reluLayer);
const byTanh = await learn(tanhLayer);

// %%
// en: The loss of one batch jumps; the mean of ten neighbours can be read.
// ko: 배치 하나의 손실은 들쭉날쭉합니다. 이웃한 열 개를 평균하면 읽을 만합니다.
const smooth = (losses: number[]): number[] =>
  losses.slice(9).map((_, i) => losses.slice(i, i + 10).reduce((sum, loss) => sum + loss, 0) / 10);
const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;

show(
  lineChart(
    [
      { name: 'ReLU', y: smooth(byRelu.losses) },
      { name: 'tanh', y: smooth(byTanh.losses) },
    ],
    {
      title: t('Two small networks learn', '작은 신경망 둘의 학습'),
      x: t('batch', '배치'),
      y: t('loss', '손실'),
    },
  ),
  table(
    ['', t('test accuracy', '테스트 정확도'), t('time of training, tanh / ReLU', '학습 시간, tanh / ReLU')],
    [
      ['ReLU', percent(byRelu.accuracy), '1'],
      ['tanh', percent(byTanh.accuracy), (byTanh.seconds / byRelu.seconds).toFixed(1)],
    ],
  ),
);

// %% [markdown] lang="en"
// An honest result, and perhaps not the one you were told. Step for step tanh keeps up here, and may even lead: the network
// is shallow, and its first weights (He's, 2015) are chosen so that answers stay small. What ReLU gives at once is *time*: a
// comparison instead of an exponential. (How much of it depends on the engine; ours computes tanh in plain TypeScript.) The
// paper measured another case: four convolution layers on CIFAR-10, where ReLU got to 25 % training error six times sooner.
// Good first weights were not known then; ReLU forgave bad ones.
//
// ## New thing 3: neighbours compete
//
// ReLU has no ceiling, so AlexNet adds a damper. Each answer is divided by a measure of what its neighbour *channels*
// answer at the same pixel: **local response normalisation** (LRN).
//
// $$b_{c} = \frac{a_{c}}{\left(k + \alpha \sum_{j = c - n/2}^{c + n/2} a_{j}^2\right)^{\beta}}$$
//
// `a, b [H, W, C]`; c and j count channels; n = 5, k = 2, α = 10⁻⁴, β = 0.75 in the paper. At the first and last channel the
// window is cut off.
//
// ### Your turn: `responseNorm`
// %% [markdown] lang="ko"
// 솔직한 결과입니다. 흔히 듣는 이야기와는 다를지도 모릅니다. 걸음 수로 따지면 여기서는 tanh도 뒤지지 않고, 앞서기까지 합니다. 신경망이
// 얕고, 처음 가중치(He, 2015)를 답이 작게 나오도록 골랐기 때문입니다. ReLU가 바로 주는 것은 *시간*입니다. 지수 함수 대신 비교 한 번이면
// 되니까요. (얼마나 빠른지는 엔진에 달렸습니다. 우리 엔진은 tanh를 평범한 TypeScript로 계산합니다.) 논문이 잰 것은 다른 경우입니다.
// CIFAR-10에서 합성곱 네 층짜리 신경망이 학습 오류 25 %에 이르기까지 ReLU가 여섯 배 빨랐습니다. 그때는 좋은 처음 가중치를 고르는 법을
// 몰랐고, ReLU는 나쁜 가중치도 너그럽게 받아 주었습니다.
//
// ## 새로운 것 3: 이웃끼리 겨루기
//
// ReLU에는 천장이 없으므로 AlexNet은 제동 장치를 달았습니다. 각 답을, 같은 픽셀에서 이웃 *채널*들이 내놓은 답의 크기로 나눕니다.
// **지역 반응 정규화(local response normalization, LRN)** 입니다.
//
// $$b_{c} = \frac{a_{c}}{\left(k + \alpha \sum_{j = c - n/2}^{c + n/2} a_{j}^2\right)^{\beta}}$$
//
// `a, b [H, W, C]`. c와 j는 채널 번호이고, 논문에서는 n = 5, k = 2, α = 10⁻⁴, β = 0.75입니다. 첫 채널과 마지막 채널에서는 창이
// 잘립니다.
//
// ### 직접 해 보기: `responseNorm`

// %% exercise="responseNorm"
import { responseNorm } from '../../exercises/09-alexnet/responseNorm';

// %%
await check('responseNorm');

// %%
const compete = yoursOr(responseNorm, (x, size, alpha, beta, bias) =>
  reshape(naive.localResponseNorm(reshape(x, [1, ...x.shape]), { size, alpha, beta, bias }), x.shape),
);

// en: Nine channels at one pixel: a loud one, a quiet one beside it, and the same quiet one far away.
// ko: 한 픽셀의 아홉 채널. 큰 답 하나, 바로 옆의 작은 답, 그리고 멀리 있는 똑같은 작은 답.
const channels = [0, 300, 60, 0, 0, 0, 0, 60, 0];
const damped = compete(tensor(channels, [1, 1, 9]), 5, 1e-4, 0.75, 2);
barChart(
  [
    { name: t('before', '정규화 전'), values: channels },
    { name: t('after', '정규화 후'), values: Array.from(damped.data) },
  ],
  {
    labels: channels.map((_, c) => String(c)),
    x: t('channel', '채널'),
    y: t('answer', '답'),
    title: t(
      'The same 60, beside a loud neighbour and alone',
      '똑같은 60, 시끄러운 이웃 곁에서와 홀로 있을 때',
    ),
  },
);

// %% [markdown] lang="en"
// The 60 beside the loud channel is damped more than the 60 that stands alone: who answers loudly, silences the
// neighbours. On a photo, with four filters of our own:
// %% [markdown] lang="ko"
// 시끄러운 채널 옆의 60이 홀로 있는 60보다 더 눌립니다. 크게 답하는 쪽이 이웃을 잠재우는 것이지요. 이번에는 사진에서, 필터 네 개로
// 해 봅시다.

// %%
// en: Pixels of 0 … 255, as in the paper: its α is made for answers in the hundreds.
// ko: 논문처럼 픽셀은 0…255입니다. 논문의 α는 답이 수백일 때를 위한 값입니다.
const grey = mapValues(resize(toGray(cat), 114, 114), (value) => 255 * value);
const { verticalEdges, horizontalEdges } = filters;
const bank = tensor(
  [0, 1, 2].flatMap((i) =>
    [0, 1, 2].flatMap((j) => [verticalEdges, horizontalEdges].flatMap((f) => [f.get(i, j), f.get(i, j) / 4])),
  ),
  [3, 3, 1, 4],
);
const loud = reshape(naive.relu(naive.conv2d(reshape(grey, [1, 114, 114, 1]), bank, null)), [112, 112, 4]);
const calm = compete(loud, 5, 1e-4, 0.75, 2); // [112, 112, 4]

imageGrid(
  [0, 1, 2, 3].flatMap((c) => [
    {
      image: loud.pick(null, null, c),
      label: t(`channel ${c}, before`, `채널 ${c}, 전`),
      range: [0, maximum(loud)] as const,
    },
    {
      image: calm.pick(null, null, c),
      label: t(`channel ${c}, after`, `채널 ${c}, 후`),
      range: [0, maximum(calm)] as const,
    },
  ]),
  { columns: 4, size: 168, title: t('Edges, before and after normalisation', '정규화 전과 후의 경계') },
);

// %%
const alone = (c: number): Tensor =>
  compete(reshape(contiguous(loud.pick(null, null, c)), [112, 112, 1]), 5, 1e-4, 0.75, 2);
const range = (c: number, x: Tensor): string => maximum(x.pick(null, null, c)).toFixed(1);
table(
  [t('largest answer of channel', '채널의 가장 큰 답'), 0, 1, 2, 3],
  [
    [t('before', '정규화 전'), ...[0, 1, 2, 3].map((c) => range(c, loud))],
    [t('after', '정규화 후'), ...[0, 1, 2, 3].map((c) => range(c, calm))],
    [t('after, if it were alone', '혼자였다면'), ...[0, 1, 2, 3].map((c) => range(0, alone(c)))],
  ],
);

// %% [markdown] lang="en"
// Strong edges are pressed down, faint ones keep most of their strength, so more of the fur shows. Channels 1 and 3
// have the same filters with a quarter of the weights: the last row shows what they would keep if no louder neighbour stood
// beside them. (With pixels of 0 … 1 and the paper's α
// nothing of this would happen: the sum of squares is tiny, and LRN only divides by $2^{0.75}$.) Later networks dropped LRN,
// and batch normalisation took its place.
//
// ## New thing 4: overlapping pooling
//
// AlexNet's pooling windows are 3 wide and move by 2. Neighbours share a row.
// %% [markdown] lang="ko"
// 센 경계는 눌리고 희미한 경계는 거의 그대로라, 털이 더 잘 드러납니다. 채널 1과 3은 같은 필터의
// 가중치를 4분의 1로 줄인 것입니다. 마지막 줄은 더 시끄러운 이웃이 없었다면 얼마나 남았을지를 보여 줍니다. (픽셀이 0…1인데 논문의 α를 쓰면 이런 일은 일어나지 않습니다. 제곱의 합이 너무 작아 LRN은 $2^{0.75}$로 나누기만
// 합니다.) 이후의 신경망은 LRN을 버렸고, 배치 정규화(batch normalization)가 그 자리를 차지했습니다.
//
// ## 새로운 것 4: 겹치는 풀링
//
// AlexNet의 풀링 창은 너비가 3이고 2칸씩 움직입니다. 이웃한 창이 한 줄을 함께 봅니다.

// %%
stepper({
  x: tensor([
    [1, 3, 0, 2, 1, 1, 0],
    [4, 2, 1, 0, 0, 5, 1],
    [0, 1, 7, 6, 2, 0, 3],
    [2, 0, 3, 1, 1, 3, 0],
    [1, 5, 0, 2, 8, 1, 2],
  ]),
  mode: 'maxPool',
  size: 3,
  stride: 2,
  title: t('Max pooling, size 3, stride 2: windows overlap', '최대 풀링, 크기 3, 보폭 2: 창이 겹친다'),
});

// %%
// en: How many windows see each pixel? Every window sends 1 back to all it sees.
// ko: 픽셀마다 몇 개의 창이 볼까요? 모든 창이 자기가 보는 픽셀에 1씩 돌려보냅니다.
function seenBy(size: number): Tensor {
  const x = zeros([1, 7, 9, 1]);
  const w = mapValues(zeros([size, size, 1, 1]), () => 1);
  const dout = mapValues(naive.conv2d(x, w, null, { stride: 2 }), () => 1);
  return reshape(naive.conv2dBackward(dout, x, w, { stride: 2 }).dx, [7, 9]);
}
show(
  numberGrid(seenBy(2), {
    title: t('Size 2, stride 2: windows that see each pixel', '크기 2, 보폭 2: 각 픽셀을 보는 창의 수'),
  }),
  numberGrid(seenBy(3), { title: t('Size 3, stride 2', '크기 3, 보폭 2') }),
);

// %%
// en: Edges of a photo that moves right by one pixel; how much does the pooled map change?
// ko: 사진이 오른쪽으로 한 픽셀 움직일 때, 풀링한 맵은 얼마나 달라질까요?
const edgesFrom = (left: number): Tensor => {
  const part = crop(toGray(loadPhoto('chelsea')), { top: 20, left, height: 113, width: 113 });
  return reshape(naive.relu(applyFilter(naive, part, verticalEdges)), [1, 111, 111, 1]);
};
function changed(size: number): string {
  const [still, moved] = [40, 39].map((left) => naive.maxPool2d(edgesFrom(left), { size, stride: 2 }));
  const differences = still.data.map((value, i) => Math.abs(moved.data[i] - value));
  return percent(mean(tensor(Array.from(differences), still.shape)) / mean(still));
}
table(
  [t('pooling', '풀링'), t('55 becomes', '55가'), t('change after a shift by 1', '한 픽셀 옮겼을 때의 변화')],
  [2, 3].map((size) => [`${size} / 2`, Math.floor((55 - size) / 2) + 1, changed(size)]),
);

// %% [markdown] lang="en"
// The map is as large either way, but with 3 / 2 most pixels are seen by two or four windows, so a winner that moves by a pixel
// is less often lost. A small gain for a small price.
//
// ## New thing 5: dropout
//
// Sixty million parameters, 1.2 million pictures: such a network can learn its pictures by heart. The remedy sounds mad.
// In training, throw away half of the answers of fc6 and fc7, other ones each time. No unit can rely on a particular
// neighbour.
// %% [markdown] lang="ko"
// 맵의 크기는 어느 쪽이든 같습니다. 하지만 3 / 2에서는 픽셀 대부분을 창 두 개나 네 개가 봅니다. 그래서 이긴 픽셀이 한 칸 움직여도 덜
// 놓칩니다. 적은 값으로 얻는 작은 이득입니다.
//
// ## 새로운 것 5: 드롭아웃
//
// 파라미터는 6천만 개, 사진은 120만 장. 이런 신경망은 사진을 통째로 외울 수도 있습니다. 처방은 엉뚱하게 들립니다. 학습할 때 fc6과 fc7의
// 답을 절반씩, 매번 다르게 골라 버리는 겁니다. 그러면 어떤 유닛도 특정한 이웃에게 기댈 수 없습니다.

// %%
predict('09-dropout', {
  question: t(
    'Half of a photo’s numbers are dropped, and those that are left are doubled. What of its mean brightness?',
    '사진의 수를 절반 버리고, 남은 수를 두 배로 합니다. 평균 밝기는 어떻게 될까요?',
  ),
  choices: [t('half', '절반이 된다'), t('nearly as before', '거의 그대로다'), t('double', '두 배가 된다')],
  answer: 1,
  why: t(
    'Half of the numbers, each twice as large: on average nothing changes. So nothing needs to be done at test time.',
    '수는 절반, 크기는 두 배이므로 평균은 그대로입니다. 그래서 테스트할 때 따로 할 일이 없습니다.',
  ),
});

// %% [markdown] lang="en"
// $$y = \frac{m \cdot x}{1 - \text{rate}} \qquad m = \begin{cases}1 & u \ge \text{rate}\\ 0 & u < \text{rate}\end{cases}$$
//
// `x, y [H, W, C]`, and a random number u in 0 … 1 for each value. The division makes it **inverted** dropout, as all
// libraries have it. (The paper did not divide in training; it halved the answers at test time. On average that is the same.)
//
// ### Your turn: `invertedDropout`
// %% [markdown] lang="ko"
// $$y = \frac{m \cdot x}{1 - \text{rate}} \qquad m = \begin{cases}1 & u \ge \text{rate}\\ 0 & u < \text{rate}\end{cases}$$
//
// `x, y [H, W, C]`이고, 값마다 0…1의 난수 u가 하나씩 있습니다. 나눗셈까지 하는 것을 **역 드롭아웃(inverted dropout)** 이라고 하며,
// 요즘 라이브러리는 모두 이렇게 합니다. (논문은 학습할 때 나누는 대신 테스트할 때 답을 반으로 줄였습니다. 평균으로는 같습니다.)
//
// ### 직접 해 보기: `invertedDropout`

// %% exercise="invertedDropout"
import { invertedDropout } from '../../exercises/09-alexnet/invertedDropout';

// %%
await check('invertedDropout');

// %%
const drop = yoursOr(invertedDropout, (x, rate, uniform) => {
  const { data } = contiguous(x);
  const kept = Array.from(data, (value, i) => (uniform[i] >= rate ? value / (1 - rate) : 0));
  return tensor(kept, x.shape);
});
const coffee = resize(loadPhoto('coffee'), 80, 80); // [80, 80, 3]
const random = seededRandom(1);
const dropped = (): Tensor => drop(coffee, 0.5, Array.from({ length: coffee.size }, random));
function meanOf(count: number): Tensor {
  const sum = zeros(coffee.shape);
  for (let k = 0; k < count; k++) {
    const one = contiguous(dropped()).data;
    for (let i = 0; i < sum.data.length; i++) sum.data[i] += one[i] / count;
  }
  return sum;
}

// %%
const versions: [string, Tensor][] = [
  [t('photo', '사진'), coffee],
  [t('half dropped', '절반 버림'), dropped()],
  [t('other half dropped', '다른 절반 버림'), dropped()],
  [t('mean of 50 such', '그런 것 50장의 평균'), meanOf(50)],
];
imageGrid(
  versions.map(([name, image]) => ({
    image: mapValues(image, (value) => Math.min(1, value)), // a doubled number can be brighter than white
    label: t(`${name}: mean ${mean(image).toFixed(3)}`, `${name}: 평균 ${mean(image).toFixed(3)}`),
  })),
  { columns: 4, size: 192, range: [0, 1] },
);

// %% [markdown] lang="en"
// Each time another photo with holes, yet the mean stays. A network behind it learns to read the picture from any half of
// it. One way to see dropout: many thinned networks that share their weights vote.
//
// ## Take it apart
//
// Five new things. Which of them mattered? Groups were a matter of memory; the other four we can test. We build a small AlexNet (eight layers like the large one, for 28 × 28 pixels; after two poolings a third has nothing left to do)
// and switch off one part at a time.
// %% [markdown] lang="ko"
// 매번 다른 곳에 구멍이 나지만 평균은 그대로입니다. 뒤에 있는 신경망은 어느 절반만 보고도 그림을 읽는 법을 배웁니다. 드롭아웃을 이렇게
// 볼 수도 있습니다. 가중치를 나눠 쓰는 수많은 성긴 신경망의 투표라고요.
//
// ## 분해해 보기
//
// 새로운 것이 다섯입니다. 어느 것이 중요했을까요? 그룹은 메모리 때문이었고, 나머지 넷은 시험해 볼 수 있습니다. 작은 AlexNet(큰 것과 똑같이 여덟 층, 28 × 28 픽셀용. 풀링을 두 번 하고 나면 세 번째는 할 일이 없어 뺐습니다)을 만들어 부품을 하나씩 꺼
// 봅시다.

// %%
interface Parts {
  bend?: () => Layer;
  norm?: boolean;
  poolSize?: number;
  rate?: number;
}
function smallAlexNet(
  { bend = reluLayer, norm = true, poolSize = 3, rate = 0.5 }: Parts,
  seed: number,
): Model {
  const conv = (filters: number, kernel: number, stride = 1): Layer[] => [
    conv2dLayer({ filters, kernel, stride, padding: (kernel - 1) / 2 }),
    bend(),
  ];
  const damp = norm ? [localResponseNormLayer({ alpha: 0.2, bias: 1 })] : []; // for pixels of 0 … 1
  const pool = maxPoolLayer({ size: poolSize, stride: 2 });
  const drop = rate > 0 ? [dropoutLayer({ rate })] : [];
  const dense = (): Layer[] => [denseLayer({ units: 128 }), bend(), ...drop];
  const front = [...conv(8, 5, 2), ...damp, pool, ...conv(16, 5), ...damp, pool];
  const rest = [...conv(24, 3), ...conv(24, 3), ...conv(16, 3), flattenLayer()];
  const layers = [...front, ...rest, ...dense(), ...dense(), denseLayer({ units: 10 })];
  return sequential(layers, { inputShape: [28, 28, 1], seed });
}

// %%
async function judge(parts: Parts, seed: number): Promise<{ train: number; test: number }> {
  const model = smallAlexNet(parts, seed);
  await fit(model, some, {
    backend,
    optimizer: adam({ learningRate: 2e-3 }),
    epochs: 3,
    seed,
    progress: false,
  });
  const [onTrain, onTest] = [
    await evaluate(model, some, { backend }),
    await evaluate(model, test, { backend }),
  ];
  return { train: onTrain.accuracy, test: onTest.accuracy };
}
const variants: [string, Parts][] = [
  [t('all parts', '모두 켬'), {}],
  [t('tanh, not ReLU', 'ReLU 대신 tanh'), { bend: tanhLayer }],
  [t('no LRN', 'LRN 끔'), { norm: false }],
  [t('pooling 2 / 2, no overlap', '겹치지 않는 풀링 2 / 2'), { poolSize: 2 }],
  [t('no dropout', '드롭아웃 끔'), { rate: 0 }],
];
async function takeApart(): Promise<(string | number)[][]> {
  const rows: (string | number)[][] = [];
  for (const [name, parts] of variants) {
    const [a, b] = [await judge(parts, 1), await judge(parts, 2)];
    rows.push([
      name,
      smallAlexNet(parts, 1).parameterCount,
      percent((a.train + b.train) / 2),
      percent(a.test),
      percent(b.test),
    ]);
  }
  return rows;
}
const rows = await takeApart();

// %%
table(
  [
    t('small AlexNet', '작은 AlexNet'),
    t('parameters', '파라미터'),
    t('training, mean of both', '학습, 둘의 평균'),
    t('test, seed 1', '테스트, 시드 1'),
    t('test, seed 2', '테스트, 시드 2'),
  ],
  rows,
);

// %% [markdown] lang="en"
// Read this table with suspicion. The two seeds differ in nothing but chance: where a row differs from another by no more
// than its own two seeds do, we have learned nothing. A thousand test pictures alone leave ± 1.5 percentage points. And it
// is another case than 2012: 1,500 small pictures, three passes, a network that had no time to learn anything by heart.
// And look who comes last: the network with *all* parts. None of them helps it here. Dropout slows learning down and pays
// where overfitting is the trouble; windows of 2 leave larger maps, hence more parameters; and tanh is even ahead. A likely
// reason (we have not tested it): in so narrow a network dropout and ReLU together leave few answers that are not 0. A part
// is good *for something*, not in itself.
//
// What the authors measured on ImageNet (published numbers, sections 3 and 4 of the paper; top-5 error):
//
// | part | what it gave there |
// |---|---|
// | ReLU | 25 % training error six times sooner (CIFAR-10, four convolution layers) |
// | two cards | − 1.2 points, against one card with half the filters |
// | LRN | − 1.2 points |
// | overlapping pooling | − 0.3 points |
// | dropout | without it "substantial overfitting"; doubles the training time |
//
// No single part explains 26.2 → 15.3. The new thing was the **whole**: a large network, 1.2 million labelled pictures, two
// graphics cards for five to six days, and five repairs that let such a thing learn at all.
//
// ## The large one, at work
//
// Now a photograph through all eight layers. The weights are random: nobody has trained them. (Drawing 61 million
// random numbers takes a moment.)
// %% [markdown] lang="ko"
// 이 표는 의심하며 읽어야 합니다. 두 시드의 차이는 순전히 우연입니다. 어떤 줄과 다른 줄의 차이가 한 줄 안의 두 시드 차이보다 크지
// 않다면, 알아낸 것이 없는 셈입니다. 테스트 사진이 천 장뿐이라는 것만으로도 ± 1.5 퍼센트포인트는 흔들립니다. 게다가 2012년과는
// 사정이 다릅니다. 작은 사진 1,500장을 세 번 보았을 뿐이라, 무언가를 외울 틈조차 없었습니다. 그리고 꼴찌를
// 보세요. 부품을 *모두* 켠 신경망입니다. 여기서는 어느 부품도 도움이 되지 않습니다. 드롭아웃은 학습을 늦추는 대신 과적합(overfitting)이
// 문제일 때 제값을 하고, 크기 2인 창은 맵을 더 크게 남겨 파라미터가 늘어납니다. tanh는 오히려 앞섭니다. 이렇게 좁은 신경망에서는
// 드롭아웃과 ReLU가 함께 있으면 0이 아닌 답이 얼마 남지 않기 때문일 수 있습니다(시험해 보지는 않았습니다). 부품은 그 자체로 좋은
// 것이 아니라 *무엇을 위해* 좋은 것입니다.
//
// 저자들이 ImageNet에서 잰 값은 이렇습니다(논문 3절과 4절에 실린 값, top-5 오류).
//
// | 부품 | 거기서 얻은 것 |
// |---|---|
// | ReLU | 학습 오류 25 %에 여섯 배 빨리 도달(CIFAR-10, 합성곱 네 층) |
// | 카드 두 장 | 필터가 절반인 카드 한 장짜리보다 − 1.2포인트 |
// | LRN | − 1.2포인트 |
// | 겹치는 풀링 | − 0.3포인트 |
// | 드롭아웃 | 없으면 "상당한 과적합". 학습 시간은 두 배 |
//
// 어느 부품 하나도 26.2 → 15.3을 설명하지 못합니다. 새로운 것은 **전체**였습니다. 큰 신경망, 이름표가 붙은 사진 120만 장, 대엿새를
// 꼬박 돌린 그래픽 카드 두 장, 그리고 그런 것이 배울 수 있게 해 준 다섯 가지 손질.
//
// ## 일하는 큰 AlexNet
//
// 이제 사진 한 장을 여덟 층에 모두 통과시켜 봅시다. 가중치는 무작위입니다. 아무도 학습시키지 않았으니까요. (난수 6,100만 개를 뽑느라
// 잠시 걸립니다.)

// %%
function timed(image: Tensor): { out: Tensor; conv1: Tensor; times: { name: string; ms: number }[] } {
  let current = reshape(image, [1, ...image.shape]);
  let conv1 = current;
  const times = network.layers.map((place) => {
    const started = performance.now();
    const pass = { training: false, seed: 0 };
    current = place.layer.forward(backend, current, place.weights(), pass).out;
    if (place.name === 'relu1') conv1 = current;
    return { name: place.name, ms: performance.now() - started };
  });
  return { out: current, conv1, times };
}
timed(cat); // the first run draws the random weights
const { out: answer, conv1, times } = timed(cat);

imageGrid(
  [0, 1, 2, 3, 4, 5, 6, 7].map((c) => ({ image: conv1.pick(0, null, null, c), label: String(c) })),
  {
    columns: 4,
    size: 165,
    title: t('Eight of the 96 maps of conv1, random filters', 'conv1의 맵 96장 중 여덟 장, 무작위 필터'),
  },
);

// %%
const all = times.reduce((sum, { ms }) => sum + ms, 0);
const inDense = times.filter(({ name }) => name.startsWith('fc')).reduce((sum, { ms }) => sum + ms, 0);
note(
  t(
    `One photo: **${all.toFixed(0)} ms** with the engine \`${backend.name}\`, **${((2 * network.macs) / all / 1e6).toFixed(1)}** billion operations a second. The fully connected layers did ${share('macs')} % of the MACs and took **${percent(inDense / all)}** of the time.`,
    `사진 한 장에 **${all.toFixed(0)} ms**(엔진 \`${backend.name}\`), 초당 **${((2 * network.macs) / all / 1e6).toFixed(1)}** 십억 번의 연산입니다. 완전 연결 층은 MAC의 ${share('macs')} %를 하면서 시간은 **${percent(inDense / all)}** 를 썼습니다.`,
  ),
);

// %% [markdown] lang="en"
// A surprise hides in the last number. With one photo each weight of the dense layers is fetched from memory, all 235 MB of
// them, for a single multiplication. Not the arithmetic is slow but the fetching. (That is why networks are run on batches:
// fetch once, use for a hundred photos.) And the answer?
// %% [markdown] lang="ko"
// 마지막 수에 뜻밖의 사실이 숨어 있습니다. 사진이 한 장뿐이면 완전 연결 층의 가중치 235 MB를 메모리에서 모두 가져와 곱셈 한 번씩에
// 쓰고 맙니다. 느린 것은 계산이 아니라 가져오기입니다. (그래서 신경망은 여러 장을 묶은 배치로 돌립니다. 한 번 가져와 백 장에 쓰는
// 것이지요.) 그래서 답은 무엇일까요?

// %%
function topFive(logits: Tensor): { label: number; share: number }[] {
  const values = Array.from(contiguous(logits).data);
  const largest = Math.max(...values);
  const sum = values.reduce((total, value) => total + Math.exp(value - largest), 0);
  return values
    .map((value, label) => ({ label, share: Math.exp(value - largest) / sum }))
    .sort((a, b) => b.share - a.share)
    .slice(0, 5);
}
const inWords = (logits: Tensor): string[] =>
  topFive(logits).map(({ label, share }) => `${label} (${(100 * share).toFixed(2)} %)`);
const cup = timed(resize(loadPhoto('coffee'), 227, 227)).out;

table(
  [t('photo', '사진'), '1', '2', '3', '4', '5'],
  [
    [t('cat', '고양이'), ...inWords(answer)],
    [t('coffee', '커피'), ...inWords(cup)],
  ],
  { title: t('Top five of 1,000 classes', '클래스 1,000개 중 상위 다섯') },
);

// %% [markdown] lang="en"
// **These answers mean nothing.** The weights are noise, so no class gets much more than its fair 0.1 %, and a cat and a cup
// can even share favourites. The architecture alone knows nothing; all knowledge is in the trained numbers.
//
// ### Your own weights
//
// If you have PyTorch somewhere, it can give you trained ones:
//
// `save_file(torchvision.models.alexnet(weights="DEFAULT").state_dict(), "alexnet.safetensors")`, with
// `from safetensors.torch import save_file`
//
// Put the file (about 244 MB) into the course's folder, and run this cell again. In ImageNet's list 281 … 285 are cats.
// %% [markdown] lang="ko"
// **이 답에는 아무 뜻이 없습니다.** 가중치가 잡음이라 어느 클래스도 공평한 몫 0.1 %보다 크게 높지 않고, 고양이와 컵이 같은 답을 꼽기도
// 합니다. 구조만으로는 아무것도 모릅니다. 지식은 모두 학습한 수에 들어 있습니다.
//
// ### 나만의 가중치
//
// PyTorch를 쓸 수 있다면 학습된 가중치를 얻을 수 있습니다.
//
// `save_file(torchvision.models.alexnet(weights="DEFAULT").state_dict(), "alexnet.safetensors")`, 그 앞에
// `from safetensors.torch import save_file`
//
// 파일(약 244 MB)을 이 강좌의 폴더에 두고 아래 셀을 다시 실행하세요. ImageNet 목록에서 281…285가 고양이입니다.

// %%
function trainedAlexNet(path: string): Model | undefined {
  const model = alexNet({ variant: 'torchvision' });
  try {
    loadWeights(model, path); // turns PyTorch's axes, too
    return model;
  } catch (error) {
    if (error instanceof Error && error.message.includes('ENOENT')) return undefined; // no such file
    throw error;
  }
}
const trained = trainedAlexNet('alexnet.safetensors');
const imageNet = { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] }; // torchvision's
const photoFor = (name: string): Tensor =>
  normalise(reshape(resize(loadPhoto(name), 224, 224), [1, 224, 224, 3]), imageNet);
show(
  trained
    ? table(
        [t('photo', '사진'), '1', '2', '3', '4', '5'],
        ['chelsea', 'coffee'].map((name) => [name, ...inWords(trained.forward(backend, photoFor(name)))]),
      )
    : note(
        t(
          '*There is no `alexnet.safetensors` here. The chapter goes on without it.*',
          '*`alexnet.safetensors`가 없습니다. 없어도 이 장은 계속됩니다.*',
        ),
      ),
);

// %% [markdown] lang="en"
// ## A myth, tested
//
// > "AlexNet's parameters are in its convolutions. It is a *convolutional* network, after all."
//
// You have already seen the tally. Here it is once more, as shares:
// %% [markdown] lang="ko"
// ## 오해를 시험하다
//
// > "AlexNet의 파라미터는 합성곱에 있다. 어쨌든 *합성곱* 신경망이니까."
//
// 셈은 이미 보았습니다. 이번에는 비율로 봅시다.

// %%
const timeOf = (part: string): number =>
  times.filter(({ name }) => name.startsWith(part)).reduce((sum, { ms }) => sum + ms, 0);
const convolutions = learning.filter(({ name }) => name.startsWith('conv'));
const both = [convolutions, dense];
barChart(
  [
    { name: t('parameters', '파라미터'), values: both.map((part) => total(part, 'parameters')) },
    { name: 'MACs', values: both.map((part) => total(part, 'macs')) },
    { name: t('time, ms', '시간, ms'), values: [timeOf('conv'), timeOf('fc')].map((ms) => Math.round(ms)) },
  ],
  {
    labels: [t('five convolutions', '합성곱 다섯 층'), t('three fully connected', '완전 연결 세 층')],
    share: true,
    title: t('Who does what?', '누가 무엇을 맡을까?'),
  },
);

// %%
const fc6 = learning.find(({ name }) => name === 'fc6');
const largestLayer = fc6?.parameters ?? 0;
note(
  t(
    `fc6 alone: **${largestLayer.toLocaleString('en')}** parameters, **${(largestLayer / total(convolutions, 'parameters')).toFixed(1)} times** as many as all five convolutions together.`,
    `fc6 하나만 해도 파라미터가 **${largestLayer.toLocaleString('en')}개**로, 합성곱 다섯 층을 모두 합친 것의 **${(largestLayer / total(convolutions, 'parameters')).toFixed(1)}배**입니다.`,
  ),
);

// %% [markdown] lang="en"
// **The myth is wrong.** The convolutions compute, the fully connected layers store. Those who came later drew the
// conclusion: SqueezeNet (2016) has no fully connected layer at all, and reports AlexNet's accuracy with 50 times fewer
// parameters.
//
// ## What you predicted
// %% [markdown] lang="ko"
// **틀린 말입니다.** 계산은 합성곱이 하고, 저장은 완전 연결 층이 합니다. 뒤에 온 사람들은 여기서 결론을 끌어냈습니다. SqueezeNet(2016)은
// 완전 연결 층을 아예 없앴고, 파라미터를 50분의 1로 줄이고도 AlexNet만큼 정확하다고 보고했습니다.
//
// ## 여러분의 예측

// %%
recap(['09-parameters', '09-size', '09-relu', '09-dropout']);

// %% [markdown] lang="en"
// ## What you can now do
//
// - Follow an image through AlexNet, and say where its parameters are and where its work.
// - Explain groups, ReLU, LRN, overlapping pooling and dropout, each with what it costs and what it gives.
// - Take a network apart part by part, and say what such a table proves, and what it does not.
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
// - AlexNet을 지나는 이미지를 따라가며, 파라미터가 어디에 있고 일은 어디서 하는지 말할 수 있다.
// - 그룹, ReLU, LRN, 겹치는 풀링, 드롭아웃이 각각 무엇을 주고 무엇을 대가로 치르는지 설명할 수 있다.
// - 신경망을 부품별로 분해해 보고, 그런 표가 무엇을 증명하고 무엇을 증명하지 못하는지 말할 수 있다.
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
