// The source of chapter 08, in jupytext's percent format: `npm run notebooks -- 08` builds both languages.

// %% [markdown] lang="en"
// # 8 · Training: can the parts learn by themselves?
//
// In chapter 1 we cut an eye out of a photo and called it a filter. Later we borrowed Sobel's. Every filter so far was
// somebody's idea. Below are six that are nobody's: 150 random numbers.
//
// **Can the parts learn by themselves?** Give the network pictures of clothes and their names, and nothing else. Before you
// reach the end of this page, these six will have become detectors of edges and bars, and the network will tell a boot
// from a bag.
//
// *About 45 minutes. The cells that train take a few seconds each; `Interrupt` stops them and keeps what was learned.*
//
// `leNet` builds the network of this chapter, with weights by chance.
// %% [markdown] lang="ko"
// # 8 · 학습: 부품이 스스로 배울 수 있을까?
//
// 1장에서는 사진에서 눈을 오려 내어 필터라고 불렀습니다. 그 뒤로는 소벨의 필터를 빌려 썼지요. 지금까지 쓴 필터는 모두 누군가의
// 생각이었습니다. 아래 여섯 개는 누구의 생각도 아닙니다. 무작위로 뽑은 수 150개입니다.
//
// **부품이 스스로 배울 수 있을까요?** 신경망에 옷 그림과 그 이름만 주고, 다른 것은 아무것도 알려 주지 않습니다. 이 장이 끝날 즈음이면
// 여섯 필터는 경계와 띠를 찾는 검출기가 되고, 신경망은 부츠와 가방을 구별하게 됩니다.
//
// *약 45분. 학습하는 셀은 몇 초씩 걸립니다. `Interrupt`를 누르면 멈추고, 그때까지 배운 것은 남습니다.*
//
// `leNet`은 이 장에서 쓸 신경망을 무작위 가중치로 만듭니다.

// %%
import {
  accuracyCurve,
  accuracyWhenShifted,
  adam,
  barChart,
  batches,
  check,
  choice,
  confusion,
  confusionChart,
  conv2dLayer,
  denseLayer,
  drawingPad,
  evaluate,
  exploreNetwork,
  fashionMnist,
  featureMaps,
  filterGrid,
  fit,
  flattenLayer,
  frames,
  fullyConnected,
  hangul14,
  imageGrid,
  interact,
  language,
  leNet,
  lineChart,
  loadBackend,
  mapValues,
  maxPoolLayer,
  mistakes,
  momentumStep,
  mostTelling,
  naive,
  note,
  occlusionMap,
  percent,
  predict,
  recap,
  receptiveField,
  reluLayer,
  reshape,
  sequential,
  show,
  slider,
  softmax,
  softmaxCrossEntropy,
  split,
  t,
  table,
  take,
  tensor,
  timeStep,
  topActivationsGrid,
  withFallback,
  zeros,
  type Backend,
  type Dataset,
  type Model,
  type Tensor,
} from 'convlab';

// %%
const backend = await loadBackend(); // the fastest engine that works here / 여기서 돌아가는 가장 빠른 엔진
const network = leNet({ seed: 1 });
const [first] = network.parameters; // conv1's filters [5, 5, 1, 6] / conv1의 필터 [5, 5, 1, 6]
// en: Ten times smaller than usual: what they learn is then not buried under where they began.
// ko: 보통보다 열 배 작게 시작합니다. 그래야 배운 것이 출발점에 묻히지 않습니다.
first.value = mapValues(first.value, (weight) => weight / 10);
const six = (): Tensor => tensor(reshape(first.value, [5, 5, 6])); // copied / 복사본
const before = six();

// %% folded
filterGrid(before, {
  title: t('Six filters before learning', '배우기 전의 필터 여섯 개'),
  columns: 6,
  values: false,
  size: 110,
});

// %% [markdown] lang="en"
// ## The pictures and the network
//
// *Fashion-MNIST*: small gray pictures of ten kinds of clothes, each with its **label**, the number of its class. The network
// is LeNet, from 1998, with today's parts: convolution, pooling, convolution, pooling, and three fully connected layers. You
// know every part of it from chapters 2 to 7. (The original had tanh where ours has ReLU, and its poolings were means with
// weights of their own.)
// %% [markdown] lang="ko"
// ## 그림과 신경망
//
// *Fashion-MNIST*는 옷 열 종류를 담은 작은 흑백 그림입니다. 그림마다 클래스 번호인 **레이블**(label)이 붙어 있습니다. 신경망은 1998년에
// 나온 LeNet을 요즘 부품으로 만든 것입니다. 합성곱, 풀링, 합성곱, 풀링, 그리고 완전 연결 층 셋. 2장부터 7장까지 모두 만나 본 부품입니다.
// (원래 것은 ReLU 자리에 tanh가 있고, 풀링은 가중치가 딸린 평균이었습니다.)

// %%
const { train, test } = fashionMnist(); // images [N, 28, 28, 1], labels 0 … 9 / 이미지 [N, 28, 28, 1], 레이블 0 … 9
const names = test.classes.map((one) => one[language()]);
const firstOf = (data: Dataset, label: number): Tensor =>
  data.images.pick(Array.from(data.labels).indexOf(label)); // [28, 28, 1]
network.summary();

// %% folded
const [many, few] = [train, test].map(({ labels }) => labels.length.toLocaleString('en'));
imageGrid(
  names.map((label, k) => ({ image: firstOf(test, k), label })),
  {
    columns: 5,
    size: 112,
    title: t(`${many} to learn from, ${few} to be judged by`, `학습용 ${many}장, 평가용 ${few}장`),
  },
);

// %% [markdown] lang="en"
// ## How wrong is it?
//
// The last layer gives ten **logits**, one score a class: `logits [N, 10]`. **Softmax** turns them into probabilities p that add up
// to 1, and the **loss** says how surprised the network is by the truth:
//
// $$p_{n,k} = \frac{e^{z_{n,k}}}{\sum_j e^{z_{n,j}}} \qquad \text{loss} = -\frac{1}{N} \sum_n \ln p_{n,\,y_n}$$
//
// `z [N, K]` the logits, `y [N]` the labels. Certain and right: −ln 1 = 0. Certain and wrong: a very large number.
//
// ### Your turn: `softmaxLoss`
//
// It returns the loss and its slope at every logit, `dlogits [N, K]`. That slope is wonderfully plain: *what you said minus
// what was true*, p − y, divided by N. (Here y is 1 for the true class and 0 for the others.)
// %% [markdown] lang="ko"
// ## 얼마나 틀렸을까
//
// 마지막 층은 클래스마다 점수 하나씩, **로짓(logit)** 열 개를 내놓습니다. `logits [N, 10]`. **소프트맥스**(softmax)가 이것을 합이 1인
// 확률 p로 바꾸고, **손실**(loss)은 신경망이 정답을 보고 얼마나 놀라는지를 말해 줍니다.
//
// $$p_{n,k} = \frac{e^{z_{n,k}}}{\sum_j e^{z_{n,j}}} \qquad \text{loss} = -\frac{1}{N} \sum_n \ln p_{n,\,y_n}$$
//
// `z [N, K]`는 로짓, `y [N]`은 정답 레이블입니다. 확신했는데 맞으면 −ln 1 = 0, 확신했는데 틀리면 아주 큰 수가 됩니다.
//
// ### 직접 해 보기: `softmaxLoss`
//
// 손실과, 로짓마다의 기울기 `dlogits [N, K]`를 돌려줍니다. 이 기울기는 놀랄 만큼 단순합니다. *신경망의 답에서 정답을 뺀 값*, 곧 p − y를 N으로
// 나눈 것입니다. (여기서 y는 정답 클래스에서 1, 나머지에서 0입니다.)

