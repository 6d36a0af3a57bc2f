// The glossary: the words of the chapters, in both languages. Chapters link here by themselves (tools/notebooks/glossary.ts).

// %% [markdown] lang="en"
// # Glossary
//
// The words of this course, and their Korean names. A chapter links here where it explains a word.
//
// ### accuracy
//
// 정확도 · the share of right answers. Chapter&nbsp;7.
//
// ### activation function
//
// 활성화 함수 · a function of one number that follows a layer, such as ReLU. Without it, many layers would be no more than one. Chapter&nbsp;2.
//
// ### activation map
//
// 활성화 맵 · all answers of one filter, each at its place; also *feature map*. Chapter&nbsp;1.
//
// ### backpropagation
//
// 역전파 · the way back through the layers: from the slopes at a layer's output to those at its weights and its input. Chapter&nbsp;2.
//
// ### batch
//
// 배치 · the examples that one training step sees together. Chapter&nbsp;8.
//
// ### batch normalization
//
// 배치 정규화 · each map is brought to mean 0 and variance 1 over the batch, then to a mean and a spread that are learned. Chapter&nbsp;11.
//
// ### bias
//
// 편향 · a number that a filter adds to each of its sums. Chapter&nbsp;2.
//
// ### bottleneck
//
// 병목 · fewer channels in the middle, by 1 × 1 layers before and after. Chapter&nbsp;5.
//
// ### channel
//
// 채널 · one of the numbers that every pixel of an image or map has: [H, W, C]. Chapter&nbsp;1.
//
// ### confusion matrix
//
// 혼동 행렬 · a table that counts how often each class is taken for each: the row is the truth, the column the prediction. Chapter&nbsp;8.
//
// ### convolution layer
//
// 합성곱 층 · several filters that slide over all channels of their input; a network made of such layers is a convolutional network, CNN. Chapter&nbsp;2.
//
// ### cross-correlation
//
// 교차상관 · what networks compute under the name of convolution: the filter slides without being flipped. Chapter&nbsp;1.
//
// ### depthwise convolution
//
// 채널별 합성곱 · a convolution whose filters see one channel each: as many groups as channels. Chapter&nbsp;11.
//
// ### dropout
//
// 드롭아웃 · in training, a random part of the answers is set to 0, another part each time. Chapter&nbsp;9.
//
// ### epoch
//
// 에폭 · one pass through all training examples. Chapter&nbsp;8.
//
// ### equivariant
//
// 등변 · what is shifted before comes out shifted. Chapter&nbsp;1.
//
// ### filter
//
// 필터 · a small table of weights that slides over an image; also *kernel*. Chapter&nbsp;1.
//
// ### fully connected layer
//
// 완전 연결 층 · a layer with a weight from every input to every output. Chapter&nbsp;1.
//
// ### global average pooling
//
// 전역 평균 풀링 · each map becomes one number, its mean. Chapter&nbsp;11.
//
// ### gradient descent
//
// 경사 하강법 · each weight takes a small step against its slope. Chapter&nbsp;8.
//
// ### group
//
// 그룹 · a part of the channels; a filter sees the channels of its own group only. Chapter&nbsp;9.
//
// ### im2col
//
// All windows of an image as the rows of a matrix; the convolution is then one matrix product. Chapter&nbsp;2.
//
// ### invariant
//
// 불변 · what is shifted before comes out the same. Chapter&nbsp;1.
//
// ### label
//
// 레이블 · the right answer that belongs to an example: the number of its class. Chapter&nbsp;8.
//
// ### learning rate
//
// 학습률 · how large a step along the slope is. Chapter&nbsp;8.
//
// ### local response normalization
//
// 국소 응답 정규화 · each answer is divided by a measure of what the neighbor channels answer at the same pixel; LRN. Chapter&nbsp;9.
//
// ### logit
//
// 로짓 · a score of the last layer, one for each class, before softmax. Chapter&nbsp;8.
//
// ### loss
//
// 손실 · how wrong a network is, as one number; training makes it smaller. Chapter&nbsp;8.
//
// ### MAC
//
// One multiplication and the addition of its product to a sum. Chapter&nbsp;2.
//
// ### momentum
//
// 모멘텀 · each training step keeps a part of the last one. Chapter&nbsp;8.
//
// ### occlusion map
//
// 가림 맵 · what is left of the answer when a part of the image is covered, one part after the other. Chapter&nbsp;8.
//
// ### overfitting
//
// 과적합 · a network knows its training examples by heart, and errs on new ones. Chapter&nbsp;7.
//
// ### padding
//
// 패딩 · a frame of zeros around the image, so that a filter reaches the border. Chapter&nbsp;4.
//
// ### parameter
//
// 파라미터 · a number that training changes: a weight or a bias. Chapter&nbsp;2.
//
// ### patch
//
// 패치 · the part of an image under the window. Chapter&nbsp;1.
//
// ### pooling
//
// 풀링 · of each small window of a map one number is left, the largest or the mean. Chapter&nbsp;7.
//
// ### receptive field
//
// 수용 영역 · the pixels of the image that one number of a later layer sees. Chapter&nbsp;2.
//
// ### ReLU
//
// The activation function that turns negative numbers into 0. Chapter&nbsp;2.
//
// ### residual block
//
// 잔차 블록 · layers with a sum past them: what went in is added to what comes out. Chapter&nbsp;11.
//
// ### softmax
//
// 소프트맥스 · turns logits into probabilities that add up to 1. Chapter&nbsp;8.
//
// ### spatial locality
//
// 공간적 지역성 · what belongs together stands together. Chapter&nbsp;1.
//
// ### stride
//
// 보폭 · how many pixels the window moves from one place to the next. Chapter&nbsp;3.
//
// ### template
//
// 템플릿 · a pattern cut out of an image, used as a filter. Chapter&nbsp;1.
//
// ### tensor
//
// 텐서 · numbers in a box that has a shape. Chapter&nbsp;1.
//
// ### top-5 error
//
// top-5 오류 · the share of images whose right answer is not among five guesses. Chapter&nbsp;9.
//
// ### transfer learning
//
// 전이 학습 · to keep what a network has learned, and train only a new last layer. Chapter&nbsp;11.
//
// ### validation
//
// 검증 · how a network does, while it learns, on examples that it does not learn from. Chapter&nbsp;8.
//
// ### weight
//
// 가중치 · a number that an input is multiplied by. Chapter&nbsp;1.
// %% [markdown] lang="ko"
// # 용어집
//
// 이 강좌에서 쓰는 용어와 그 영어 이름입니다. 각 장에서 용어를 설명하는 곳이 여기로 이어집니다.
//
// ### im2col
//
// 이미지의 모든 창을 행렬의 행으로 펼친 것입니다. 그러면 합성곱은 행렬 곱 한 번입니다. 2장.
//
// ### MAC
//
// 곱셈 한 번과, 그 곱을 합에 더하는 덧셈 한 번입니다. 2장.
//
// ### ReLU
//
// 음수를 0으로 바꾸는 활성화 함수입니다. 2장.
//
// ### top-5 오류
//
// *top-5 error* · 답 다섯 개 안에 정답이 없는 이미지의 비율입니다. 9장.
//
// ### 가림 맵
//
// *occlusion map* · 이미지를 한 부분씩 가려 가며, 그때마다 답이 얼마나 남는지를 나타낸 것입니다. 8장.
//
// ### 가중치
//
// *weight* · 입력에 곱하는 수입니다. 1장.
//
// ### 검증
//
// *validation* · 배우는 데 쓰지 않는 예제로, 학습하는 동안 신경망의 성적을 지켜보는 것입니다. 8장.
//
// ### 경사 하강법
//
// *gradient descent* · 가중치마다 기울기의 반대쪽으로 조금씩 움직이는 방법입니다. 8장.
//
// ### 공간적 지역성
//
// *spatial locality* · 서로 관련 있는 것은 가까이 있다는 성질입니다. 1장.
//
// ### 과적합
//
// *overfitting* · 학습용 예제를 외워 버려 새 예제에서는 틀리는 것입니다. 7장.
//
// ### 교차상관
//
// *cross-correlation* · 신경망이 합성곱이라는 이름으로 계산하는 것입니다. 필터를 뒤집지 않고 미끄러뜨립니다. 1장.
//
// ### 국소 응답 정규화
//
// *local response normalization*, LRN · 반응을, 같은 픽셀에서 이웃 채널들이 크게 반응할수록 커지는 수로 나누는 것입니다. 9장.
//
// ### 그룹
//
// *group* · 채널을 나눈 묶음입니다. 필터는 자기 그룹의 채널만 봅니다. 9장.
//
// ### 드롭아웃
//
// *dropout* · 학습할 때 반응의 일부를, 매번 다르게 골라 0으로 만드는 것입니다. 9장.
//
// ### 등변
//
// *equivariant* · 옮겨서 넣으면 결과도 그만큼 옮겨져 나오는 성질입니다. 1장.
//
// ### 레이블
//
// *label* · 예제에 붙은 정답, 곧 클래스 번호입니다. 8장.
//
// ### 로짓
//
// *logit* · 마지막 층이 클래스마다 내놓는, 소프트맥스 이전의 점수입니다. 8장.
//
// ### 모멘텀
//
// *momentum* · 학습 스텝마다 지난 걸음의 일부를 이어 가는 것입니다. 8장.
//
// ### 배치
//
// *batch* · 학습 한 스텝에서 함께 보는 예제들입니다. 8장.
//
// ### 배치 정규화
//
// *batch normalization* · 배치 안에서 맵마다 평균을 0, 분산을 1로 맞춘 다음 학습한 평균과 폭으로 옮기는 것입니다. 11장.
//
// ### 병목
//
// *bottleneck* · 1 × 1 층으로 가운데의 채널 수를 줄이는 구조입니다. 5장.
//
// ### 보폭
//
// *stride* · 창이 한 자리에서 다음 자리로 옮겨 가는 픽셀 수입니다. 3장.
//
// ### 불변
//
// *invariant* · 옮겨서 넣어도 결과가 그대로인 성질입니다. 1장.
//
// ### 소프트맥스
//
// *softmax* · 로짓을, 모두 더하면 1이 되는 확률로 바꾸는 함수입니다. 8장.
//
// ### 손실
//
// *loss* · 신경망이 얼마나 틀렸는지를 나타내는 수 하나입니다. 학습은 이것을 줄입니다. 8장.
//
// ### 수용 영역
//
// *receptive field* · 뒤쪽 층의 수 하나가 보는 이미지의 픽셀들입니다. 2장.
//
// ### 에폭
//
// *epoch* · 학습용 예제를 모두 한 번씩 보는 것입니다. 8장.
//
// ### 역전파
//
// *backpropagation* · 층을 거꾸로 지나며, 출력의 기울기에서 가중치와 입력의 기울기를 구하는 것입니다. 2장.
//
// ### 완전 연결 층
//
// *fully connected layer* · 모든 입력에서 모든 출력으로 가중치가 하나씩 있는 층입니다. 1장.
//
// ### 잔차 블록
//
// *residual block* · 층들을 지나 나온 것에, 들어간 것을 그대로 더하는 구조입니다. 11장.
//
// ### 전역 평균 풀링
//
// *global average pooling* · 맵 한 장을 평균이라는 수 하나로 바꾸는 것입니다. 11장.
//
// ### 전이 학습
//
// *transfer learning* · 학습된 신경망은 그대로 두고 마지막 층만 새로 학습시키는 것입니다. 11장.
//
// ### 정확도
//
// *accuracy* · 맞힌 답의 비율입니다. 7장.
//
// ### 채널
//
// *channel* · 이미지나 맵의 픽셀마다 있는 수들 가운데 하나입니다. [H, W, C]. 1장.
//
// ### 채널별 합성곱
//
// *depthwise convolution* · 필터마다 채널 하나만 보는 합성곱입니다. 그룹의 수가 채널의 수와 같습니다. 11장.
//
// ### 텐서
//
// *tensor* · 모양이 있는 상자에 담긴 수들입니다. 1장.
//
// ### 템플릿
//
// *template* · 이미지에서 오려 내어 필터로 쓰는 패턴입니다. 1장.
//
// ### 파라미터
//
// *parameter* · 학습이 바꾸는 수, 곧 가중치와 편향입니다. 2장.
//
// ### 패딩
//
// *padding* · 필터가 가장자리까지 닿도록 이미지 둘레에 두르는 0입니다. 4장.
//
// ### 패치
//
// *patch* · 창 아래에 놓인 이미지의 한 부분입니다. 1장.
//
// ### 편향
//
// *bias* · 필터가 합에 언제나 더하는 수입니다. 2장.
//
// ### 풀링
//
// *pooling* · 맵의 작은 창마다 가장 큰 값이나 평균 하나만 남기는 것입니다. 7장.
//
// ### 필터
//
// *filter* · 이미지 위를 미끄러지는 작은 가중치 표입니다. *커널*(kernel)이라고도 합니다. 1장.
//
// ### 학습률
//
// *learning rate* · 기울기를 따라 한 번에 얼마나 크게 움직이는지를 정하는 수입니다. 8장.
//
// ### 합성곱 층
//
// *convolution layer* · 입력의 모든 채널 위를 미끄러지는 필터 여러 개입니다. 이런 층으로 만든 신경망을 합성곱 신경망(CNN)이라고 합니다. 2장.
//
// ### 혼동 행렬
//
// *confusion matrix* · 어떤 클래스를 어떤 클래스로 답했는지 세어 놓은 표입니다. 행은 정답, 열은 예측입니다. 8장.
//
// ### 활성화 맵
//
// *activation map* · 필터 하나의 모든 반응을 제자리에 놓은 것입니다. *특징 맵*(feature map)이라고도 합니다. 1장.
//
// ### 활성화 함수
//
// *activation function* · 층 뒤에서 수 하나하나에 적용하는 함수로, ReLU가 대표적입니다. 이것이 없으면 층을 아무리 쌓아도 층 하나와 같습니다. 2장.
