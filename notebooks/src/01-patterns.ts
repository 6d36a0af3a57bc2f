// The source of chapter 01, in jupytext's percent format: `npm run notebooks -- 01` builds both languages.
// Run as a script (`npx ts-node notebooks/src/01-patterns.ts`), it prints each figure's text alternative.

// %% [markdown] lang="en"
// # 1 · Patterns and filters: where is the cat's eye?
//
// You found the eye in the photograph below before you finished this sentence. A computer sees 65,536 numbers.
//
// **Where in this photo is the cat's eye, and how would a machine score each place?** That is the question of this
// chapter. Its answer, a small table of numbers that slides over a picture, is the one idea on which every
// convolutional network is built.
//
// *About 40 minutes. You need arrays, loops, and an idea of what a fully connected layer is. Run a cell with
// Shift + Enter.*
//
// `loadPhoto` reads a photograph, `toGray` takes its colors away, and `imageGrid` shows what it is given.
// %% [markdown] lang="ko"
// # 1 · 패턴과 필터: 고양이 눈은 어디에 있을까?
//
// 이 문장을 다 읽기도 전에 여러분은 아래 사진에서 눈을 찾았을 겁니다. 컴퓨터에게는 숫자 65,536개가 보일 뿐입니다.
//
// **이 사진에서 고양이 눈은 어디에 있고, 기계라면 각 자리에 어떻게 점수를 매길까요?** 이 장의 질문입니다. 답은 그림 위를
// 미끄러지는, 숫자로 된 작은 표 하나입니다. 모든 합성곱 신경망(convolutional neural network, CNN)이 딛고 선 단 하나의 생각이지요.
//
// *약 40분. 배열과 반복문을 알고, 완전 연결 층(fully connected layer)이 무엇인지 대강 알면 됩니다. 셀은 Shift + Enter로
// 실행하세요.*
//
// `loadPhoto`는 사진을 읽고, `toGray`는 색을 빼고, `imageGrid`는 받은 것을 그림으로 보여 줍니다.

// %%
import {
  applyFilter,
  argMax,
  check,
  correlation,
  crop,
  explore,
  filters,
  fromFunction,
  imageGrid,
  largestDifference,
  loadPhoto,
  mapValues,
  maximum,
  mean,
  naive,
  note,
  numberGrid,
  photo,
  predict,
  randomNormal,
  recap,
  reshape,
  resize,
  shufflePixels,
  stepper,
  subtractMean,
  t,
  table,
  tensor,
  toGray,
  withFallback,
  type Tensor,
} from 'convlab';

// %%
// en: A photograph in gray, 0 is black and 1 is white.
// ko: 흑백 사진. 0은 검정, 1은 하양입니다.
const cat = toGray(loadPhoto('chelsea'));
imageGrid({ [t('a cat, 256 × 256 numbers', '고양이, 256 × 256개의 수')]: cat }, { size: 420 });

// %% [markdown] lang="en"
// Take hold of the green window and drag it over the photo; the arrow keys move it too. At each place the part under the
// window meets a table of numbers, product by product, and one number comes out: a **score**, which goes into the map.
// Point at anything to see what it is made of. By the end of the chapter you will have written every part of it.
// %% [markdown] lang="ko"
// 초록 창을 잡고 사진 위에서 끌어 보세요. 화살표 키로도 움직입니다. 창 아래의 부분이 자리마다 숫자 표와 만나 하나하나 곱해지고, 그
// 합인 **점수** 하나가 맵에 들어갑니다. 무엇이든 가리키면 무엇으로 이루어졌는지 보입니다. 이 장을 마치면 이 모든 것을 직접 만들게 됩니다.

// %% folded
const eyeOf = (image: Tensor): Tensor =>
  subtractMean(crop(image, { top: 35, left: 25, height: 27, width: 33 }));
explore({
  image: [{ name: t('a cat', '고양이'), image: loadPhoto('chelsea') }],
  filters: [{ name: t('its eye', '고양이의 눈'), w: eyeOf(resize(cat, 128, 128)) }],
  own: [],
  settings: { size: 128 },
  start: { row: 60, column: 50, shown: 'none' },
  controls: [],
});

// %% [markdown] lang="en"
// ## Numbers in a box: the tensor
//
// The photo is a **tensor**: numbers in a box that has a **shape**. `cat.shape` is [256, 256], rows first: 256 rows of 256
// numbers. Rows and columns are counted from 0. Everything in this course goes into such boxes and comes out of them, so
// take five minutes with a small one. `tensor(…)` makes it, `get` reads one number, `set` writes one, and `pick` takes a row,
// a column or a channel out of it: a number picks, `null` leaves an axis whole.
//
// `numberGrid` shows a small one as a table.
// %% [markdown] lang="ko"
// ## 모양이 있는 수의 상자, 텐서
//
// 사진은 **텐서**(tensor)입니다. **모양**(shape)이 있는 상자에 담긴 수들이지요. `cat.shape`는 [256, 256]입니다. 행이 먼저라서, 수
// 256개짜리 행이 256개라는 뜻입니다. 행과 열은 0부터 셉니다. 이 강좌의 모든 것이 이런 상자에 담겨 들어가고 나옵니다. 작은 상자로 5분만
// 연습해 봅시다. `tensor(…)`가 상자를 만들고, `get`은 수 하나를 읽고, `set`은 수 하나를 씁니다. `pick`은 행이나 열, 채널 하나를
// 꺼냅니다. 번호를 주면 그 번호만 고르고, `null`을 주면 그 축을 통째로 남깁니다.
//
// `numberGrid`는 작은 텐서를 표로 보여 줍니다.

// %%
const small = tensor([
  [1, 2, 3],
  [4, 5, 6],
]); // [2, 3]
small.set(1, 2, 60); // row 1, column 2 / 1행 2열
const second = small.pick(1, null); // [3]: row 1 / [3]: 1행
second.set(0, 40); // seen in `small`, too / `small`에서도 보임
numberGrid(small);

