// The source of chapter 10, in jupytext's percent format: `npm run notebooks -- 10` builds both languages.

// %% [markdown] lang="en"
// # 10 · Taking it apart: which of its parts mattered?
//
// Five new things went into AlexNet, and it won. That proves that the five *together* work. **Which of them mattered?** There
// is one way to find out: switch off one part, leave all else alone, train again, and compare.
//
// The authors did so, as far as their six days a run allowed. Here is what they found. Then it is our turn, with a network so
// small that we can afford to ask each question three times.
//
// *About 40 minutes. One cell trains networks, and takes a little while.*
// %% [markdown] lang="ko"
// # 10 · 분해해 보기: 어느 부품이 중요했을까?
//
// AlexNet에는 새로운 것이 다섯 가지 들어갔고, AlexNet은 우승했습니다. 이것으로 증명된 것은 다섯 가지를 *모두 합치면* 잘된다는 것뿐입니다.
// **그중 어느 것이 중요했을까요?** 알아내는 방법은 하나입니다. 부품 하나를 끄고, 나머지는 그대로 둔 채 다시 학습시켜 비교하는 것입니다.
//
// 저자들도 한 번에 엿새가 걸리는 형편이 허락하는 만큼은 해 보았습니다. 그 결과가 아래에 있습니다. 그다음은 우리 차례입니다. 신경망이 아주
// 작아서 같은 질문을 세 번씩 물어볼 수 있습니다.
//
// *약 40분. 신경망을 학습시키는 셀이 하나 있고, 거기서는 시간이 조금 걸립니다.*

// %%
import {
  adam,
  alexNet,
  augment,
  barChart,
  compareNetworks,
  conv2dLayer,
  featureMaps,
  hangul14,
  histogramChart,
  imageGrid,
  language,
  learningRecord,
  lineChart,
  loadBackend,
  loadPhoto,
  loadWeights,
  mapValues,
  mean,
  normalize,
  note,
  percent,
  predict,
  pretrained,
  recap,
  reluLayer,
  reshape,
  resize,
  sequential,
  show,
  smallAlexNet,
  subtractMean,
  t,
  table,
  take,
  tensor,
  timeLayers,
  topClasses,
  type Activation,
  type Examples,
  type Layer,
  type LearningCurve,
  type Line,
  type Model,
  type SmallAlexNetOptions,
  type Spread,
  type Tensor,
  type Trial,
} from 'convlab';

// %%
// en: Published: Krizhevsky, Sutskever & Hinton 2012, sections 3.2 to 3.4; top-5 error.
// ko: 논문에 실린 값: Krizhevsky, Sutskever & Hinton 2012, 3.2–3.4절, top-5 오류.
barChart([{ name: t('points', '퍼센트포인트'), values: [1.2, 1.2, 0.3] }], {
  labels: [t('two cards', '카드 두 장'), 'LRN', t('overlapping pooling', '겹치는 풀링')],
  y: t('percentage points of error', '오류, 퍼센트포인트'),
  title: t('How much less error each part gave on ImageNet', 'ImageNet에서 부품마다 줄여 준 오류'),
});

// %% [markdown] lang="en"
// Of dropout, and of shifted and mirrored pictures, the paper only says that without them the network "exhibits substantial
// overfitting". Of ReLU it shows that a small network gets to 25 % training error six times sooner.
//
// ## Our AlexNet
//
// Eight layers like the large one, for syllables of Hangul: 14 of them, 32 × 32 pixels, in 28 fonts. It is judged on **eight
// fonts it has never seen**. (After two poolings a third has nothing left to do. Its LRN has α = 0.2 and k = 1, since these
// pixels are 0 … 1.)
// %% [markdown] lang="ko"
// 드롭아웃, 그리고 옮기거나 뒤집은 그림에 대해서는 이것이 없으면 "상당한 과적합"이 나타난다고만 적었습니다. ReLU에 대해서는 작은 신경망이
// 학습 오류 25%에 여섯 배 빨리 도달하는 것을 보였습니다.
//
// ## 우리의 AlexNet
//
// 큰 것과 똑같이 여덟 층이고, 한글 음절을 알아맞힙니다. 음절은 14개, 크기는 32 × 32 픽셀, 글꼴은 28가지입니다. 성능은 **한 번도 본 적 없는
// 글꼴 여덟 가지**로 잽니다. (풀링을 두 번 하고 나면 세 번째는 할 일이 없어 뺐습니다. 픽셀이 0…1이므로 LRN은 α = 0.2, k = 1입니다.)

