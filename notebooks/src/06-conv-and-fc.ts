// The source of chapter 06, in jupytext's percent format: `npm run notebooks -- 06` builds both languages.

// %% [markdown] lang="en"
// # 6 · Convolution and fully connected: two machines, or one?
//
// A convolution layer looks through a small window. A fully connected layer looks at everything at once. They seem to be
// opposites, and books draw them with different symbols.
//
// **Which is the special case of which?** Make a guess now. The answer is a surprise, and a useful one: at the end a network
// that was trained on small pictures will read a large one, without being told how.
//
// *About 45 minutes.*
// %% [markdown] lang="ko"
// # 6 · 합성곱과 완전 연결: 서로 다른 층일까, 같은 층일까
//
// 합성곱 층은 작은 창으로 봅니다. 완전 연결 층은 한꺼번에 전부 봅니다. 정반대처럼 보이고, 책에서도 서로 다른 기호로 그립니다.
//
// **어느 쪽이 어느 쪽의 특수한 경우일까요?** 지금 한번 맞혀 보세요. 답은 뜻밖이고, 쓸모도 있습니다. 이 장 끝에서는 작은 그림으로만
// 배운 신경망이, 따로 가르쳐 준 적 없는데도 큰 그림을 읽게 됩니다.
//
// *약 45분.*

// %%
import {
  adam,
  applyFilter,
  argMax,
  check,
  contiguous,
  conv2dLayer,
  convMatrix,
  crop,
  denseLayer,
  explore,
  fashionMnist,
  filters,
  fit,
  flattenLayer,
  fromFunction,
  heatMap,
  imageGrid,
  language,
  largestDifference,
  lineChart,
  loadBackend,
  loadPhoto,
  mapValues,
  milliseconds,
  movingAverage,
  naive,
  note,
  percent,
  predict,
  randomNormal,
  recap,
  relativeChange,
  reluLayer,
  reshape,
  resize,
  sequential,
  show,
  sideBySide,
  sparse,
  structureMap,
  t,
  table,
  tensor,
  toGray,
  wiringChart,
  withFallback,
  type Tensor,
} from 'convlab';

// %%
const image = tensor([
  [0.3, 0.6, 0, 0.3, 0.9],
  [0, 0.3, 0.3, 0.6, 0],
  [0.6, 0, 0.3, 0, 0.3],
  [0.3, 0.3, 0, 0.6, 0.3],
]); // [H, W] = [4, 5]
const filter = tensor([
  [1, 2],
  [3, 4],
]); // [KH, KW]

// %% [markdown] lang="en"
// Chapter 2 laid out the *windows*: each became a row of a matrix, and the filter was one column beside it. Here it is once
// more; press a place of the map to see its row. Now we do the opposite: the image stays one long column, and the *filter*
// is laid out.
// %% [markdown] lang="ko"
// 2장에서는 *창*을 늘어놓았습니다. 창마다 행렬의 한 행이 되고, 필터는 그 옆에 한 열로 섰지요. 아래가 그 그림입니다. 맵의 한 자리를
// 누르면 그 자리의 행이 보입니다. 이번에는 거꾸로 합니다. 이미지를 길게 한 열로 세워 두고, *필터*를 늘어놓습니다.

// %% folded
explore({
  image: [{ name: t('image', '이미지'), image }],
  filters: [{ name: '2 × 2', w: filter }],
  own: [],
  settings: { size: 5, view: 'columns' },
  start: { row: 0, column: 0, shown: 'above' },
  controls: ['view'],
});

// %%
predict('06-which', {
  question: t('Which is the special case of which?', '어느 쪽이 어느 쪽의 특수한 경우일까요?'),
  choices: [
    t(
      'convolution is a special fully connected layer, not the other way round',
      '합성곱은 특수한 완전 연결 층이다. 그 반대는 아니다',
    ),
    t(
      'fully connected is a special convolution layer, not the other way round',
      '완전 연결은 특수한 합성곱 층이다. 그 반대는 아니다',
    ),
    t('each of the other', '서로가 서로의 특수한 경우다'),
    t('neither: they are different machines', '어느 쪽도 아니다. 서로 다른 기계다'),
  ],
  answer: 2,
  why: t(
    'Fix weights to zero and share the rest: convolution. Make the filter as large as the input: fully connected.',
    '가중치 대부분을 0으로 고정하고 나머지를 공유하면 합성곱, 필터를 입력만큼 키우면 완전 연결입니다.',
  ),
});

