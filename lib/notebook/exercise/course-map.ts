import { escapeHtml } from '../../host/html';
import { t } from '../../language';
import { AMBER, CLOSE, dim, headed, table } from '../html';
import type { CourseMap, Step } from './payload';

const starsOf = ({ stars }: Step): string => '★'.repeat(stars) + '☆'.repeat(3 - stars);
const scoreOf = ({ points, maxPoints }: Step): string => `${points}/${maxPoints}`;

function remarkOf({ id, state }: Step, next: string | null): string {
  const changed = state === 'changed' ? t('changed since its check', '확인한 뒤 바뀜') : '';
  return [changed, id === next ? t('← next', '← 다음') : ''].filter((text) => text !== '').join(' ');
}

function totals({ steps, next }: CourseMap): [total: string, advice: string] {
  const points = steps.reduce((sum, step) => sum + step.points, 0);
  const most = steps.reduce((sum, step) => sum + step.maxPoints, 0);
  const following = steps.find(({ id }) => id === next);
  return [
    t(`${points} of ${most} points`, `${most}점 중 ${points}점`),
    following === undefined
      ? t('All done. Well done!', '모두 끝냈습니다. 수고하셨습니다!')
      : t(
          `Next: ${following.id} (${following.title}, about ${following.minutes} minutes), in ${following.chapter}.`,
          `다음: ${following.chapter}의 ${following.id} (${following.title}, 약 ${following.minutes}분).`,
        ),
  ];
}

/** The course map as a table whose chapters are links to their notebooks. */
export function mapHtml(map: CourseMap): string {
  const { steps, next } = map;
  const [total, advice] = totals(map);
  const rows = chaptersOf(map).flatMap((chapter) => [
    [`<a href="${escapeHtml(chapter)}.ipynb">${escapeHtml(chapter)}</a>`],
    ...steps
      .filter((step) => step.chapter === chapter)
      .map((step) => [
        `<span style="${step.stars === 0 ? 'opacity:.6' : AMBER};white-space:nowrap">${starsOf(step)}</span>`,
        `<code style="background:transparent;padding:0">${escapeHtml(step.id)}</code>`,
        escapeHtml(step.title),
        `<div style="text-align:right">${scoreOf(step)}</div>`,
        escapeHtml(remarkOf(step, next)),
      ]),
  ]);
  return [table(rows, [], CLOSE), headed(total), dim(advice)].join('\n');
}

/** The same as plain text. */
export function mapText(map: CourseMap): string {
  const lines = chaptersOf(map).flatMap((chapter) => [
    chapter,
    ...map.steps
      .filter((step) => step.chapter === chapter)
      .map((step) =>
        `  ${starsOf(step)} ${step.id.padEnd(22)}${scoreOf(step).padStart(6)}  ${remarkOf(step, map.next)}`.trimEnd(),
      ),
  ]);
  return [...lines, ...totals(map)].join('\n');
}

const chaptersOf = ({ steps }: CourseMap): string[] => [...new Set(steps.map(({ chapter }) => chapter))];