// %% [markdown] lang="en"
// The row that `pick` gave is a **view**: it holds no numbers of its own, it shows those of `small`. So the 40 is seen in both.
// `tensor(small)` makes a copy.
//
// A color photo has the shape [H,&nbsp;W,&nbsp;3]: three numbers a pixel, for red, green and blue. Such an axis is called the
// **channels**. `crop` cuts out a rectangle: from row `top` and column `left` on, `height` rows and `width` columns.
// %% [markdown] lang="ko"
// `pick`이 꺼낸 행은 **뷰**(view)입니다. 수를 따로 담지 않고 `small`의 수를 그대로 보여 줍니다. 그래서 40이 양쪽에서 보입니다.
// 복사본이 필요하면 `tensor(small)`을 쓰세요.
//
// 컬러 사진의 모양은 [H,&nbsp;W,&nbsp;3]입니다. 픽셀마다 빨강, 초록, 파랑의 수가 셋 있습니다. 이런 축을 **채널**(channel)이라고 합니다. `crop`은
// 직사각형을 오려 냅니다. `top`행, `left`열부터 `height`행과 `width`열을 가져옵니다.

// %%
const color = loadPhoto('chelsea'); // [256, 256, 3]
const red = color.pick(null, null, 0); // [256, 256]
const corner = crop(color, { top: 0, left: 0, height: 128, width: 128 }); // [128, 128, 3]
imageGrid({ [t('red', '빨강')]: red, [t('corner', '구석')]: corner });

// %% [markdown] lang="en"
// **Try it.** The loop below paints a white square into the corner of a copy. Make it cover the eye on the left instead, which
// lies in rows 70 to 123 and columns 50 to 115, and make it gray. Nothing is graded here.
//
// (`photo` shows one picture, large.)
// %% [markdown] lang="ko"
// **해 보기.** 아래 반복문은 복사본의 구석에 하얀 네모를 칠합니다. 네모가 왼쪽 눈을 가리도록, 그리고 회색이 되도록 고쳐 보세요. 왼쪽 눈은
// 70행부터 123행, 50열부터 115열에 있습니다. 채점은 하지 않습니다.
//
// (`photo`는 그림 하나를 크게 보여 줍니다.)

// %%
const canvas = tensor(cat); // a copy / 복사본
for (let i = 0; i < 40; i++) {
  for (let j = 0; j < 40; j++) canvas.set(i, j, 1);
}
photo(canvas);

// %% [markdown] lang="en"
// ## A pattern is a small picture
//
// We tell the machine what an eye looks like in the plainest way there is: we cut one out. People call such a cutting a
// **template**. To keep the numbers few, `resize` shrinks the photo to 128&nbsp;×&nbsp;128 first.
// %% [markdown] lang="ko"
// ## 패턴은 작은 그림이다
//
// 눈이 어떻게 생겼는지 기계에게 가장 단순한 방법으로 알려 줍시다. 눈을 하나 오려 내는 겁니다. 이렇게 오려 낸 그림을
// **템플릿**(template)이라고 합니다. 수가 너무 많지 않도록 먼저 `resize`로 사진을 128&nbsp;×&nbsp;128로 줄입니다.

// %%
const scene = resize(cat, 128, 128); // [H, W]
const eye = crop(scene, { top: 35, left: 25, height: 27, width: 33 }); // [KH, KW]

// %% folded
const eyeBox = { row: 35, column: 25, height: 27, width: 33, label: t('eye', '눈') };
imageGrid(
  [
    { image: scene, label: t('the photo', '사진'), boxes: [eyeBox] },
    { image: eye, label: t('the pattern: 27 × 33 numbers', '패턴: 27 × 33개의 수') },
  ],
  { size: 300 },
);

// %% [markdown] lang="en"
// ## A score for one place
//
// Lay the pattern on a part of the photo of the same size, a **patch**. Multiply every two numbers that lie on each
// other, and add all products:
//
// $$\text{score} = \sum_{u=0}^{KH-1} \sum_{v=0}^{KW-1} \text{patch}[u, v] \cdot \text{pattern}[u, v]$$
//
// `patch [KH, KW]`, `pattern [KH, KW]`, `score` a single number. Where both numbers are large, the product is large.
// So a high score should mean: *here it looks like the pattern.* Should it?
// %% [markdown] lang="ko"
// ## 한 자리의 점수
//
// 패턴을 사진에서 같은 크기의 부분, 곧 **패치**(patch) 위에 올려놓습니다. 서로 포개진 두 수를 곱하고, 그 곱을 모두 더합니다.
//
// $$\text{score} = \sum_{u=0}^{KH-1} \sum_{v=0}^{KW-1} \text{patch}[u, v] \cdot \text{pattern}[u, v]$$
//
// `patch [KH, KW]`, `pattern [KH, KW]`, `score`는 수 하나입니다. 두 수가 모두 크면 곱도 큽니다. 그러니 점수가 높으면
// *여기가 패턴과 닮았다*는 뜻이어야겠지요. 정말 그럴까요?

// %%
predict('01-brightest', {
  question: t(
    'The pattern is laid on four patches: both eyes, the forehead and the chest. Which gets the highest score?',
    '패턴을 두 눈, 이마, 가슴, 이렇게 패치 네 개에 올려 봅니다. 어느 패치의 점수가 가장 높을까요?',
  ),
  choices: [
    t('the eye it was cut from', '패턴을 오려 낸 바로 그 눈'),
    t('the other eye', '다른 쪽 눈'),
    t('the chest: bright, and no eye', '눈은 없지만 밝은 가슴'),
  ],
  answer: 2,
  why: t(
    'Bright patches have large numbers everywhere, so every product is large, whatever the shapes.',
    '밝은 패치는 모든 수가 크므로, 모양이야 어떻든 모든 곱이 커집니다.',
  ),
});