// %% [markdown] lang="en"
// ## A convolution as a matrix
//
// A fully connected layer is a matrix M: one row an output, one column an input. Times all pixels in one long column, it
// gives all outputs: y = M x. Let us write our convolution like that.
//
// Number the pixels row by row: 0 to 4 are the first row of the image, 5 to 9 the second. Output 0 looks at the pixels 0, 1,
// 5 and 6. So row 0 of the matrix has the filter's four numbers in these columns, and **zeros** everywhere else. Row 1 is
// the same, moved to the right by one.
//
// `w [KH, KW]`, `image [H, W]` → matrix `[OH · OW, H · W]`, here [12, 20].
//
// (Further down, `m.transpose(1, 0)` swaps the rows and columns of a matrix m.)
//
// ### Your turn: `convAsMatrix`
// %% [markdown] lang="ko"
// ## 합성곱을 행렬로
//
// 완전 연결 층은 행렬 M입니다. 한 행이 출력 하나, 한 열이 입력 하나지요. 모든 픽셀을 길게 한 줄로 세우고 M을 곱하면 모든
// 출력이 나옵니다. y = M x. 우리 합성곱도 이렇게 써 봅시다.
//
// 픽셀에 행 순서로 번호를 매깁니다. 이미지의 첫 행이 0–4번, 둘째 행이 5–9번입니다. 출력 0은 0, 1, 5, 6번 픽셀을 봅니다. 그러니 행렬의
// 0번 행에는 이 네 열에 필터의 수 네 개가 있고, 나머지는 모두 **0**입니다. 1번 행은 똑같은데 오른쪽으로 한 칸 옮겨져 있습니다.
//
// `w [KH, KW]`, `image [H, W]` → 행렬 `[OH · OW, H · W]`, 여기서는 [12, 20].
//
// (아래에 나오는 `m.transpose(1, 0)`은 행렬 m의 행과 열을 맞바꿉니다.)
//
// ### 직접 해 보기: `convAsMatrix`

// %% exercise="convAsMatrix"
import { convAsMatrix } from '../../exercises/06-conv-and-fc/convAsMatrix';

// %%
await check('convAsMatrix');

// %%
const asMatrix = withFallback(convAsMatrix, convMatrix);
const photo = resize(toGray(loadPhoto('camera')), 40, 48);
const edge = filters.verticalEdges;
const big = asMatrix(edge, 40, 48); // [38 · 46, 40 · 48]
// en: dense wants w [I, O]: one row an input.
// ko: dense의 w는 [I, O]입니다. 한 행이 입력 하나입니다.
const turned = tensor(big.transpose(1, 0));
const byMatrix = reshape(naive.dense(reshape(photo, [1, 40 * 48]), turned, null), [38, 46]);
const bySliding = applyFilter(naive, photo, edge);

// %% folded
imageGrid(
  {
    [t('matrix times photo', '행렬과 사진의 곱')]: byMatrix,
    [t('filter slid over the photo', '사진 위를 미끄러진 필터')]: bySliding,
  },
  { size: 300, scale: 'diverging' },
);

// %% [markdown] lang="en"
// No window, no sliding, one product: and the same edges. What does such a matrix look like? The small one fits on the page.
// Equal numbers have one color and one letter; zeros are left blank.
// %% [markdown] lang="ko"
// 창도, 미끄러뜨리기도 없이 곱셈 한 번으로 같은 경계가 나왔습니다. 이런 행렬은 어떻게 생겼을까요? 작은 쪽을 그려 봅시다. 같은 수는
// 색도 글자도 같고, 0은 빈칸입니다.

// %%
const matrix = asMatrix(filter, 4, 5); // [12, 20]

// %% folded
structureMap(matrix, {
  title: t('The convolution as a matrix [12, 20]', '행렬로 쓴 합성곱 [12, 20]'),
  x: t('input pixel', '입력 픽셀'),
  y: t('output place', '출력 자리'),
});

// %% [markdown] lang="en"
// Stripes. Cut the matrix into blocks of 4 × 5: inside a block one and the same number stands along each diagonal. Such a block
// is called **Toeplitz**. And the blocks repeat along diagonals, too: the whole is a *doubly blocked Toeplitz matrix*.
//
// The same as **neurons and wires**, for a single row of eight numbers, so that all of it can be drawn. First, every output
// is wired to every input, each wire with a weight of its own: *fully connected*. Then the filter [1, 2, 3] slides: three
// wires an output, and three colors, since it is the same three weights everywhere.
// %% [markdown] lang="ko"
// 줄무늬가 보입니다. 행렬을 4 × 5 블록으로 잘라 보세요. 블록 안에서는 대각선을 따라 같은 수가 늘어서 있습니다. 이런 블록을
// **퇴플리츠(Toeplitz) 행렬**이라고 합니다. 그리고 블록들도 대각선을 따라 되풀이됩니다. 그래서 전체의 이름은 *이중 블록 퇴플리츠
// 행렬*(doubly blocked Toeplitz matrix)입니다.
//
// 같은 것을 **뉴런과 연결**로 그려 봅시다. 다 그릴 수 있도록 수 여덟 개짜리 한 줄만 씁니다. 첫째 그림에서는 모든 출력이 모든 입력에
// 이어지고, 연결마다 가중치가 따로 있습니다. *완전 연결*입니다. 둘째 그림에서는 필터 [1, 2, 3]이 미끄러집니다. 출력마다 연결이 셋뿐이고,
// 어디서나 같은 가중치 셋이므로 색도 셋입니다.

// %% folded
show(
  wiringChart(randomNormal([6, 8], { seed: 5 }), { title: t('Fully connected', '완전 연결') }),
  wiringChart(convMatrix(tensor([[1, 2, 3]]), 1, 8), { title: t('Convolution', '합성곱') }),
);