// %% exercise="softmaxLoss"
import { softmaxLoss } from '../../exercises/08-training/softmaxLoss';

// %%
await check('softmaxLoss');

// %%
predict('08-first-loss', {
  question: t(
    'The network has learned nothing yet: its first weights are random, those of the last layer small. How large is its loss on ten classes?',
    '신경망은 아직 아무것도 배우지 않았습니다. 초기 가중치는 무작위이고 마지막 층의 초기 가중치는 작습니다. 클래스가 열 개일 때 손실은 얼마일까요?',
  ),
  choices: [
    t('0: it has made no mistake yet', '0. 아직 틀린 적이 없으니까'),
    t('about 1', '1쯤'),
    t('about ln 10 ≈ 2.3', 'ln 10 ≈ 2.3쯤'),
    t('it can be anything', '아무 값이나 될 수 있다'),
  ],
  answer: 2,
  why: t(
    'Who knows nothing gives each of ten classes the probability 1/10, and −ln(1/10) = ln 10.',
    '아무것도 모르면 열 클래스에 똑같이 확률 1/10을 주고, −ln(1/10) = ln 10입니다.',
  ),
});

// %%
const lossOf = withFallback(softmaxLoss, softmaxCrossEntropy);
function firstLoss(classes: number): number {
  const { images, labels } = take(train, 1000); // the first 1,000 / 처음 1,000장
  const logits = leNet({ classes, seed: 1 }).forward(backend, images); // [N, classes]
  return lossOf(
    logits,
    Array.from(labels, (label) => label % classes),
  ).loss;
}
const logits = network.forward(backend, reshape(firstOf(test, 9), [1, 28, 28, 1])); // [1, 10]
const rise = mapValues(lossOf(logits, [9]).dlogits, (slope) => -slope);

// %% folded answers="08-first-loss"
show(
  table(
    [t('classes K', '클래스 수 K'), t('loss before learning', '배우기 전의 손실'), 'ln K'],
    [2, 5, 10, 100].map((classes) => [classes, firstLoss(classes).toFixed(3), Math.log(classes).toFixed(3)]),
  ),
  barChart([{ name: '−dlogits', values: Array.from(rise.data) }], {
    title: t('For one boot: which logits should rise?', '부츠 한 장: 어느 로짓이 올라가야 할까?'),
    labels: names,
    y: '−dlogits',
  }),
);

// %% [markdown] lang="en" answers="08-first-loss"
// Ignorance has a number: **ln K**. It is the first thing to look at in any training. If yours starts far above it, the first
// weights are too large (the network is sure before it has seen anything), or the loss has a bug. It costs one second to find
// out. Wrong labels do not show here: whoever knows nothing is equally surprised by every label.
//
// The bars are one step *against* the slope. The network gave every class about a tenth, so the logit of the boot should rise
// by the nine tenths that are missing, and the others should give up their tenth each.
// %% [markdown] lang="ko"
// 아무것도 모르는 상태에도 값이 있습니다. **ln K**입니다. 어떤 학습이든 가장 먼저 볼 수입니다. 손실이 이보다 훨씬 높은 데서 시작하면
// 초기 가중치가 너무 크거나(아무것도 보기 전부터 확신하는 겁니다) 손실 함수에 버그가 있는 겁니다. 1초면 알 수 있습니다. 틀린 레이블은
// 여기서 드러나지 않습니다. 아무것도 모르면 어떤 레이블에나 똑같이 놀라니까요.
//
// 막대는 기울기의 *반대쪽*으로 가는 걸음입니다. 신경망은 모든 클래스에 10분의 1쯤을 주었으니, 부츠의 로짓은 모자란 10분의 9만큼
// 올라가고, 나머지는 받았던 10분의 1씩을 내놓아야 합니다.

// %% [markdown] lang="en"
// ## One step downhill
//
// Learning is going downhill. Each weight takes a little step against its slope. With **momentum** it also keeps part of its
// last step, like a ball that rolls: small bumps no longer stop it, and along a long slope it gathers speed.
//
// $$v' = \mu\, v - \eta\, \frac{\partial\, \text{loss}}{\partial w} \qquad w' = w + v'$$
//
// `w`, `dw` (the slope), `v` (the velocity) all have one shape; η is the **learning rate**, μ the momentum. This is
// **gradient descent** with momentum.
//
// ### Your turn: `sgdMomentumStep`
// %% [markdown] lang="ko"
// ## 내리막으로 한 걸음
//
// 학습은 내리막을 걷는 일입니다. 가중치마다 기울기의 반대쪽으로 조금씩 움직입니다. **모멘텀**(momentum)이 있으면 지난 걸음의 일부도
// 이어 갑니다. 굴러가는 공처럼 작은 턱에는 멈추지 않고, 긴 비탈에서는 속도가 붙습니다.
//
// $$v' = \mu\, v - \eta\, \frac{\partial\, \text{loss}}{\partial w} \qquad w' = w + v'$$
//
// `w`, `dw`(기울기), `v`(속도)는 모양이 같습니다. η는 **학습률**(learning rate), μ는 모멘텀입니다. 이렇게 기울기를 따라 내려가는 방법을 **경사 하강법**(gradient descent)이라고 합니다.
//
// ### 직접 해 보기: `sgdMomentumStep`

// %% exercise="sgdMomentumStep"
import { sgdMomentumStep } from '../../exercises/08-training/sgdMomentumStep';

// %%
await check('sgdMomentumStep');

// %% [markdown] lang="en"
// ## A training loop, with nothing hidden
//
// Two functions of yours, one layer, and a loop: forward, loss, back, step. This is all there is to training. The pictures
// come in **batches** of 100. The model is the smallest possible, a single fully connected layer of 784 × 10 weights that
// start at zero: ten for each of the 28 · 28 pixels, one a class.
//
// Then move the learning rate and the momentum.
//
// `batches` hands them out, in a new order each time.
// %% [markdown] lang="ko"
// ## 속이 다 보이는 학습 루프
//
// 여러분의 함수 둘, 층 하나, 반복문 하나. 순전파, 손실, 역전파, 한 걸음. 학습은 이게 전부입니다. 그림은 100장씩 **배치**(batch)로
// 묶여 들어옵니다. 모델은 가장 작은 것, 0에서 출발하는 가중치 784 × 10개짜리 완전 연결 층 하나입니다. 28 · 28개 픽셀마다 클래스별로
// 하나씩, 열 개가 있습니다.
//
// 그다음에는 학습률과 모멘텀을 바꿔 보세요.
//
// `batches`가 순서를 섞어 나누어 줍니다.