// %%
const { train, test } = hangul14();
const build = (options: SmallAlexNetOptions): Model =>
  smallAlexNet({ inputSize: 32, classes: 14, units: 256, ...options });
const { layers } = build({ seed: 1 }).summary();

// %% folded
table(
  [t('layer', '층'), t('output', '출력'), t('parameters', '파라미터')],
  layers.map(({ name, outputShape, parameters }) => [name, outputShape.join(' × '), parameters]),
);

// %% folded
imageGrid(
  [0, 1, 2, 3, 4, 5].flatMap((i) => [
    {
      image: train.images.pick(i, null, null, null),
      label: t(
        `to learn: ${train.classes[train.labels[i]].en}`,
        `학습: ${train.classes[train.labels[i]].ko}`,
      ),
    },
    {
      image: test.images.pick(7 * i, null, null, null),
      label: t(
        `to test: ${test.classes[test.labels[7 * i]].en}`,
        `테스트: ${test.classes[test.labels[7 * i]].ko}`,
      ),
    },
  ]),
  { columns: 6, size: 130, range: [0, 1] },
);

// %%
predict('10-parts', {
  question: t(
    'Forty epochs with 700 pictures. Which part, switched off, costs most on the new fonts?',
    '그림 700장으로 40에폭을 학습합니다. 무엇을 껐을 때 새 글꼴에서 가장 손해일까요?',
  ),
  choices: [
    t('ReLU (tanh in its place)', 'ReLU (대신 tanh)'),
    t('dropout', '드롭아웃'),
    t('shifted pictures', '옮긴 그림'),
    'LRN',
  ],
  answer: 2,
  why: t(
    'The shifted pictures are new pictures. The network is large for 700 pictures, and more of them is what it lacks.',
    '옮긴 그림은 새 그림이나 다름없습니다. 700장으로 배우기에는 큰 신경망이라, 모자란 것은 바로 그림입니다.',
  ),
});

// %% [markdown] lang="en"
// ## A short run, here and now
//
// Shifting: each time a picture is seen, it is moved by up to three pixels, another way each time. Dropout: half of the
// answers of the two dense layers are dropped. Four networks, with and without each; 400 pictures, five epochs, two seeds.
// %% [markdown] lang="ko"
// ## 지금 여기서, 짧게
//
// 옮기기: 그림을 볼 때마다 세 픽셀까지, 매번 다르게 옮깁니다. 드롭아웃: 완전 연결 층 두 개의 반응을 절반 버립니다. 둘을 각각 켜고 끈
// 신경망 넷을, 그림 400장으로 다섯 에폭씩, 시드 두 개로 학습시킵니다.

// %%
const backend = await loadBackend(); // the fastest engine here / 여기서 가장 빠른 엔진
const data = { train: take(train, 400), test };
const networks = {
  [t('dropout', '드롭아웃')]: (seed: number): Model => build({ seed }),
  [t('no dropout', '드롭아웃 없음')]: (seed: number): Model => build({ seed, dropout: 0 }),
};

// %%
const settings = { backend, epochs: 5, seeds: [1, 2], optimizer: () => adam({ learningRate: 1e-3 }) };
const still = await compareNetworks(networks, data, settings);
const shift = (batch: Examples, seed: number): Examples => augment(batch, { seed, shift: 3 });
const shifted = await compareNetworks(networks, data, { ...settings, augment: shift });

// %% folded
const rowsOf = (pictures: string, trials: readonly Trial[]): string[][] =>
  trials.map(({ name, train, test }) => [pictures, name, percent(mean(tensor(train))), ...test.map(percent)]);
table(
  [
    '',
    '',
    t('training (mean)', '학습 (평균)'),
    t('test, seed 1', '테스트, 시드 1'),
    t('test, seed 2', '테스트, 시드 2'),
  ],
  [...rowsOf(t('as they are', '그대로'), still), ...rowsOf(t('shifted', '옮긴 그림'), shifted)],
);

