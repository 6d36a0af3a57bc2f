// The source of chapter 11, in jupytext's percent format: `npm run notebooks -- 11` builds both languages.

// %% [markdown] lang="en"
// # 11 · Ten years later: what does a network of today see?
//
// AlexNet needs 244 MB; nobody puts that into a course. But the years after 2012 were spent on making networks better *and*
// smaller. In the course's folder lies one of 2020, **EfficientNet-Lite0**, trained on the same 1.2 million photographs as
// AlexNet, in a file of 9 MB.
//
// **What does it see in your photograph, and how can so little know so much?** Below it looks at the eight photographs of this
// course. It has never seen them. It knows 1,000 names, and always gives one of them.
//
// *About 45 minutes. Some cells train networks, and take a little while.*
//
// `pretrained` loads a network that others have trained, `prepare` makes a photograph ready for it, and `topClasses` gives its
// likeliest answers.
// %% [markdown] lang="ko"
// # 11 · 10년 뒤: 오늘날의 신경망은 사진에서 무엇을 볼까?
//
// AlexNet은 244 MB나 됩니다. 강좌에 넣기에는 너무 크지요. 하지만 2012년 이후 사람들은 신경망을 더 정확하게, *그러면서도* 더 작게 만들어
// 왔습니다. 이 강좌의 폴더에는 2020년의 신경망 **EfficientNet-Lite0**이 들어 있습니다. AlexNet과 똑같은 사진 120만 장으로 학습했고, 파일은 9
// MB입니다.
//
// **이 신경망은 여러분의 사진에서 무엇을 볼까요? 이렇게 작은데 어떻게 그렇게 많이 알까요?** 먼저 이 강좌의 사진 여덟 장을 보여 줍니다. 한
// 번도 본 적 없는 사진입니다. 아는 이름은 1,000개이고, 언제나 그중 하나로 답합니다.
//
// *약 45분. 신경망을 학습시키는 셀이 몇 개 있고, 거기서는 시간이 조금 걸립니다.*
//
// `pretrained`는 다른 사람이 학습시킨 신경망을 불러옵니다. `prepare`는 사진을 그 신경망에 맞게 다듬고, `topClasses`는 확률이 가장 높은 답을
// 내놓습니다.

// %%
import {
  adam,
  alexNet,
  batchNormLayer,
  check,
  compareNetworks,
  contiguous,
  conv2dLayer,
  denseLayer,
  emoji32,
  evaluate,
  exploreNetwork,
  fashionMnist,
  featureMaps,
  features,
  filterGrid,
  fit,
  fromFunction,
  globalAvgPoolLayer,
  imageGrid,
  language,
  largestDifference,
  leNet,
  lineChart,
  loadBackend,
  loadPhoto,
  mapValues,
  maximum,
  maxPoolLayer,
  movingAverage,
  naive,
  note,
  occlusionMap,
  percent,
  photoFolder,
  predict,
  pretrained,
  recap,
  reluLayer,
  reshape,
  residualLayer,
  resize,
  sequential,
  sgd,
  show,
  split,
  stack,
  t,
  table,
  take,
  tensor,
  topActivationsGrid,
  topClasses,
  withFallback,
  yourPhotograph,
  type Figure,
  type Layer,
  type Model,
  type Tensor,
} from 'convlab';

// %%
const backend = await loadBackend(); // the fastest engine here / 여기서 가장 빠른 엔진
const { model, classes, prepare } = await pretrained('efficientnet-lite0');

// %%
const names = 'chelsea coffee camera astronaut rocket brick grass gravel'.split(' ');
const photos = names.map((name) => loadPhoto(name)); // each [256, 256, 3] / 각각 [256, 256, 3]
const answers = photos.map((image) => topClasses(model.forward(backend, prepare(image)), 3));

// %% folded
const nameOf = (label: number): string => classes[label][language()].split(',')[0];
imageGrid(
  photos.map((image, i) => {
    const { label, probability } = answers[i][0];
    return { image: resize(image, 128, 128), label: `${nameOf(label)} (${percent(probability)})` };
  }),
  {
    columns: 4,
    size: 128,
    range: [0, 1],
    title: t('Its first answer for each photograph', '사진마다 첫 번째 답'),
  },
);

// %% [markdown] lang="en"
// Cat, cup and camera's tripod: found, and by name. The astronaut has no name among the 1,000 (no class is simply "person"),
// and the network takes what fits best, but is not sure. Bricks, grass and gravel are no *things*; there it spreads its guesses
// thinly. **Look at the probability before you believe the name.**
//
// ## Your own photograph
//
// Choose a file, drop one on the figure, or use the camera. Drag the square: the names follow. The shaded map shows what the
// answer rests on (more of that below). All of it is computed in this page; your photograph does not leave your computer.
// %% [markdown] lang="ko"
// 고양이, 컵, 카메라의 삼각대는 찾아냈고 이름도 맞혔습니다. 우주비행사에 맞는 이름은 1,000개 가운데 없습니다(그냥 '사람'이라는 클래스가
// 없습니다). 그래서 가장 가까운 것을 고르지만, 확신은 없습니다. 벽돌, 잔디, 자갈은 *물건*이 아니어서 추측이 얇게 흩어집니다.
// **이름을 믿기 전에 확률부터 보세요.**
//
// ## 여러분의 사진
//
// 파일을 고르거나, 그림 위에 끌어다 놓거나, 카메라를 쓰세요. 사각형을 끌면 이름이 따라 바뀝니다. 짙고 옅게 칠한 맵은 그 답이 사진의 어디에
// 기대고 있는지 보여 줍니다(아래에서 다시 다룹니다). 계산은 모두 이 페이지 안에서 하고, 사진은 여러분의 컴퓨터를 떠나지 않습니다.

