// The source of chapter 07, in jupytext's percent format: `npm run notebooks -- 07` builds both languages.

// %% [markdown] lang="en"
// # 7 · Pooling: the strongest answer
//
// A filter has asked its question at every place of a picture. Thousands of answers, most of them "no". Do we need them
// all, and each at its exact place?
//
// **What survives if we keep only the strongest answer** of every little neighborhood? More than you fear. This layer is
// called **pooling**. It learns nothing, it forgets a lot, and for 20 years nearly every convolutional network had it.
//
// *About 40 minutes.*
// %% [markdown] lang="ko"
// # 7 · 풀링: 가장 센 반응
//
// 필터가 그림의 모든 자리에서 물었습니다. 답은 수천 개이고, 대부분은 "아니요"입니다. 그 답이 모두, 그것도 정확한 자리마다 필요할까요?
//
// 작은 영역마다 **가장 센 답만 남기면 무엇이 살아남을까요?** 걱정만큼 많이 잃지는 않습니다. 이 층을 **풀링**(pooling)이라고 합니다.
// 배우는 것은 없고 많이 잊어버리는데도, 20년 동안 거의 모든 합성곱 신경망에 들어 있었습니다.
//
// *약 40분.*

// %%
import {
  adam,
  applyFilter,
  avgPoolLayer,
  check,
  choice,
  conv2dLayer,
  crop,
  denseLayer,
  evaluate,
  explore,
  fashionMnist,
  filters,
  fit,
  flattenLayer,
  imageGrid,
  interact,
  largestDifference,
  lineChart,
  loadBackend,
  loadPhoto,
  mapValues,
  maximum,
  maxPoolLayer,
  naive,
  note,
  numberGrid,
  numericalGradient,
  percent,
  predict,
  randomNormal,
  recap,
  relativeChange,
  reluLayer,
  reshape,
  resize,
  seededNormal,
  sequential,
  show,
  slider,
  stepper,
  t,
  table,
  take,
  tensor,
  toGray,
  withFallback,
  zeros,
  type Figure,
  type Model,
  type Tensor,
} from 'convlab';

// %%
const cat = resize(toGray(loadPhoto('chelsea')), 130, 130);
const edges = naive.relu(applyFilter(naive, cat, filters.verticalEdges)); // [128, 128], 0 where there is no edge / [128, 128], 경계가 없으면 0
const batch = (x: Tensor): Tensor => reshape(x, [1, ...x.shape]);
const single = (x: Tensor): Tensor => reshape(x, x.shape.slice(1));
const edgeMap = reshape(edges, [128, 128, 1]);
const pooled = (size: number): Tensor => single(naive.maxPool2d(batch(edgeMap), { size }));

// %% folded
const bySize = (maps: Tensor[]): Record<string, Tensor> =>
  Object.fromEntries(maps.map((map) => [map.shape.slice(0, 2).join(' × '), map]));
imageGrid(bySize([edgeMap, pooled(2), pooled(4), pooled(8)]), { columns: 4, size: 384, toScale: true });

// %% [markdown] lang="en"
// An activation map of edges, and what is left when every 2 × 2, 4 × 4, 8 × 8 neighborhood sends only its **largest**
// number. Down to 32 × 32 you can still see the cat. To make a map smaller and keep what matters is called
// **downsampling**.
// %% [markdown] lang="ko"
// 첫 그림은 경계를 찾은 활성화 맵이고, 나머지는 2 × 2, 4 × 4, 8 × 8 영역마다 **가장 큰** 수 하나만 내보냈을 때 남는 것입니다. 32 × 32까지는
// 고양이가 보입니다. 이렇게 중요한 것을 남기면서 맵을 줄이는 일을 **다운샘플링**(downsampling)이라고 합니다.

// %%
predict('07-share', {
  question: t(
    'Max pooling with size 2 and stride 2: how many of the numbers are left?',
    '크기 2, 보폭 2인 최대 풀링을 하면 수가 얼마나 남을까요?',
  ),
  choices: [t('half', '절반'), t('a quarter', '4분의 1'), t('an eighth', '8분의 1')],
  answer: 1,
  why: t('One of four in every 2 × 2 window.', '2 × 2 창마다 넷 가운데 하나가 남습니다.'),
});

// %% folded answers="07-share"
const six = tensor([
  [1, 3, 0, 2, 1, 1],
  [4, 2, 1, 0, 0, 5],
  [0, 1, 7, 7, 2, 0],
  [2, 0, 3, 1, 1, 3],
]);
stepper({
  x: six,
  mode: 'maxPool',
  size: 2,
  stride: 2,
  title: t('Max pooling, size 2, stride 2', '최대 풀링, 크기 2, 보폭 2'),
});