// %% [markdown] lang="en"
// After five epochs the answer seems clear: dropout does harm, and shifting does not help. Many a comparison ends here, and so does many a wrong conclusion.
//
// ## The long run
//
// Both parts make learning *harder*, on purpose. What they are against is **overfitting**, and after five epochs there is none
// yet. So let it run for forty epochs, with 700 pictures, each network from three seeds. That takes minutes, not
// seconds; so it was done beforehand by `examples/take-apart.ts`, and what follows is its record. (Run the script, and you
// have your own.) `learningRecord` reads it.
// %% [markdown] lang="ko"
// 다섯 에폭 뒤의 답은 분명해 보입니다. 드롭아웃은 해롭고, 옮긴 그림은 도움이 되지 않습니다. 여기서
// 멈춘 비교가 많고, 그래서 틀린 결론도 많습니다.
//
// ## 길게 돌려 보면
//
// 두 부품은 일부러 학습을 *더 어렵게* 만듭니다. 막으려는 것은 **과적합**(overfitting)인데, 다섯 에폭으로는 아직 과적합이 생기지도 않습니다. 그러니
// 마흔 에폭을 돌려 봅시다. 그림은 700장, 신경망마다 시드는 셋입니다. 몇 초가 아니라 몇 분이 걸리므로 `examples/take-apart.ts`로 미리
// 돌려 두었습니다. 아래는 그 기록입니다. (스크립트를 실행하면 여러분의 기록이 생깁니다.) `learningRecord`가 그것을 읽습니다.

// %%
const record = learningRecord('take-apart');
const namesOf = [...new Set(record.curves.map(({ name }) => name[language()]))];
const runs = (name: string): readonly LearningCurve[] =>
  record.curves.filter((curve) => curve.name[language()] === name);
const meanOf = (name: string, what: 'train' | 'test' | 'testLoss'): number[] =>
  runs(name)[0].epochs.map((_, i) => mean(tensor(runs(name).map((run) => run[what][i]))));
const lines = (what: 'train' | 'test' | 'testLoss', names: readonly string[]): Line[] =>
  names.map((name) => ({ name, x: runs(name)[0].epochs, y: meanOf(name, what) }));

// %% answers="10-parts"
const four = namesOf.slice(0, 4);
lineChart(lines('test', four), {
  x: t('epoch', '에폭'),
  y: t('accuracy on new fonts', '새 글꼴에서의 정확도'),
  title: t('Forty epochs, mean of three seeds', '마흔 에폭, 시드 셋의 평균'),
});

// %%
lineChart(lines('train', four), {
  x: t('epoch', '에폭'),
  y: t('accuracy on its own examples', '학습용 그림에서의 정확도'),
  title: t('The same networks on what they learned from', '같은 신경망들을 학습용 그림으로 재면'),
});

// %% answers="10-parts"
const last = (curve: LearningCurve): number => curve.test[curve.test.length - 1];
table(
  ['', ...[1, 2, 3].map((seed) => t(`test, seed ${seed}`, `테스트, 시드 ${seed}`)), t('mean', '평균')],
  namesOf.map((name) => {
    const each = runs(name).map(last);
    return [name, ...each.map(percent), `**${percent(mean(tensor(each)))}**`];
  }),
);

// %% [markdown] lang="en" answers="10-parts"
// Read slowly.
//
// - **Shifted pictures help most.** Look at the two networks without dropout: without shifting, the curve goes flat early,
//   and ends some 13 points lower. On their own examples the unshifted networks are the best of all: they know them by heart.
// - **Dropout earns its place where there is overfitting**: compare the two networks *without* shifted pictures. Where the
//   pictures are shifted, there is little left to cure, and dropout mostly slows learning down: its curve still rises at
//   the end.
// - **ReLU does not help here.** tanh is ahead, as in chapter 9: eight layers with well-chosen first weights are no depth at
//   which it saturates. And ReLU and dropout together leave few answers that are not 0.
// - A part is good **for something**, and not in itself. And two remedies for one trouble do not add up.
// %% [markdown] lang="ko"
// 천천히 읽어 봅시다.
//
// - **가장 도움이 된 것은 옮긴 그림입니다.** 드롭아웃이 없는 두 신경망을 보세요. 옮기지 않으면 곡선이 일찍 평평해지고, 끝에서 13퍼센트포인트쯤
//   뒤집니다. 학습용 그림에서는 옮기지 않은 신경망들이 가장 잘합니다. 통째로 외운 것입니다.
// - **드롭아웃은 과적합이 있는 곳에서 제값을 합니다.** 옮긴 그림이 *없는* 두 신경망을 비교해 보세요. 그림을 옮기면 고칠 것이 얼마 남지 않아,
//   드롭아웃은 학습을 늦추는 쪽에 가깝습니다. 곡선이 끝에서도 아직 오르고 있습니다.
// - **ReLU는 여기서 도움이 되지 않습니다.** 9장에서처럼 tanh가 앞섭니다. 초기 가중치를 잘 고른 여덟 층은 tanh가 포화할 만큼 깊지 않습니다.
//   게다가 ReLU와 드롭아웃이 함께 있으면 0이 아닌 반응이 얼마 남지 않습니다.
// - 부품은 **어떤 문제에** 좋은 것이지, 그 자체로 좋은 것이 아닙니다. 그리고 같은 문제를 고치는 처방 둘은 더해지지 않습니다.