// %% [markdown] lang="en"
// A single row of numbers is no toy: **sound** is one, air pressure at one moment after the other. The filter below is a
// short piece of one tone, and slides along 0.5 seconds of sound: a convolution in one dimension.
// %% [markdown] lang="ko"
// 수 한 줄은 장난감이 아닙니다. **소리**가 바로 그렇습니다. 순간마다의 공기 압력을 차례로 적은 것이지요. 아래 필터는 한 음을 짧게 잘라
// 낸 것으로, 0.5초 길이의 소리를 따라 미끄러집니다. 1차원 합성곱입니다.

// %%
const tone = (hertz: number, length: number): Tensor =>
  fromFunction([1, length], (_, i) => Math.sin((2 * Math.PI * hertz * i) / 8000)); // 8,000 numbers a second / 1초에 수 8,000개
const [low, high] = [tone(440, 1000), tone(880, 1000)];
const notes = [low, high, low, high];
const sound = fromFunction([1, 4000], (_, i) => notes[Math.floor(i / 1000)].get(0, i % 1000));
const loudness = mapValues(applyFilter(naive, sound, tone(880, 160)), Math.abs); // [1, 3841]

// %% folded
const hears = movingAverage([...loudness.data], 160);
lineChart(
  [{ name: t('answer of the filter', '필터의 반응'), y: hears, x: hears.map((_, i) => (i + 160) / 8) }],
  {
    title: t('When does the higher tone sound?', '높은 음은 언제 들릴까?'),
    x: t('milliseconds', '밀리초'),
    y: t('answer', '반응'),
  },
);

// %% [markdown] lang="en"
// The two bets of chapter 1 can now be counted. **Locality**: how many weights are zero? **Sharing**: how many different ones
// are left?
//
// ### Your turn: `countWeights`
// %% [markdown] lang="ko"
// 이제 1장의 두 가정을 셀 수 있습니다. **지역성**: 0인 가중치는 몇 개일까? **공유**: 남은 가중치 가운데 서로 다른 것은 몇 개일까?
//
// ### 직접 해 보기: `countWeights`

// %% exercise="countWeights"
import { countWeights } from '../../exercises/06-conv-and-fc/countWeights';

// %%
await check('countWeights');

// %%
const count = withFallback(countWeights, (m) => {
  const weights = Array.from(contiguous(m).data).filter((value) => value !== 0);
  return { nonZero: weights.length, distinct: new Set(weights).size };
});
const five = asMatrix(randomNormal([5, 5], { seed: 2 }), 28, 28); // a 5 × 5 filter on 28 × 28 pixels / 28 × 28픽셀에 5 × 5 필터

// %% folded
const counted = (name: string, m: Tensor): (string | number)[] => {
  const { nonZero, distinct } = count(m);
  return [name, m.shape.join(' × '), m.size, nonZero, distinct];
};
table(
  [
    t('filter', '필터'),
    t('matrix', '행렬'),
    t('weights', '가중치'),
    t('not zero', '0이 아닌 것'),
    t('different', '서로 다른 것'),
  ],
  [
    counted(t('2 × 2 on 4 × 5', '4 × 5에 2 × 2'), matrix),
    counted(t('5 × 5 on 28 × 28', '28 × 28에 5 × 5'), five),
    counted(t('Sobel on the photo', '사진에 소벨'), big),
  ],
);

// %% [markdown] lang="en"
// Of all the weights in the second row, training would have to find 25: the filter's. All others are fixed to zero or tied
// to one of these. (Sobel's filter itself has three zeros and repeats its numbers, so there are even fewer.)
//
// A convolution layer is often explained as a fully connected layer with zeros wherever the filter does not reach. That is
// true, and it is half of the story. The other half is: *and the rest are shared.* Zeros alone would give the locally
// connected layer of chapter 4.
//
// Nobody stores millions of numbers of which nearly all are zero. A **sparse** matrix keeps the others only. (Ours comes
// from mathjs, a library for mathematics.)
// %% [markdown] lang="ko"
// 둘째 줄의 그 많은 가중치 가운데 학습으로 찾을 것은 필터의 수 25개뿐입니다. 나머지는 0으로 고정되었거나 이 25개 가운데 하나에 묶여
// 있습니다. (소벨 필터는 그 안에 0이 셋 있고 같은 수도 되풀이되므로 더 적습니다.)
//
// 합성곱 층은 흔히 '필터가 닿지 않는 곳을 모두 0으로 둔 완전 연결 층'이라고 설명합니다. 맞는 말이지만 이야기의 절반입니다. 나머지
// 절반은 이것입니다. *그리고 남은 가중치는 공유한다.* 0만 있고 공유가 없다면 4장의 국소 연결 층이 됩니다.
//
// 거의 다 0인 수백만 개의 수를 그대로 저장할 사람은 없습니다. **희소(sparse) 행렬**은 0이 아닌 것만 담습니다. (여기서는 수학
// 라이브러리 mathjs의 희소 행렬을 씁니다.)

// %%
const thin = sparse(big); // stores only what is not 0 / 0이 아닌 것만 저장
const product = reshape(thin.times(reshape(photo, [40 * 48])), [38, 46]);
const off = largestDifference(product, bySliding);