// %% [markdown] lang="en"
// And on the photo: the largest of each window, or the mean. Move the window over the map, and change its size and stride.
// %% [markdown] lang="ko"
// 사진에서는 이렇습니다. 창마다 가장 큰 값, 또는 평균. 창을 움직여 보고, 창의 크기와 보폭도 바꿔 보세요.

// %% folded answers="07-share"
explore({
  image: [{ name: t('cat', '고양이'), image: loadPhoto('chelsea') }],
  own: [],
  settings: { size: 32, operation: 'maxPool', window: 2, stride: 2 },
  start: { row: 6, column: 5 },
  controls: ['operation', 'window', 'stride', 'size', 'picture'],
});

// %% [markdown] lang="en"
// A window slides, as in a convolution, but instead of weighing it takes the largest:
//
// $$y[i, j, c] = \max_{0 \le u, v < \text{size}} x[i \cdot S + u,\; j \cdot S + v,\; c]$$
//
// `x [H, W, C]`, `y [OH, OW, C]`. How large is y? Chapter 3 knows: put the window's size for the filter's, and round down.
//
// $$OH = \left\lfloor \frac{H - \text{size}}{S} \right\rfloor + 1$$
//
// The same for OW. And look at the c: it stands on both sides, and no sum runs over it. Each map is pooled alone.
//
// ### Your turn: `maxPool`
// %% [markdown] lang="ko"
// 합성곱처럼 창이 미끄러지지만, 가중치를 곱해 더하는 대신 가장 큰 것을 집습니다.
//
// $$y[i, j, c] = \max_{0 \le u, v < \text{size}} x[i \cdot S + u,\; j \cdot S + v,\; c]$$
//
// `x [H, W, C]`, `y [OH, OW, C]`. y의 크기는 얼마일까요? 3장의 공식에서 필터 크기 자리에 창의 크기를 넣고, 내림합니다.
//
// $$OH = \left\lfloor \frac{H - \text{size}}{S} \right\rfloor + 1$$
//
// OW도 마찬가지입니다. 그리고 c를 보세요. 양쪽에 다 있고, c를 따라 더하는 합은 없습니다. 맵마다 따로 풀링합니다.
//
// ### 직접 해 보기: `maxPool`

// %% exercise="maxPool"
import { maxPool } from '../../exercises/07-pooling/maxPool';

// %%
await check('maxPool');

// %%
const max = withFallback(maxPool, (x, size, stride) => single(naive.maxPool2d(batch(x), { size, stride })));
const photo = resize(loadPhoto('astronaut'), 128, 128);
const [max2, max4, max8] = [2, 4, 8].map((size) => max(photo, size, size));

// %% folded
imageGrid(
  {
    [t('photo', '사진')]: photo,
    [t('max 2', '최대 풀링 2')]: max2,
    [t('max 4', '최대 풀링 4')]: max4,
    [t('max 8', '최대 풀링 8')]: max8,
  },
  { columns: 4, size: 384, toScale: true },
);

// %% [markdown] lang="en"
// On a *photo* max pooling does something odd: everything grows brighter, thin dark lines vanish, light ones swell. The
// largest number is a good summary of "is there an edge near here?" and a poor one of "how bright is it here?". For that
// there is the mean.
// %% [markdown] lang="ko"
// *사진*에 최대 풀링을 하면 이상한 일이 생깁니다. 전체가 밝아지고, 가는 어두운 선은 사라지고, 밝은 선은 굵어집니다. 가장 큰 수는
// "이 근처에 경계가 있나?"에는 좋은 요약이지만 "여기는 얼마나 밝은가?"에는 그렇지 않습니다. 거기에는 평균이 알맞습니다.

// %% folded
stepper({
  x: six,
  mode: 'avgPool',
  size: 2,
  stride: 2,
  title: t('Average pooling of the same numbers', '같은 수를 평균 풀링하면'),
});

// %% [markdown] lang="en"
// ### Your turn: `avgPool`
// %% [markdown] lang="ko"
// ### 직접 해 보기: `avgPool`

// %% exercise="avgPool"
import { avgPool } from '../../exercises/07-pooling/avgPool';

// %%
await check('avgPool');

// %%
const average = withFallback(avgPool, (x, size, stride) =>
  single(naive.avgPool2d(batch(x), { size, stride })),
);
const both = (x: Tensor): Tensor[] => [max(x, 4, 4), average(x, 4, 4)]; // [32, 32, C] each / 각각 [32, 32, C]
const [[photoMax, photoMean], [edgesMax, edgesMean]] = [both(photo), both(edgeMap)];