// %% [markdown] lang="en"
// ## How much of it is chance?
//
// Two networks that differ only in their seed should be equal, and are not. The spread of their results tells how large a
// difference has to be before it means anything.
// %% [markdown] lang="ko"
// ## 어디까지가 우연일까
//
// 시드만 다른 두 신경망은 결과가 같아야 할 것 같지만, 그렇지 않습니다. 그 결과가 얼마나 흩어지는지를 보면, 차이가 얼마나 커야 의미가 있는지 알 수
// 있습니다.

// %%
const ends = (name: string): Tensor => tensor(runs(name).map(last));
const spreadOf = (name: string): number =>
  Math.sqrt((3 / 2) * mean(mapValues(subtractMean(ends(name)), (off) => off ** 2))); // of three, so n − 1 = 2 / 셋이므로 n − 1 = 2
const typical = mean(tensor(namesOf.map(spreadOf))); // standard deviation from seed to seed / 시드에 따른 표준편차
const ofMean = typical / Math.sqrt(3); // of a mean of three / 세 값의 평균이 갖는
const gains = namesOf.slice(1).map((name) => mean(ends(name)) - mean(ends(namesOf[0])));

// %% folded answers="10-parts"
show(
  barChart(
    [{ name: t('points', '퍼센트포인트'), values: gains.map((gain) => Math.round(1000 * gain) / 10 || 0) }], // 0, not −0 / −0이 아니라 0
    {
      labels: namesOf.slice(1),
      y: t('percentage points', '퍼센트포인트'),
      title: t('Test accuracy against the network with all parts', '모두 켠 신경망과 비교한 테스트 정확도'),
    },
  ),
  note(
    t(
      `From seed to seed a result moves by **${(100 * typical).toFixed(1)}** points (standard deviation). A difference of two means of three is worth a second look from about **${(200 * ofMean * Math.SQRT2).toFixed(1)}** points on.`,
      `시드에 따라 결과는 **${(100 * typical).toFixed(1)}**퍼센트포인트쯤 움직입니다(표준편차). 셋의 평균끼리 비교할 때는 차이가 **${(200 * ofMean * Math.SQRT2).toFixed(1)}**퍼센트포인트는 되어야 눈여겨볼 만합니다.`,
    ),
  ),
);

// %% [markdown] lang="en" answers="10-parts"
// Bars shorter than that say nothing, and even the longest that points down for a single part is hardly that long. What
// settles it is in the table above: the two networks without dropout, some 13 points apart. Three seeds are few, the fonts
// are eight, and the network is small: what holds here need not hold for AlexNet. A table with one run in each row, as papers often print it, cannot even tell you this.
// %% [markdown] lang="ko"
// 이보다 짧은 막대로는 아무 말도 할 수 없습니다. 부품 하나만 껐을 때 아래로 가장 긴 막대도 겨우 그쯤입니다. 답을 정해 주는 것은 위의
// 표에서 13퍼센트포인트쯤 벌어진, 드롭아웃이 없는 두 신경망입니다. 시드 셋은 적고, 글꼴은 여덟 가지뿐이며, 신경망은 작습니다. 여기서 맞는 말이 AlexNet에서도 맞으란
// 법은 없습니다. 줄마다 한 번씩만 돌린 표는 논문에도 흔하지만, 그런 표로는 이것조차 알 수 없습니다.