// %% folded
const inShort = (difference: number): string => (difference === 0 ? '0' : difference.toPrecision(2));
table(
  [
    t('numbers in the matrix', '행렬의 원소'),
    t('stored', '저장하는 원소'),
    t('largest difference from sliding', '미끄러뜨린 것과의 가장 큰 차이'),
  ],
  [[big.size, thin.stored, inShort(off)]],
);

// %% [markdown] lang="en"
// ## The transpose
//
// A matrix is good for more than drawing. Pixel j goes into output i with weight M[i, j]. So when gradients flow back
// (dy is what chapter 2 called `dout`), pixel j collects dy[i] · M[i, j] from every output i: it reads *down a column* of M. Columns of M are rows of the **transpose**:
//
// $$y = M x \quad\Longrightarrow\quad dx = M^{\mathsf T} dy$$
//
// That holds for every fully connected layer. Then it must hold for our convolution. Look at the transpose first.
// %% [markdown] lang="ko"
// ## 전치
//
// 행렬은 그리기에만 좋은 것이 아닙니다. 픽셀 j는 M[i, j]배가 되어 출력 i에 더해집니다. 그러니 기울기가 거꾸로 흐를 때(dy는
// 2장의 `dout`입니다) 픽셀 j는 모든 출력 i에서 dy[i] · M[i, j]를 모읍니다. M의 *열을 따라 내려가며* 읽는 셈입니다. M의 열은 **전치(transpose)** 행렬의 행입니다.
//
// $$y = M x \quad\Longrightarrow\quad dx = M^{\mathsf T} dy$$
//
// 모든 완전 연결 층에서 성립하는 식이니 우리 합성곱에서도 성립해야 합니다. 먼저 전치 행렬을 봅시다.

// %% folded
structureMap(matrix.transpose(1, 0), {
  title: t(
    'The transpose [20, 12]: which outputs does a pixel reach?',
    '전치 [20, 12]: 픽셀 하나가 어느 출력에 닿을까?',
  ),
  x: t('output place', '출력 자리'),
  y: t('input pixel', '입력 픽셀'),
});

// %% [markdown] lang="en"
// Each row is one pixel, and its letters stand under the windows that saw it. Read row 6: d, c, b, a. The filter stands there *back to
// front*. So a third way to dx should be to slide the flipped filter over dy, with zeros around it for the pixels at the rim.
// Do all three agree?
// %% [markdown] lang="ko"
// 한 행은 픽셀 하나이고, 그 안의 글자는 그 픽셀을 본 창들 아래에 서 있습니다. 6번 행을 읽어 보세요. d, c, b, a. 필터가 *거꾸로* 적혀 있습니다.
// 그렇다면 dx를 구하는 세 번째 길이 있습니다. 뒤집은 필터를 dy 위에서 미끄러뜨리는 것입니다. 가장자리 픽셀을 위해 둘레에는 0을 둡니다.
// 셋이 모두 같을까요?

// %%
const dy = randomNormal([38, 46], { seed: 3 });
const byTranspose = reshape(thin.transpose().times(reshape(dy, [38 * 46])), [40, 48]);
// en: `step(-1, -1)` reads the filter backwards, from the last row and column on.
// ko: `step(-1, -1)`은 필터를 마지막 행과 열부터 거꾸로 읽습니다.
const byFlipped = applyFilter(naive, dy, edge.step(-1, -1), { padding: 2 });
const [dy4, photo4] = [reshape(dy, [1, 38, 46, 1]), reshape(photo, [1, 40, 48, 1])];
const byLoops = naive.conv2dBackward(dy4, photo4, reshape(edge, [3, 3, 1, 1])).dx;

// %% folded
const apart = (dx: Tensor): string => inShort(largestDifference(dx, reshape(byLoops, [40, 48])));
table(
  [
    t('dx against the loops of chapter 2', '2장의 반복문으로 구한 dx와 비교하면'),
    t('largest difference', '가장 큰 차이'),
  ],
  [
    [t('transposed matrix times dy', '전치 행렬과 dy의 곱'), apart(byTranspose)],
    [t('flipped filter over dy, padding 2', 'dy 위의 뒤집은 필터, 패딩 2'), apart(byFlipped)],
  ],
);

// %% [markdown] lang="en"
// They agree. (A filter that is flipped before it slides is what mathematics calls a *convolution*. A network's layer does not
// flip; strictly, it is a *cross-correlation*, and the true convolution appears only here, on the way back.)
//
// So far: **a convolution layer is a special fully connected layer.** Then, do we need windows at all? Who is faster?
// %% [markdown] lang="ko"
// 모두 같습니다. (수학에서 *합성곱*이라고 하면 필터를 뒤집어서 미끄러뜨리는 것을 말합니다. 신경망의 층은 뒤집지 않으므로 엄밀히는
// *교차상관*(cross-correlation)이고, 진짜 합성곱은 거꾸로 돌아오는 이 길에서야 나타납니다.)
//
// 여기까지: **합성곱 층은 특수한 완전 연결 층입니다.** 그렇다면 창은 없어도 되지 않을까요? 어느 쪽이 더 빠를까요?

