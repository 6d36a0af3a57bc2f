import { show } from '../../figures/figure';
import { kernelHost, type KernelHost } from '../../host/kernel-host';
import { t } from '../../language';
import { sentence } from '../html';
import { note } from '../note';
import { htmlModel, openModel, showModels } from '../widgets/model';
import { choiceOf, choose, noteQuestion, watch, type Question } from './question';

/**
 * Asks before the next cell is run. The choice is saved (.convlab/predictions.json) and `recap` comes back to it;
 * a reader who does not choose can run on.
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
  ask('predict', id, question, t('Predict', '예측해 봅시다'), (choice) =>
    t(
      `Noted: “${question.choices[choice]}”. We come back to it.`,
      `기록했습니다: “${question.choices[choice]}”. 나중에 다시 살펴봅니다.`,
    ),
  );
  noteQuestion(id, question);
}

/** Like `predict`, but shows at once whether the choice is right. */
export function quiz(id: string, question: Question): void {
  ask('quiz', id, question, t('Check yourself', '확인해 봅시다'), (choice) => {
    const verdict =
      choice === question.answer ? t('✓ Right.', '✓ 맞습니다.') : t('✗ Not yet.', '✗ 아직 아닙니다.');
    return choice === question.answer ? `${verdict} ${question.why ?? ''}` : verdict;
  });
}

function ask(
  name: string,
  id: string,
  question: Question,
  invitation: string,
  reply: (choice: number) => string,
): void {
  const { choices, answer } = question;
  if (!(answer in choices))
    throw new RangeError(`${name}: answer ${answer} is none of the ${choices.length} choices of ${id}`);
  const host = kernelHost();
  const text = [
    `**${invitation}** · ${question.question}`,
    '',
    ...choices.map((choice) => `- ${choice.replace(/^(\d+)\./, '$1\\.')}`), // no list within the list
  ].join('\n');
  if (host) askWithButtons(host, id, question, invitation, text, reply);
  else show(note(text));
}

function askWithButtons(
  host: KernelHost,
  id: string,
  question: Question,
  invitation: string,
  text: string,
  reply: (choice: number) => string,
): void {
  const chosen = (): number | null => choiceOf(host, id, question) ?? null;
  const answer = (): string => {
    const choice = chosen();
    return choice === null ? '' : sentence(reply(choice));
  };
  const heading = htmlModel(host, `<b>${sentence(invitation)}</b> · ${sentence(question.question)}`);
  const answerText = htmlModel(host, answer());
  const buttons = openModel(
    host,
    'RadioButtons',
    {
      _options_labels: question.choices,
      index: chosen(),
      description: '',
      disabled: false,
      layout: openModel(host, 'Layout', { width: 'auto' }).reference,
      style: openModel(host, 'DescriptionStyle', { description_width: '0px' }).reference,
    },
    ({ index }) => {
      if (typeof index === 'number') choose(host, id, index);
    },
  );
  watch('question', id, () => {
    buttons.set({ index: chosen() });
    answerText.set({ value: answer() });
  });
  showModels(host, [heading, buttons, answerText], { 'text/markdown': text, 'text/plain': text });
}