// %% [markdown] lang="en"
// ### Your turn: one part more
//
// Go back to the short run, and add a network to `networks`: `tanh: (seed: number): Model => build({ seed, activation: 'tanh' }),`
// for example, or `build({ seed, responseNorm: false })` for one without LRN. Give `settings` 15 epochs, write down what you
// expect, and run its cells again. Is the difference larger than chance?
//
// ## The part nobody lists: how it starts
//
// There is one more part, in section 5 of the paper: "We initialized the weights from a zero-mean Gaussian with standard
// deviation 0.01." All layers, the same spread. Today each layer has its own, $\sqrt{2 / n}$ for $n$ inputs of a ReLU unit
// (He et al. 2015). Does it matter? Ten layers, no training, and a look at what arrives.
// %% [markdown] lang="ko"
// ### 직접 해 보기: 부품 하나 더
//
// 앞의 짧은 실험으로 돌아가 `networks`에 신경망을 하나 더 넣어 보세요. 이를테면
// `tanh: (seed: number): Model => build({ seed, activation: 'tanh' }),` 한 줄입니다. `build({ seed, responseNorm: false })`라면 LRN이 없는
// 신경망입니다. `settings`의 에폭을 15로 늘리고, 예측을 적어 둔 다음, 그 셀들을 다시 실행하세요. 차이가 우연보다 큰가요?
//
// ## 아무도 꼽지 않는 부품: 출발점
//
// 부품이 하나 더 있습니다. 논문 5절에 이렇게 적혀 있습니다. "가중치는 평균 0, 표준편차 0.01인 정규분포에서 뽑았다." 어느 층이든 똑같습니다.
// 요즘은 층마다 다르게, ReLU 유닛의 입력이 $n$개이면 $\sqrt{2 / n}$으로 뽑습니다(He 외 2015). 이것이 중요할까요? 층 열 개를 쌓고, 학습 없이,
// 무엇이 도착하는지 봅시다.

// %%
predict('10-start', {
  question: t(
    'Ten layers of 32 filters, 3 × 3, with ReLU, all weights drawn with a spread of 0.01. How large are the numbers behind the tenth layer?',
    '3 × 3 필터 32개짜리 층 열 개(ReLU 포함)의 가중치를 모두 표준편차 0.01로 뽑습니다. 열째 층을 지난 수는 얼마나 클까요?',
  ),
  choices: [
    t('about as large as the pixels', '픽셀과 비슷하다'),
    t('a thousandth', '천분의 1쯤'),
    t('less than a millionth', '백만분의 1도 안 된다'),
  ],
  answer: 2,
  why: t(
    'A layer multiplies the size by about 0.01 · √(288 / 2) = 0.12. Ten times over, that is less than a billionth.',
    '층 하나가 크기를 0.01 · √(288 / 2) = 0.12배쯤으로 줄입니다. 열 번이면 10억분의 1보다 작습니다.',
  ),
});

// %%
const tenLayers = (initialStd?: number): Model => {
  const layer = (): Layer[] => [conv2dLayer({ filters: 32, kernel: 3, padding: 1, initialStd }), reluLayer()];
  return sequential(Array.from({ length: 10 }, layer).flat(), { inputShape: [32, 32, 1], seed: 1 });
};

// %%
const pictures = take(test, 8).images; // [8, 32, 32, 1]
const answersOf = (model: Model): readonly Activation[] =>
  model.activations(backend, pictures).filter(({ kind }) => kind === 'conv2d');
const [paper, he, wide] = [0.01, undefined, 0.2].map((std) => answersOf(tenLayers(std)));
const sizeOf = ({ out }: Activation): number => Math.sqrt(mean(mapValues(out, (value) => value * value)));

// %% answers="10-start"
lineChart(
  [
    { name: t('0.01, as in the paper', '논문처럼 0.01'), y: paper.map(sizeOf) },
    { name: t('He’s, √(2 / n)', 'He의 √(2 / n)'), y: he.map(sizeOf) },
    { name: '0.2', y: wide.map(sizeOf) },
  ],
  { title: t('Responses: root mean square', '반응의 제곱평균제곱근'), x: t('layer', '층'), logY: true },
);

// %% folded answers="10-start"
const first = { from: -2, to: 2, x: t('response', '반응'), y: '%' };
const [one, five, ten] = [0, 4, 9];
const spreads = (layers: readonly Activation[]): Spread[] =>
  [one, five, ten].map((i) => ({ name: t(`layer ${i + 1}`, `${i + 1}층`), values: layers[i].out }));
show(
  histogramChart(spreads(he), {
    ...first,
    title: t(
      'He’s rule: ten layers later the spread is much the same',
      'He의 규칙: 열 층을 지나도 퍼진 정도가 비슷하다',
    ),
  }),
  histogramChart(spreads(paper), {
    ...first,
    title: t('0.01: behind the first layers all is 0', '0.01: 몇 층만 지나면 모두 0'),
  }),
);

// %%
// en: What He's rule would give to the layers of the large AlexNet: n is what one unit sees.
// ko: 큰 AlexNet의 층에 He의 규칙을 쓰면. n은 유닛 하나가 보는 입력의 수입니다.
const network = alexNet({ variant: 'grouped', seed: 1 });
const inputsOf = network.parameters
  .filter(({ name }) => name.endsWith('.w'))
  .map(({ name, shape }) => ({
    name,
    n: shape.slice(0, -1).reduce((product, length) => product * length, 1),
  }));