// %%
const step = withFallback(sgdMomentumStep, momentumStep);
function lossAndSlope(w: Tensor, { images, labels }: Dataset): [loss: number, dw: Tensor] {
  const x = reshape(images, [labels.length, 784]);
  const logits = backend.dense(x, w, null); // [N, 10]
  const { loss, dlogits } = lossOf(logits, Array.from(labels));
  return [loss, backend.denseBackward(dlogits, x, w).dw]; // dw [784, 10]
}

// %%
function trainLinear(rate: number, momentum: number): { w: Tensor; losses: number[] } {
  let [w, velocity] = [zeros([784, 10]), zeros([784, 10])];
  const losses: number[] = [];
  for (const batch of batches(train, { size: 100, seed: 1 })) {
    const [loss, dw] = lossAndSlope(w, batch);
    ({ w, velocity } = step(w, dw, velocity, rate, momentum));
    losses.push(loss);
  }
  return { w, losses };
}

// %% folded
const rates = ['0.0001', '0.001', '0.01', '0.05', '1'];
await interact(
  {
    rate: choice(rates, { value: '0.01', label: t('learning rate', '학습률') }),
    momentum: slider(0, 0.95, { value: 0.9, step: 0.05, label: t('momentum', '모멘텀') }),
  },
  ({ rate, momentum }) =>
    lineChart(
      [momentum, 0].map((m) => ({
        name: m === 0 ? t('without momentum', '모멘텀 없이') : t(`momentum ${m}`, `모멘텀 ${m}`),
        y: trainLinear(Number(rate), m).losses,
      })),
      { title: t(`Learning rate ${rate}`, `학습률 ${rate}`), x: t('step', '스텝'), y: t('loss', '손실') },
    ),
);

// %% [markdown] lang="en"
// Both curves start at one height: with all weights zero the model knows nothing, exactly. Too small a rate hardly gets anywhere;
// too large a rate jumps across the valley, and the loss shoots *up*.
//
// And what have the weights become? 784 for each class, laid out as a picture:
// %% [markdown] lang="ko"
// 두 곡선은 같은 높이에서 출발합니다. 가중치가 모두 0이면 정확히 아무것도 모르는 모델이니까요. 학습률이 너무 작으면 제자리걸음이고,
// 너무 크면 골짜기를 건너뛰어 손실이 *치솟습니다*.
//
// 그럼 가중치는 무엇이 되었을까요? 클래스마다 784개를 그림으로 펼칩니다.

// %% folded
const templates = trainLinear(0.01, 0.9).w; // [784, 10]
imageGrid(
  names.map((label, k) => ({ image: reshape(tensor(templates.pick(null, k)), [28, 28]), label })),
  {
    columns: 5,
    size: 112,
    scale: 'diverging',
    title: t('What one layer has learned: ten templates', '층 하나가 배운 것: 템플릿 열 장'),
  },
);

// %% [markdown] lang="en"
// The weights became templates, as in chapter 1, but nobody cut them out. Orange votes for the class, blue against it:
// ghostly trousers, a boot with its shaft. One template a class, fixed to its place. LeNet can do better. But first, a test
// that saves hours.
//
// ## Fifty pictures, no more
//
// Before training on everything, train on almost nothing. From here on `fit` runs the loop for us, and `adam` takes the step: a
// relative of your momentum that also gives each weight a step size of its own. Once through all pictures is an **epoch**.
//
// `split` puts a tenth of the pictures aside: these the network never learns from.
// %% [markdown] lang="ko"
// 가중치는 템플릿이 되었습니다. 1장의 템플릿과 같지만, 이번에는 아무도 오려 내지 않았습니다. 주황은 그 클래스에 찬성, 파랑은
// 반대입니다. 어렴풋한 바지와, 목이 긴 부츠가 보이지요. 클래스마다 한 장, 자리까지 고정된 템플릿입니다. LeNet은 더 잘할 수 있습니다.
// 그런데 그 전에, 몇 시간을 아껴 주는 점검이 하나 있습니다.
//
// ## 그림 쉰 장만으로
//
// 전부로 학습하기 전에, 아주 조금만 가지고 학습해 봅니다. 이제부터 반복문은 `fit`이 대신 돌리고, 걸음은 `adam`이 내딛습니다. 모멘텀의
// 친척인데, 걸음의 크기까지 가중치마다 따로 정합니다. 모든 그림을 한 번씩 보는 것을 **에폭**(epoch)이라고 합니다.
//
// `split`은 그림의 10분의 1을 따로 떼어 둡니다. 신경망이 배울 때 보지 않을 그림입니다.

// %%
predict('08-fifty', {
  question: t(
    'LeNet sees 50 pictures, 60 times each. How many will it name correctly: of these 50, and of 600 new ones?',
    'LeNet이 그림 50장을 60번씩 봅니다. 이 50장과 새 그림 600장 가운데 얼마나 맞힐까요?',
  ),
  choices: [
    t('about half of both', '둘 다 절반쯤'),
    t('nearly all of the 50, clearly fewer of the new ones', '50장은 거의 다, 새 그림은 훨씬 덜'),
    t('nearly all of both', '둘 다 거의 전부'),
  ],
  answer: 1,
  why: t(
    'It has over a thousand weights for each picture: enough to learn them by heart, which is not the same as understanding.',
    '그림 한 장에 가중치가 천 개 넘게 있습니다. 통째로 외우기에 충분하지만, 외우는 것과 이해하는 것은 다릅니다.',
  ),
});

// %% answers="08-fifty"
const rate = { learningRate: 2e-3 };
const recipe = () => ({ backend, optimizer: adam(rate), seed: 1, plot: true });
const [learning, validation] = split(train, 0.9, { seed: 1 }); // 5,400 and 600 pictures / 그림 5,400장과 600장
const [parrot, fifty] = [leNet({ seed: 1 }), take(learning, 50)]; // the first 50 / 처음 50장
const judgeNow = () => evaluate(parrot, fifty, { backend }); // loss and accuracy / 손실과 정확도
const untrained = await judgeNow();
await fit(parrot, fifty, { ...recipe(), epochs: 60, batchSize: 50 });
const known = await judgeNow();
const fresh = await evaluate(parrot, validation, { backend });

// %% folded answers="08-fifty"
const rows = [
  { name: t('before learning, the 50', '배우기 전, 50장'), ...untrained },
  { name: t('after, the same 50', '배운 뒤, 같은 50장'), ...known },
  { name: t('after, the new ones', '배운 뒤, 새 그림'), ...fresh },
];
table(
  ['', t('loss', '손실'), t('right', '정확도')],
  rows.map(({ name, loss, accuracy }) => [name, loss.toFixed(3), percent(accuracy)]),
);

