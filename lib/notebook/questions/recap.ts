import { figure, type Figure } from '../../figures/figure';
import {
  inThisCell,
  jupyterDisplay,
  kernelHost,
  type KernelHost,
  type MimeBundle,
} from '../../host/kernel-host';
import { t } from '../../language';
import { dim, GREEN, RED, sentence } from '../html';
import { table } from '../note';
import { boxModel, buttonModel, children, htmlModel, viewOf, type WidgetModel } from '../widgets/model';
import { askedQuestions, choiceOf, choose, watch, type Question } from './question';

/**
 * What was predicted, and what turned out: all questions of the chapter, or those of `ids`.
 *
 * In a notebook it is live: a question that is still open can be answered here, and one that is answered above fills
 * in. Elsewhere, and in a saved notebook, it is a table. What turned out is shown once there is a prediction, here and there.
 *
 * @example recap(['01-size', '01-shift'])
 */
export function recap(ids: readonly string[] = [...askedQuestions().keys()]): Figure {
  const host = kernelHost();
  const { alt } = asTable(host, ids);
  if (!host) return figure('', alt, () => ({ 'text/markdown': alt }));
  // Unlike other figures it is rebuilt each time it is shown: its models are closed with the cell that shows them.
  const bundle = (): MimeBundle => {
    const here = inThisCell(host);
    const cards = ids.flatMap((id, i) => card(here, id, i + 1));
    return { ...viewOf(boxModel(here, cards)), 'text/markdown': alt, 'text/plain': alt };
  };
  return { title: '', alt, bundle, [jupyterDisplay]: bundle };
}

/**
 * A question without a prediction keeps its answer to itself, so that a saved notebook does not give it away. Without any
 * predictions only the questions are left: empty columns would read as a reproach.
 */
function asTable(host: KernelHost | undefined, ids: readonly string[]): Figure {
  const known = ids.flatMap((id) => {
    const question = askedQuestions().get(id);
    return question ? [{ question, choice: choiceOf(host, id, question) }] : [];
  });
  if (known.every(({ choice }) => choice === undefined))
    return table(
      [words.question()],
      known.map(({ question }) => [question.question]),
    );
  const rows = known.map(({ question, choice }) =>
    choice === undefined
      ? [question.question, t('still open', '아직 답하지 않음'), '', '']
      : [question.question, marked(question, choice), question.choices[question.answer], question.why ?? ''],
  );
  return table([words.question(), words.yours(), words.turnedOut(), words.why()], rows);
}

/** One question: its text and what came of it; below, as long as it is open, a button for each choice. */
function card(host: KernelHost, id: string, number: number): WidgetModel[] {
  const text = htmlModel(host, cardHtml(host, id, number));
  let buttons = answerButtons(host, id);
  const box = boxModel(host, buttons, 'convlab-answers');
  watch('recap', id, () => {
    const before = buttons;
    buttons = answerButtons(host, id);
    text.set({ value: cardHtml(host, id, number) });
    box.set(children(buttons));
    for (const button of before) button.close();
  });
  return [text, box];
}

/** Buttons, no radio: with those the first arrow key would already have chosen. None where the answer is known. */
function answerButtons(host: KernelHost, id: string): WidgetModel[] {
  const question = askedQuestions().get(id);
  if (!question || choiceOf(host, id, question) !== undefined) return [];
  return question.choices.map((choice, i) =>
    buttonModel(host, choice, () => {
      choose(host, id, i);
    }),
  );
}

function cardHtml(host: KernelHost, id: string, number: number): string {
  const question = askedQuestions().get(id);
  if (!question) {
    const text = t(
      'A question from above waits here: its cell has not been run yet.',
      '위쪽에 나온 질문의 자리입니다. 그 셀을 아직 실행하지 않았습니다.',
    );
    return framed(number, dim(text));
  }
  const head = `<div style="font-weight:600">${sentence(question.question)}</div>`;
  const choice = choiceOf(host, id, question);
  if (choice === undefined) {
    return framed(
      number,
      head +
        dim(
          t('Still open. What would you say now?', '아직 답하지 않았습니다. 지금이라면 무엇을 고르겠어요?'),
        ),
    );
  }
  const right = choice === question.answer;
  const lines = [
    [words.yours(), `<b style="${right ? GREEN : RED}">${sentence(marked(question, choice))}</b>`],
    ...(right ? [] : [[words.turnedOut(), sentence(question.choices[question.answer])]]),
    ...(question.why === undefined ? [] : [[words.why(), sentence(question.why)]]),
  ];
  const list = lines.map(([name, value]) => `<div style="opacity:.75">${name}</div><div>${value}</div>`);
  const grid = 'display:grid;grid-template-columns:minmax(7.8em,max-content) 1fr;gap:0 1em';
  return framed(number, `${head}<div role="status" style="${grid}">${list.join('')}</div>`);
}

function framed(number: number, html: string): string {
  return `<div style="display:flex;gap:.6em;line-height:1.5;max-width:90ch;padding-top:6px"><div>${number}.</div><div>${html}</div></div>`;
}

function marked({ choices, answer }: Question, choice: number): string {
  return `${choice === answer ? '✓' : '✗'} ${choices[choice]}`;
}

const words = {
  question: () => t('question', '질문'),
  yours: () => t('your prediction', '나의 예측'),
  turnedOut: () => t('what turned out', '실제 결과'),
  why: () => t('why', '이유'),
} as const;