// %% folded
table(
  [t('weights', '가중치'), 'n', '√(2 / n)'],
  inputsOf.map(({ name, n }) => [name, n, Math.sqrt(2 / n).toFixed(3)]),
);

// %% [markdown] lang="en" answers="10-start"
// With 0.01 a network as narrow as ours goes silent, and with nothing arriving there is no gradient either: it does not
// learn. With 0.2 it shouts. Why did AlexNet learn at all? Look at the table: its units have so many inputs that 0.01 is close
// to right for the dense layers, and too small by a factor of three to seven for the convolutions. A rule for every width made
// depth possible; AlexNet had good luck with its own.
// %% [markdown] lang="ko"
// 0.01로는 우리처럼 좁은 신경망이 잠잠해집니다. 도착하는 것이 없으니 기울기도 없고, 배우지 못합니다. 0.2로는 점점 시끄러워집니다. 그런데
// AlexNet은 어떻게 배웠을까요? 표를 보세요. 유닛마다 입력이 아주 많아서, 0.01이 완전 연결 층에는 거의 맞고 합성곱 층에는 3–7배쯤 작을 뿐입니다.
// 어떤 너비에나 맞는 규칙이 나오고서야 깊은 신경망이 가능해졌습니다. AlexNet은 운이 좋았던 셈입니다.

// %% [markdown] lang="en"
// ## The large one, at work
//
// Now a photograph through all eight layers of the real AlexNet. The weights are random: nobody has trained them. (Drawing 61
// million random numbers takes a moment.)
// %% [markdown] lang="ko"
// ## 큰 AlexNet 돌려 보기
//
// 이제 사진 한 장을 진짜 AlexNet의 여덟 층에 모두 통과시켜 봅시다. 가중치는 무작위입니다. 아무도 학습시키지 않았으니까요. (난수 6,100만 개를
// 뽑느라 잠시 걸립니다.)

// %%
const cat = resize(loadPhoto('chelsea'), 227, 227);
const timed = timeLayers(network, backend, reshape(cat, [1, 227, 227, 3]));
const timeOf = (which: string): number =>
  timed.filter(({ kind }) => kind === which).reduce((sum, { ms }) => sum + ms, 0);
const all = timed.reduce((sum, { ms }) => sum + ms, 0);
const perSecond = (2 * network.macs) / (all / 1000); // a MAC is two operations / MAC 하나는 연산 둘
const inDense = percent(timeOf('dense') / all);

// %% folded
show(
  featureMaps(timed[0].out.hi(1, 55, 55, 8), {
    columns: 4,
    size: 165,
    scale: 'diverging',
    title: t('Eight of the 96 maps of conv1, random filters', 'conv1의 맵 96장 중 여덟 장, 무작위 필터'),
  }),
  note(
    t(
      `One photo: **${all.toFixed(0)} ms** with the engine \`${backend.name}\`, **${(perSecond / 1e9).toFixed(1)}** billion operations a second. The fully connected layers took **${inDense}** of the time.`,
      `사진 한 장에 **${all.toFixed(0)} ms**(엔진 \`${backend.name}\`), 초당 연산 **${(perSecond / 1e8).toFixed(0)}억 번**입니다. 완전 연결 층이 쓴 시간의 비율: **${inDense}**.`,
    ),
  ),
);

