import type { Language } from 'convlab';
import { escapeHtml } from '../../../lib/host/html';
import { drawnCase } from '../../../lib/notebook/exercise/drawn-case';
import type { CheckedCase, CheckedExercise } from '../../../lib/notebook/exercise/payload';
import { page, table } from '../page';
import { statusWords } from '../status-words';
import type { Result } from './result';

const words = {
  en: {
    title: (student: string) => `Feedback for ${student}`,
    points: (points: number, most: number) => `${points} of ${most} points.`,
    late: (days: number) => ` ${days} ${days === 1 ? 'day' : 'days'} late.`,
    exercise: 'Exercise',
    status: 'Result',
    earned: 'Points',
    of: 'of',
    cases: (failed: number, all: number) => `${failed} of ${all} cases fail. The first of them:`,
  },
  ko: {
    title: (student: string) => `${student} 학생에게 드리는 피드백`,
    points: (points: number, most: number) => `${most}점 만점에 ${points}점.`,
    late: (days: number) => ` ${days}일 늦게 제출했습니다.`,
    exercise: '연습 문제',
    status: '결과',
    earned: '점수',
    of: '만점',
    cases: (failed: number, all: number) =>
      `${all}가지 경우 중 ${failed}가지가 틀립니다. 그중 첫 번째는 다음과 같습니다.`,
  },
} as const;

/** What was right and wrong in one student's answers, in the checker's words. */
export function feedbackPage(result: Result, language: Language): string {
  const say = words[language];
  const { exercises, counted, maxPoints, daysLate = 0 } = result;
  const overview = table(
    [say.exercise, say.status, say.earned, say.of],
    exercises.map(({ id, status, points, maxPoints: most }) => [
      id,
      statusWord(status, language),
      points,
      most,
    ]),
  );
  const wrong = exercises.filter(({ status }) => status !== 'passed' && status !== 'not-started');
  return page({
    title: say.title(result.name ?? result.student),
    language,
    body: [
      `<p>${say.points(counted, maxPoints)}${daysLate > 0 ? say.late(Math.ceil(daysLate)) : ''}</p>`,
      overview,
      ...wrong.map((exercise) => section(exercise, language)),
    ].join('\n'),
  });
}

function section({ id, status, message, cases }: CheckedExercise, language: Language): string {
  const failed = cases.filter(({ passed }) => !passed);
  return [
    `<h2>${escapeHtml(id)}: ${escapeHtml(statusWord(status, language))}</h2>`,
    message === '' ? '' : paragraphs(message),
    status === 'failed' ? `<p>${words[language].cases(failed.length, cases.length)}</p>` : '',
    ...firstOfEach(failed).map((one) => `<h3>${escapeHtml(one.name)}</h3>\n${drawnCase(one.message)}`),
  ].join('\n');
}

/** One case for each message: ten cases with the same mistake say it once. */
function firstOfEach(failed: readonly CheckedCase[]): CheckedCase[] {
  const told = failed.filter(({ message }) => message !== '');
  const first = told.slice(0, 1);
  const others = told.filter(({ misconception }) => misconception !== first[0]?.misconception);
  return [...first, ...others.slice(0, 1)];
}

const paragraphs = (text: string): string => `<pre>${escapeHtml(text)}</pre>`;

function statusWord(status: string, language: Language): string {
  return Object.hasOwn(statusWords, status) ? statusWords[status][language] : status;
}