// %%
await yourPhotograph({ backend });

// %% [markdown] lang="en"
// ## What it looks for
//
// The filters of its first layer, 3 × 3 pixels in color, as they were really learned. Nobody drew them. Some are far
// stronger than others, so each is drawn divided by its own largest weight; those that are next to 0 stay gray.
// %% [markdown] lang="ko"
// ## 무엇을 찾을까
//
// 첫 층의 필터입니다. 3 × 3픽셀이고, 색도 봅니다. 정말로 학습된 그대로이며, 사람이 그린 것은 하나도 없습니다.
// 필터마다 세기가 크게 다릅니다. 그래서 저마다 자기의 가장 큰 가중치로 나누어 그렸고, 0에 가까운 필터는 회색으로 남습니다.

// %%
const weights = (name: string): Tensor => model.parameters.filter((one) => one.name === name)[0].value;
const stem = weights('stem.w'); // [3, 3, 3, 32]
const strengths = Array.from({ length: 32 }, (_, o) =>
  maximum(mapValues(stem.pick(null, null, null, o), Math.abs)),
);
const alike = fromFunction(stem.shape, (u, v, c, o) => stem.get(u, v, c, o) / Math.max(strengths[o], 0.1));
filterGrid(alike, { columns: 8, title: t('The 32 filters of the first layer', '첫 층의 필터 32개') });

// %% [markdown] lang="en"
// Edges in all directions, light spots on dark, and spots of color: chapter 1's filters, found again by learning. So far this
// is no surprise. What do the layers behind it look for? Ask the network: for a few maps of a layer, **which pieces of all our
// photographs excite them most?** We ask at four depths: behind the third, the fifth and the eighth of its blocks of layers
// (`block2`, `block4`, `block7`; what a block is, we shall see) and behind its last convolution (`head.relu`).
// %% [markdown] lang="ko"
// 온갖 방향의 경계, 어두운 바탕의 밝은 점, 색깔 점. 1장에서 본 필터를 학습이 다시 찾아냈습니다. 여기까지는 놀랄 일이 아니지요. 그 뒤의 층은
// 무엇을 찾을까요? 신경망에게 물어봅시다. 한 층에서 맵 몇 장을 골라, **우리 사진 전체에서 어떤 조각에 가장 크게 반응하는지** 찾아봅니다.
// 깊이는 네 군데입니다. 층을 묶은 블록의 셋째, 다섯째, 여덟째 뒤(`block2`, `block4`, `block7`. 블록이 무엇인지는 곧 나옵니다), 그리고
// 마지막 합성곱 뒤(`head.relu`)입니다.

// %%
const depths = ['block2', 'block4', 'block7', 'head.relu'];
const inputs = photos.map((image) => prepare(image)); // each [1, 224, 224, 3] / 각각 [1, 224, 224, 3]
const seen = inputs.map((x) => model.activations(backend, x).filter(({ name }) => depths.includes(name)));
const mapsAt = (depth: number): Tensor =>
  stack(seen.map((layers) => layers[depth].out.pick(0, null, null, null)));
const images = stack(photos.map((image) => resize(image, 224, 224))); // [8, 224, 224, 3]

// %% folded
const patchesAt = (depth: number, channels: readonly number[], size: number): Figure => {
  const maps = mapsAt(depth); // [8, OH, OW, K]
  const jump = 224 / maps.shape[1]; // pixels from one number of a map to the next / 맵의 한 수에서 다음 수까지의 픽셀 수
  const field = { size, jump, start: (jump - size) / 2 };
  return topActivationsGrid(images, maps, { field, channels, count: 4, columns: 3, title: depths[depth] });
};

// %%
show(patchesAt(0, [0, 1, 2, 3, 4, 5], 20), patchesAt(1, [0, 1, 2, 3, 4, 5], 48));

// %%
show(patchesAt(2, [0, 1, 2], 80), patchesAt(3, [3, 4, 5], 96));

// %% [markdown] lang="en"
// Each strip is one map, and shows the middle of what excites it most in four photographs. In `block2` the pieces of a strip
// share little more than an edge or a line, and its direction. In `block4` they share bends and corners: a rim, the round of
// an eye. In `block7` an eye stands beside a cup. And at the end a rocket, an eye and a cup may share a strip: eight photographs
// are too few to show what such a map is for. (With thousands, it becomes textures, parts and whole things: Olah et al., below.)
// Nobody asked for this order. Each layer builds on the one before it, and sees more of the picture: 19 pixels in `block2`, 67
// in `block4`, all of it at the end.
//
// ## What the answer rests on
//
// Cover a part of the photograph with gray, and ask again. Where the name becomes less likely, there stood the evidence
// (chapter 8's occlusion map, on a real photograph now). A bet first.
// %% [markdown] lang="ko"
// 줄 하나가 맵 하나이고, 그 맵이 가장 크게 반응한 곳의 가운데 부분을 사진 네 장에서 오려 낸 것입니다. `block2`에서 한 줄의 조각들이 함께
// 지닌 것은 경계나 선, 그리고 그 방향 정도입니다. `block4`에서는 굽은 선과 모서리, 이를테면 컵의 테두리나 눈의 둥근 윤곽입니다. `block7`에서는
// 눈 옆에 컵이 놓입니다. 끝에서는 로켓과 눈과 컵이 한 줄에 서기도 합니다. 그런 맵이 무엇을 찾는지 보이기에 여덟 장은 너무 적습니다. (수천 장을
// 쓰면 질감, 부분, 사물 전체로 바뀌어 가는 모습이 보입니다. 아래의 Olah 외를 보세요.) 누가 그렇게 하라고 시킨 것이 아닙니다. 층마다 앞 층 위에
// 쌓이고, 점점 더 넓게 봅니다. `block2`에서는 19픽셀, `block4`에서는 67픽셀, 끝에서는 사진 전체입니다.
//
// ## 답은 어디에 기대고 있을까
//
// 사진의 한 부분을 회색으로 가리고 다시 물어봅시다. 이름의 확률이 떨어지는 곳, 거기에 증거가 있었습니다(8장의 가림 맵을 이번에는 진짜 사진에
// 써 봅니다). 먼저 예측해 보세요.

