// The course's first page. `npm run notebooks -- 00` builds both languages.

// %% [markdown] lang="en"
// # How do convolutional networks really work?
//
// Take hold of the green window below and drag it over the cat; the arrow keys move it, too. A small table of numbers meets
// every place of the photograph, and answers loudest where it finds the eye. Every convolutional network is built on this one
// idea.
// %% [markdown] lang="ko"
// # 합성곱 신경망(CNN)은 실제로 어떻게 작동할까?
//
// 아래 초록 창을 잡고 고양이 위에서 끌어 보세요. 화살표 키로도 움직입니다. 숫자로 된 작은 표가 사진의 모든 자리와 만나고, 눈을 찾은
// 자리에서 가장 크게 반응합니다. 모든 합성곱 신경망은 이 생각 하나에서 출발합니다.

// %%
import { crop, explore, loadPhoto, progress, resize, subtractMean, t, toGray } from 'convlab';

// %% folded
const scene = resize(toGray(loadPhoto('chelsea')), 128, 128);
explore({
  image: [{ name: t('a cat', '고양이'), image: loadPhoto('chelsea') }],
  filters: [
    {
      name: t('its eye', '고양이의 눈'),
      w: subtractMean(crop(scene, { top: 35, left: 25, height: 27, width: 33 })),
    },
  ],
  settings: { size: 128 },
  start: { row: 30, column: 20, shown: 'above' },
  controls: ['filter', 'picture'],
});

