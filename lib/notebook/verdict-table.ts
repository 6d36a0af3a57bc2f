import { t } from '../language';
import type { MimeBundle } from './host';

/** One exercise's verdict as the checker reports it. */
export interface CheckedExercise {
  readonly id: string;
  readonly status: string;
  readonly message: string;
  readonly points: number;
  readonly maxPoints: number;
  readonly cases: readonly {
    readonly name: string;
    readonly passed: boolean;
    readonly points: number;
    readonly maxPoints: number;
    readonly message: string;
    readonly misconception: string | null;
  }[];
}

// Colours with enough contrast on white and on dark grey; everything else is the theme's own.
const GREEN = '#2e9e4f';
const RED = '#e05252';
const CELL =
  'text-align:left;vertical-align:top;padding:4px 10px;border-bottom:1px solid rgba(128,128,128,.35)';

/** Text that is safe inside HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The line above the table: what came out, in words. */
export function headline({ id, status, points, maxPoints }: CheckedExercise): string {
  const score = t(`${points} of ${maxPoints} points`, `${maxPoints}점 중 ${points}점`);
  switch (status) {
    case 'passed':
      return t(`✔ ${id}: all cases pass, ${score}`, `✔ ${id}: 모두 통과, ${score}`);
    case 'not-started':
      return t(`○ ${id} is waiting for you`, `○ ${id}: 아직 시작 전입니다`);
    default:
      return t(`✘ ${id}: not there yet, ${score}`, `✘ ${id}: 아직 조금 남았습니다, ${score}`);
  }
}

/** A verdict as a table that reads well in a light and in a dark theme, and as plain text. */
export function verdictBundle(verdict: CheckedExercise, printed: string): MimeBundle {
  return { 'text/html': verdictHtml(verdict, printed), 'text/plain': verdictText(verdict, printed) };
}

function verdictHtml(verdict: CheckedExercise, printed: string): string {
  const { status, message, cases } = verdict;
  const colour = status === 'passed' ? GREEN : status === 'not-started' ? 'inherit' : RED;
  const parts = [
    `<div style="font-weight:600;color:${colour};margin:4px 0">${escapeHtml(headline(verdict))}</div>`,
  ];
  if (message !== '')
    parts.push(`<div style="margin:4px 0;white-space:pre-wrap">${escapeHtml(message)}</div>`);
  if (showsCases(verdict)) {
    const rows = cases.map(({ name, passed, points, maxPoints, message: said }) => {
      const sign = `<span style="color:${passed ? GREEN : RED};font-weight:600">${passed ? '✔' : '✘'}</span>`;
      const cells = [
        sign,
        escapeHtml(name),
        `${points}/${maxPoints}`,
        escapeHtml(said).replace(/\n/g, '<br>'),
      ];
      return `<tr>${cells.map((cell) => `<td style="${CELL}">${cell}</td>`).join('')}</tr>`;
    });
    const heads = ['', t('case', '경우'), t('points', '점수'), t('what to look at', '살펴볼 점')];
    const head = heads.map((text) => `<th style="${CELL}">${text}</th>`).join('');
    parts.push(
      `<table style="border-collapse:collapse;color:inherit;background:transparent"><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`,
    );
  }
  if (printed !== '' && status !== 'passed') {
    const title = t('what your function printed', '함수가 출력한 내용');
    parts.push(
      `<details><summary>${title}</summary><pre>${escapeHtml(printed.slice(0, 4000))}</pre></details>`,
    );
  }
  return parts.join('\n');
}

function verdictText(verdict: CheckedExercise, printed: string): string {
  const lines = [headline(verdict)];
  if (verdict.message !== '') lines.push(`  ${verdict.message}`);
  if (showsCases(verdict)) {
    for (const { name, passed, message } of verdict.cases) {
      lines.push(`  ${passed ? '✔' : '✘'} ${name}`);
      if (message !== '') lines.push(...message.split('\n').map((line) => `      ${line}`));
    }
  }
  if (printed !== '' && verdict.status !== 'passed') {
    lines.push(
      t('  printed:', '  출력:'),
      ...printed
        .trimEnd()
        .split('\n')
        .slice(0, 20)
        .map((line) => `    ${line}`),
    );
  }
  return lines.join('\n');
}

/** Nothing was run: then there is nothing to list. */
const showsCases = ({ status }: CheckedExercise): boolean =>
  status !== 'not-started' && status !== 'compile-error';