// %%
predict('11-occlusion', {
  question: t(
    'A gray square, two fifths as wide as the photograph, wanders over the photograph of the cat. Where does it cost the most?',
    '너비가 사진의 5분의 2인 회색 사각형이 고양이 사진 위를 돌아다닙니다. 어디를 가릴 때 가장 손해일까요?',
  ),
  choices: [
    t('on the face', '얼굴'),
    t('on the stripes of the fur', '털의 줄무늬'),
    t('at the edges of the photograph', '사진의 가장자리'),
  ],
  answer: 0,
  why: t(
    'Eyes, nose and forehead tell this cat from all else; fur alone could be many things.',
    '이 고양이를 다른 것과 구별해 주는 것은 눈, 코, 이마입니다. 털만으로는 여러 가지가 될 수 있습니다.',
  ),
});

// %%
const smaller = [0, 1].map((i) => prepare(photos[i], { size: 160 }).pick(0, null, null, null)); // [160, 160, 3]
const covered = smaller.map((image, i) =>
  occlusionMap(model, image, answers[i][0].label, { backend, side: 64, step: 20 }),
); // each [8, 8] / 각각 [8, 8]

// %% folded answers="11-occlusion"
const likely = (label: number): string =>
  t(`p(${nameOf(label)}) when covered here`, `여기를 가렸을 때 p(${nameOf(label)})`);
imageGrid(
  [0, 1].flatMap((i) => [
    { image: images.pick(i, null, null, null), label: names[i], range: [0, 1] as const },
    { image: resize(covered[i], 224, 224), label: likely(answers[i][0].label) },
  ]),
  {
    columns: 4,
    size: 224,
    title: t('Dark: without this part the name is lost', '어두운 곳: 여기가 없으면 그 이름을 잃는다'),
  },
);

// %% [markdown] lang="en"
// The map says where the evidence for *this one name* stood, no more. It may even rise: where something that spoke for another
// name is covered.
//
// ## How can it be so small?
//
// AlexNet has 61 million numbers, this network 4.6 million: a thirteenth, and it is right more often. Is its *work* a thirteenth,
// too? For one photograph AlexNet multiplies and adds 724 million times (chapter 9).
// %% [markdown] lang="ko"
// 이 맵은 *바로 그 이름*의 증거가 어디에 있었는지만 말해 줍니다. 확률이 오르는 곳도 있습니다. 다른 이름을 뒷받침하던 것이 가려진 곳입니다.
//
// ## 어떻게 이렇게 작을까
//
// AlexNet에는 수가 6,100만 개, 이 신경망에는 460만 개 있습니다. 13분의 1인데 더 자주 맞힙니다. 그럼 *하는 일*도 13분의 1일까요?
// AlexNet은 사진 한 장에 곱셈-덧셈을 7억 2,400만 번 합니다(9장).

// %%
predict('11-work', {
  question: t(
    'EfficientNet-Lite0 has a thirteenth of AlexNet’s numbers. How often does it multiply and add for one photograph?',
    '수가 AlexNet의 13분의 1인 EfficientNet-Lite0은 사진 한 장에 곱셈-덧셈을 몇 번 할까요?',
  ),
  choices: [
    t('a thirteenth as often', 'AlexNet의 13분의 1'),
    t('about half as often', 'AlexNet의 절반쯤'),
    t('more often', 'AlexNet보다 많이'),
  ],
  answer: 1,
  why: t(
    '385 million times. Most of AlexNet’s numbers are in dense layers, and used once; most of these are in filters, and used at many places.',
    '3억 8,500만 번입니다. AlexNet의 수는 대부분 완전 연결 층에 있어 한 번씩 쓰이지만, 이 신경망의 수는 대부분 필터에 있어 여러 자리에서 쓰입니다.',
  ),
});

// %% answers="11-work"
// en: Top-1 accuracy as published: Krizhevsky et al. 2012, section 6 (one network); Google's EfficientNet-Lite, 2020.
// ko: top-1 정확도는 발표된 값: Krizhevsky 외 2012, 6절(신경망 하나). Google의 EfficientNet-Lite, 2020.
const large = alexNet({ variant: 'grouped' });
table(
  ['', t('parameters', '파라미터'), 'MAC', t('right at first guess, published', '첫 답이 맞은 비율, 발표값')],
  [
    ['AlexNet, 2012', large.parameterCount, large.macs, percent(0.593)],
    ['EfficientNet-Lite0, 2020', model.parameterCount, model.macs, percent(0.751)],
  ],
);

// %% [markdown] lang="en" answers="11-work"
// A thirteenth of the numbers, half of the work, and better.
// %% [markdown] lang="ko"
// 수는 13분의 1, 계산량은 절반인데 더 정확합니다.