// %% folded
const upTo = (most: number) => ({ range: [0, most] as const });
const strongest = maximum(edgesMax); // an edge can be stronger than white is bright / 경계의 반응은 흰색의 밝기 1보다 클 수 있음
imageGrid(
  [
    { image: photoMax, label: t('photo, max 4', '사진, 최대 풀링 4'), ...upTo(1) },
    { image: photoMean, label: t('photo, mean 4', '사진, 평균 풀링 4'), ...upTo(1) },
    { image: edgesMax, label: t('edges, max 4', '경계, 최대 풀링 4'), ...upTo(strongest) },
    { image: edgesMean, label: t('edges, mean 4', '경계, 평균 풀링 4'), ...upTo(strongest) },
  ],
  { columns: 2, size: 214 },
);

// %% [markdown] lang="en"
// The mean makes a faithful small photo, but it waters the edges down: one strong answer among fifteen silent ones becomes
// a weak one. After a ReLU, where most numbers are 0, the maximum is usually the better witness.
//
// ## Each map alone
//
// A convolution adds its channels up. Does pooling? Change one channel and look at the others.
// %% [markdown] lang="ko"
// 평균을 쓰면 원본에 충실한 작은 사진이 되지만, 경계는 옅어집니다. 조용한 열다섯 사이에 낀 센 답 하나가 약한 답이 되고 맙니다. 대부분이 0인
// ReLU 뒤에서는 보통 최댓값이 더 나은 요약입니다.
//
// ## 맵마다 따로
//
// 합성곱은 채널을 모두 더합니다. 풀링도 그럴까요? 채널 하나를 바꾸고 나머지를 지켜봅시다.

// %%
const maps = randomNormal([12, 12, 3], { seed: 1 });
const changed = tensor(maps);
changed.set(5, 5, 1, 100); // in channel 1 only / 채널 1에만
const w = randomNormal([2, 2, 3, 3], { seed: 2 });
function changes(layer: (x: Tensor) => Tensor): number[] {
  const only = (c: number, x: Tensor): Tensor => layer(x).pick(null, null, c);
  return [0, 1, 2].map((c) => largestDifference(only(c, changed), only(c, maps)));
}

// %% folded
const halving: [string, (x: Tensor) => Tensor][] = [
  [t('convolution 2 × 2', '합성곱 2 × 2'), (x) => single(naive.conv2d(batch(x), w, null, { stride: 2 }))],
  [t('max pooling', '최대 풀링'), (x) => max(x, 2, 2)],
  [t('average pooling', '평균 풀링'), (x) => average(x, 2, 2)],
];
table(
  [t('largest change in output channel', '출력 채널의 가장 큰 변화'), 0, 1, 2],
  halving.map(([name, layer]) => [name, ...changes(layer).map((most) => most.toFixed(1))]),
);

// %% [markdown] lang="en"
// The convolution lets the change into all three of its maps. Pooling leaves the maps 0 and 2 as they were.
//
// ## Where the gradient goes
//
// In training, gradients flow backwards: each output says how much the loss would grow if this output were a little larger,
// and the layer passes that on to its inputs. Through a maximum, to whom?
// %% [markdown] lang="ko"
// 합성곱에서는 변화가 세 맵 모두에 번집니다. 풀링에서는 0번과 2번 맵이 그대로입니다.
//
// ## 기울기는 어디로 갈까
//
// 학습할 때는 기울기가 거꾸로 흐릅니다. 출력마다 '내가 조금 더 커지면 손실이 얼마나 느는지'를 말하고, 층은 그것을 입력에 전합니다.
// 최댓값을 거쳐서는 누구에게 갈까요?

// %%
predict('07-gradient', {
  question: t(
    'Which inputs of a max pooling window get a gradient?',
    '최대 풀링 창에서 기울기를 받는 입력은?',
  ),
  choices: [
    t('all four, a quarter each', '넷이 4분의 1씩'),
    t('the largest one, all of it', '가장 큰 하나가 전부'),
    t('all four, all of it each', '넷이 저마다 전부'),
  ],
  answer: 1,
  why: t(
    'A small change of a loser changes nothing; a small change of the winner comes through in full.',
    '진 쪽을 조금 바꿔도 결과는 그대로입니다. 이긴 쪽의 변화는 고스란히 전해집니다.',
  ),
});

// %% [markdown] lang="en"
// What if two numbers of a window are equally large? There is no right answer, only a rule: here the **first** in row order
// counts as the largest. And where windows overlap, an input stands in several of them: what it gets from each is added.
//
// ### Your turn: `maxPoolGradient`
// %% [markdown] lang="ko"
// 창 안에 똑같이 큰 수가 둘이면 어떻게 할까요? 정답은 없고 규칙만 있습니다. 이 강좌에서는 행 순서로 **첫 번째** 것을 가장 큰 수로
// 칩니다. 창이 겹치면 입력 하나가 여러 창에 들어 있습니다. 그때는 창마다 받은 것을 더합니다.
//
// ### 직접 해 보기: `maxPoolGradient`