// %%
const backend = await loadBackend(); // the fastest engine that works here / 여기서 돌아가는 가장 빠른 엔진
const row = reshape(photo, [1, 40 * 48]);
const edge4 = reshape(edge, [3, 3, 1, 1]);
const bySlide = milliseconds(() => backend.conv2d(photo4, edge4, null));
const byProduct = milliseconds(() => backend.dense(row, turned, null));

// %% folded
table(
  [
    t(`on the engine "${backend.name}"`, `"${backend.name}" 엔진에서`),
    t('weights to read', '읽어야 하는 가중치'),
    t('milliseconds', '밀리초'),
  ],
  [
    [t('window', '창'), edge.size, bySlide.toFixed(3)],
    [t('full matrix', '온전한 행렬'), big.size, byProduct.toFixed(3)],
  ],
);

// %% [markdown] lang="en"
// The full matrix has to be read from end to end, zeros and all. So the matrix is for understanding, the window for
// computing.
//
// ## A filter as large as the image
//
// Now turn it round. Let the filter grow until it is as large as the image. How many places are left? One. It sees every pixel,
// with a weight of its own for each. That *is* a fully connected layer.
//
// `weights [H·W·C, O]` → `w [H, W, C, O]`, and the output is `[1, 1, O]`.
//
// ### Your turn: `denseAsConv`
// %% [markdown] lang="ko"
// 온전한 행렬은 0까지 포함해 처음부터 끝까지 읽어야 합니다. 행렬은 이해하는 데, 창은 계산하는 데 쓰는 것이 좋습니다.
//
// ## 이미지만큼 큰 필터
//
// 거꾸로 가 봅시다. 필터를 이미지만큼 키우면 자리가 몇 개 남을까요? 하나입니다. 그 필터는 모든 픽셀을, 저마다 다른 가중치로 봅니다.
// 완전 연결 층이 하는 일과 *똑같습니다*.
//
// `weights [H·W·C, O]` → `w [H, W, C, O]`, 출력은 `[1, 1, O]`.
//
// ### 직접 해 보기: `denseAsConv`

// %% exercise="denseAsConv"
import { denseAsConv } from '../../exercises/06-conv-and-fc/denseAsConv';

// %%
await check('denseAsConv');

// %%
const asFilters = withFallback(denseAsConv, (weights, h, w, c) =>
  reshape(weights, [h, w, c, weights.shape[1]]),
);
const small = reshape(resize(loadPhoto('astronaut'), 12, 10), [1, 12, 10, 3]);
const weights = randomNormal([12 * 10 * 3, 4], { seed: 6 }); // [H · W · C, O]
const dense = naive.dense(reshape(small, [1, 12 * 10 * 3]), weights, null); // [1, 4]
const conv = naive.conv2d(small, asFilters(weights, 12, 10, 3), null); // [1, 1, 1, 4]

// %% folded answers="06-which"
const numbers = (y: Tensor): string =>
  Array.from(y.data, (value) => value.toFixed(3).replace('-', '−')).join(', ');
table(
  [t('on a photo of 12 × 10 × 3', '12 × 10 × 3 사진에서'), t('shape', '모양'), t('outputs', '출력')],
  [
    [t('fully connected', '완전 연결'), dense.shape.join(' × '), numbers(dense)],
    [t('convolution', '합성곱'), conv.shape.join(' × '), numbers(conv)],
  ],
);

// %% [markdown] lang="en" answers="06-which"
// The same numbers. So **each is a special case of the other**.
// %% [markdown] lang="ko"
// 수가 똑같습니다. 그러니 **서로가 서로의 특수한 경우입니다.**

// %% [markdown] lang="en"
// What is it good for? A fully connected layer insists on one input size. A convolution does not: give it a larger picture, and
// its big filter starts to *slide*.
//
// Let us train a small classifier of clothes on 28 × 28 pictures, one fully connected layer and nothing else. (`fit` is the kit's
// training loop, `adam` its rule for a step; an *epoch* is once through all pictures, and `validation` is what the network is
// judged by. Chapter 8 opens all of this.)
//
// `flattenLayer` lays an image out in a row, `denseLayer` is the fully connected layer.
// %% [markdown] lang="ko"
// 어디에 쓸까요? 완전 연결 층은 입력 크기가 고정되어 있습니다. 합성곱은 그렇지 않습니다. 더 큰 그림을 주면 그 커다란 필터가
// *미끄러지기* 시작합니다.
//
// 28 × 28 옷 그림으로 작은 분류기를 학습시켜 봅시다. 완전 연결 층 하나뿐입니다. (`fit`은 이 강좌의 학습 반복문이고, `adam`은 한 스텝을
// 정하는 규칙입니다. *에폭*(epoch)은 그림을 모두 한 번씩 보는 것이고, `validation`은 성능을 확인할 때 쓰는 이미지입니다. 모두 8장에서 열어 봅니다.)
//
// `flattenLayer`는 이미지를 한 줄로 펼치고, `denseLayer`는 완전 연결 층입니다.