// %% [markdown] lang="en"
// ### Your turn: `patternScore`
//
// Write the formula as a function: your code takes the place of the line `throw new NotStarted(…)`. The pattern is called
// `filter` there, as people call a pattern that is used for scoring. Run the cell to save your answer, then the next one to
// check it. Stuck? `hint("patternScore")` gives three hints, each a little more.
//
// After the check your function meets the photo: four patches, four scores. While it is unfinished, `withFallback` takes the
// kit's own and says so. The kit's is `applyFilter`, which slides one filter over one image, computed by the engine `naive`:
// loops that you can read.
// %% [markdown] lang="ko"
// ### 직접 해 보기: `patternScore`
//
// 위 식을 함수로 써 보세요. `throw new NotStarted(…)` 줄을 지우고 그 자리에 쓰면 됩니다. 여기서는 패턴을 `filter`라고 부릅니다. 점수를
// 매기는 데 쓰는 패턴을 보통 필터라고 하기 때문입니다. 셀을 실행하면 답이 저장되고, 다음 셀을 실행하면 채점됩니다. 막혔나요?
// `hint("patternScore")`가 조금씩 더 자세한 힌트를 세 번 줍니다.
//
// 채점이 끝나면 여러분의 함수를 사진에 써 봅니다. 패치 네 개, 점수 네 개입니다. 아직 다 쓰지 못했다면 `withFallback`이 준비된 함수를
// 대신 쓰고, 그렇다고 알려 줍니다. 준비된 함수는 `applyFilter`입니다. 필터 하나를 이미지 하나 위로 미끄러뜨리는 함수로, 읽기 쉬운
// 반복문으로 된 `naive` 엔진이 계산합니다.

// %% exercise="patternScore"
import { patternScore } from '../../exercises/01-patterns/patternScore';

// %%
await check('patternScore');

// %%
const score = withFallback(patternScore, (patch, filter) => applyFilter(naive, patch, filter).get(0, 0));
const patchAt = (top: number, left: number): Tensor => crop(scene, { top, left, height: 27, width: 33 });
const patches = {
  [t('eye', '눈')]: patchAt(35, 25),
  [t('other eye', '다른 눈')]: patchAt(42, 84),
  [t('forehead', '이마')]: patchAt(5, 50),
  [t('chest', '가슴')]: patchAt(101, 0),
};

// %% folded answers="01-brightest"
const scored = (all: Record<string, Tensor>, filter: Tensor): Record<string, Tensor> =>
  Object.fromEntries(
    Object.entries(all).map(([name, patch]) => [`${name}: ${Math.round(score(patch, filter))}`, patch]),
  );
imageGrid(scored(patches, eye));

// %% [markdown] lang="en" answers="01-brightest"
// The light chest beats the eye, though it has no eye in it. All numbers are between 0 and 1, so a brighter patch has
// larger products everywhere. Our score asks "is it bright?" more than "is it an eye?".
// %% [markdown] lang="ko"
// 눈이라곤 없는 밝은 가슴이 눈을 이깁니다. 모든 수가 0과 1 사이이므로, 밝은 패치는 모든 곱이 커집니다. 지금 점수는
// "눈인가?"보다 "밝은가?"를 묻는 셈입니다.

// %% [markdown] lang="en"
// ## A fairer score
//
// One subtraction is enough. `subtractMean` takes the pattern's mean away from the pattern: bright parts become positive, dark
// parts **negative**. Now a place scores high only if it is bright where the pattern is bright *and dark where it is dark*. A
// patch of one flat gray, white paper too, scores 0.
// %% [markdown] lang="ko"
// ## 더 공정한 점수
//
// 뺄셈 한 번이면 됩니다. `subtractMean`으로 패턴에서 패턴의 평균을 빼면 밝은 부분은 양수, 어두운 부분은 **음수**가 됩니다. 이제는
// 패턴이 밝은 곳에서 밝고 *어두운 곳에서 어두워야* 점수가 높습니다. 밋밋한 패치는 하얀 종이라도 0점입니다.

// %%
const eyeFilter = subtractMean(eye); // [KH, KW], its numbers add up to 0 / [KH, KW], 모두 더하면 0
// en: `mapValues` computes each number anew: here every one becomes 1, as on white paper.
// ko: `mapValues`는 수마다 값을 새로 구합니다. 여기서는 하얀 종이처럼 모두 1이 됩니다.
const paper = mapValues(eye, () => 1);

// %% folded
const withPaper = { ...patches, [t('white paper', '하얀 종이')]: paper };
imageGrid({ [t('the filter', '필터')]: eyeFilter, ...scored(withPaper, eyeFilter) }, { columns: 3 });

// %% [markdown] lang="en"
// A pattern that is used like this is called a **filter** (or *kernel*); its numbers are its **weights**. We found these
// weights by cutting out an eye. A network finds its own, from examples: you will see a first one do it in chapter 2.
//
// ## Every place: slide
//
// We do not know *where* the eye is, so we ask everywhere. The filter starts at the top left, moves one pixel to the
// right, and again, and at the end of a row goes down by one. Each place gives one score. The window whose top left
// pixel is [i, j] has its score at map[i, j]. All scores together are a new picture: the **activation map** (or *feature map*).
//
// Try it on a small picture. The arrow keys move the window; every product it makes is written out.
// %% [markdown] lang="ko"
// 이렇게 쓰는 패턴을 **필터**(filter) 또는 *커널*(kernel)이라 하고, 그 안의 수를 **가중치**(weight)라고 합니다. 우리는 눈을
// 오려 내어 가중치를 얻었지만, 신경망은 예제를 보고 스스로 찾아냅니다. 그 첫 장면을 2장에서 보게 됩니다.
//
// ## 모든 자리: 미끄러뜨리기
//
// 눈이 *어디* 있는지 모르니 모든 자리에 물어봅니다. 필터는 왼쪽 위에서 출발해 오른쪽으로 한 픽셀씩 옮겨 가고, 줄이 끝나면 한 줄
// 내려갑니다. 자리마다 점수가 하나씩 나오고, 왼쪽 위 픽셀이 [i, j]인 창의 점수는 map[i, j]에 놓입니다. 이렇게 모인 점수가 새 그림입니다. 바로
// **활성화 맵**(activation&nbsp;map)입니다. *특징 맵*(feature map)이라고도 합니다.
//
// 작은 그림에서 해 봅시다. 화살표 키로 창을 움직이면 그 자리에서 생기는 곱이 모두 적힙니다.