// %% [markdown] lang="en" answers="08-fifty"
// The gap between the last two rows is **overfitting**, and here we wanted it. A network that *cannot* learn 50 pictures by heart
// has a bug: a gradient with the wrong sign, a step in the wrong direction, a layer that blocks everything. (Wrong labels it
// would not betray: those are learned by heart as easily. Only the new pictures show them.) Test that first; it takes seconds.
// Then give it more pictures.
// %% [markdown] lang="ko"
// 마지막 두 줄의 차이가 **과적합**(overfitting)이고, 여기서는 일부러 일으켰습니다. 그림 50장도 *못* 외우는 신경망에는 버그가
// 있습니다. 부호가 틀린 기울기, 반대쪽으로 가는 걸음, 모든 것을 막아 버리는 층. (틀린 레이블은 이렇게 드러나지 않습니다. 그것도 똑같이
// 외워 버리니까요. 새 그림을 보아야 드러납니다.) 몇 초면 되니 이것부터 점검하세요. 그림은 그다음에 늘리면 됩니다.

// %% [markdown] lang="en"
// ## In earnest
//
// Now all pictures, in three parts: the network learns from the first; the tenth that we put aside shows how it is doing
// while it learns (**validation**); and the **test** pictures judge it once, at the end. Whoever picks a network by its test
// score has trained on the test, too.
//
// ### Which engine?
//
// That is a long run, so compare the engines first. One step of training, 32 pictures forward and back through LeNet, on each
// that runs here. Look at the last column before you admire the others: fast and wrong is no use. (TensorFlow.js takes the
// best that it finds: its native library, WebAssembly or plain JavaScript. The table says which.) The run itself follows.
//
// `timeStep` measures one training step.
// %% [markdown] lang="ko"
// ## 본격적으로
//
// 이제 그림을 모두 쓰되 세 묶음으로 나눕니다. 첫 묶음으로는 배우고, 따로 떼어 둔 10분의 1로는 배우는 동안 성적을
// 지켜보고(**검증**, validation), 셋째 묶음인 **테스트** 그림으로는 맨 끝에 한 번만 평가합니다. 테스트 점수를 보고 신경망을 고르면, 테스트로도 학습한 셈이 됩니다.
//
// ### 어느 엔진으로?
//
// 오래 걸리는 학습이니 엔진부터 비교해 봅시다. 학습 한 스텝, 곧 그림 32장을 LeNet에 앞뒤로 한 번씩 통과시키는 일을 여기서
// 돌아가는 엔진마다 시킵니다. 속도에 감탄하기 전에 마지막 열부터 보세요. 빨라도 틀리면 소용없습니다. (TensorFlow.js는 네이티브 라이브러리,
// WebAssembly, 순수 JavaScript 가운데 쓸 수 있는 가장 좋은 것을 고릅니다. 어느 것인지는 표에 적혀 있습니다.) 학습은 그다음 셀입니다.
//
// `timeStep`은 학습 한 스텝을 잽니다.

// %%
const tfjs = await loadBackend('tfjs').catch(() => undefined); // not installed everywhere / 설치되어 있지 않을 수도 있음
const engines = [naive, await loadBackend('im2col'), backend, ...(tfjs ? [tfjs] : [])];
const timed = engines.map((engine) =>
  timeStep(leNet({ seed: 1 }), take(train, 32), { backend: engine, optimizer: adam() }),
);

// %% folded
const runs = (engine: Backend): string =>
  engine === tfjs ? t(`tfjs, running on “${tfjs.engine}”`, `tfjs (“${tfjs.engine}” 방식)`) : engine.name;
table(
  [
    t('engine', '엔진'),
    t('ms a step', '스텝당 ms'),
    t('times as fast as naive', 'naive보다 몇 배 빠른가'),
    t('loss after a step', '한 스텝 뒤의 손실'),
  ],
  timed.map(({ milliseconds, loss }, i) => [
    runs(engines[i]),
    milliseconds.toFixed(1),
    Number((timed[0].milliseconds / milliseconds).toPrecision(2)),
    loss.toFixed(4),
  ]),
);

// %%
const seen: Tensor[] = []; // conv1's filters, every 80 batches / 배치 80개마다 conv1의 필터
let batchCount = 0;
const onBatch = (): void => {
  if (batchCount++ % 80 === 0) seen.push(six());
};
const schedule = { epochs: 6, validation };
const run = await fit(network, learning, { ...recipe(), ...schedule, onBatch });
seen.push(six()); // as they are in the end / 마지막 모습
const judged = await evaluate(network, test, { backend });

// %% folded
const batchOf = (i: number): number => (i < seen.length - 1 ? 80 * i + 1 : run.losses.length);
show(
  accuracyCurve(run.history),
  table(
    [t('steps', '스텝'), t('seconds', '초'), t('engine', '엔진'), t('right on the test', '테스트 정확도')],
    [[run.losses.length, run.seconds.toFixed(1), backend.name, percent(judged.accuracy)]],
  ),
  frames(
    seen.map((w, i) => ({
      label: t(`after batch ${batchOf(i)}`, `배치 ${batchOf(i)}개 뒤`),
      images: [0, 1, 2, 3, 4, 5].map((o) => ({ image: tensor(w.pick(null, null, o)) })),
    })),
    {
      title: t('Six filters learn', '필터 여섯 개가 배우는 모습'),
      size: 110,
      scale: 'diverging',
      range: 'shared',
      values: false,
    },
  ),
);

// %% [markdown] lang="en"
// Guessing would name one in ten. (The learning curve is a mean over the epoch, while the network was still changing;
// validation is measured after it. So early on validation may lie *above*.)
//
// ## What has it learned?
//
// Back to the six filters nobody designed. Below each, what it now sees in a boot. Then on to the second layer, and the last.
// %% [markdown] lang="ko"
// 찍으면 열에 하나를 맞힙니다. (학습 곡선은 신경망이 아직 바뀌고 있을 때 에폭 내내 잰 평균이고, 검증은 에폭이 끝난 뒤에 잽니다. 그래서
// 초반에는 검증이 *더 높을* 수도 있습니다.)
//
// ## 무엇을 배웠을까
//
// 아무도 설계하지 않은 여섯 필터로 돌아갑시다. 필터마다 그 아래에, 부츠 한 장에서 무엇을 보는지 나란히 놓았습니다. 그다음은 둘째 층,
// 그리고 마지막 층입니다.

// %%
const after = (layer: string, images: Tensor): Tensor =>
  network.activations(backend, images).find(({ name }) => name === layer)!.out; // [N, H, W, C]
const rightOne = (label: number): number =>
  judged.predictions.findIndex((said, i) => said === label && test.labels[i] === label);
const boot = take(test, [rightOne(9)]).images; // [1, 28, 28, 1]
const bootMaps = after('relu1', boot); // [1, 28, 28, 6]
const bootParts = after('relu2', boot); // [1, 10, 10, 16]
const p = softmax(after('dense3', boot)); // [1, 10]

// %% folded
const sixInARow = { columns: 6, size: 112 };
const asFilters = { ...sixInARow, values: false, range: 'each' } as const;
show(
  imageGrid({ [names[9]]: boot.pick(0) }, { size: 112 }),
  filterGrid(before, { ...asFilters, title: t('Before learning', '배우기 전') }),
  filterGrid(six(), { ...asFilters, title: t('After learning', '배운 뒤') }),
  featureMaps(bootMaps, {
    ...sixInARow,
    title: t('Their maps of a boot, 28 × 28 × 6', '부츠에서 얻은 맵, 28 × 28 × 6'),
  }),
);