// %%
const { train, test } = fashionMnist(); // pictures of clothes, [N, 28, 28, 1] / 옷 그림, [N, 28, 28, 1]
const layers = [flattenLayer(), denseLayer({ units: 10 })];
const classifier = sequential(layers, { inputShape: [28, 28, 1], seed: 1 });
const optimizer = adam({ learningRate: 1e-3 }); // how far each step goes: chapter 8 / 한 스텝에 얼마나 갈지: 8장
const learned = await fit(classifier, train, { backend, optimizer, epochs: 4, seed: 1, validation: test });

// %% folded
const right = percent(learned.history.at(-1)!.validation!.accuracy);
const seconds = learned.seconds.toFixed(1);
note(
  t(
    `Right on **${right}** of the test images, after ${seconds} s.`,
    `${seconds}초 학습한 뒤의 테스트 정확도: **${right}**.`,
  ),
);

// %% [markdown] lang="en"
// Now three test images side by side: a picture three times as wide as anything the classifier has seen.
//
// The classes have names in both languages; `language()` says which is yours.
// `argMax` finds the place of the largest number.
// %% [markdown] lang="ko"
// 이제 테스트 이미지 셋을 나란히 놓습니다. 분류기가 본 어떤 그림보다도 세 배 넓은 그림입니다.
//
// 클래스 이름은 두 언어로 되어 있고, `language()`가 그중 하나를 고릅니다.
// `argMax`는 가장 큰 수의 자리를 찾습니다.

// %%
const names = test.classes.map((one) => one[language()]);
// en: Trousers, a bag and a boot.
// ko: 바지, 가방, 부츠.
const chosen = [1, 8, 9].map((label) => Array.from(test.labels).indexOf(label));
const rack = sideBySide(chosen.map((index) => test.images.pick(index, null, null, 0))); // [28, 84]
imageGrid({ [chosen.map((index) => names[test.labels[index]]).join(' · ')]: rack }, { size: 504 });

// %%
predict('06-slide', {
  question: t(
    'The classifier as a 28 × 28 filter slides over this 28 × 84 picture. How many answers does it give?',
    '분류기를 28 × 28 필터로 바꿔 28 × 84 그림 위에 미끄러뜨립니다. 답은 몇 개 나올까요?',
  ),
  choices: ['1', '3', '57'],
  answer: 2,
  why: t('84 − 28 + 1 = 57 places, ten scores at each.', '84 − 28 + 1 = 57자리, 자리마다 점수 열 개.'),
});

// %%
const [{ value: denseWeights }, { value: denseBias }] = classifier.parameters; // [784, 10], [10]
const asConv = asFilters(denseWeights, 28, 28, 1); // [28, 28, 1, 10]
const slid = backend.conv2d(reshape(rack, [1, 28, 84, 1]), asConv, denseBias);
const answers = slid.pick(0, 0, null, null); // [places, 10] / [자리, 10]

// %% folded answers="06-slide"
heatMap(answers.transpose(1, 0), {
  title: t('Ten scores at 57 places', '57자리, 자리마다 점수 열 개'),
  x: t('left edge of the window', '창의 왼쪽 끝'),
  rows: names,
  scale: 'diverging',
  values: false,
});

// %%
const winner = (place: number): string => names[argMax(answers.pick(place, null))[0]];
const windowAt = (left: number): Tensor => crop(rack, { top: 0, left, height: 28, width: 28 });
const alone = classifier.forward(backend, reshape(windowAt(28), [1, 28, 28, 1])); // [1, 10]
const unlike = largestDifference(reshape(answers.pick(28, null), [1, 10]), alone);

// %% folded answers="06-slide"
imageGrid(
  [0, 14, 28, 42, 56].map((left) => ({ image: windowAt(left), label: `${left}: ${winner(left)}` })),
  {
    columns: 5,
    size: 140,
    title: t('What the window sees, and the best score', '창이 보는 것과 점수가 가장 높은 답'),
  },
);

// %% folded answers="06-slide"
note(
  t(
    `At place 28 the sliding filter and the classifier on that crop alone differ by at most **${unlike.toPrecision(2)}**.`,
    `28번 자리에서, 미끄러지는 필터와 그 부분만 오려 준 분류기의 점수 차이는 최대 **${unlike.toPrecision(2)}**입니다.`,
  ),
);

// %% [markdown] lang="en" answers="06-slide"
// It reads the whole rack in one go, though nobody trained it to. Between two pieces of clothing it can only guess, as you
// would. This is how networks that name a picture became networks that say *where* things are: *fully convolutional
// networks*.
// %% [markdown] lang="ko"
// 아무도 가르쳐 주지 않았는데 이어 붙인 그림 전체를 한 번에 읽습니다. 옷과 옷 사이에서는 누구라도 그렇듯 어림짐작할 수밖에 없고요. 그림에
// 이름을 붙이던 신경망이 무엇이 *어디* 있는지까지 말하게 된 길이 바로 이것입니다. *완전 합성곱 신경망*(fully convolutional
// network)이라고 합니다.

// %% [markdown] lang="en"
// ## A convolution in front
//
// Put a convolution before the classifier. Without padding all stays exact. And with padding 1, to keep 28 × 28? (Random
// weights will do for this: we compare two ways to compute one network.)
// %% [markdown] lang="ko"
// ## 앞에 합성곱을 두면
//
// 분류기 앞에 합성곱 층을 하나 둡니다. 패딩이 없으면 둘은 여전히 정확히 같습니다. 28 × 28을 지키려고 패딩 1을 두면 어떨까요? (한 신경망을 계산하는
// 두 방법을 비교하는 것이므로 가중치는 아무 난수나 써도 됩니다.)