// %% folded
stepper({
  x: tensor([
    [1, 1, 0, 0, 0, 1],
    [1, 1, 0, 0, 2, 1],
    [0, 1, 1, 0, 0, 1],
    [2, 0, 1, 3, 1, 0],
  ]),
  w: tensor([
    [-1, 0, 1],
    [-2, 0, 2],
  ]),
  title: t('A filter of 2 × 3 on a picture of 4 × 6', '4 × 6 그림 위의 2 × 3 필터'),
});

// %% [markdown] lang="en"
// Count the places: a filter of width 3 fits 6&nbsp;−&nbsp;3&nbsp;+&nbsp;1&nbsp;=&nbsp;4 times into a row of 6, one of height 2 fits
// 4&nbsp;−&nbsp;2&nbsp;+&nbsp;1&nbsp;=&nbsp;3 times into a column of 4. So
//
// $$\text{image } [H, W],\quad \text{filter } [KH, KW] \quad\longrightarrow\quad \text{map } [H - KH + 1,\; W - KW + 1]$$
//
// The map is a little smaller than the image. Chapter 4 comes back to that.
//
// ### Your turn: `slideFilter`
//
// `zeros([3, 4])` makes a tensor full of zeros; `set` then writes the scores.
// %% [markdown] lang="ko"
// 자리를 세어 보세요. 너비가 3인 필터는 길이 6인 행에 6&nbsp;−&nbsp;3&nbsp;+&nbsp;1&nbsp;=&nbsp;4번, 높이가 2인 필터는 길이 4인 열에
// 4&nbsp;−&nbsp;2&nbsp;+&nbsp;1&nbsp;=&nbsp;3번 들어갑니다.
// 일반적으로는 이렇습니다.
//
// $$\text{image } [H, W],\quad \text{filter } [KH, KW] \quad\longrightarrow\quad \text{map } [H - KH + 1,\; W - KW + 1]$$
//
// 맵은 이미지보다 조금 작습니다. 4장에서 이 점을 파고듭니다.
//
// ### 직접 해 보기: `slideFilter`
//
// `zeros([3, 4])`는 0으로 가득한 텐서를 만듭니다. 점수는 `set`으로 써넣습니다.

// %% exercise="slideFilter"
import { slideFilter } from '../../exercises/01-patterns/slideFilter';

// %%
await check('slideFilter');

// %%
const slide = withFallback(slideFilter, (image, filter) => applyFilter(naive, image, filter));
const eyeMap = slide(scene, eyeFilter); // [128 − 27 + 1, 128 − 33 + 1] = [102, 96]

// %% folded
const three = {
  [t('photo', '사진')]: scene,
  [t('filter', '필터')]: eyeFilter,
  [t('activation map', '활성화 맵')]: eyeMap,
};
imageGrid(three, { size: 270 });

// %% [markdown] lang="en"
// The highest score of the map stands at the answer to our question. Let the machine read it off.
//
// ### Your turn: `bestMatch`
// %% [markdown] lang="ko"
// 맵에서 점수가 가장 높은 점이 우리 질문의 답입니다. 기계가 직접 읽어 내게 해 봅시다.
//
// ### 직접 해 보기: `bestMatch`

// %% exercise="bestMatch"
import { bestMatch } from '../../exercises/01-patterns/bestMatch';

// %%
await check('bestMatch');

// %%
const best = withFallback(bestMatch, (scores): [number, number] => argMax(scores) as [number, number]);
const [row, column] = best(eyeMap);
// en: Cover the winner and ask again: who comes second? `fromFunction` makes a tensor from its indices.
// ko: 1등을 가리고 다시 물어봅시다. 2등은 누구일까요? `fromFunction`은 인덱스에서 텐서를 만듭니다.
const covered = fromFunction(eyeMap.shape, (i, j) =>
  Math.abs(i - row) <= 13 && Math.abs(j - column) <= 16 ? 0 : eyeMap.get(i, j),
);
const [row2, column2] = best(covered);

// %% folded
photo(scene, {
  title: t('The two best places', '점수가 가장 높은 두 자리'),
  boxes: [
    { row, column, height: 27, width: 33, label: '1' },
    { row: row2, column: column2, height: 27, width: 33, label: '2' },
  ],
});

// %% [markdown] lang="en"
// It found the eye, and next the *other* eye, which looks the other way and which we never showed it. A filter does not
// compare pixel with pixel; it weighs. What is alike enough, scores.
//
// ## Every size, too
//
// We cheated a little: the filter had the eye's exact size. In a real photo we know neither where the pattern is nor how
// large it is.
//
// `maximum` is the largest number of a tensor: here a map's highest score.
// %% [markdown] lang="ko"
// 눈을 찾았고, 그다음으로 *다른 쪽* 눈도 찾았습니다. 보여 준 적도 없고, 방향도 다른데 말이지요. 필터는 픽셀을 하나하나 대조하지
// 않고 저울질합니다. 충분히 닮았으면 점수가 나옵니다.
//
// ## 크기도 모른다
//
// 사실 조금 반칙을 했습니다. 필터가 눈과 크기까지 똑같았으니까요. 실제 사진에서는 패턴이 어디 있는지도, 얼마나 큰지도 모릅니다.
//
// `maximum`은 텐서에서 가장 큰 수, 여기서는 맵의 최고점입니다.

// %%
predict('01-size', {
  question: t(
    'The same photo, one and a half times as large. Which filter finds the eye best?',
    '같은 사진을 1.5배로 키웠습니다. 어떤 필터가 눈을 가장 잘 찾을까요?',
  ),
  choices: [
    t('the filter as it is: an eye is an eye', '원래 필터 그대로. 눈은 눈이니까'),
    t('the filter enlarged by one and a half', '1.5배로 키운 필터'),
    t('a smaller one: it fits everywhere', '더 작은 필터. 어디에나 들어가니까'),
  ],
  answer: 1,
  why: t(
    'A filter has a size of its own. It answers to patterns of that size.',
    '필터에는 제 크기가 있고, 그 크기의 패턴에 반응합니다.',
  ),
});