// %% [markdown] lang="en"
// The fully connected layers do 8 % of the MACs, yet take a large share of the time. With one photo each of their weights
// is fetched from memory, all 235 MB of them, for a single multiplication. Not the arithmetic is slow but the fetching. That
// is why networks are run on batches: fetch once, use for a hundred photos.
//
// ## Weights of your own
//
// Trained ones you can bring yourself. Where you have PyTorch, run this in Python:
//
// ```python
// import torchvision
// from safetensors.torch import save_file
//
// alexnet = torchvision.models.alexnet(weights="DEFAULT")
// save_file(alexnet.state_dict(), "alexnet.safetensors")
// ```
//
// Put the file (about 244 MB) into the course's folder, and run the next three cells. They need nothing else of this chapter
// but the imports at its top. Without the file they show what random weights answer.
// %% [markdown] lang="ko"
// 완전 연결 층은 MAC의 8%만 하면서 시간은 꽤 많이 씁니다. 사진이 한 장뿐이면 완전 연결 층의 가중치 235&nbsp;MB를 메모리에서 모두 가져와 곱셈 한
// 번씩에 쓰고 맙니다. 느린 것은 계산이 아니라 가져오기입니다. 그래서 신경망은 여러 장을 묶은 배치로 돌립니다. 한 번 가져와 백 장에 쓰는 것이지요.
//
// ## 나만의 가중치
//
// 학습된 가중치는 직접 가져올 수 있습니다. PyTorch가 있는 곳에서, Python으로 다음을 실행하세요.
//
// ```python
// import torchvision
// from safetensors.torch import save_file
//
// alexnet = torchvision.models.alexnet(weights="DEFAULT")
// save_file(alexnet.state_dict(), "alexnet.safetensors")
// ```
//
// 파일(약 244 MB)을 이 강좌의 폴더에 두고 다음 세 셀을 실행하면 됩니다. 이 장에서 먼저 실행해 둘 것은 맨 위의 import 셀뿐입니다. 파일이 없으면 무작위 가중치의 답을 보여 줍니다.

// %%
const yours = alexNet({ variant: 'torchvision', seed: 1 });
const found = loadWeights(yours, 'alexnet.safetensors', { optional: true }); // turns PyTorch's axes, too / PyTorch의 축 순서도 바꿔 줌
const imageNet = { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] }; // of the photos it was trained on / 학습에 쓴 사진들의
const { classes } = await pretrained('efficientnet-lite0'); // the same 1,000 names, in the same order / 같은 이름 1,000개, 같은 순서
const fastest = await loadBackend();

// %%
const bestOf = (name: string): string[] => {
  const x = normalize(reshape(loadPhoto(name, { size: 224 }), [1, 224, 224, 3]), imageNet);
  const best = topClasses(yours.forward(fastest, x), 5);
  return best.map(({ label, probability }) => `${classes[label][language()]} (${percent(probability)})`);
};

// %%
table(
  [
    found ? t('your weights', '가져온 가중치') : t('random weights', '무작위 가중치'),
    '1',
    '2',
    '3',
    '4',
    '5',
  ],
  ['chelsea', 'coffee', 'camera'].map((name) => [name, ...bestOf(name)]),
);

// %% [markdown] lang="en"
// **Random answers mean nothing**, however sure they sound: 7 % and more for one of 1,000 names, and the same names for a cat
// and a cup. The architecture alone knows nothing; all knowledge is in the trained numbers. (Chapter 11 has a network that knows.)
//
// ## A myth, tested
//
// > "Dropout makes a network better. It never hurts to switch it on."
//
// You have the record. What does dropout gain or lose, with shifted pictures and without, early and late?
// %% [markdown] lang="ko"
// **무작위 가중치의 답에는 아무 뜻이 없습니다.** 이름 1,000개 가운데 하나에 7%가 넘는 확률을 줄 만큼 자신 있게 말하지만, 고양이에도 컵에도
// 같은 이름이 나옵니다. 구조만으로는 아무것도 모릅니다. 지식은 모두 학습한 수에 들어 있습니다. (아는 신경망은 11장에 나옵니다.)
//
// ## 흔한 오해, 정말일까?
//
// > "드롭아웃은 신경망을 더 좋게 만든다. 켜 두어서 손해 볼 일은 없다."
//
// 기록은 이미 있습니다. 드롭아웃은 옮긴 그림이 있을 때와 없을 때, 초반과 막판에 얼마나 얻거나 잃을까요?

// %%
const [everything, unshifted, undropped, neither] = four.map((name) => meanOf(name, 'test'));
const gain = (on: readonly number[], off: readonly number[]): number[] =>
  on.map((value, i) => 100 * (value - off[i]));

// %% answers="10-parts"
const { epochs } = record.curves[0];
lineChart(
  [
    { name: t('with shifted pictures', '옮긴 그림일 때'), x: epochs, y: gain(everything, undropped) },
    { name: t('without', '그대로일 때'), x: epochs, y: gain(unshifted, neither) },
  ],
  {
    title: t('What dropout gains (above 0) or loses', '드롭아웃의 득(0보다 위)과 실'),
    x: t('epoch', '에폭'),
    y: t('gain by dropout, points', '드롭아웃의 이득, 퍼센트포인트'),
  },
);