// %% [markdown] lang="en"
// Two ideas of this course are taken to their end in this network.
//
// **Groups to the end.** AlexNet cut its channels into two groups (chapter 9). Cut them into as many groups as there are
// channels, and each filter sees *one* map: a **depthwise convolution**. It cannot mix channels. For that there is
// **the filter of one pixel** (chapter 5), which can do nothing else. Looking around and mixing, one after the other:
//
// $$\underbrace{K \cdot K \cdot C}_{\text{depthwise}} + \underbrace{C \cdot OC}_{1 \times 1} \quad\ll\quad K \cdot K \cdot C \cdot OC$$
//
// ### Your turn: `depthwiseConv`
// %% [markdown] lang="ko"
// 이 신경망은 이 강좌에서 배운 두 생각을 끝까지 밀고 나갑니다.
//
// **그룹을 끝까지.** AlexNet은 채널을 두 그룹으로 나누었습니다(9장). 채널 수만큼 그룹을 나누면 필터 하나가 맵을 *한 장*만 봅니다. 이것이
// **채널별 합성곱**(depthwise convolution)입니다. 채널을 섞지는 못합니다. 섞는 일은 **픽셀 하나만 보는 필터**(5장)가 맡습니다. 그 필터가 할 수 있는 일은
// 그것뿐이지요. 둘러보기와 섞기를 따로, 차례로 하는 것입니다.
//
// $$\underbrace{K \cdot K \cdot C}_{\text{depthwise}} + \underbrace{C \cdot OC}_{1 \times 1} \quad\ll\quad K \cdot K \cdot C \cdot OC$$
//
// ### 직접 해 보기: `depthwiseConv`

// %% exercise="depthwiseConv"
import { depthwiseConv } from '../../exercises/11-trained/depthwiseConv';

// %%
await check('depthwiseConv');

// %% folded
const perChannel = withFallback(depthwiseConv, (x, w, b) => {
  const [kh, kw, channels] = w.shape;
  const [one, filters] = [reshape(x, [1, ...x.shape]), reshape(w, [kh, kw, 1, channels])];
  return naive.conv2d(one, filters, b, { groups: channels }).pick(0, null, null, null);
});
const inside = model.activations(backend, inputs[0]);
const mapsOf = (name: string): Tensor =>
  inside.filter((one) => one.name === name)[0].out.pick(0, null, null, null);

// %%
const own = reshape(weights('block0.depthwise.w'), [3, 3, 32]);
const mine = perChannel(mapsOf('stem.relu'), own, weights('block0.depthwise.b')); // [110, 110, 32]
const theirs = mapsOf('block0.depthwise').lo(1, 1, 0).hi(110, 110, 32); // without its padded border / 패딩이 닿은 테두리는 빼고

// %% folded
const apart = (a: Tensor, b: Tensor): string => largestDifference(a, b).toExponential(1).replace('-', '−');
show(
  featureMaps(mine.hi(110, 110, 8), { columns: 4, size: 110, scale: 'diverging' }),
  note(
    t(
      `Eight of the 32 maps, from the network’s own numbers. Largest difference from the network’s maps: **${apart(mine, theirs)}**.`,
      `신경망의 실제 가중치로 구한 맵 32장 중 여덟 장입니다. 신경망의 맵과 가장 크게 다른 곳의 차이: **${apart(mine, theirs)}**.`,
    ),
  ),
);

// %% [markdown] lang="en"
// Now the count. A block of this network widens its maps by 1 × 1, looks around depthwise, and narrows them again: chapter
// 5's bottleneck, turned inside out, since looking around costs next to nothing. Beside it, what one ordinary convolution
// of the wide maps would need.
//
// Below the table, take hold of the first three blocks, on the cat in 48 × 48 pixels. Each map of a `depthwise` layer is made
// of one map alone, each of a `project` layer of all. **Press a map, then one of its pixels.** `block2` ends with a sum: what
// went into the block is added to what came out. We come to that.
// %% [markdown] lang="ko"
// 이제 세어 봅시다. 이 신경망의 블록은 1 × 1로 맵을 늘리고, 채널별로 둘러보고, 다시 1 × 1로 줄입니다. 5장의 병목을 뒤집은 모양인데,
// 둘러보는 값이 거의 들지 않기 때문입니다. 그 옆에, 늘린 맵에 보통의 합성곱을 썼다면 얼마나 들었을지 적었습니다.
//
// 표 아래에서는 처음 세 블록을 직접 다뤄 보세요. 48 × 48픽셀의 고양이입니다. `depthwise` 층의 맵은 맵 한 장만으로, `project` 층의 맵은 모든
// 맵으로 만들어집니다. **맵을 누른 다음 그 픽셀을 눌러 보세요.** `block2`는 합으로 끝납니다. 블록에 들어간 것을 나온 것에 더합니다. 이
// 이야기는 곧 나옵니다.

// %% folded
const steps = ['block3', 'block8', 'block11'].map((block) => {
  const count = (part: string): number => weights(`${block}.${part}.w`).size;
  const [k, , , wide] = weights(`${block}.depthwise.w`).shape;
  return { block, k, wide, mixing: count('expand') + count('project'), looking: count('depthwise') };
});
table(
  [
    t('block', '블록'),
    t('wide maps', '늘린 맵'),
    t('looking around', '둘러보기'),
    t('mixing', '섞기'),
    t('one ordinary convolution', '보통의 합성곱 하나'),
  ],
  steps.map(({ block, k, wide, looking, mixing }) => [block, wide, looking, mixing, k * k * wide * wide]),
);

