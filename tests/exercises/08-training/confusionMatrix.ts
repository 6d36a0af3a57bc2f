import { confusionMatrix } from '../../../solutions/08-training/confusionMatrix';
import type { Exercise } from '../../../tools/grader/course/spec';
import { both, example, puzzle, source, misconception, misconceptions } from '../cases';

type Counted = Parameters<typeof confusionMatrix>;

/** Each count's part of its row; `none` where the row is empty. */
function shares(row: readonly number[], none: number): number[] {
  const all = row.reduce((count, one) => count + one, 0);
  return row.map((count) => (all === 0 ? none : count / all));
}

export default {
  id: 'confusionMatrix',
  title: both('Who is taken for whom?', '무엇을 무엇으로 착각할까?'),
  task: both(
    'Count how often each true class (row) was predicted as each class (column).',
    '정답 클래스(행)가 어느 클래스(열)로 예측되었는지 횟수를 세세요.',
  ),
  difficulty: 1,
  minutes: 8,
  solution: confusionMatrix,
  parameters: ['labels', 'predictions', 'classes'],
  compare: 'exact',
  hints: [
    both(
      'Begin with a table of zeros, one row and one column for each class, and add 1 for every pair.',
      '클래스마다 행과 열이 하나씩 있는, 0으로 채운 표에서 시작해 짝마다 1을 더하세요.',
    ),
    both(
      'Each row must be an array of its own: `new Array(classes).fill(row)` would put one and the same row everywhere. Which of `labels[n]` and `predictions[n]` chooses the row, and which the column?',
      '행마다 따로 배열을 만들어야 합니다. `new Array(classes).fill(row)`는 같은 행 하나를 모든 자리에 넣습니다. `labels[n]`과 `predictions[n]` 가운데 행을 고르는 것은 무엇이고, 열을 고르는 것은 무엇일까요?',
    ),
    puzzle(
      'counts[predictions[n]][labels[n]]++;',
      both(
        'That lays the table on its side: rows are the truth, columns the prediction.',
        '표의 행과 열이 뒤바뀝니다. 행이 정답이고 열이 예측입니다.',
      ),
    ),
  ],
  misconceptions: [
    misconception(
      'transposed',
      'Your table lies on its side: rows are the truth, columns the prediction.',
      '표의 행과 열이 뒤바뀌었습니다. 행이 정답이고 열이 예측입니다.',
      (labels: number[], predictions: number[], classes: number) =>
        confusionMatrix(predictions, labels, classes),
    ),
    misconception(
      'rows-shared',
      'All your rows are alike: `new Array(n).fill(row)` puts the very same row into every place. Make a new one for each.',
      '모든 행이 똑같습니다. `new Array(n).fill(row)`는 같은 행 하나를 모든 자리에 넣습니다. 행마다 새로 만드세요.',
      (...[labels, predictions, classes]: Counted) => {
        const all = confusionMatrix(labels, predictions, classes);
        const columns = all[0].map((_, p) => all.reduce((count, row) => count + row[p], 0));
        return all.map(() => [...columns]);
      },
    ),
    misconception(
      'right-ones-only',
      'Only the right answers are counted. The mistakes, beside the diagonal, are what the table is for.',
      '맞힌 것만 세었습니다. 대각선 밖의 틀린 것들을 보려고 만드는 표입니다.',
      (...counted: Counted) =>
        confusionMatrix(...counted).map((row, t) => row.map((count, p) => (t === p ? count : 0))),
    ),
    misconception(
      'mistakes-only',
      'Only mistakes are counted. The right answers belong on the diagonal.',
      '틀린 것만 세었습니다. 맞힌 것은 대각선에 들어갑니다.',
      (...counted: Counted) =>
        confusionMatrix(...counted).map((row, t) => row.map((count, p) => (t === p ? 0 : count))),
    ),
    ...misconceptions(
      'shares',
      'Your entries are shares. Return the counts themselves: whole numbers.',
      '횟수를 비율로 나타냈습니다. 비율이 아니라 횟수, 곧 정수를 반환하세요.',
      (...counted: Counted) => confusionMatrix(...counted).map((row) => shares(row, 0)),
      (...counted: Counted) => confusionMatrix(...counted).map((row) => shares(row, NaN)),
      (...counted: Counted) =>
        confusionMatrix(...counted).map((row) => row.map((count) => count / counted[0].length)),
    ),
    misconception(
      'last-answer-missed',
      'The very last answer is not counted: `n < labels.length` already stops in time.',
      '맨 마지막 답을 세지 않았습니다. `n < labels.length`면 충분합니다.',
      (labels: number[], predictions: number[], classes: number) =>
        confusionMatrix(labels.slice(0, -1), predictions.slice(0, -1), classes),
    ),
    misconception(
      'seen-or-not',
      'You write a 1 where a pair occurs. Count how often: `++`, not `= 1`.',
      '짝이 나타난 자리에 1만 적었습니다. 몇 번인지 세어야 합니다. `= 1`이 아니라 `++`입니다.',
      (...counted: Counted) =>
        confusionMatrix(...counted).map((row) => row.map((count) => Math.min(1, count))),
    ),
    misconception(
      'unseen-classes-left-out',
      'Your table ends at the largest class that occurs. It has `classes` rows and columns, empty ones too.',
      '실제로 나온 가장 큰 클래스까지만 표를 만들었습니다. 비어 있더라도 행과 열은 `classes`개씩 있어야 합니다.',
      (labels: number[], predictions: number[]) =>
        confusionMatrix(labels, predictions, Math.max(...labels, ...predictions) + 1),
    ),
    misconception(
      'classes-not-counted',
      'Your matrix has as many rows as the largest label asks for. `classes` says how many there are, seen or not.',
      '가장 큰 라벨만큼만 행을 만들었습니다. 나타나지 않은 클래스까지 `classes`개가 있어야 합니다.',
      (labels: number[], predictions: number[]) => {
        const count = Math.max(...labels) + 1;
        return confusionMatrix(
          labels,
          predictions.map((label) => label),
          count,
        );
      },
    ),
  ],
  cases(random) {
    const { wholes } = source(random);
    const [labels, answers] = [wholes(40, 0, 3), wholes(40, 0, 3)];
    return [
      example(2, 'the description’s example', '설명에 나온 예', [0, 1, 1], [0, 1, 0], 2),
      example(1, 'all right', '모두 맞힘', [2, 0, 1, 2], [2, 0, 1, 2], 3),
      example(1, 'all wrong, always the same answer', '모두 틀림, 늘 같은 답', [0, 0, 1, 0], [2, 2, 2, 2], 3),
      example(1, 'classes that never occur', '한 번도 나오지 않는 클래스', [1, 1, 0], [0, 1, 1], 4),
      example(2, '40 answers, four classes', '답 40개, 클래스 넷', labels, answers, 4),
      example(2, '60 answers, seven classes', '답 60개, 클래스 일곱', wholes(60, 0, 6), wholes(60, 0, 6), 7),
      example(1, 'one class', '클래스 하나', [0, 0, 0], [0, 0, 0], 1),
    ];
  },
} satisfies Exercise;