// %% exercise="maxPoolGradient"
import { maxPoolGradient } from '../../exercises/07-pooling/maxPoolGradient';

// %%
await check('maxPoolGradient');

// %%
const routing = withFallback(maxPoolGradient, (dout, x, size, stride) =>
  single(naive.maxPool2dBackward(batch(dout), batch(x), { size, stride })),
);
const x = tensor([1, 3, 0, 2, 4, 2, 1, 0, 0, 1, 7, 7, 2, 0, 3, 1], [4, 4, 1]);
const dout = tensor([10, 20, 30, 40], [2, 2, 1]);
const routed = routing(dout, x, 2, 2); // [4, 4, 1]
const spread = single(naive.avgPool2dBackward(batch(dout), batch(x), { size: 2 }));

// %% folded answers="07-gradient"
const asTable = (numbers: Tensor, title: string): Figure => numberGrid(reshape(numbers, [4, 4]), { title });
show(
  asTable(x, t('The input: which numbers win?', '입력: 어느 수가 이길까?')),
  asTable(routed, t('Gradients 10, 20, 30, 40 through the maximum', '최댓값을 거친 기울기 10, 20, 30, 40')),
  asTable(spread, t('The same through the mean', '평균을 거치면')),
);

// %% folded answers="07-gradient"
explore({
  image: [{ name: t('cat', '고양이'), image: loadPhoto('chelsea') }],
  own: [],
  settings: { size: 32, operation: 'maxPool', window: 3, stride: 2 },
  start: { row: 6, column: 5 },
  controls: ['direction', 'operation', 'window', 'stride'],
});

// %% [markdown] lang="en" answers="07-gradient"
// The maximum is a switch: one wire is on, three are off. The mean shares out: a quarter for each. (Look at the two sevens:
// the first one took all.) On the cat, turn the direction round: where windows overlap, a pixel can win several times.
// %% [markdown] lang="ko"
// 최댓값은 스위치입니다. 한 선만 켜지고 나머지 셋은 꺼집니다. 평균은 넷에게 4분의 1씩 나눠 줍니다. (7이 둘 있지요? 첫 번째가 다
// 가져갔습니다.) 고양이 사진에서는 방향을 뒤로 돌려 보세요. 창이 겹치는 곳에서는 한 픽셀이 여러 번 이기기도 합니다.

// %% [markdown] lang="en"
// Do the gradients agree with slopes that are measured, by changing every input a little?
// %% [markdown] lang="ko"
// 입력을 하나하나 조금씩 바꿔 가며 직접 잰 기울기와도 맞을까요?

// %%
const smooth = randomNormal([6, 4, 2], { seed: 3, dtype: 'float64' });
const pool = (input: Tensor): Tensor => naive.maxPool2d(reshape(input, [1, 6, 4, 2]), { size: 2 });
const measured = numericalGradient(pool, smooth); // in float64, for the changes are tiny / 변화가 아주 작아서 float64로
const ones = mapValues(zeros([3, 2, 2], 'float64'), () => 1);
const apart = largestDifference(routing(ones, smooth, 2, 2), measured);

// %% folded
const tiny = apart.toExponential(1).replace('-', '−');
note(
  t(
    `Largest difference between the computed gradient and the measured one: **${tiny}**.`,
    `계산한 기울기와 잰 기울기의 가장 큰 차이: **${tiny}**.`,
  ),
);

// %% [markdown] lang="en"
// ## Does it remove noise?
//
// You will read that pooling takes noise away. Let us measure. We add noise to the photo and send it through four layers, all
// of which leave one number of sixteen, except the first.
// %% [markdown] lang="ko"
// ## 잡음을 없애 줄까
//
// 풀링이 잡음을 없애 준다고들 합니다. 재 봅시다. 사진에 잡음을 더해 네 가지 층에 넣습니다. 첫째 것만 빼면 모두 수 열여섯 개에서 하나만
// 남기는 층입니다.

// %%
const gray = reshape(cat, [130, 130, 1]);
function noisy(strength: number): Tensor {
  const normal = seededNormal(4); // random numbers, the same ones every time / 난수, 매번 같은 수
  return mapValues(gray, (value) => value + strength * normal());
}
const layers: Record<string, (map: Tensor) => Tensor> = {
  [t('no pooling', '풀링 없음')]: (map) => map,
  [t('average 4', '평균 풀링 4')]: (map) => average(map, 4, 4),
  [t('max 4', '최대 풀링 4')]: (map) => max(map, 4, 4),
  [t('every 4th pixel', '4픽셀마다 하나')]: (map) => max(map, 1, 4),
};