// %%
// en: Scores of filters of different sizes can be compared once each filter has length 1.
// ko: 크기가 다른 필터들의 점수를 비교하려면 각 필터의 길이를 1로 맞춰야 합니다.
function eyeOfSize(factor: number): Tensor {
  const filter = subtractMean(resize(eye, Math.round(27 * factor), Math.round(33 * factor)));
  const length = Math.sqrt(score(filter, filter));
  return mapValues(filter, (value) => value / length);
}
const bestScore = (image: Tensor, filter: Tensor): number => maximum(applyFilter(naive, image, filter));

// %% folded answers="01-size"
const filterSizes = [0.75, 1, 1.25, 1.5];
const inBold = (one: number, all: number[]): string =>
  one === Math.max(...all) ? `**${one.toFixed(2)}**` : one.toFixed(2);
table(
  [t('photo \\ filter', '사진 \\ 필터'), ...filterSizes.map((factor) => `× ${factor}`)],
  [96, 128, 160, 192].map((size) => {
    const image = resize(cat, size, size);
    const scores = filterSizes.map((factor) => bestScore(image, eyeOfSize(factor)));
    return [`${size} × ${size}`, ...scores.map((one) => inBold(one, scores))];
  }),
);

// %% [markdown] lang="en" answers="01-size"
// Each row's best score, in bold, stands where the filter has grown with the photo. So the recipe is: **filters of
// several sizes, slid over the whole image.** Hold on to that sentence; a convolutional network does this, except
// that it does not enlarge its filters. It stacks small ones in layers, so that later ones look at larger parts of the
// image (chapter 2).
// %% [markdown] lang="ko"
// 굵게 쓴 각 줄의 최고점은 필터가 사진과 함께 커진 자리에 있습니다. 그러니 비법은 이것입니다. **여러 크기의 필터를, 이미지 전체에
// 걸쳐 미끄러뜨린다.** 이 문장을 기억해 두세요. 합성곱 신경망이 하는 일이 바로 이것입니다. 다만 필터를 키우는 대신 작은 필터를
// 층층이 쌓아서, 뒤쪽 층이 이미지의 더 넓은 부분을 보게 합니다(2장).

// %% [markdown] lang="en"
// ## Filters that people designed
//
// Before networks learned their filters, people made them by hand. Look at the numbers first and guess what each does.
//
// The kit keeps such filters in `filters`.
// %% [markdown] lang="ko"
// ## 사람이 설계한 필터
//
// 신경망이 필터를 배우기 전에는 사람이 손으로 만들었습니다. 먼저 수를 보고, 각각 무슨 일을 할지 맞혀 보세요.
//
// 이런 필터는 `filters`에 모아 두었습니다.

// %%
const designed: Record<string, Tensor> = {
  [t('vertical edges (Sobel)', '세로 경계 (소벨)')]: filters.verticalEdges,
  [t('horizontal edges (Sobel)', '가로 경계 (소벨)')]: filters.horizontalEdges,
  [t('blur', '흐리게')]: filters.blur,
  [t('sharpen', '선명하게')]: filters.sharpen,
};
numberGrid(filters.verticalEdges);

// %% folded
// en: The blur's weights are 256ths: as whole numbers they can be read, and add up.
// ko: 흐리게 하는 필터의 가중치는 256분의 몇이므로, 256을 곱해 읽기 쉬운 정수로 보여 줍니다.
const { blur } = filters;
imageGrid(
  Object.entries(designed).map(([label, filter]) =>
    filter === blur
      ? { image: mapValues(blur, (value) => 256 * value), label: t('256 · blur', '256 · 흐리게') }
      : { image: filter, label },
  ),
  { scale: 'diverging', values: true, columns: 4, size: 150 },
);

// %% folded
const rocket = resize(toGray(loadPhoto('rocket')), 200, 200);
imageGrid(
  [
    { image: rocket, label: t('photo', '사진') },
    ...Object.entries(designed).map(([label, filter]) => ({
      image: slide(rocket, filter),
      label,
      // en: Weights that add up to 0 give scores of both signs: two colors show them.
      // ko: 가중치의 합이 0이면 점수에 양수와 음수가 섞이므로 두 가지 색으로 그립니다.
      ...(Math.abs(mean(filter)) < 1e-6 ? { scale: 'diverging' as const } : { range: [0, 1] as const }),
    })),
  ],
  { columns: 3, size: 200 },
);

// %% [markdown] lang="en"
// The two Sobel filters answer to *change*: one from left to right, the other from top to bottom. The blur takes a
// weighted mean of the neighbors. Sharpening adds to each pixel what sets it apart from them. One machine, four
// purposes; only the numbers differ.
//
// Now you: other filters, a photo of your own, and one that you paint yourself, weight by weight.
// %% [markdown] lang="ko"
// 두 소벨 필터는 *변화*에 반응합니다. 하나는 좌우의 변화, 다른 하나는 위아래의 변화입니다. 흐리게 하는 필터는 이웃의 가중
// 평균을 내고, 선명하게 하는 필터는 픽셀이 이웃과 다른 만큼을 더해 줍니다. 기계는 하나, 쓸모는 넷. 다른 것은 수뿐입니다.
//
// 이제 여러분 차례입니다. 필터를 바꾸고, 내 사진도 열어 보고, 가중치를 하나하나 칠해 나만의 필터도 만들어 보세요.

// %% folded
explore({
  image: [{ name: t('astronaut', '우주 비행사'), image: loadPhoto('astronaut') }],
  filters: Object.entries(designed).map(([name, w]) => ({ name, w })),
  settings: { size: 128 },
  start: { row: 40, column: 50, shown: 'all' },
  controls: ['filter', 'picture'],
});