// %% folded
exploreNetwork({
  model,
  images: prepare(photos[0], { size: 48 }),
  until: 'block2',
  title: t('EfficientNet-Lite0’s first blocks', 'EfficientNet-Lite0의 처음 블록들'),
});

// %% [markdown] lang="en"
// **A mean for the dense layers.** Chapter 9 showed where AlexNet's numbers are: 38 million of the 61 million in fc6, one for each
// pair of a place and a unit. Here each of the last 1,280 maps gives *one* number, its mean: it says whether something is there, and
// no longer where. One small dense layer makes names of them. This is **global average pooling**.
//
// $$\text{out}_c = \frac{1}{H \cdot W} \sum_{i, j} x_{i, j, c}$$
//
// ### Your turn: `globalAveragePool`
// %% [markdown] lang="ko"
// **완전 연결 층 대신 평균.** AlexNet의 수가 어디에 있는지 9장에서 보았습니다. 6,100만 개 가운데 3,800만 개가 fc6에, 자리와 유닛의 쌍마다
// 하나씩 있었지요. 여기서는 마지막 맵 1,280장이 저마다 수 *하나*, 곧 평균을 냅니다. 무엇이 있는지만 말하고, 어디에 있는지는 더 이상 말하지
// 않습니다. 작은 완전 연결 층 하나가 그 수들로 이름을 정합니다. 이것을 **전역 평균 풀링**(global average pooling)이라고 합니다.
//
// $$\text{out}_c = \frac{1}{H \cdot W} \sum_{i, j} x_{i, j, c}$$
//
// ### 직접 해 보기: `globalAveragePool`

// %% exercise="globalAveragePool"
import { globalAveragePool } from '../../exercises/11-trained/globalAveragePool';

// %%
await check('globalAveragePool');

// %% folded
const pool = withFallback(globalAveragePool, (x) => {
  const [height, width, channels] = x.shape;
  return reshape(naive.avgPool2d(reshape(x, [1, ...x.shape]), { size: [height, width] }), [channels]);
});

// %%
const pooled = pool(mapsOf('head.relu')); // [7, 7, 1280] → [1280]
const logits = naive.dense(reshape(pooled, [1, 1280]), weights('fc.w'), weights('fc.b'));

// %% folded
table(
  [t('with global average pooling', '전역 평균 풀링으로'), t('probability', '확률')],
  topClasses(logits, 3).map(({ label, probability }) => [nameOf(label), percent(probability)]),
);

// %% [markdown] lang="en"
// The cat again, named through your own function.
//
// ## How can it be so deep?
//
// Fifty layers. Why did nobody build that in 2012? Let us try twenty, on pictures of clothes: a plain row of 3 × 3 layers, and
// the same row with sums: every second layer, what went in is added to what comes out. Two such layers and their sum are a
// **residual block**.
//
// $$y = x + F(x)$$
//
// (Each convolution is followed by *batch normalization*, which we come to in a moment.)
// %% [markdown] lang="ko"
// 다시 고양이입니다. 이번에는 여러분의 함수를 거쳐 나온 이름입니다.
//
// ## 어떻게 이렇게 깊을까
//
// 이 신경망은 쉰 층입니다. 2012년에는 왜 아무도 이렇게 만들지 않았을까요? 옷 사진으로 스무 층을 시험해 봅시다. 하나는 3 × 3 층을 그냥
// 이어 붙인 것이고, 다른 하나는 거기에 합을 넣은 것입니다. 두 층마다, 들어간 것을 나온 것에 더합니다. 이런 두 층과 합을 묶어
// **잔차 블록**(residual block)이라고 합니다.
//
// $$y = x + F(x)$$
//
// (합성곱마다 뒤에 *배치 정규화*가 있습니다. 곧 설명합니다.)

// %%
predict('11-sums', {
  question: t(
    'Twenty layers, the same numbers to learn, the same data. What do the sums change?',
    '스무 층, 학습할 수의 개수도 데이터도 같습니다. 합을 넣으면 무엇이 달라질까요?',
  ),
  choices: [
    t('nothing: a sum has no parameters', '아무것도: 합에는 파라미터가 없다'),
    t('it learns faster and gets further', '더 빨리, 더 잘 배운다'),
    t('it overfits more', '과적합이 심해진다'),
  ],
  answer: 1,
  why: t(
    'The gradient reaches the first layers through the sums undiminished, and a block has to learn a change only.',
    '기울기가 합을 타고 첫 층까지 줄지 않고 닿습니다. 그리고 블록은 달라질 부분만 배우면 됩니다.',
  ),
});

// %%
const conv = (stride = 1): Layer => conv2dLayer({ filters: 16, kernel: 3, padding: 1, stride });
const pair = (): Layer[] => [conv(), batchNormLayer(), reluLayer(), conv(), batchNormLayer()];

// %%
const first = (): Layer[] => [conv(2), batchNormLayer(), reluLayer(), maxPoolLayer({ size: 2 })];
const last = (): Layer[] => [globalAvgPoolLayer(), denseLayer({ units: 10 })];

// %%
const deep = (sums: boolean, seed: number): Model => {
  const block = (): Layer[] => [...(sums ? [residualLayer(pair())] : pair()), reluLayer()];
  const blocks = (count: number): Layer[] => Array.from({ length: count }, block).flat();
  return sequential([...first(), ...blocks(9), ...last()], { inputShape: [28, 28, 1], seed });
};