// %% [markdown] lang="en"
// Eleven chapters, from a cat's eye to a network that names your photograph. You read, **predict**, run, look, and write the pieces of a network
// yourself; each answer is checked at once. Everything you run is real: photographs, real training, and a library in
// which every layer can be read from top to bottom.
//
// | | chapter | its question | time |
// |---|---|---|---|
// | 1 | [Patterns and filters: where is the cat's eye?](01-patterns.ipynb) | Where in this photo is the cat's eye? | 40&nbsp;min |
// | 2 | [The convolution layer: ten filters, in color](02-conv-layer.ipynb) | One filter finds edges. What would ten find, in color? | 45&nbsp;min |
// | 3 | [Stride: every second place](03-stride.ipynb) | What do you lose if you look only at every second place? | 30&nbsp;min |
// | 4 | [Padding: the vanishing picture](04-padding.ipynb) | After ten layers the image is gone. How do we keep it? | 40&nbsp;min |
// | 5 | [1 × 1 convolution: one pixel at a time](05-one-by-one.ipynb) | A filter that sees one pixel: what use is that? | 30&nbsp;min |
// | 6 | [Convolution and fully connected: two machines, or one?](06-conv-and-fc.ipynb) | Which is the special case of which? | 45&nbsp;min |
// | 7 | [Pooling: the strongest answer](07-pooling.ipynb) | What survives if we keep only the strongest answer? | 40&nbsp;min |
// | 8 | [Training: can the parts learn by themselves?](08-training.ipynb) | Can the parts learn by themselves? | 45&nbsp;min |
// | 9 | [AlexNet](09-alexnet.ipynb) | 2012: what exactly was new? | 40&nbsp;min |
// | 10 | [Taking it apart](10-apart.ipynb) | Which of its parts mattered? | 40&nbsp;min |
// | 11 | [Ten years later](11-trained.ipynb) | What does a network of today see in your photograph? | 45&nbsp;min |
//
// [The words of the course](99-glossary.ipynb) · [한국어로 읽기](../ko/00-start.ipynb)
//
// ## Before you start
//
// You need arrays, loops and functions in some language (TypeScript reads like JavaScript with types), and an idea of
// what a fully connected layer and a gradient are. You need not know any machine-learning library.
//
// **At the end you will be able to**
// - write a convolution layer, its gradients, pooling, normalization and the loss from scratch;
// - compute the size, the parameters, the cost and the receptive field of any such network with pencil and paper;
// - say what stride, padding, 1×1 filters and pooling buy, and what each costs;
// - train a network, read its curves, look into its layers, and tell what was new in AlexNet;
// - ask a trained network what it sees in your photograph, and teach it names of your own.
//
// ## How a notebook works
//
// - **Shift&nbsp;+&nbsp;Enter** runs a cell and goes on to the next. **Esc**, then **I I** stops a cell that
//   does not end; **Esc**, then **0 0** restarts the kernel if things have got muddled.
// - A **prediction** comes first, then the cell that shows what happens. What it shows stays veiled until you have chosen, or
//   ask to see it anyway. Nothing is graded, and the end of the chapter comes back to your choice.
// - A cell that starts with `// exercise: …` is yours. Running it saves your answer; `await check("…")` in the next cell
//   checks it. `hint("…")` helps a little more each time. `progress()` shows the whole course.
// - Your answers are files in `exercises/`. The same check runs in a terminal: `npm run check -- slideFilter`.
// - Without a mouse: **Tab** goes into what the selected cell shows, **Shift&nbsp;+&nbsp;Tab** into what the cell before it shows. There the
//   **arrow keys** move a figure's window or choose an answer; **Shift&nbsp;+&nbsp;Enter** goes on.
//
// ## Your progress
// %% [markdown] lang="ko"
// 합성곱(convolution)이라는 연산 하나로 고양이 눈에서 출발해 여러분의 사진에 이름을 붙이는 신경망까지, 모두 열한 장입니다. 읽고, **예측하고**, 실행하고, 들여다보고, 신경망의 부품을 직접 만듭니다. 답은
// 쓰는 즉시 채점됩니다. 실행하는 것은 모두 진짜입니다. 진짜 사진, 진짜 학습, 그리고 모든 층을 처음부터 끝까지 읽을 수 있는
// 라이브러리를 씁니다.
//
// | | 장 | 질문 | 시간 |
// |---|---|---|---|
// | 1 | [패턴과 필터: 고양이 눈은 어디에 있을까?](01-patterns.ipynb) | 이 사진에서 고양이 눈은 어디에 있을까? | 40분 |
// | 2 | [합성곱 층: 필터 열 개, 그리고 색](02-conv-layer.ipynb) | 필터 하나는 경계를 찾는다. 열 개라면, 색까지 본다면? | 45분 |
// | 3 | [보폭: 한 칸 건너 한 칸](03-stride.ipynb) | 한 칸씩 건너뛰며 보면 무엇을 잃을까? | 30분 |
// | 4 | [패딩: 사라지는 그림](04-padding.ipynb) | 열 층을 지나면 이미지가 사라진다. 어떻게 지킬까? | 40분 |
// | 5 | [1 × 1 합성곱: 픽셀 하나씩](05-one-by-one.ipynb) | 픽셀 하나만 보는 필터를 어디에 쓸까? | 30분 |
// | 6 | [합성곱과 완전 연결: 서로 다른 층일까, 같은 층일까](06-conv-and-fc.ipynb) | 어느 쪽이 어느 쪽의 특수한 경우일까? | 45분 |
// | 7 | [풀링: 가장 센 반응](07-pooling.ipynb) | 가장 센 답만 남기면 무엇이 살아남을까? | 40분 |
// | 8 | [학습: 부품이 스스로 배울 수 있을까?](08-training.ipynb) | 부품들이 스스로 배울 수 있을까? | 45분 |
// | 9 | [AlexNet](09-alexnet.ipynb) | 2012년, 정확히 무엇이 새로웠을까? | 40분 |
// | 10 | [분해해 보기](10-apart.ipynb) | 그중 어느 부품이 중요했을까? | 40분 |
// | 11 | [10년 뒤](11-trained.ipynb) | 오늘날의 신경망은 여러분의 사진에서 무엇을 볼까? | 45분 |
//
// [용어집](99-glossary.ipynb) · [Read in English](../en/00-start.ipynb)
//
// ## 시작하기 전에
//
// 어떤 언어로든 배열, 반복문, 함수를 써 보았고(TypeScript는 타입이 붙은 JavaScript입니다), 완전 연결 층과 기울기(gradient)가
// 무엇인지 대강 알면 됩니다. 머신러닝 라이브러리를 써 본 경험은 필요 없습니다.
//
// **끝까지 읽고 나면**
// - 합성곱 층과 그 기울기, 풀링, 정규화, 손실을 처음부터 직접 만들 수 있습니다.
// - 어떤 합성곱 신경망이든 크기, 파라미터 수, 계산량, 수용 영역을 종이와 연필로 구할 수 있습니다.
// - 보폭, 패딩, 1×1 필터, 풀링이 무엇을 주고 무엇을 가져가는지 말할 수 있습니다.
// - 신경망을 학습시키고, 곡선을 읽고, 층 속을 들여다보고, AlexNet의 무엇이 새로웠는지 말할 수 있습니다.
// - 학습된 신경망에게 여러분의 사진에서 무엇을 보는지 묻고, 새 이름을 가르칠 수 있습니다.
//
// ## 노트북 쓰는 법
//
// - **Shift&nbsp;+&nbsp;Enter**를 누르면 셀이 실행되고 다음 셀로 넘어갑니다. 끝나지 않는 셀은 **Esc**를 누르고 **I I**를
//   누르면 멈춥니다. 실행 상태가 뒤죽박죽이 되었다면 **Esc**를 누르고 **0 0**을 눌러 커널을 다시
//   시작하세요.
// - **예측**을 먼저 묻고, 다음 셀에서 실제 결과를 봅니다. 고르기 전에는(또는 그냥 보겠다고 하기 전에는) 결과가 가려져 있습니다. 점수는
//   매기지 않고, 장 끝에서 여러분의 예상을 다시 살펴봅니다.
// - `// exercise: …`로 시작하는 셀은 여러분의 것입니다. 실행하면 답이 저장되고, 다음 셀의 `await check("…")`가 채점합니다.
//   `hint("…")`는 부를 때마다 조금씩 더 도와줍니다. `progress()`는 강좌 전체의 진도를 보여 줍니다.
// - 답은 `exercises/` 안의 파일입니다. 터미널에서도 똑같이 채점할 수 있습니다: `npm run check -- slideFilter`.
// - 마우스 없이도 됩니다. **Tab**은 선택한 셀의 출력으로, **Shift&nbsp;+&nbsp;Tab**은 그 앞 셀의 출력으로 들어갑니다. 거기서 **화살표 키**로
//   그림의 창을 움직이거나 답을 고르고, **Shift&nbsp;+&nbsp;Enter**로 계속합니다.
//
// ## 나의 진도

// %%
progress();

// %% [markdown] lang="en"
// <small>The course follows Lecture 14 of *Machine Learning & Deep Learning 1* at Seoul National University (Prof. Joonseok
// Lee) and the study notes that newhaneul published on it. Text CC BY 4.0, code MIT.</small>
// %% [markdown] lang="ko"
// <small>이 강좌는 서울대학교 이준석 교수님의 *머신러닝 & 딥러닝 1* 14강과, newhaneul 님이 정리해 공개한 글을 따라갑니다. 글은 CC BY
// 4.0, 코드는 MIT 라이선스입니다.</small>