// %% folded
imageGrid(
  Object.entries(layers).map(([label, layer]) => ({ image: layer(noisy(0.2)), label })),
  { columns: 4, size: 132, range: [0, 1] },
);

// %% [markdown] lang="en"
// How far is each of these from what the same layer makes of the clean photo? In percent of the clean result, for noise of
// growing strength:
// %% [markdown] lang="ko"
// 같은 층이 깨끗한 사진으로 만든 결과와는 얼마나 다를까요? 잡음을 점점 세게 하며, 그 차이가 깨끗한 결과의 몇 퍼센트인지 잽니다.

// %% folded
const strengths = [0.02, 0.05, 0.1, 0.2];
lineChart(
  Object.entries(layers).map(([name, layer]) => ({
    name,
    x: strengths,
    y: strengths.map((strength) => 100 * relativeChange(layer(gray), layer(noisy(strength)))),
  })),
  {
    title: t('Noise that is left', '남은 잡음'),
    x: t('strength of the noise', '잡음의 세기'),
    y: t('error, % of the signal', '신호 대비 오차(%)'),
  },
);

// %% [markdown] lang="en"
// Honest result: the **mean** of 16 pixels leaves about a quarter of the noise, as the mean of n independent errors is
// √n times smaller than one. The **maximum** does not calm noise; it picks the
// luckiest pixel, and can end up worse than no pooling. "Robust against noise" is true of averages. What the maximum is
// robust against is something else: *where* exactly the answer stands.
//
// ## Does it forget the place?
//
// A cat is a cat wherever it sits. Where the picture moves and the answer stays the same, the answer is **invariant**. Shared
// weights do not do that: with them the map moves along (chapter 1). Pooling is said to do it. Does it?
//
// `relativeChange` says how far two maps are apart, measured by the size of the first.
// %% [markdown] lang="ko"
// 솔직한 결과입니다. 픽셀 16개의 **평균**은 잡음을 4분의 1쯤으로 줄입니다. 서로 독립인 잡음 n개의 평균은 √n분의 1이 되니까요. **최댓값**은 잡음을 가라앉히지 않습니다. 운 좋은 픽셀을 고를
// 뿐이라, 풀링을 안 한 것보다 나빠지기도 합니다. "잡음에 강하다"는 평균에 맞는 말입니다. 최댓값은 다른 변화에 강합니다. 답이
// *어디* 있는지가 조금 달라져도 잘 버팁니다.
//
// ## 자리를 잊게 해 줄까
//
// 고양이는 어디에 앉아 있든 고양이입니다. 그림이 움직여도 답이 그대로라면 그 답은 이동에 **불변**(invariant)입니다. 가중치 공유만으로는
// 그렇게 되지 않고, 맵이 따라 움직입니다(1장). 풀링을 하면 불변이 된다고들 하는데, 정말일까요?
//
// `relativeChange`는 두 맵이 얼마나 다른지를 첫째 맵의 크기에 대한 비율로 나타냅니다.

// %%
predict('07-shift', {
  question: t(
    'The photo moves by one pixel. How much does its max-pooled map (2 × 2) change?',
    '사진이 한 픽셀 움직입니다. 최대 풀링(2 × 2)한 맵은 얼마나 바뀔까요?',
  ),
  choices: [
    t('not at all: pooling is shift-invariant', '전혀 안 바뀐다. 풀링은 이동에 불변이니까'),
    t('less than the map before pooling, but it does', '풀링하기 전의 맵보다는 덜 바뀌지만, 바뀐다'),
    t('as much as the map before pooling', '풀링하기 전의 맵만큼 바뀐다'),
  ],
  answer: 1,
  why: t(
    'A winner that stays inside its window changes nothing; one that leaves it, does.',
    '이긴 픽셀이 창 안에 머물면 그대로이고, 창을 벗어나면 달라집니다.',
  ),
});

// %%
const wide = resize(toGray(loadPhoto('chelsea')), 130, 150);
function edgesAfter(shift: number): Tensor {
  const part = crop(wide, { top: 0, left: 8 - shift, height: 130, width: 130 });
  return reshape(naive.relu(applyFilter(naive, part, filters.verticalEdges)), [128, 128, 1]);
}
function change(size: number, shift: number): number {
  const [still, moved] = [0, shift].map((by) => max(edgesAfter(by), size, size));
  return relativeChange(still, moved);
}

// %% folded answers="07-shift"
const whole = (share: number): string => (100 * share).toFixed(0) + t(' %', '%');
const shifts = [1, 2, 3, 4, 8];
table(
  [t('change of the map when the photo moves by', '사진이 움직일 때 맵의 변화'), ...shifts],
  [1, 2, 4, 8, 128].map((size) => [
    t(`max ${size}`, `최대 풀링 ${size}`),
    ...shifts.map((shift) => whole(change(size, shift))),
  ]),
);