// %%
const { train, test } = fashionMnist();
const clothes = { train: take(train, 1000), test };
const optimizer = () => sgd({ learningRate: 0.05, momentum: 0.9 });
const running = { backend, epochs: 4, seeds: [1, 2], optimizer };
const plain = await compareNetworks(
  { [t('plain', '그냥 이어 붙임')]: (seed) => deep(false, seed) },
  clothes,
  running,
);

// %%
const learned: Model[] = [];
const remember = (network: Model): Model => (learned.push(network), network);
const summed = await compareNetworks(
  { [t('with sums', '합을 더함')]: (seed) => remember(deep(true, seed)) },
  clothes,
  running,
);
const trials = [...plain, ...summed];

// %% folded answers="11-sums"
const curves = trials.map(({ name, losses }) => ({ name, y: movingAverage(losses[0], 10) }));
show(
  lineChart(curves, {
    x: t('batch', '배치'),
    y: t('loss', '손실'),
    title: t('Twenty layers learn (seed 1)', '스무 층의 학습 (시드 1)'),
  }),
  table(
    [
      '',
      t('parameters', '파라미터'),
      t('test, seed 1', '테스트, 시드 1'),
      t('test, seed 2', '테스트, 시드 2'),
    ],
    trials.map(({ name, parameterCount, test }) => [name, parameterCount, ...test.map(percent)]),
  ),
);

// %% [markdown] lang="en" answers="11-sums"
// The same parameters, to the last one, and yet the sums win by far in so short a time. Two reasons are given. On the way back
// $\partial y / \partial x = 1 + F'(x)$: whatever the block does, the 1 lets the gradient through to the first layer. And a
// block that has nothing useful to say can learn to say nothing, $F = 0$, while a plain layer would have to learn to copy.
// (He et al. 2016; it won the contest of 2015 with 152 layers.)
// %% [markdown] lang="ko"
// 파라미터 수는 하나까지 똑같은데, 이 짧은 시간에 합을 더한 쪽이 크게 앞섭니다. 이유로 꼽히는 것은 두 가지입니다. 되돌아갈 때
// $\partial y / \partial x = 1 + F'(x)$이므로, 블록이 무엇을 하든 1이 기울기를 첫 층까지 통과시킵니다. 그리고 보탤 것이 없는 블록은 $F = 0$,
// 곧 아무 말도 하지 않는 법을 배우면 되지만, 그냥 이어 붙인 층은 복사하는 법을 배워야 합니다. (He 외 2016. 152층으로 2015년 대회에서
// 우승했습니다.)

// %% [markdown] lang="en"
// ## Batch normalization, and how it vanishes
//
// **Batch normalization** brings each map to mean 0 and variance 1, over the batch, then to a mean β and a spread γ that are learned. That keeps
// twenty layers of one size, as good first weights do (chapter 10), but all through the training. When the network is *used*,
// mean and variance are fixed numbers, and then it is only a multiplication and an addition, like the convolution before it:
//
// $$\gamma \cdot \frac{(\mathrm{conv}(x, w) + b) - \mu}{\sqrt{\sigma^2 + \varepsilon}} + \beta$$
//
// So two layers can be **folded** into one. In our file of 9 MB that was done: it holds no batch normalization any more.
//
// ### Your turn: `foldBatchNorm`
// %% [markdown] lang="ko"
// ## 배치 정규화, 그리고 사라지는 법
//
// **배치 정규화**(batch normalization)는 배치 안에서 맵마다 평균을 0, 분산을 1로 맞춘 다음, 학습한 평균 β와 폭 γ로 옮깁니다. 좋은 초기 가중치처럼(10장)
// 스무 층의 값 크기를 고르게 하는데, 학습하는 내내 그렇게 합니다. 신경망을 *사용할* 때는 평균과 분산이 정해진 수이므로, 앞의
// 합성곱처럼 곱셈과 덧셈 한 번일 뿐입니다.
//
// $$\gamma \cdot \frac{(\mathrm{conv}(x, w) + b) - \mu}{\sqrt{\sigma^2 + \varepsilon}} + \beta$$
//
// 그래서 두 층을 하나로 **접을** 수 있습니다. 우리의 9 MB 파일도 그렇게 만들었습니다. 거기에는 배치 정규화가 남아 있지 않습니다.
//
// ### 직접 해 보기: `foldBatchNorm`

// %% exercise="foldBatchNorm"
import { foldBatchNorm } from '../../exercises/11-trained/foldBatchNorm';

// %%
await check('foldBatchNorm');

// %% folded
const fold = withFallback(foldBatchNorm, (w, b, mean, variance, gamma, beta, epsilon) => {
  const scale = (o: number): number => gamma.get(o) / Math.sqrt(variance.get(o) + epsilon);
  const biases = Array.from({ length: b.size }, (_, o) => (b.get(o) - mean.get(o)) * scale(o) + beta.get(o));
  const scaled = Array.from(contiguous(w).data, (value, i) => value * scale(i % b.size)); // o is the last axis / o는 마지막 축
  return { w: tensor(scaled, w.shape), b: tensor(biases) };
});

// %%
const [network] = learned; // with sums, seed 1 / 합이 있는 것, 시드 1
const held = (name: string): Tensor =>
  [...network.parameters, ...network.buffers].filter((one) => one.name === name)[0].value;
const [w, b] = [held('conv1.w'), held('conv1.b')];
const [mu, sigma2] = [held('batchNorm1.mean'), held('batchNorm1.variance')];
const [gamma, beta] = [held('batchNorm1.gamma'), held('batchNorm1.beta')];
const folded = fold(w, b, mu, sigma2, gamma, beta, 1e-5);

