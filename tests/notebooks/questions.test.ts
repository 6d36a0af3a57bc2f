import { join } from 'node:path';
import { chapters, isNumbered } from '../../tools/notebooks/chapters';
import { builtPath, readNotebook, type NotebookCell } from '../../tools/notebooks/notebook';
import { questionIn, withQuestions, type PageQuestion } from '../../tools/notebooks/questions';

const predict = `predict('01-shift', {
  question: 'What does the map do?',
  choices: ["it doesn't move", 'it moves, too'],
  answer: 1,
  why: 'So.',
});`;
const code = (id: string, source: string, metadata: Record<string, unknown> = {}): NotebookCell => ({
  ...{ id, cell_type: 'code', source, metadata },
});

test('questionIn reads a question as the page shows it', () => {
  expect(questionIn(`// question\n${predict}`)).toEqual({
    id: '01-shift',
    question: 'What does the map do?',
    choices: ["it doesn't move", 'it moves, too'],
    answer: 1,
  });
  expect(questionIn('const predict = 1;')).toBeUndefined();
  expect(() => questionIn(predict.replace("'What does the map do?'", 'x'))).toThrow('plain strings, not x');
});

test('withQuestions puts a question into its cell, and refuses an answer that nobody asked for', () => {
  const answer = code('b', '1', { convlab: { answers: '01-shift' } });
  const [asked, same] = withQuestions([code('a', predict), answer]);
  expect(asked.metadata.convlab_question).toMatchObject({ id: '01-shift', answer: 1 });
  expect(same).toBe(answer);
  expect(() => withQuestions([answer, code('a', predict)])).toThrow(
    'b answers "01-shift", which no cell before it asks',
  );
});

/** Questions that no output answers: the text behind them does, or the reader's own hand in an explorer. */
const answeredElsewhere = new Set(['02-weights', '05-grey', '06-which']);

const root = join(__dirname, '..', '..');
test.each(chapters(root).filter(isNumbered))('%s: what answers a question is veiled', (chapter) => {
  const metadata = readNotebook(builtPath(root, chapter, 'en')).cells.map((cell) => cell.metadata);
  const asked = metadata.flatMap((one) => (one.convlab_question as PageQuestion | undefined)?.id ?? []);
  const answered = metadata.map((one) => (one.convlab as { answers?: string } | undefined)?.answers);
  expect(asked.length).toBeGreaterThan(1);
  expect(asked.filter((id) => !answered.includes(id) && !answeredElsewhere.has(id))).toEqual([]);
});