// %% [markdown] lang="en"
// ## The first bet: locality
//
// A filter looks at a few neighboring pixels and at nothing else. That is a bet (lectures say: an assumption): *what
// belongs together, stands together.* It is called **spatial locality**. Does it hold in photographs? We can destroy it and see: shuffle all
// pixels, always in the same secret order.
//
// Two tools for it: `reshape` lays the `x.size` numbers of a tensor out in another shape, and `randomNormal` draws
// numbers by chance.
// %% [markdown] lang="ko"
// ## 첫 번째 가정: 지역성
//
// 필터는 이웃한 픽셀 몇 개만 보고, 나머지는 보지 않습니다. 여기에는 *서로 관련 있는 것은 가까이 있다*는 가정이 깔려 있습니다.
// 이를 **공간적 지역성**(spatial locality)이라고 합니다. 사진에서 정말 그럴까요? 깨뜨려 보면 압니다. 모든 픽셀을, 늘 똑같은
// 비밀 순서로 뒤섞어 봅시다.
//
// 도구 둘이 필요합니다. `reshape`는 텐서에 담긴 수 `x.size`개를 다른 모양으로 늘어놓고, `randomNormal`은 수를 무작위로 뽑습니다.

// %%
predict('01-shuffle', {
  question: t(
    'Every image is shuffled in the same order, and weights may be learned anew. Who can work as well as before?',
    '모든 이미지를 같은 순서로 뒤섞고, 가중치는 새로 배워도 됩니다. 어느 쪽이 전과 똑같이 일할 수 있을까요?',
  ),
  choices: [
    t('a fully connected layer', '완전 연결 층'),
    t('a filter of 3 × 3', '3 × 3 필터'),
    t('both', '둘 다'),
    t('neither', '둘 다 아님'),
  ],
  answer: 0,
  why: t(
    'A fully connected layer has a weight for every pixel: shuffle its weights alike, and nothing has changed.',
    '완전 연결 층은 픽셀마다 가중치가 따로 있습니다. 가중치를 똑같이 섞으면 달라지는 것이 없습니다.',
  ),
});

// %%
// en: The same order for every image: `shufflePixels` draws it from the seed.
// ko: `shufflePixels`는 시드로 순서를 정하므로 모든 이미지를 같은 순서로 섞습니다.
const shuffle = (x: Tensor): Tensor => shufflePixels(x, { seed: 6 });
const shuffled = shuffle(scene);
const edgesOf = (image: Tensor): Tensor => slide(image, filters.verticalEdges);

// %% folded answers="01-shuffle"
imageGrid(
  {
    [t('photo', '사진')]: scene,
    [t('its vertical edges', '세로 경계')]: edgesOf(scene),
    [t('shuffled', '뒤섞은 사진')]: shuffled,
    [t('its “edges”', '뒤섞은 사진의 “경계”')]: edgesOf(shuffled),
  },
  { columns: 2, size: 200 },
);

// %%
// en: A fully connected layer with one output: x [1, I], w [I, 1]. Any weights will do.
// ko: 출력이 하나인 완전 연결 층: x [1, I], w [I, 1]. 가중치는 아무 값이나 괜찮으므로 무작위로 뽑습니다.
const fullyConnected = (x: Tensor, w: Tensor): number =>
  naive.dense(reshape(x, [1, x.size]), reshape(w, [w.size, 1]), null).get(0, 0);
const weights = randomNormal([128, 128], { seed: 1 });
const before = fullyConnected(scene, weights);
const after = fullyConnected(shuffled, shuffle(weights));

// %% folded answers="01-shuffle"
note(
  t(
    `Fully connected: **${before.toFixed(3)}**; pixels and weights shuffled: **${after.toFixed(3)}**.`,
    `완전 연결 층: **${before.toFixed(3)}**, 픽셀과 가중치를 함께 섞으면: **${after.toFixed(3)}**.`,
  ),
);

// %%
// en: How alike are pixels that stand `distance` apart? `correlation` is 1 for the same, 0 for strangers.
// ko: `distance`만큼 떨어진 픽셀끼리는 얼마나 닮았을까요? `correlation`, 곧 상관계수가 1이면 똑같고, 0이면 아무 관계가 없습니다.
function likeness(image: Tensor, distance: number): number {
  const size = { top: 0, height: 128, width: 128 - distance };
  return correlation(crop(image, { ...size, left: 0 }), crop(image, { ...size, left: distance }));
}

// %% folded answers="01-shuffle"
const distances = [1, 2, 4, 8, 16, 32];
const asRow = (name: string, image: Tensor): string[] => [
  name,
  ...distances.map((distance) => likeness(image, distance).toFixed(2)),
];
table(
  [t('correlation of pixels at distance', '거리별 픽셀의 상관계수'), ...distances],
  [asRow(t('photo', '사진'), scene), asRow(t('shuffled', '뒤섞은 사진'), shuffled)],
);

// %% [markdown] lang="en" answers="01-shuffle"
// The fully connected layer does not care where a pixel stands: for every such network there is a shuffled twin that
// answers exactly the same. It cannot know that two pixels are neighbors, and has to learn it from examples.
//
// The filter *does* care. In the photo near pixels are alike and far ones less so; after shuffling, all are strangers,
// and a small window has nothing left to find.
// %% [markdown] lang="ko"
// 완전 연결 층은 픽셀이 어디에 있는지 신경 쓰지 않습니다. 어떤 완전 연결 신경망이든, 똑같은 답을 내는 뒤섞인 쌍둥이가 있습니다.
// 두 픽셀이 이웃이라는 사실을 알 길이 없어서, 예제를 보고 배워야만 합니다.
//
// 필터는 *신경 씁니다*. 사진에서는 가까운 픽셀일수록 닮고 멀수록 덜 닮았습니다. 뒤섞고 나면 모두가 남남이라, 작은 창으로는 찾을
// 것이 없습니다.