// %%
const ten = take(test, 10).images;
const options = { padding: 1, stride: 2 };
const atOnce = naive.conv2d(ten, folded.w, folded.b, options); // one layer / 층 하나
const twoLayers = network.activations(backend, ten)[1].out; // convolution, then batch normalization / 합성곱, 그다음 배치 정규화

// %% folded
note(
  t(`Largest difference: **${apart(atOnce, twoLayers)}**`, `가장 큰 차이: **${apart(atOnce, twoLayers)}**`),
);

// %% [markdown] lang="en"
// One layer gives what two gave.
//
// ## Teach it something new
//
// Its thousand names are ImageNet's. Suppose you need seven others, and have only a few hundred examples: emoji, which are
// drawings of 32 × 32 pixels. You can train a network from nothing. Or you keep all that this one has learned,
// throw away its last layer, and train **a new last layer** alone. That is called **transfer learning**.
//
// > "A network that has learned from photographs knows photographs. For drawings it is of no use."
//
// That is this chapter's **myth**. What do you expect?
// %% [markdown] lang="ko"
// 한 층이 두 층과 같은 값을 냅니다.
//
// ## 새로운 것 가르치기
//
// 이 신경망이 아는 이름 천 개는 ImageNet의 것입니다. 여러분에게는 다른 이름 일곱 개가 필요한데 예가 몇백 개뿐이라고 합시다. 32 × 32픽셀짜리 그림인
// 이모지입니다. 신경망을 처음부터 학습시킬 수도 있습니다. 아니면 이 신경망이 배운 것은 모두 그대로 두고, 마지막 층만 버린 뒤 **새 마지막 층** 하나를
// 학습시킬 수도 있습니다. 이것을 **전이 학습**(transfer learning)이라고 합니다.
//
// > "사진으로 배운 신경망은 사진만 안다. 그림에는 쓸모가 없다."
//
// 이것이 이 장의 **흔한 오해**입니다. 여러분은 어떻게 예상하나요?

// %%
predict('11-transfer', {
  question: t(
    'Seven kinds of emoji, 700 drawings to learn from. Which gets further?',
    '이모지 일곱 종류, 배울 그림은 700장입니다. 어느 쪽이 더 정확할까요?',
  ),
  choices: [
    t('LeNet, trained on drawings only', '그림만 보고 배운 LeNet'),
    t('a new last layer on what photographs taught', '사진에서 배운 것 위에 얹은 새 마지막 층'),
    t('both about alike', '둘이 비슷하다'),
  ],
  answer: 1,
  why: t(
    'Edges, curves, spots, textures and parts are of use in drawings, too. 700 examples are too few to find them anew.',
    '경계, 곡선, 점, 질감, 부분은 그림에서도 쓸모가 있습니다. 그것을 처음부터 새로 찾아내기에 700장은 너무 적습니다.',
  ),
});

// %%
const emoji = emoji32();
const few = take(emoji.train, 700);
const featuresOf = (images: Tensor): Tensor =>
  features(model, images, { backend, layer: 'pool', prepare: (image) => prepare(image, { size: 64 }) });
const known = featuresOf(few.images); // [700, 32, 32, 3] → [700, 1280]
const unknown = featuresOf(emoji.test.images);

// %%
const settings = { backend, epochs: 15, progress: false, seed: 1 };
const lastLayer = sequential([denseLayer({ units: 7 })], { inputShape: [1280], seed: 1 });
await fit(lastLayer, { ...few, images: known }, { ...settings, optimizer: adam() });
const transferred = await evaluate(lastLayer, { ...emoji.test, images: unknown }, { backend });

// %%
const fresh = leNet({ inputShape: [32, 32, 3], classes: 7, seed: 1 });
await fit(fresh, few, { ...settings, optimizer: adam() });
const fromNothing = await evaluate(fresh, emoji.test, { backend });

// %% answers="11-transfer"
table(
  ['', t('numbers that learned', '학습한 수'), t('test accuracy', '테스트 정확도')],
  [
    [t('LeNet, from nothing', '처음부터 학습한 LeNet'), fresh.parameterCount, percent(fromNothing.accuracy)],
    [t('a new last layer', '새 마지막 층'), lastLayer.parameterCount, percent(transferred.accuracy)],
  ],
);

// %% [markdown] lang="en" answers="11-transfer"
// **The myth is wrong.** Edges, curves, textures and parts are the same in drawings; only the names at the end were about
// photographs. (A single run, 354 test drawings: ± 2.5 points are chance. This difference is larger.)
// %% [markdown] lang="ko"
// **틀린 말입니다.** 경계, 곡선, 질감, 부분은 그림에서도 똑같습니다. 사진에 관한 것은 맨 끝의 이름뿐이었습니다. (한 번 돌린 결과이고 테스트 그림은
// 354장이므로 ± 2.5퍼센트포인트는 우연입니다. 이 차이는 그보다 큽니다.)

// %% [markdown] lang="en"
// With photographs of your own: make a folder with one subfolder for each name, twenty pictures or more in each, and put its
// path into the cell with `folder` below.
// %% [markdown] lang="ko"
// 여러분의 사진으로도 해 보세요. 폴더를 하나 만들고, 이름마다 하위 폴더를 만들어 사진을 스무 장 이상씩 넣은 다음, 아래의 `folder`가 있는 셀에 경로를
// 적으면 됩니다.