// %% [markdown] lang="en" answers="07-shift"
// Read the table by columns. (A maximum of size 1 is no pooling; size 128 is one maximum over the whole map.) Pooling dampens
// small shifts, the more the larger its window; when the shift grows towards the window's size, much of the map has changed
// all the same. Only the maximum over everything is (nearly) untouched, and it has forgotten the place altogether. So
// pooling gives invariance only **approximately**, and only to shifts that are small against its window.
//
// What of chapter 1's equivariance, "the picture moves, the map moves along"? With stride 2, a photo moved by two should move the
// pooled map by one. And a photo moved by one? There is no half a place.
// %% [markdown] lang="ko"
// 표를 세로로 읽어 보세요. (크기가 1이면 풀링을 안 한 것이고, 128이면 맵 전체에서 최댓값 하나입니다.) 풀링은 작은 이동을 누그러뜨립니다.
// 창이 클수록 더 그렇지요. 하지만 이동이 창의 크기에 가까워지면 맵도 상당히 달라집니다. 맵 전체의 최댓값만이 (거의) 끄떡없는데, 그것은
// 자리를 아예 잊어버린 것입니다. 그러니 풀링이 주는 불변성은 **근사적**이고, 창에 비해 작은 이동에만 통합니다.
//
// 1장의 등변성, 곧 '그림이 움직이면 맵도 따라 움직인다'는 어떻게 될까요? 보폭이 2이면 사진이 두 픽셀 움직일 때 풀링한 맵은 한 칸
// 움직여야 합니다. 사진이 한 픽셀 움직이면요? 반 칸이라는 자리는 없습니다.

// %%
function movedMap(shift: number, columns: number): number {
  const part = { top: 0, height: 64, width: 60 };
  const before = crop(max(edgesAfter(0), 2, 2), { ...part, left: 0 });
  const after = crop(max(edgesAfter(shift), 2, 2), { ...part, left: columns });
  return relativeChange(before, after);
}

// %% folded answers="07-shift"
table(
  [
    t('the photo moves by', '사진의 이동'),
    t('differs from the map where it was', '제자리의 맵과 다른 정도'),
    t('from the map moved by one', '한 칸 옮긴 맵과 다른 정도'),
  ],
  [1, 2].map((shift) => [shift, whole(movedMap(shift, 0)), whole(movedMap(shift, 1))]),
);

// %% [markdown] lang="en" answers="07-shift"
// Moved by two, the map is exactly the old one, one place further. Moved by one, it is a *different* map, wherever you look
// for it. With a stride, exact equivariance is left only for shifts by whole strides.
// %% [markdown] lang="ko"
// 두 픽셀 움직이면 예전 맵이 정확히 한 칸 옆에 그대로 있습니다. 한 픽셀 움직이면 어디에 맞춰 보아도 *다른* 맵입니다. 보폭이 있으면
// 정확한 등변성은 보폭의 배수만큼 옮길 때만 남습니다.

// %% [markdown] lang="en"
// ## No weights, but choices
//
// What does a pooling layer learn? Ask the model.
//
// `maxPoolLayer` and `avgPoolLayer` are the two poolings as layers.
// %% [markdown] lang="ko"
// ## 가중치는 없지만 선택은 있다
//
// 풀링 층은 무엇을 배울까요? 모델에게 물어봅시다.
//
// `maxPoolLayer`와 `avgPoolLayer`는 두 풀링을 층으로 만든 것입니다.

// %%
const model = sequential(
  [
    conv2dLayer({ filters: 8, kernel: 3 }),
    maxPoolLayer({ size: 2 }),
    conv2dLayer({ filters: 16, kernel: 3 }),
    avgPoolLayer({ size: 2 }),
  ],
  { inputShape: [28, 28, 1] },
);
model.summary();

// %% [markdown] lang="en"
// Nothing: its two rows have no parameters, and hardly any work. But look at what it does for others. The maps behind it are
// smaller, so later layers have less to do, and a fully connected layer behind it needs fewer weights. Fewer weights are
// harder to learn examples by heart with. Does that show? Let three small networks learn the same 500 images.
//
// `evaluate` gives the loss of a network and its **accuracy**, the share of right answers.
// %% [markdown] lang="ko"
// 아무것도 배우지 않습니다. 풀링의 두 줄에는 파라미터가 없고, 계산량도 거의 없습니다. 그런데 뒤에 오는 층에는 도움을 줍니다. 맵이
// 작아지니 다음 층이 할 일이 줄고, 뒤따르는 완전 연결 층의 가중치도 줄어듭니다. 가중치가 적으면 예제를 통째로 외우기가 어려워집니다.
// 정말 그런지, 작은 신경망 셋에게 같은 이미지 500장을 가르쳐 봅시다.
//
// `evaluate`는 신경망의 손실과 **정확도**(accuracy), 곧 맞힌 답의 비율을 구합니다.