// %% folded
show(
  featureMaps(bootParts, {
    columns: 8,
    title: t('After layer 2: parts, 10 × 10 × 16', '2층 뒤: 부분, 10 × 10 × 16'),
  }),
  barChart([{ name: t('probability', '확률'), values: Array.from(p.data) }], {
    title: t('After the last layer: what is it?', '마지막 층 뒤: 무엇일까?'),
    labels: names,
    y: t('probability', '확률'),
  }),
);

// %% [markdown] lang="en"
// In the filters, noise has become order: patches of orange beside patches of blue. That is *light here, dark there*: an edge,
// a bar, a gradient, in some direction. You met such filters in chapter 1 under the name of Sobel. Nobody told the network about him.
//
// A map of the first layer still looks like the boot: its rims, its shading. A map of the second is coarse; a bright dot there says
// "a part that I know is near here". The last layer knows no place at all, only names. **Low, middle, high.**
//
// And now the whole network, at work on one picture. Press a map: below stand the maps and kernels it is made of. Press a pixel of
// it: there is the very multiplication, with the window you know.
// %% [markdown] lang="ko"
// 필터의 잡음에 질서가 생겼습니다. 주황 덩어리 옆에 파랑 덩어리. *여기는 밝고 저기는 어둡다*는 뜻입니다. 어떤 방향의 경계, 막대, 명암 변화지요.
// 1장에서 소벨이라는 이름으로 만난 필터와 닮았습니다. 신경망에게 소벨을 알려 준 사람은 없습니다.
//
// 1층의 맵은 아직 부츠처럼 보입니다. 테두리와 명암이 남아 있지요. 2층의 맵은 거칩니다. 밝은 점은 "내가 아는 부분이 이 근처에 있다"는
// 뜻입니다. 마지막 층에는 자리가 아예 없고 이름만 있습니다. **낮은 수준, 중간 수준, 높은 수준.**
//
// 이번에는 그림 한 장을 다루는 신경망 전체입니다. 맵을 누르면 그 맵을 만든 맵과 커널이 아래에 나옵니다. 그 안의 픽셀을 누르면 바로 그 곱셈이,
// 여러분이 아는 창과 함께 펼쳐집니다.

// %% folded
const wardrobe = take(test, [9, 8, 0, 1].map(rightOne));
exploreNetwork({ model: network, images: wardrobe.images, labels: wardrobe.labels, classes: names });

// %% [markdown] lang="en"
// To see what a map *means*, ask it for its favorites: the places in 400 pictures where it answered most strongly, each shown
// through its own receptive field (chapters 2 and 3).
// %% [markdown] lang="ko"
// 맵이 *무엇을 뜻하는지* 알려면 가장 좋아하는 것을 물어보면 됩니다. 그림 400장에서 가장 세게 답한 자리를, 그 맵의 수용 영역(2장, 3장)만큼
// 오려서 봅시다.

// %%
const crowd = take(test, 400).images; // the first 400 / 처음 400장
const [edges, , pieces] = receptiveField([
  { kernel: 5, stride: 1, padding: 2 }, // conv1
  { kernel: 2, stride: 2 }, // pool1
  { kernel: 5, stride: 1 }, // conv2
]);

// %% folded
const likes = (layer: number, size: number): string =>
  t(`Layer ${layer} likes: ${size} × ${size}`, `${layer}층이 좋아하는 ${size} × ${size}`);
show(
  topActivationsGrid(crowd, after('relu1', crowd), {
    field: edges,
    columns: 3,
    size: 320,
    title: likes(1, edges.size),
  }),
  topActivationsGrid(crowd, after('relu2', crowd), {
    ...{ field: pieces, columns: 3, size: 320, count: 6 },
    title: likes(2, pieces.size),
  }),
);

// %% [markdown] lang="en"
// Each strip is one map's taste. In layer 1 the pieces of a strip share a slope of light. In layer 2 they share a *shape*: a toe, a
// shoulder, a gap between two legs. Features of features, and no one drew them.
//
// ## Who is taken for whom?
//
// One accuracy hides which mistakes were made. Count every pair of truth and answer: such a table is a
// **confusion matrix**.
//
// `mistakes` counts the wrong ones among some of the classes.
//
// ### Your turn: `confusionMatrix`
// %% [markdown] lang="ko"
// 한 줄이 맵 하나의 취향입니다. 1층에서는 한 줄의 조각들이 같은 명암 변화를 보이고, 2층에서는 같은 *모양*을 보입니다. 신발의 앞코, 어깨,
// 두 다리 사이의 틈. 특징의 특징이지만, 그린 사람은 없습니다.
//
// ## 무엇을 무엇으로 착각할까
//
// 정확도 하나만 보면 어떻게 틀렸는지 알 수 없습니다. 정답과 예측의 짝을 모두 세어 봅시다. 그렇게 센 표를
// **혼동 행렬**(confusion matrix)이라고 합니다.
//
// `mistakes`는 몇몇 클래스 사이에서 틀린 답을 셉니다.
//
// ### 직접 해 보기: `confusionMatrix`

// %% exercise="confusionMatrix"
import { confusionMatrix } from '../../exercises/08-training/confusionMatrix';

// %%
await check('confusionMatrix');

// %%
predict('08-confused', {
  question: t('Which mistakes will be the most frequent?', '어떤 착각이 가장 잦을까요?'),
  choices: [
    t('shoes among themselves: sandal, sneaker, ankle boot', '신발끼리: 샌들, 운동화, 앵클부츠'),
    t('tops among themselves: T-shirt, pullover, coat, shirt', '윗옷끼리: 티셔츠, 풀오버, 코트, 셔츠'),
    t('bags for clothes', '가방을 옷으로'),
  ],
  answer: 1,
  why: t(
    'A shirt differs from a T-shirt, pullover or coat in collar and buttons, and 28 × 28 pixels hardly show those.',
    '셔츠가 티셔츠, 풀오버, 코트와 다른 점은 깃과 단추인데, 28 × 28픽셀로는 거의 보이지 않습니다.',
  ),
});

// %%
const countPairs = withFallback(confusionMatrix, confusion);
const counts = countPairs(Array.from(test.labels), [...judged.predictions], 10); // [truth, answer] / [정답, 예측]
const [tops, shoes] = [mistakes(counts, [0, 2, 4, 6]), mistakes(counts, [5, 7, 9])];

// %% folded answers="08-confused"
const all = mistakes(counts);
show(
  confusionChart(counts, names, { title: t('LeNet on the test pictures', '테스트 그림에서 LeNet') }),
  note(
    t(
      `Of ${all} mistakes, **${tops}** are among the four tops, **${shoes}** among the three kinds of shoes.`,
      `틀린 ${all}번 가운데 윗옷 네 가지끼리가 **${tops}번**, 신발 세 가지끼리가 **${shoes}번**입니다.`,
    ),
  ),
);