// %%
predict('06-padding', {
  question: t(
    'Two layers with zero padding: sliding over the rack, and cropping first. The same scores?',
    '0 패딩을 둔 두 층: 이어 붙인 그림에 그대로 쓸 때와 먼저 오려 낼 때. 점수가 같을까요?',
  ),
  choices: [
    t('yes, as before', '앞에서처럼 같다'),
    t(
      'no: the crop has borders where the rack has clothes',
      '아니다. 오려 내면 옷이 있던 곳이 가장자리가 된다',
    ),
  ],
  answer: 1,
  why: t(
    'Zero padding puts black next to the crop’s edge; in the rack the picture goes on there.',
    '0 패딩은 오려 낸 조각의 가장자리 옆에 검정을 둡니다. 이어 붙인 그림에서는 그 자리에 옆 그림이 있습니다.',
  ),
});

// %%
function twoLayers(picture: Tensor, padding: number): Tensor {
  const side = 26 + 2 * padding; // of the map that the last layer reads / 마지막 층이 읽는 맵의 한 변
  const first = randomNormal([3, 3, 1, 8], { seed: 7, std: 0.3 });
  const last = randomNormal([side * side * 8, 10], { seed: 8, std: 0.05 });
  const input = reshape(picture, [1, ...picture.shape, 1]);
  const map = backend.relu(backend.conv2d(input, first, null, { padding }));
  return backend.conv2d(map, asFilters(last, side, side, 8), null).pick(0, 0, null, null); // [places, 10] / [자리, 10]
}

// %% folded answers="06-padding"
table(
  [
    t('padding', '패딩'),
    t('scores at place 42, sliding against cropping', '42번 자리의 점수, 미끄러지기와 오려 내기의 차이'),
  ],
  [0, 1].map((padding) => {
    const cropped = twoLayers(windowAt(42), padding).pick(0, null);
    const inRackAt42 = twoLayers(rack, padding).pick(42, null);
    return [padding, percent(relativeChange(inRackAt42, cropped))];
  }),
);

// %%
const outline = (x: Tensor): Tensor => applyFilter(backend, x, filters.outline, { padding: 1 });
const inRack = crop(outline(rack), { top: 0, left: 42, height: 28, width: 28 });
const inCrop = outline(windowAt(42));
const gap = fromFunction([28, 28], (i, j) => inCrop.get(i, j) - inRack.get(i, j));

// %% folded answers="06-padding"
imageGrid(
  {
    [t('map in the rack', '이어 붙인 그림에서의 맵')]: inRack,
    [t('map of the crop', '오려 낸 조각의 맵')]: inCrop,
    [t('difference', '차이')]: gap,
  },
  { columns: 3, size: 224, scale: 'diverging', range: 'shared' },
);

// %% [markdown] lang="en" answers="06-padding"
// With padding the two are *not* the same, and the last picture shows where: along the rim, where the crop sees zeros and the
// rack goes on. (A stride is the other trap: a network with stride S slides by S pixels, no finer. With stride 2 the 57
// places become 29.)
// %% [markdown] lang="ko"
// 패딩이 있으면 둘은 *같지 않습니다*. 어디가 다른지는 마지막 그림에서 보입니다. 이어 붙인 그림에서는 그림이 이어지는 가장자리에서, 오려 낸
// 조각은 0을 봅니다. (보폭도 함정입니다. 보폭이 S인 신경망은 S픽셀씩만 미끄러집니다. 보폭이 2라면 57자리가 29자리로 줄어듭니다.)

// %% [markdown] lang="en"
// ## A myth, tested
//
// > "Fully connected and convolutional layers are different machines."
//
// Take a whole trained network and rebuild it from convolutions only.
//
// `reluLayer` is the ReLU of chapter 2 as a layer.
// %% [markdown] lang="ko"
// ## 흔한 오해, 정말일까?
//
// > "완전 연결 층과 합성곱 층은 서로 다른 기계다."
//
// 학습된 신경망을 통째로 가져와 합성곱만으로 다시 지어 봅시다.
//
// `reluLayer`는 2장의 ReLU를 층으로 만든 것입니다.

// %%
const seen = [conv2dLayer({ filters: 6, kernel: 5, stride: 2 }), reluLayer(), flattenLayer()];
const judged = [denseLayer({ units: 32 }), reluLayer(), denseLayer({ units: 10 })];
const mixed = sequential([...seen, ...judged], { inputShape: [28, 28, 1], seed: 2 });
await fit(mixed, train, { backend, optimizer: adam(), epochs: 2, seed: 2 });
mixed.summary();

// %%
const [w1, b1, w2, b2, w3, b3] = mixed.parameters.map(({ value }) => value);
function onlyConvolutions(images: Tensor): Tensor {
  const one = backend.relu(backend.conv2d(images, w1, b1, { stride: 2 })); // [N, 12, 12, 6]
  const two = backend.relu(backend.conv2d(one, asFilters(w2, 12, 12, 6), b2)); // [N, 1, 1, 32]
  return backend.conv2d(two, asFilters(w3, 1, 1, 32), b3); // [N, 1, 1, 10]
}
const theirs = mixed.forward(backend, test.images); // [N, 10]
const ours = reshape(onlyConvolutions(test.images), theirs.shape);