// %% [markdown] lang="en"
// The filter's bet pays because photographs are local: many small findings, put together, tell the whole. Photographs are not
// alone in this. Sound has neighbors in time, a video in space and time, and convolutional networks read both.
//
// ## The second bet: the same filter everywhere
//
// An eye on the left is an eye, an eye on the right is an eye: a pattern means the same wherever it stands. So one set of
// weights serves all places: the weights are **shared**. What follows from that when the picture moves? We shift the photo by 12 pixels to the right.
// %% [markdown] lang="ko"
// 필터의 가정이 통하는 이유는 사진이 지역적이기 때문입니다. 작은 창에서 찾은 것을 모으면 전체가 보입니다. 사진만 그런 것은
// 아닙니다. 소리에는 시간의 이웃이, 영상에는 공간과 시간의 이웃이 있어서, 합성곱 신경망은 소리와 영상도 다룹니다.
//
// ## 두 번째 가정: 어디서나 같은 필터
//
// 왼쪽에 있어도 눈은 눈, 오른쪽에 있어도 눈은 눈입니다. 패턴의 뜻은 어디에 있든 같습니다. 그러니 가중치 한 벌을 모든 자리에서 함께 씁니다. 이를 **가중치
// 공유**(weight sharing)라고 합니다. 그렇다면 그림이 움직일 때는 어떻게 될까요? 사진을 오른쪽으로 12픽셀 밀어 봅시다.

// %%
predict('01-shift', {
  question: t(
    'The photo moves 12 pixels to the right. What does the activation map do?',
    '사진이 오른쪽으로 12픽셀 움직입니다. 활성화 맵은 어떻게 될까요?',
  ),
  choices: [
    t('it stays the same', '그대로 있다'),
    t('it moves 12 pixels to the right', '오른쪽으로 12픽셀 움직인다'),
    t('it becomes a different map', '전혀 다른 맵이 된다'),
  ],
  answer: 1,
  why: t(
    'The same weights meet the same pixels, 12 places later.',
    '같은 가중치가 같은 픽셀을 12자리 뒤에서 만납니다.',
  ),
});

// %%
const shift = 12;
const wide = resize(loadPhoto('chelsea'), 128, 140); // wider, so that nothing is lost at the edge / 가장자리에서 잃는 것이 없게 더 넓게
const still = toGray(crop(wide, { top: 0, left: shift, height: 128, width: 128 }));
const moved = toGray(crop(wide, { top: 0, left: 0, height: 128, width: 128 }));
const [stillMap, movedMap] = [slide(still, eyeFilter), slide(moved, eyeFilter)];

// %% folded answers="01-shift"
imageGrid(
  {
    [t('photo', '사진')]: still,
    [t('map', '맵')]: stillMap,
    [t('photo, moved by 12', '12픽셀 움직인 사진')]: moved,
    [t('its map', '움직인 사진의 맵')]: movedMap,
  },
  { columns: 2, size: 200 },
);

// %%
const [height, width] = stillMap.shape;
const size = { top: 0, height, width: width - shift };
const [mapThen, mapNow] = [crop(stillMap, { ...size, left: 0 }), crop(movedMap, { ...size, left: shift })];
const difference = largestDifference(mapNow, mapThen); // of two numbers in one place / 같은 자리에 있는 두 수의 차이

// %% folded answers="01-shift"
note(
  t(
    `\`movedMap[i, j + 12]\` and \`stillMap[i, j]\` differ by at most **${difference}**.`,
    `\`movedMap[i, j + 12]\`와 \`stillMap[i, j]\`의 차이는 최대 **${difference}**입니다.`,
  ),
);

// %% [markdown] lang="en" answers="01-shift"
// The map moves along, exactly. This has a name: sliding a filter is **equivariant** to shifts,
//
// $$\text{map}(\text{shift}(x)) = \text{shift}(\text{map}(x)) \qquad x\ [H, W]$$
//
// Away from the border, that is: what the shift pushes out of the picture is gone.
// %% [markdown] lang="ko"
// 맵이 정확히 따라 움직입니다. 이 성질에는 이름이 있습니다. 필터를 미끄러뜨리는 연산은 이동에 대해
// **등변**(equivariant)이라고 합니다.
//
// $$\text{map}(\text{shift}(x)) = \text{shift}(\text{map}(x)) \qquad x\ [H, W]$$
//
// 물론 가장자리는 예외입니다. 밀려서 그림 밖으로 나간 것은 사라지니까요.

// %% [markdown] lang="en"
// ## A myth, tested
//
// > "Convolution makes a network shift-**invariant**: move the cat, and the output stays the same."
//
// You will read this often. Test it: compare the two maps *place by place*, as a fully connected layer behind them
// would, and then only their highest scores.
// %% [markdown] lang="ko"
// ## 흔한 오해, 정말일까?
//
// > "합성곱을 쓰면 신경망은 이동에 **불변**(invariant)이다. 고양이를 옮겨도 출력은 그대로다."
//
// 자주 보게 될 말입니다. 시험해 봅시다. 두 맵을, 뒤에 오는 완전 연결 층이 보듯이 *자리마다* 비교하고, 그다음에는 최고점만 비교합니다.

// %%
// en: The fully connected layer behind the map: a weight for each place.
// ko: 맵 뒤에 오는 완전 연결 층. 자리마다 가중치가 하나씩 있습니다.
const readOut = randomNormal([height, width], { seed: 2 });
const outputs = [fullyConnected(stillMap, readOut), fullyConnected(movedMap, readOut)];
const highest = [maximum(stillMap), maximum(movedMap)];

// %% folded
table(
  ['', t('photo', '사진'), t('moved', '움직인 사진')],
  [
    [
      t('a fully connected layer behind the map', '맵 뒤의 완전 연결 층'),
      ...outputs.map((one) => one.toFixed(1)),
    ],
    [t('the highest score of the map', '맵의 최고점'), ...highest.map((one) => one.toFixed(3))],
  ],
);