// %% [markdown] lang="en"
// ## Where does it look?
//
// Cover a small square of the picture with black and ask again. Where the answer suffers most, there stood the evidence. One
// question for each of the 784 places of the square: an **occlusion map**. Move the controls.
// %% [markdown] lang="ko"
// ## 어디를 볼까
//
// 그림의 작은 네모를 검게 가리고 다시 물어봅니다. 답이 가장 나빠지는 자리에 근거가 있었던 겁니다. 네모를 놓을 자리 784곳마다 한 번씩
// 묻습니다. 이것이 **가림 맵**(occlusion map)입니다. 값을 바꿔 보세요.

// %% folded
const pictures = choice(names, { value: names[9], label: t('picture', '그림') });
const sides = slider(2, 14, { value: 8, step: 2, label: t('side of the square', '네모의 한 변') });
await interact({ name: pictures, side: sides }, ({ name, side }) => {
  const label = names.indexOf(name);
  const image = test.images.pick(rightOne(label)); // [28, 28, 1]
  const map = occlusionMap(network, image, label, { backend, side }); // [28, 28]
  const boxes = [mostTelling(map, side)];
  const covered = t(`probability of “${name}”, square here`, `여기를 가렸을 때 “${name}”일 확률`);
  return imageGrid(
    [
      { image, label: t('the most telling square', '가장 중요한 네모'), boxes },
      { image: map, label: covered, scale: 'heat', range: [0, 1] },
    ],
    { columns: 2, size: 280 },
  );
});

// %% [markdown] lang="en"
// Dark in the right picture means: without this piece it no longer believes. Where covering changes nothing, the picture
// was black there anyway, or the network does not look, or it has a second witness. This needs no gradient and no look inside; it works on any classifier.
//
// ## A myth, tested
//
// > "More parameters, better network."
//
// LeNet against fully connected networks with one hidden layer of 32 and of 256 units. They learn from the same pictures, in
// the same order, with the same optimizer, as often. Then we judge them twice: on the test pictures as they are, and on the same
// pictures **shifted** by a few pixels, the mean of up, down, left and right. You would still recognize each of them.
//
// `accuracyWhenShifted` judges a network on pictures that have been moved.
// `fullyConnected` makes a network of fully connected layers alone.
// %% [markdown] lang="ko"
// 오른쪽 그림에서 어두운 곳은 '이 조각이 없으면 더는 믿지 않는다'는 뜻입니다. 가려도 그대로인 곳은 원래 검었거나, 신경망이 보지 않거나, 다른 곳에도
// 근거가 있는 곳입니다. 기울기도 필요 없고 속을 들여다볼 필요도 없어서, 어떤 분류기에든 쓸 수 있습니다.
//
// ## 흔한 오해, 정말일까?
//
// > "파라미터가 많을수록 좋은 신경망이다."
//
// LeNet과, 은닉층 하나에 유닛이 32개, 256개인 완전 연결 신경망들을 겨루게 합니다. 같은 그림을, 같은 순서로, 같은 최적화 방법으로,
// 같은 횟수만큼 배웁니다. 평가는 두 번 합니다. 테스트 그림 그대로, 그리고 같은 그림을 몇 픽셀 **옮겨서**(위, 아래, 왼쪽, 오른쪽의 평균).
// 여러분이라면 옮겨도 다 알아볼 그림입니다.
//
// `accuracyWhenShifted`는 옮긴 그림에서 신경망의 정확도를 구합니다.
// `fullyConnected`는 완전 연결 층만으로 된 신경망을 만듭니다.

// %%
predict('08-shift', {
  question: t(
    'Every test picture moves by 3 pixels. Who loses more of its right answers?',
    '모든 테스트 그림이 3픽셀 움직입니다. 누가 정답을 더 많이 잃을까요?',
  ),
  choices: [
    t('LeNet: it has fewer weights to spare', 'LeNet. 여유 있는 가중치가 적으니까'),
    t('the fully connected networks, the largest included', '완전 연결 신경망들. 가장 큰 것도 마찬가지'),
    t('all alike: none has seen shifted pictures', '모두 똑같다. 옮긴 그림을 본 적이 없으니까'),
    t('nobody loses much: the clothes are the same', '어느 쪽도 별로 떨어지지 않는다. 옷은 그대로니까'),
  ],
  answer: 1,
  why: t(
    'Each of their weights belongs to one pixel. A filter is used at every place, and pooling forgives a pixel or so.',
    '가중치가 저마다 픽셀 하나에 묶여 있습니다. 필터는 모든 자리에서 쓰이고, 풀링은 한 픽셀쯤은 눈감아 줍니다.',
  ),
});

// %%
const shifts = [0, 1, 2, 3, 4]; // pixels / 픽셀
const shifted = (model: Model) => accuracyWhenShifted(model, test, shifts, { backend });
const study = (model: Model) => fit(model, learning, { ...recipe(), ...schedule, plot: false });
const contest = [{ name: 'LeNet', model: network, run, curve: await shifted(network) }];
for (const units of [32, 256]) {
  const model = fullyConnected({ hidden: [units], inputShape: [28, 28, 1], seed: 1 });
  const name = t(`${units} hidden`, `은닉 ${units}개`);
  contest.push({ name, model, run: await study(model), curve: await shifted(model) });
}

// %% folded answers="08-shift"
const lines = contest.map(({ name, curve }) => ({ name, x: shifts, y: curve.map((share) => 100 * share) }));
const learned = t('pictures it learned from', '배운 그림');
const inPlace = t('new ones', '새 그림');
const rowsOf = contest.map(({ name, model, run, curve }) => {
  const shares = [run.history.at(-1)?.accuracy ?? NaN, curve[0], curve[3]];
  return [name, model.parameterCount, ...shares.map(percent)];
});
show(
  lineChart(lines, {
    title: t('When pictures move', '그림이 움직이면'),
    x: t('pixels moved', '움직인 픽셀'),
    y: t('right answers, %', '정확도, %'),
  }),
  table(
    [t('network', '신경망'), t('parameters', '파라미터'), learned, inPlace, t('moved by 3', '3픽셀 이동')],
    rowsOf,
  ),
);

// %% [markdown] lang="en" answers="08-shift"
// **The myth is wrong.** Parameters are room to learn, and nothing more. The larger network used its room: it knows the pictures
// that it *learned from* better. On new pictures little of that arrives, and on moved ones nothing, for what it knows
// belongs to places: move the picture by the width of a collar, and the weights meet the wrong pixels. LeNet's filters meet the
// right ones, somewhere else. *What a network assumes counts for more than how much it holds.*
//
// And a kind footnote: LeNet's curve falls, too. Its maps move along (equivariance), pooling forgives a little, and then its fully
// connected layers read the maps place by place, exactly as chapter 1 warned. Whoever needs more shows the network shifted
// pictures while it learns: `augment`, below.
// %% [markdown] lang="ko"
// **틀린 말입니다.** 파라미터는 배운 것을 담을 공간일 뿐입니다. 큰 신경망은 그 공간을 써서 *배운* 그림을 더 잘 알게 되었습니다. 하지만 새 그림에는
// 그 지식이 조금밖에 미치지 않고, 옮긴 그림에는 아예 미치지 않습니다. 자리에 묶인 지식이니까요. 깃 너비만큼만 그림을 옮겨도 가중치가
// 엉뚱한 픽셀을 만납니다. LeNet의 필터는 맞는 픽셀을 만납니다. 다른 자리에서요. *얼마나 많이 담느냐보다 무엇을 가정하느냐가 중요합니다.*
//
// 솔직한 각주 하나. LeNet의 곡선도 떨어집니다. 맵은 함께 움직이고(등변), 풀링이 조금 눈감아 주지만, 그다음의 완전 연결 층은 맵을
// 자리마다 읽습니다. 1장에서 경고한 그대로입니다. 더 필요하면 배울 때 옮긴 그림을 보여 줍니다. 아래의 `augment`입니다.