// %% folded answers="06-which"
const [images, most] = [
  test.labels.length.toLocaleString('en'),
  largestDifference(ours, theirs).toPrecision(2),
];
note(
  t(
    `On ${images} test images the two networks' scores differ by at most **${most}**.`,
    `테스트 이미지 ${images}장에서 두 신경망의 점수 차이는 최대 **${most}**입니다.`,
  ),
);

// %% [markdown] lang="en" answers="06-which"
// **The myth is wrong.** One machine, two descriptions. A convolution is a fully connected layer in which most weights are zero
// and the others are shared; a fully connected layer is a convolution whose filter leaves room for one place. (Look at the
// last layer: after a 1 × 1 map, fully connected is a 1 × 1 convolution. Chapter 5 was there already.)
// %% [markdown] lang="ko"
// **틀린 말입니다.** 기계는 하나, 설명이 둘입니다. 합성곱은 가중치 대부분이 0이고 나머지를 공유하는 완전 연결 층이고, 완전 연결은 자리가 하나만
// 남는 필터를 쓰는 합성곱입니다. (마지막 층을 보세요. 1 × 1 맵 뒤에서는 완전 연결이 곧 1 × 1 합성곱입니다. 5장에서 이미 만났지요.)

// %% [markdown] lang="en"
// ## What you predicted
// %% [markdown] lang="ko"
// ## 여러분의 예측

// %%
recap(['06-which', '06-slide', '06-padding']);

// %% [markdown] lang="en"
// ## What you can now do
//
// - Write any convolution as a matrix, count its zeros and its shared weights, and use its transpose for dx.
// - Turn a fully connected layer into a convolution, and slide it over a larger picture.
// - Say when sliding and cropping agree, and when not.
//
// ## Five questions
//
// <details><summary>1. A 3 × 3 filter on 10 × 12 pixels. What shape is its matrix, and how many numbers are not zero in a row?</summary>
// [8 · 10, 10 · 12] = [80, 120]; nine in each row.</details>
// <details><summary>2. How many different non-zero numbers can it have?</summary>
// Nine at the most: the filter's.</details>
// <details><summary>3. A fully connected layer from [7, 7, 512] to 4,096. As a convolution, what shape is w?</summary>
// [7, 7, 512, 4096].</details>
// <details><summary>4. You slide it over a map of [10, 9, 512]. What comes out?</summary>
// [4, 3, 4096].</details>
// <details><summary>5. From chapter 4: which of the two factors, 1,024 and 40.4, is the zeros, and which the sharing?</summary>
// 40.4 is locality (the zeros), 1,024 is sharing (one filter for all 32 · 32 places).</details>
//
// ## Read on
//
// - Long, Shelhamer & Darrell, *Fully Convolutional Networks for Semantic Segmentation* (CVPR 2015), section 3.1.
// - Goodfellow, Bengio & Courville, *Deep Learning* (2016), section 9.1: convolution as a Toeplitz matrix.
// %% [markdown] lang="ko"
// ## 이제 할 수 있는 것
//
// - 어떤 합성곱이든 행렬로 쓰고, 0과 공유된 가중치를 세고, 전치로 dx를 구할 수 있다.
// - 완전 연결 층을 합성곱으로 바꿔 더 큰 그림 위에 미끄러뜨릴 수 있다.
// - 미끄러지기와 오려 내기가 언제 같고 언제 다른지 말할 수 있다.
//
// ## 다섯 가지 질문
//
// <details><summary>1. 10 × 12픽셀 위의 3 × 3 필터. 행렬의 모양은? 한 행에 0이 아닌 수는 몇 개일까요?</summary>
// [8 · 10, 10 · 12] = [80, 120]. 행마다 아홉 개입니다.</details>
// <details><summary>2. 0이 아닌 서로 다른 수는 많아야 몇 개일까요?</summary>
// 필터의 수만큼, 아홉 개입니다.</details>
// <details><summary>3. [7, 7, 512]에서 4,096으로 가는 완전 연결 층. 합성곱으로 쓰면 w의 모양은?</summary>
// [7, 7, 512, 4096].</details>
// <details><summary>4. 그것을 [10, 9, 512] 맵 위에 미끄러뜨리면?</summary>
// [4, 3, 4096].</details>
// <details><summary>5. 4장에서: 1,024와 40.4 가운데 어느 것이 0의 몫이고, 어느 것이 공유의 몫일까요?</summary>
// 40.4가 지역성(0), 1,024가 공유(32 · 32자리에 필터 하나)입니다.</details>
//
// ## 더 읽을거리
//
// - Long, Shelhamer & Darrell, *Fully Convolutional Networks for Semantic Segmentation* (CVPR 2015), 3.1절.
// - Goodfellow, Bengio & Courville, *Deep Learning* (2016), 9.1절: 퇴플리츠 행렬로 본 합성곱.