// %% [markdown] lang="en" answers="10-parts"
// **The myth is wrong.** Below 0 dropout costs accuracy. It does so for many epochs, and with shifted pictures to the end of
// our run. It is a remedy against overfitting; who has none pays for it and gets nothing. The networks that came after
// AlexNet mostly do without it, apart from their last layer.
// %% [markdown] lang="ko"
// **틀린 말입니다.** 0 아래에서는 드롭아웃 때문에 정확도를 잃습니다. 여러 에폭 동안 그렇고, 옮긴 그림을 쓰면 끝까지 그렇습니다. 드롭아웃은 과적합의
// 처방입니다. 과적합이 없으면 값만 치르고 얻는 것은 없습니다. AlexNet 이후의 신경망은 대개 마지막 층 말고는 드롭아웃을 쓰지 않습니다.

// %% [markdown] lang="en"
// ## What you predicted
// %% [markdown] lang="ko"
// ## 여러분의 예측

// %%
recap(['10-parts', '10-start']);

// %% [markdown] lang="en"
// ## What you can now do
//
// - Take a network apart part by part, and say what such a table proves, and what it does not.
// - Tell overfitting from a curve, and say which remedies act against it.
// - Say how large first weights should be, and show what happens with others.
//
// ## Five questions
//
// <details><summary>1. Two networks differ by 1.5 points, in one run each. Seeds differ by 2. What have you learned?</summary>
// Nothing yet: the difference is smaller than what chance makes. More seeds are needed.</details>
// <details><summary>2. Accuracy on the training set is 100 %, on the test set 70 %. Which parts would you try?</summary>
// More data, or shifted and mirrored pictures; dropout; a smaller network. All act against overfitting.</details>
// <details><summary>3. Why may five epochs mislead about dropout?</summary>
// It makes learning harder from the first step, and pays only once the network overfits.</details>
// <details><summary>4. A ReLU unit has 1,152 inputs. Which spread of its first weights does He's rule give?</summary>
// √(2 / 1152) = 1 / 24, about 0.042.</details>
// <details><summary>5. From chapter 7: what made the maps calm under a shift by one pixel, the overlap or the width of the window?</summary>
// The width. The overlap keeps the map larger.</details>
//
// ## Read on
//
// - Srivastava et al., *Dropout* (JMLR 2014), section 7: what it does to the features.
// - He et al., *Delving Deep into Rectifiers* (ICCV 2015), section 2.2: the rule, in one page.
// %% [markdown] lang="ko"
// ## 이제 할 수 있는 것
//
// - 신경망을 부품별로 분해해 보고, 그런 표가 무엇을 증명하고 무엇을 증명하지 못하는지 말할 수 있다.
// - 곡선에서 과적합을 알아보고, 어떤 처방이 듣는지 말할 수 있다.
// - 초기 가중치가 얼마나 커야 하는지 말하고, 그렇지 않을 때 무슨 일이 일어나는지 보일 수 있다.
//
// ## 다섯 가지 질문
//
// <details><summary>1. 두 신경망을 한 번씩 돌렸더니 1.5퍼센트포인트 차이가 납니다. 시드끼리는 2만큼 다릅니다. 무엇을 알게 되었나요?</summary>
// 아직 아무것도. 차이가 우연이 만드는 것보다 작습니다. 시드가 더 필요합니다.</details>
// <details><summary>2. 학습 정확도는 100%, 테스트 정확도는 70%입니다. 무엇을 써 볼까요?</summary>
// 더 많은 데이터, 또는 옮기거나 뒤집은 그림. 드롭아웃. 더 작은 신경망. 모두 과적합을 막습니다.</details>
// <details><summary>3. 다섯 에폭만 보면 왜 드롭아웃을 오해할 수 있을까요?</summary>
// 첫 스텝부터 학습을 어렵게 만들지만, 이득은 과적합이 생긴 다음에야 나타나기 때문입니다.</details>
// <details><summary>4. ReLU 유닛의 입력이 1,152개입니다. He의 규칙에 따르면 초기 가중치의 표준편차는?</summary>
// √(2 / 1152) = 1 / 24, 약 0.042입니다.</details>
// <details><summary>5. 7장에서: 한 픽셀 옮겨도 맵이 차분했던 것은 겹침 덕분일까요, 창의 너비 덕분일까요?</summary>
// 너비 덕분입니다. 겹침은 맵을 더 크게 지켜 줍니다.</details>
//
// ## 더 읽을거리
//
// - Srivastava 외, *Dropout* (JMLR 2014), 7절: 드롭아웃이 특징을 어떻게 바꾸는지.
// - He 외, *Delving Deep into Rectifiers* (ICCV 2015), 2.2절: 초기 가중치의 규칙, 한 쪽.