// %%
const { train, test } = fashionMnist();
const few = take(train, [...train.labels.slice(0, 500).keys()]); // the first 500 pictures / 처음 그림 500장
const backend = await loadBackend();
function net(size: number): Model {
  const features = [conv2dLayer({ filters: 8, kernel: 5 }), reluLayer(), maxPoolLayer({ size })];
  const layers = [...features, flattenLayer(), denseLayer({ units: 10 })];
  return sequential(layers, { inputShape: [28, 28, 1], seed: 1 });
}

// %%
async function learn(model: Model): Promise<number[]> {
  const optimizer = adam({ learningRate: 2e-3 });
  await fit(model, few, { backend, optimizer, epochs: 20, seed: 1, progress: false });
  const known = await evaluate(model, few, { backend });
  const fresh = await evaluate(model, test, { backend });
  return [known.accuracy, fresh.accuracy];
}

// %% folded
const results = [];
for (const size of [1, 2, 4]) {
  const model = net(size);
  results.push([size, model.parameterCount, ...(await learn(model)).map(percent)]);
}
table(
  [
    t('max pooling', '최대 풀링'),
    t('parameters', '파라미터'),
    t('right, the 500', '배운 500장의 정확도'),
    t('right, new images', '새 이미지의 정확도'),
  ],
  results,
);

// %% [markdown] lang="en"
// Without pooling (size 1) the network knows its 500 images by heart, and yet it is hardly better on new ones. To know the
// examples and not the matter is called **overfitting**, and the gap between the two columns is its measure. The larger the
// window, the smaller the gap. It is no gift: with size 4 the network also learns less of what it was shown.
//
// ## A myth, tested
//
// > "Pooling has no hyperparameters."
//
// You find this sentence in lecture notes, and it is a slip of the pen that everyone has made once: zero *parameters* is
// meant. A **parameter** is learned by training. A **hyperparameter** is chosen by you beforehand. Choose:
// %% [markdown] lang="ko"
// 풀링이 없으면(크기 1) 신경망은 500장을 통째로 외웁니다. 그런데도 새 이미지에서는 나을 것이 거의 없습니다. 내용은 모르고 예제만 아는
// 이런 상태를 **과적합**(overfitting)이라고 하고, 두 열의 차이가 그 척도입니다. 창이 클수록 차이가 줄어듭니다. 공짜는 아닙니다. 크기가
// 4이면 보여 준 것조차 덜 배웁니다.
//
// ## 흔한 오해, 정말일까?
//
// > "풀링에는 하이퍼파라미터가 없다."
//
// 강의 노트에서 볼 수 있는 문장인데, 누구나 한 번쯤 하는 말실수입니다. *파라미터*가 0개라는 뜻이지요. **파라미터**는 학습으로 얻는
// 값이고, **하이퍼파라미터**(hyperparameter)는 여러분이 미리 고르는 값입니다. 골라 보세요.

// %% folded
await interact(
  {
    kind: choice({ max: t('max', '최댓값'), average: t('average', '평균') }, { label: t('kind', '종류') }),
    size: slider(1, 12, { value: 3, label: t('size', '크기') }),
    stride: slider(1, 8, { value: 2, label: t('stride', '보폭') }),
  },
  ({ kind, size, stride }) => {
    const image = kind === 'max' ? max(edgeMap, size, stride) : average(edgeMap, size, stride);
    return imageGrid([{ image, label: image.shape.slice(0, 2).join(' × ') }], { size: 320 });
  },
);

// %%
function poolThenDense(size: number, stride: number): Model {
  const stack = [maxPoolLayer({ size, stride }), flattenLayer(), denseLayer({ units: 10 })];
  return sequential(stack, { inputShape: [55, 55, 1] });
}

// %% folded
const pairs = [
  [2, 2],
  [3, 2],
  [3, 3],
  [5, 4],
];
table(
  [
    t('size, stride', '크기, 보폭'),
    t('55 × 55 becomes', '55 × 55의 출력'),
    t('parameters', '파라미터'),
    t('in a layer behind', '뒤 층의 파라미터'),
  ],
  pairs.map(([size, stride]) => {
    const [pool, , behind] = poolThenDense(size, stride).summary().layers;
    const [height, width] = pool.outputShape;
    return [`${size}, ${stride}`, `${height} × ${width}`, pool.parameters, behind.parameters];
  }),
);