// %% [markdown] lang="en"
// ## Your own project: Hangul
//
// Fourteen syllables, 가 to 하, printed in 28 fonts to learn from, and in **8 other fonts** to be judged by. A working start is below.
// Make it yours.
// %% [markdown] lang="ko"
// ## 나만의 프로젝트: 한글
//
// 가에서 하까지 열네 글자입니다. 배울 때는 글꼴 28가지, 평가할 때는 **다른 글꼴 8가지**를 씁니다. 아래에 돌아가는 출발점이 있습니다.
// 여러분의 것으로 만들어 보세요.

// %%
const hangul = hangul14(); // images [N, 32, 32, 1] / 이미지 [N, 32, 32, 1]
const syllables = hangul.test.classes.map((one) => one[language()]);
const [myLearning, myValidation] = split(hangul.train, 0.9, { seed: 1 });

// %% folded
imageGrid(
  syllables.map((label, k) => ({ image: firstOf(hangul.train, k), label })),
  { columns: 7, size: 96 },
);

// %%
// en: Change anything here, and run this cell and the next ones again.
// ko: 무엇이든 바꾸고, 이 셀과 다음 셀들을 다시 실행해 보세요.
const mine = sequential(
  [
    conv2dLayer({ filters: 8, kernel: 5, stride: 2, padding: 2 }), // [16, 16, 8]
    reluLayer(),
    maxPoolLayer({ size: 2 }), // [8, 8, 8]
    flattenLayer(),
    denseLayer({ units: 14, initialStd: 0.01 }),
  ],
  { inputShape: [32, 32, 1], seed: 1 },
);

// %%
const myRun = await fit(mine, myLearning, { ...recipe(), epochs: 4, validation: myValidation });
const judgedNow = await evaluate(mine, myValidation, { backend });
const myCounts = countPairs(Array.from(myValidation.labels), [...judgedNow.predictions], 14);

// %% folded
const shares = [myRun.history.at(-1)?.accuracy ?? NaN, judgedNow.accuracy].map(percent);
const alike = t('Which syllables look alike to it?', '어떤 글자끼리 닮아 보일까?');
show(
  confusionChart(myCounts, syllables, { title: alike }),
  table(
    [t('parameters', '파라미터'), learned, t('known fonts (validation)', '배운 글꼴 (검증)')],
    [[mine.parameterCount, ...shares]],
  ),
);

// %% [markdown] lang="en"
// Now you. `drawingPad` gives your network a sheet of paper: draw one of the fourteen syllables, and it answers while you draw,
// with all its maps. Then it says what would change its mind. It has seen printed letters only, and your hand is none of them:
// with `augment: (batch, seed) => vary(batch, { seed })` after `epochs`, 20 epochs, and `import { vary } from 'convlab'` on top
// of the cell that trains, it reads drawings better.
// %% [markdown] lang="ko"
// 이번에는 여러분 차례입니다. `drawingPad`는 신경망에 종이 한 장을 줍니다. 열네 글자 가운데 하나를 그리면, 그리는 동안 신경망이 모든 맵과
// 함께 답합니다. 그다음에는 무엇이 그 답을 바꿀지 말해 줍니다. 이 신경망은 인쇄된 글자만 보았고, 여러분의 손글씨는 그중에 없습니다.
// 학습하는 셀의 `epochs` 뒤에 `augment: (batch, seed) => vary(batch, { seed })`를 넣고, 셀 맨 위에 `import { vary } from 'convlab'`을
// 적고, 에폭을 20으로 늘리면 손으로 그린 글자를 더 잘 읽습니다.

// %%
drawingPad({ model: mine, images: take(hangul.test, [0, 320, 832]).images, classes: syllables });

// %% [markdown] lang="en"
// The network of this chapter takes drawings, too. With `kind: 'shapes'`, what a line closes is filled, or you paint with a wide
// brush: try trousers, a dress, a boot. Outlines alone mostly fail. It learned from cloth, gray all over, and never saw a line.
// %% [markdown] lang="ko"
// 이 장에서 옷을 배운 신경망도 그림을 받습니다. `kind: 'shapes'`로 하면 닫힌 선의 속이 채워지고, 넓은 붓으로 칠할 수도 있습니다. 바지나
// 드레스, 부츠를 그려 보세요. 윤곽만 그리면 대개 틀립니다. 온통 회색인 옷감을 보고 배웠을 뿐, 선은 본 적이 없기 때문입니다.

// %%
drawingPad({ model: network, images: wardrobe.images, classes: names, kind: 'shapes' });

// %% [markdown] lang="en"
// The validation pictures are new, but their fonts are not: how many will it read in fonts it has never seen? The cell below
// these ideas says so. Make your network first, from small changes to large:
//
// 1. **One layer more.** Add `conv2dLayer({ filters: 16, kernel: 3 })` and `reluLayer()` before `flattenLayer()`. Predict the
//    number of parameters before `mine.summary()` tells you.
// 2. **Shifted pictures.** Add `augment: (batch, seed) => augment(batch, { seed, shift: 2 })` after `epochs`, and
//    `import { augment } from 'convlab'` on top. Never `flip` letters: 가 in a mirror is not 가.
// 3. **Dropout.** `dropoutLayer({ rate: 0.3 })` before the last layer, imported likewise. It switches numbers off at random while
//    the network learns (chapter 9). What becomes of the two accuracies?
// 4. **Fewer parameters.** How small can it be and still reach 80 % in validation? Fewest parameters wins.
// 5. **Look inside.** `filterGrid` on its first filters, and an occlusion map: does it tell 가 from 나 by the stroke you would name?
//
// Choose by validation, and write down what you predicted each time. When you have chosen, guess the test, and run the next
// cell: once.
// %% [markdown] lang="ko"
// 검증 그림은 새 그림이지만 글꼴은 새롭지 않습니다. 한 번도 본 적 없는 글꼴은 얼마나 읽을까요? 그 답은 아래의 마지막 셀에 있습니다.
// 먼저 신경망을 여러분의 것으로 만드세요. 해 볼 만한 일을 작은 것부터 적습니다.
//
// 1. **층 하나 더.** `flattenLayer()` 앞에 `conv2dLayer({ filters: 16, kernel: 3 })`과 `reluLayer()`를 넣어 보세요. `mine.summary()`를
//    보기 전에 파라미터 수를 예측하세요.
// 2. **옮긴 그림.** `epochs` 뒤에 `augment: (batch, seed) => augment(batch, { seed, shift: 2 })`를 넣고, 맨 위에
//    `import { augment } from 'convlab'`을 적으세요. 글자는 절대 `flip`하지 마세요. 거울에 비친 가는 가가 아닙니다.
// 3. **드롭아웃(dropout).** 마지막 층 앞에 `dropoutLayer({ rate: 0.3 })`을 넣고, 같은 방법으로 import하세요. 배우는 동안 수를 무작위로
//    꺼 두는 층입니다(9장). 두 정확도는 어떻게 되나요?
// 4. **더 적은 파라미터.** 검증에서 80%를 넘기면서 얼마나 작아질 수 있을까요? 파라미터가 가장 적은 사람이 이깁니다.
// 5. **속 들여다보기.** 첫 필터들을 `filterGrid`로 보고, 가림 맵도 그려 보세요. 가와 나를 여러분이 짚을 바로 그 획으로 구별하나요?
//
// 고를 때는 검증을 보고, 그때그때 예측도 적어 두세요. 다 골랐으면 테스트 정확도를 예측한 다음, 아래 셀을 한 번만 실행하세요.

