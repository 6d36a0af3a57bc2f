import { note, table } from './note';
import { show, type Figure } from '../figures/figure';
import { t } from '../language';
import { kernelHost, type KernelHost } from './host';
import { readPredictions, savePrediction } from './predictions';
import { openModel, showModels } from './widgets/model';

export interface Question {
  readonly question: string;
  readonly choices: readonly string[];
  /** Which of the choices is right, counted from 0. */
  readonly answer: number;
  readonly why?: string;
}

const asked = new Map<string, Question>();

/**
 * Asks before the next cell is run. The choice is kept (.convlab/predictions.json) and `recap` comes back to it;
 * whoever does not choose can run on.
 *
 * @example
 * predict('01-shift', {
 *   question: 'The photo moves 12 pixels to the right. What does the map do?',
 *   choices: ['it stays', 'it moves, too'],
 *   answer: 1,
 *   why: 'The same filter looks at every place.',
 * })
 */
export function predict(id: string, question: Question): void {
  asked.set(id, question);
  ask(id, question, t('Predict', '예상해 봅시다'), (choice) =>
    t(
      `Noted: “${question.choices[choice]}”. We come back to it.`,
      `기록했습니다: “${question.choices[choice]}”. 나중에 다시 살펴봅니다.`,
    ),
  );
}

/** Like `predict`, and tells at once whether the choice is right. */
export function quiz(id: string, question: Question): void {
  ask(id, question, t('Check yourself', '확인해 봅시다'), (choice) => {
    const verdict =
      choice === question.answer ? t('✓ Right.', '✓ 맞습니다.') : t('✗ Not yet.', '✗ 아직 아닙니다.');
    return choice === question.answer ? `${verdict} ${question.why ?? ''}` : verdict;
  });
}

/**
 * What was predicted, and what turned out: one table over all questions of the chapter, or those of `ids`.
 *
 * @example recap(['01-size', '01-shift'])
 */
export function recap(ids: readonly string[] = [...asked.keys()]): Figure {
  const made = readPredictions(kernelHost());
  const rows = ids.map((id) => {
    const known = asked.get(id);
    if (!known) {
      return [id, '–', t('(its cell was not run)', '(해당 셀을 실행하지 않았습니다)'), ''];
    }
    const { question, choices, answer, why = '' } = known;
    const choice = made[id]?.choice;
    const mark = choice === answer ? '✓ ' : '✗ ';
    const yours =
      choice === undefined || !(choice in choices)
        ? t('no prediction made', '예상하지 않음')
        : mark + choices[choice];
    return [question, yours, choices[answer], why];
  });
  const headings = [
    t('question', '질문'),
    t('your prediction', '나의 예상'),
    t('what turned out', '실제 결과'),
    t('why', '까닭'),
  ];
  return table(
    headings,
    rows.map((row) => row.map((text) => text.replaceAll('|', '\\|').replaceAll('\n', ' '))),
  );
}

function ask(id: string, question: Question, invitation: string, reply: (choice: number) => string): void {
  const { choices, answer } = question;
  if (!(answer in choices))
    throw new RangeError(`predict: answer ${answer} is none of the ${choices.length} choices of ${id}`);
  const host = kernelHost();
  const text = [
    `**${invitation}** · ${question.question}`,
    '',
    ...choices.map((choice) => `- ${choice}`),
  ].join('\n');
  if (host) askWithButtons(host, id, question, invitation, text, reply);
  else show(note(text));
}

function askWithButtons(
  host: KernelHost,
  id: string,
  { question, choices }: Question,
  invitation: string,
  text: string,
  reply: (choice: number) => string,
): void {
  const before = readPredictions(host)[id]?.choice;
  const chosen = before !== undefined && before in choices ? before : null;
  const wide = openModel(host, 'Layout', { width: 'auto' }).reference;
  const style = openModel(host, 'DescriptionStyle', { description_width: '0px' }).reference;
  const html = (value: string): ReturnType<typeof openModel> =>
    openModel(host, 'HTML', { value, layout: wide, style: openModel(host, 'HTMLStyle', {}).reference });
  const heading = html(`<b>${escapeHtml(invitation)}</b> · ${escapeHtml(question)}`);
  const answerText = html(chosen === null ? '' : escapeHtml(reply(chosen)));
  const buttons = openModel(
    host,
    'RadioButtons',
    { _options_labels: choices, index: chosen, description: '', disabled: false, layout: wide, style },
    ({ index }) => {
      if (typeof index !== 'number') return;
      savePrediction(host, id, index);
      answerText.set({ value: escapeHtml(reply(index)) });
    },
  );
  showModels(host, [heading, buttons, answerText], { 'text/markdown': text, 'text/plain': text });
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