// %% [markdown] lang="en"
// **The myth is wrong.** Size, stride and kind are hyperparameters, and they change everything downstream: the size of the
// map, the receptive field, the work. What pooling has none of is learnable parameters. (Size 3 with stride 2, in the second
// row, overlaps: AlexNet pools like that.)
//
// ## What you predicted
// %% [markdown] lang="ko"
// **틀린 말입니다.** 크기, 보폭, 종류가 모두 하이퍼파라미터이고, 뒤따르는 모든 것을 바꿉니다. 맵의 크기도, 수용 영역도, 계산량도요.
// 풀링에 없는 것은 학습하는 파라미터입니다. (둘째 줄의 크기 3, 보폭 2는 창이 겹칩니다. AlexNet이 그렇게 풀링합니다.)
//
// ## 여러분의 예측

// %%
recap(['07-share', '07-gradient', '07-shift']);

// %% [markdown] lang="en"
// ## What you can now do
//
// - Pool a stack of maps by maximum or mean, and give the size of what comes out.
// - Route a gradient backwards through either, ties and overlaps included.
// - Say what pooling is robust against, how much, and what it has instead of parameters.
//
// ## Five questions
//
// <details><summary>1. A map of [55, 55, 96], size 3, stride 2. What comes out?</summary>
// [27, 27, 96]: ⌊52 / 2⌋ + 1 = 27, and every channel stays.</details>
// <details><summary>2. A window holds 2, 9, 9, 1, and the gradient at its output is 6. Who gets what?</summary>
// Maximum: the first 9 gets 6, the others 0. Mean: 1.5 each.</details>
// <details><summary>3. Noise is added to every pixel. Mean or maximum?</summary>
// The mean: independent noise of n pixels shrinks by √n. The maximum picks the luckiest.</details>
// <details><summary>4. Is max pooling shift-invariant?</summary>
// Approximately, for shifts that are small against its window; not exactly, and less so the larger the shift.</details>
// <details><summary>5. From chapter 5: can a 1 × 1 convolution do what pooling does?</summary>
// No: it mixes the channels of one pixel and never compares places. Pooling compares places and never mixes channels.</details>
//
// ## Read on
//
// - Scherer, Müller & Behnke, *Evaluation of Pooling Operations in Convolutional Architectures* (ICANN 2010), section 4.
// - Springenberg and others, *Striving for Simplicity: The All Convolutional Net* (2015), section 2: what if a stride does it?
// %% [markdown] lang="ko"
// ## 이제 할 수 있는 것
//
// - 여러 장의 맵을 최댓값이나 평균으로 풀링하고, 나오는 크기를 말할 수 있다.
// - 둘 중 어느 쪽을 거치든 기울기를 거꾸로 보낼 수 있다. 비긴 경우와 겹친 경우까지.
// - 풀링이 무엇에 얼마나 강한지, 파라미터 대신 무엇을 가졌는지 말할 수 있다.
//
// ## 다섯 가지 질문
//
// <details><summary>1. [55, 55, 96] 맵, 크기 3, 보폭 2. 무엇이 나올까요?</summary>
// [27, 27, 96]. ⌊52 / 2⌋ + 1 = 27이고 채널은 그대로입니다.</details>
// <details><summary>2. 창에 2, 9, 9, 1이 있고 출력의 기울기는 6입니다. 누가 얼마를 받을까요?</summary>
// 최댓값이면 첫 번째 9가 6을, 나머지는 0을 받습니다. 평균이면 1.5씩입니다.</details>
// <details><summary>3. 픽셀마다 잡음이 더해졌습니다. 평균과 최댓값 가운데 어느 쪽이 나을까요?</summary>
// 평균입니다. 서로 독립인 잡음은 픽셀 n개를 평균하면 √n분의 1로 줄어듭니다. 최댓값은 운 좋은 픽셀을 고릅니다.</details>
// <details><summary>4. 최대 풀링은 이동에 불변일까요?</summary>
// 창에 비해 작은 이동에 대해 근사적으로만 그렇습니다. 정확히는 아니고, 많이 움직일수록 덜합니다.</details>
// <details><summary>5. 5장에서: 1 × 1 합성곱으로 풀링을 대신할 수 있을까요?</summary>
// 없습니다. 1 × 1은 한 픽셀의 채널을 섞을 뿐 자리를 비교하지 않습니다. 풀링은 자리를 비교할 뿐 채널을 섞지 않습니다.</details>
//
// ## 더 읽을거리
//
// - Scherer, Müller & Behnke, *Evaluation of Pooling Operations in Convolutional Architectures* (ICANN 2010), 4절.
// - Springenberg 외, *Striving for Simplicity: The All Convolutional Net* (2015), 2절: 보폭으로 대신하면 어떨까?