// %% folded
const myTest = await evaluate(mine, hangul.test, { backend });
const newFonts = countPairs(Array.from(hangul.test.labels), [...myTest.predictions], 14);
show(
  confusionChart(newFonts, syllables, { title: t('The eight new fonts', '새 글꼴 여덟 가지') }),
  table(
    [t('known fonts (validation)', '배운 글꼴 (검증)'), t('new fonts (test)', '새 글꼴 (테스트)')],
    [[judgedNow.accuracy, myTest.accuracy].map(percent)],
  ),
);

// %% [markdown] lang="en"
// The gap between the two is what eight new fonts cost. Nothing that was learned or chosen has seen them.
//
// ## What you predicted
// %% [markdown] lang="ko"
// 두 정확도의 차이가 새 글꼴 여덟 가지의 값입니다. 배울 때도 고를 때도 쓰지 않은 글꼴입니다.
//
// ## 여러분의 예측

// %%
recap(['08-first-loss', '08-fifty', '08-confused', '08-shift']);

// %% [markdown] lang="en"
// ## What you can now do
//
// - Write a training loop from its parts, and test it in seconds: ln K first, then 50 pictures by heart.
// - Look into a trained network: filters, maps from low to high, a confusion matrix, an occlusion map.
// - Compare networks fairly: same pictures, same effort, and a test of what you really need.
//
// ## Five questions
//
// <details><summary>1. A network for 14 syllables starts with a loss of 9.1. What do you think?</summary>
// ln 14 ≈ 2.64. At 9.1 it is confidently wrong before it has seen anything: look at the first weights and the loss.</details>
// <details><summary>2. The logits are [2, 2], the label is 0. What is dlogits, for a batch of one?</summary>
// p = [0.5, 0.5], so p − y = [−0.5, 0.5]: the first logit should rise, the second fall.</details>
// <details><summary>3. Momentum 0.9, learning rate 0.1, velocity −1, slope 2. What is the next velocity?</summary>
// 0.9 · (−1) − 0.1 · 2 = −1.1.</details>
// <details><summary>4. Covering a region does not change the answer. Does the network ignore that region?</summary>
// Perhaps. Or it was black there already, or the same evidence stands somewhere else, too. Cover both.</details>
// <details><summary>5. From chapter 7: which layers of our LeNet have no parameters, and what do they do for shifted pictures?</summary>
// Pooling (and ReLU). Pooling keeps the strongest answer of a neighborhood, so that a shift of a pixel often changes little. It
// forgives a little, not everything.</details>
//
// ## Read on
//
// - LeCun, Bottou, Bengio & Haffner, *Gradient-Based Learning Applied to Document Recognition* (1998), sections II and III.
// - Zeiler & Fergus, *Visualizing and Understanding Convolutional Networks* (2014), section 4 (its beginning) and 4.2: favorites and
//   occlusion maps of a large network.
// - Karpathy, *A Recipe for Training Neural Networks* (2019): ln K and one batch by heart, and ten more habits.
// %% [markdown] lang="ko"
// ## 이제 할 수 있는 것
//
// - 학습 반복문을 부품부터 써 내려가고, 몇 초 만에 시험할 수 있다. 먼저 ln K, 그다음 그림 50장 외우기.
// - 학습한 신경망의 속을 볼 수 있다. 필터, 낮은 수준에서 높은 수준까지의 맵, 혼동 행렬, 가림 맵.
// - 신경망을 공정하게 비교할 수 있다. 같은 그림, 같은 노력, 그리고 정말 필요한 것을 재는 시험.
//
// ## 다섯 가지 질문
//
// <details><summary>1. 열네 글자를 가르는 신경망의 첫 손실이 9.1입니다. 무슨 생각이 드나요?</summary>
// ln 14 ≈ 2.64입니다. 9.1이면 아무것도 보기 전부터 틀린 답을 확신하는 겁니다. 초기 가중치와 손실 함수를
// 살펴보세요.</details>
// <details><summary>2. 로짓이 [2, 2]이고 정답이 0입니다. 배치가 한 장일 때 dlogits는?</summary>
// p = [0.5, 0.5]이므로 p − y = [−0.5, 0.5]. 첫 로짓은 올라가고 둘째는 내려가야 합니다.</details>
// <details><summary>3. 모멘텀 0.9, 학습률 0.1, 속도 −1, 기울기 2. 다음 속도는?</summary>
// 0.9 · (−1) − 0.1 · 2 = −1.1.</details>
// <details><summary>4. 어떤 곳을 가려도 답이 그대로입니다. 신경망이 그곳을 무시하는 걸까요?</summary>
// 그럴 수도 있습니다. 아니면 원래 검은 곳이거나, 같은 근거가 다른 곳에도 있을 수 있습니다. 둘 다 가려 보세요.</details>
// <details><summary>5. 7장에서: 우리 LeNet에서 파라미터가 없는 층은 무엇이고, 옮긴 그림에는 무슨 도움을 줄까요?</summary>
// 풀링(그리고 ReLU)입니다. 풀링은 작은 영역에서 가장 센 답을 남기므로 한 픽셀쯤 옮겨도 거의 바뀌지 않을 때가 많습니다. 조금 눈감아 줄 뿐,
// 전부는 아닙니다.</details>
//
// ## 더 읽을거리
//
// - LeCun, Bottou, Bengio & Haffner, *Gradient-Based Learning Applied to Document Recognition* (1998), II절과 III절.
// - Zeiler & Fergus, *Visualizing and Understanding Convolutional Networks* (2014), 4절 앞부분과 4.2절: 큰 신경망이 좋아하는 것과
//   가림 맵.
// - Karpathy, *A Recipe for Training Neural Networks* (2019): ln K와 한 배치 외우기, 그 밖의 열 가지 습관.