// %% [markdown] lang="en" answers="01-shift"
// **The myth is wrong.** The filter's map is *equivariant*: it moves along. A layer that reads the map place by place
// gives another answer for the moved cat. Something becomes invariant only when we throw the place away, as in "the
// highest score, wherever it is". Pooling does a little of that, and only approximately: chapter 7 measures how little.
// (So where lecture notes speak of *positional invariance*, read: the same filter everywhere, hence equivariance.)
// %% [markdown] lang="ko"
// **틀린 말입니다.** 필터의 맵은 *등변*입니다. 함께 움직입니다. 맵을 자리마다 읽는 층은 고양이가 움직이면 다른 답을 냅니다.
// "어디에 있든 최고점"처럼 자리를 버려야 비로소 불변이 됩니다. 풀링이 그 일을 조금, 그것도 근사적으로만 합니다. 얼마나
// 조금인지는 7장에서 재 봅니다. (그러니 강의 노트에서 *positional invariance*라는 말을 만나면 '어디서나 같은 필터를 쓴다, 그래서
// 등변이다'로 읽으세요.)

// %% [markdown] lang="en"
// One more honest footnote: mathematicians flip the filter before they slide it and call *that* convolution. What we do,
// and what every network library does, is **cross-correlation**. Learned filters do not mind, and everyone says
// convolution.
//
// ## What you predicted
// %% [markdown] lang="ko"
// 솔직한 각주 하나 더. 수학자는 필터를 뒤집은 다음 미끄러뜨리고, *그것을* 합성곱이라고 부릅니다. 우리가 한 일, 그리고 모든 신경망
// 라이브러리가 하는 일은 **교차상관**(cross-correlation)입니다. 필터를 배워서 쓸 때는 아무래도 상관없고, 다들 합성곱이라고 부릅니다.
//
// ## 여러분의 예측

// %%
recap(['01-brightest', '01-size', '01-shuffle', '01-shift']);

// %% [markdown] lang="en"
// ## What you can now do
//
// - Score a patch against a filter, and say why a fair filter's weights add up to zero.
// - Slide a filter over an image and read *where* from the map; name the map's size before computing it.
// - Tell the two bets of a convolutional network apart: locality, and one filter for all places.
//
// ## Five questions
//
// Answer aloud before you open the answer.
//
// <details><summary>1. A filter of 5 × 3 slides over an image of 20 × 30. What size is the map?</summary>
// [20 − 5 + 1, 30 − 3 + 1] = [16, 28].</details>
// <details><summary>2. Why did the light chest win, and what stopped it?</summary>
// All numbers were positive, so bright patches had large products everywhere. With the mean taken off the filter, a flat
// patch scores 0.</details>
// <details><summary>3. All pixels of all images are shuffled in one fixed order. Which network is untroubled?</summary>
// A fully connected one: with its weights shuffled alike it gives the same outputs.</details>
// <details><summary>4. Equivariant or invariant: the map, and its highest score?</summary>
// The map is equivariant (it moves along), its highest score is invariant (as long as the pattern stays in the
// picture).</details>
// <details><summary>5. From before: how many weights has a fully connected layer from 128 × 128 pixels to a map of
// 102 × 96?</summary>
// 128 · 128 · 102 · 96 ≈ 160 million. Our filter made the same map with 27 · 33 = 891.</details>
//
// ## Read on
//
// - Dumoulin & Visin, *A guide to convolution arithmetic for deep learning* (2016), section 2: sliding filters drawn, for every
//   setting of the next three chapters.
// - Goodfellow, Bengio & Courville, *Deep Learning* (2016), section 9.2: the two bets, and why they save so much.
//
// <small>The course follows Lecture 14 of Seoul National University's *Machine Learning & Deep Learning 1* (Prof. Joonseok
// Lee), and the study notes that newhaneul published on it. Photographs: CC0 or public domain, see datasets/.</small>
// %% [markdown] lang="ko"
// ## 이제 할 수 있는 것
//
// - 필터로 패치에 점수를 매기고, 공정한 필터의 가중치 합이 왜 0인지 말할 수 있다.
// - 필터를 이미지 위로 미끄러뜨려 맵에서 *어디인지* 읽어 내고, 계산하기 전에 맵의 크기를 말할 수 있다.
// - 합성곱 신경망의 두 가정, 곧 지역성과 '어디서나 같은 필터'를 구별할 수 있다.
//
// ## 다섯 가지 질문
//
// 답을 열기 전에 소리 내어 말해 보세요.
//
// <details><summary>1. 5 × 3 필터가 20 × 30 이미지 위를 미끄러집니다. 맵의 크기는?</summary>
// [20 − 5 + 1, 30 − 3 + 1] = [16, 28].</details>
// <details><summary>2. 밝은 가슴은 왜 이겼고, 무엇이 그것을 막았나요?</summary>
// 모든 수가 양수라서 밝은 패치는 곱이 모두 컸습니다. 필터에서 평균을 빼면 밋밋한 패치는 0점이 됩니다.</details>
// <details><summary>3. 모든 이미지의 픽셀을 똑같은 순서로 뒤섞었습니다. 끄떡없는 신경망은?</summary>
// 완전 연결 신경망입니다. 가중치를 똑같이 섞으면 같은 출력이 나옵니다.</details>
// <details><summary>4. 등변일까요, 불변일까요? 맵은? 맵의 최고점은?</summary>
// 맵은 등변(함께 움직임), 최고점은 불변(패턴이 그림 안에 있는 한)입니다.</details>
// <details><summary>5. 앞에서 배운 것: 128 × 128 픽셀에서 102 × 96 맵으로 가는 완전 연결 층의 가중치는 몇 개일까요?</summary>
// 128 · 128 · 102 · 96 ≈ 1억 6천만 개. 우리 필터는 27 · 33 = 891개로 같은 맵을 만들었습니다.</details>
//
// ## 더 읽을거리
//
// - Dumoulin & Visin, *A guide to convolution arithmetic for deep learning* (2016), 2절: 다음 세 장에 나오는 모든 설정의 그림.
// - Goodfellow, Bengio & Courville, *Deep Learning* (2016), 9.2절: 두 가정, 그리고 그것이 왜 그토록 많은 것을 아껴 주는지.
//
// <small>이 강좌는 서울대학교 이준석 교수님의 *머신러닝 & 딥러닝 1* 14강과, newhaneul 님이 정리해 공개한 글을 따라갑니다. 사진은 CC0
// 또는 퍼블릭 도메인입니다(datasets/ 참고).</small>