// %% folded
const learnFrom = async (path: string): Promise<string> => {
  const [learn, judge] = split(photoFolder(path, { size: 96 }), 0.75);
  const see = (images: Tensor): Tensor =>
    features(model, images, { backend, layer: 'pool', prepare: (image) => prepare(image, { size: 96 }) });
  const own = sequential([denseLayer({ units: learn.classes.length })], { inputShape: [1280], seed: 1 });
  await fit(own, { ...learn, images: see(learn.images) }, { ...settings, optimizer: adam() });
  return percent((await evaluate(own, { ...judge, images: see(judge.images) }, { backend })).accuracy);
};

// %%
// en: Put the path of your folder here.
// ko: 여기에 여러분 폴더의 경로를 적으세요.
const folder: string = '';
show(note(folder && `**${await learnFrom(folder)}**`));

// %% [markdown] lang="en"
// ## What you predicted
// %% [markdown] lang="ko"
// ## 여러분의 예측

// %%
recap(['11-occlusion', '11-work', '11-sums', '11-transfer']);

// %% [markdown] lang="en"
// ## What you can now do
//
// - Ask a trained network what it sees, what each of its maps likes, and what an answer rests on; and doubt it where it is unsure.
// - Say what depthwise and 1 × 1 convolutions, global average pooling, sums and batch normalization are for, and count what they save.
// - Teach a trained network new names, with few examples.
//
// ## Five questions
//
// <details><summary>1. 64 maps, depthwise 3 × 3, then 1 × 1 to 128 maps. How many weights, and how many has an ordinary 3 × 3 layer?</summary>
// 9 · 64 + 64 · 128 = 8,768, against 9 · 64 · 128 = 73,728.</details>
// <details><summary>2. Why can this network take a photograph of 64 × 64, and AlexNet cannot?</summary>
// Its only dense layer stands behind a mean over all places, whose size does not depend on the picture.</details>
// <details><summary>3. Batch normalization has γ = 6, variance 8, ε = 1. By what are the weights before it multiplied?</summary>
// 6 / √9 = 2.</details>
// <details><summary>4. A block computes F(x) = 0 for all x. What does it give with a sum, and what without?</summary>
// x with the sum: it does no harm. Without it 0: all that was known is lost.</details>
// <details><summary>5. From chapter 6: what would it take to turn the last dense layer into a convolution?</summary>
// Nothing but a reshape: a 1 × 1 convolution with 1,280 channels and 1,000 filters, of the same weights.</details>
//
// ## Read on
//
// - He, Zhang, Ren & Sun, *Deep Residual Learning for Image Recognition* (CVPR 2016), sections 1 and 3.
// - Tan & Le, *EfficientNet* (ICML 2019), section 3; Howard et al., *MobileNets* (2017), section 3, for depthwise convolutions.
// - Olah et al., *Feature Visualization* (Distill 2017): what maps look for, drawn.
//
// That was the course. Thank you for reading to the end.
// %% [markdown] lang="ko"
// ## 이제 할 수 있는 것
//
// - 학습된 신경망에게 무엇을 보는지, 맵마다 무엇을 좋아하는지, 답이 어디에 기대는지 물어볼 수 있다. 확신이 없을 때는 의심할 수 있다.
// - 채널별 합성곱, 1 × 1 합성곱, 전역 평균 풀링, 합, 배치 정규화가 무엇을 위한 것인지 말하고, 얼마나 아끼는지 셀 수 있다.
// - 학습된 신경망에게 적은 예로 새 이름을 가르칠 수 있다.
//
// ## 다섯 가지 질문
//
// <details><summary>1. 맵 64장에 채널별 3 × 3, 이어서 1 × 1로 128장. 가중치는 몇 개일까요? 보통의 3 × 3 층이라면?</summary>
// 9 · 64 + 64 · 128 = 8,768. 보통의 층은 9 · 64 · 128 = 73,728.</details>
// <details><summary>2. 이 신경망은 64 × 64 사진도 받는데, AlexNet은 왜 못 받을까요?</summary>
// 하나뿐인 완전 연결 층이 모든 자리의 평균 뒤에 있고, 그 평균의 크기는 사진의 크기와 상관없기 때문입니다.</details>
// <details><summary>3. 배치 정규화의 γ = 6, 분산 8, ε = 1입니다. 앞의 가중치에는 무엇이 곱해질까요?</summary>
// 6 / √9 = 2.</details>
// <details><summary>4. 어떤 블록이 모든 x에 대해 F(x) = 0을 냅니다. 합이 있으면 무엇이 나올까요? 없으면?</summary>
// 합이 있으면 x이므로 해롭지 않습니다. 없으면 0이므로 알던 것이 모두 사라집니다.</details>
// <details><summary>5. 6장에서: 마지막 완전 연결 층을 합성곱으로 바꾸려면 무엇이 필요할까요?</summary>
// 모양만 바꾸면 됩니다. 같은 가중치로 된, 1,280채널 위의 1 × 1 필터 1,000개입니다.</details>
//
// ## 더 읽을거리
//
// - He, Zhang, Ren & Sun, *Deep Residual Learning for Image Recognition* (CVPR 2016), 1절과 3절.
// - Tan & Le, *EfficientNet* (ICML 2019), 3절. 채널별 합성곱은 Howard 외, *MobileNets* (2017), 3절.
// - Olah 외, *Feature Visualization* (Distill 2017): 맵이 무엇을 찾는지 그림으로.
//
// 여기까지가 이 강좌입니다. 끝까지 읽어 주셔서 고맙습니다.
