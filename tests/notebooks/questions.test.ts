import { join } from 'node:path';
import { chapters, isNumbered } from '../../tools/notebooks/chapters';
import { sharesVeil } from '../../tools/labextension/src/shared-veil';
import { builtPath, notebookOf, readNotebook, type NotebookCell } from '../../tools/notebooks/notebook';
import { questionIn, withQuestions, type PageQuestion } from '../../tools/notebooks/questions';

const root = join(__dirname, '..', '..');
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

test('sharesVeil: neighbors that answer one question have one veil, unless open code stands between', () => {
  const output = { question: '01-shift', showsCode: true };
  const text = { question: '01-shift', showsCode: false };
  expect(sharesVeil(output, text)).toBe(true);
  expect(sharesVeil(text, text)).toBe(true);
  expect(sharesVeil(text, output)).toBe(false);
  expect(sharesVeil(undefined, text)).toBe(false);
  expect(sharesVeil({ ...output, question: '01-size' }, text)).toBe(false);
});

test('a text that answers a question carries it in its metadata, in both languages', async () => {
  for (const language of ['en', 'ko'] as const) {
    const { cells } = await notebookOf(root, '01-patterns', language);
    const texts = cells.filter(({ cell_type }) => cell_type === 'markdown');
    const answers = texts.flatMap(
      ({ metadata }) => (metadata.convlab as { answers?: string } | undefined)?.answers ?? [],
    );
    expect(answers).toEqual(expect.arrayContaining(['01-brightest', '01-size', '01-shuffle', '01-shift']));
    expect(texts.length).toBeGreaterThan(answers.length);
  }
});

/** Questions that no veil covers: the chapter itself answers them, or the reader's own hand in an explorer. */
const answeredElsewhere = new Set(['02-weights', '05-grey', '06-which']);

test.each(chapters(root).filter(isNumbered))('%s: what answers a question is veiled', (chapter) => {
  const metadata = readNotebook(builtPath(root, chapter, 'en')).cells.map((cell) => cell.metadata);
  const asked = metadata.flatMap((one) => (one.convlab_question as PageQuestion | undefined)?.id ?? []);
  const answered = metadata.map((one) => (one.convlab as { answers?: string } | undefined)?.answers);
  expect(asked.length).toBeGreaterThan(1);
  expect(asked.filter((id) => !answered.includes(id) && !answeredElsewhere.has(id))).toEqual([]);
});
