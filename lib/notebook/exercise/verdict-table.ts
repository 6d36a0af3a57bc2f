import { escapeHtml } from '../../host/html';
import type { MimeBundle } from '../../host/kernel-host';
import { t } from '../../language';
import { CELL, dim, GREEN, headed, RED, sentence, table } from '../html';
import { drawnCase } from './drawn-case';
import type { CheckedExercise } from './payload';

/** A verdict as a table that reads well in a light and in a dark theme, and as plain text. */
export function verdictBundle(verdict: CheckedExercise, printed: string, seed?: number): MimeBundle {
  const how = seed === undefined ? '' : seedRemark(verdict, seed);
  return {
    'text/html': verdictHtml(verdict, printed) + (how === '' ? '' : `\n${dim(how)}`),
    'text/plain': verdictText(verdict, printed) + (how === '' ? '' : `\n${how}`),
  };
}

/** How to see the same cases again, where one failed. */
function seedRemark({ id, status }: CheckedExercise, seed: number): string {
  if (status === 'passed' || status === 'not-started' || status === 'compile-error') return '';
  return t(
    `The cases were drawn with seed ${seed}; npm run check -- ${id} --seed ${seed} draws them again.`,
    `시드 ${seed}로 뽑은 경우들입니다. npm run check -- ${id} --seed ${seed}로 같은 경우를 다시 볼 수 있습니다.`,
  );
}

/** The line above the table: what came out, in words. */
function headline({ id, status, points, maxPoints }: CheckedExercise): string {
  const score = t(`${points} of ${maxPoints} points`, `${maxPoints}점 중 ${points}점`);
  switch (status) {
    case 'passed':
      return t(`✔ ${id}: all cases pass, ${score}`, `✔ ${id}: 모두 통과, ${score}`);
    case 'not-started':
      return t(`○ ${id} is waiting for you`, `○ ${id}: 아직 시작 전입니다`);
    default:
      return points < maxPoints / 2
        ? t(`✘ ${id}: not yet, ${score}`, `✘ ${id}: 아직입니다, ${score}`)
        : t(`✘ ${id}: not there yet, ${score}`, `✘ ${id}: 조금 남았습니다, ${score}`);
  }
}

/** The line below: where to go from here. */
function advice({ id, status }: CheckedExercise): string {
  return status === 'passed'
    ? t(
        `\`solution("${id}")\` shows one way to write it, \`progress()\` what comes next.`,
        `\`solution("${id}")\`은 한 가지 풀이를, \`progress()\`는 다음에 할 일을 보여 줍니다.`,
      )
    : t(`Stuck? \`hint("${id}")\` helps.`, `막혔나요? \`hint("${id}")\`가 도와줍니다.`);
}

/** The misconception that explains every failure, where the checker found one: shown once, not at every case. */
function beliefOf({ cases }: CheckedExercise): string {
  const explained = cases.find(({ misconception }) => misconception !== null);
  return explained?.message.split('\n').at(-1) ?? '';
}

/** The message at each case; a sentence that was shown already is not repeated. */
function remarks({ cases }: CheckedExercise, belief: string): string[] {
  let last = '';
  const shown = new Set([belief]);
  return cases.map(({ passed, message }) => {
    if (passed) return '';
    const [first, ...rest] = message.split('\n');
    const news = rest.filter((line) => !shown.has(line));
    for (const line of news) shown.add(line);
    const again = first === last && first.length > 30 && news.length === 0;
    const head = again ? t('the same', '위와 같음') : first;
    last = first;
    return [head, ...news].join('\n');
  });
}

function verdictHtml(verdict: CheckedExercise, printed: string): string {
  const { status, message, cases } = verdict;
  const color = status === 'passed' ? GREEN : status === 'not-started' ? '' : RED;
  const parts = [headed(headline(verdict), color)];
  const belief = beliefOf(verdict);
  if (message !== '') parts.push(`<div style="margin:4px 0">${sentence(message)}</div>`);
  if (belief !== '')
    parts.push(
      `<div style="margin:6px 0;padding:4px 10px;border-left:4px solid #d99a2b">${sentence(belief)}</div>`,
    );
  if (showsCases(verdict)) {
    const messages = remarks(verdict, belief);
    const rows = cases.map(({ name, passed, points, maxPoints }, i) => [
      `<span style="${passed ? GREEN : RED};font-weight:600">${passed ? '✔' : '✘'}</span>`,
      escapeHtml(name),
      `${points}/${maxPoints}`,
      ...(status === 'passed' ? [] : [messages[i] === '' ? '' : drawnCase(messages[i])]),
    ]);
    const heads = ['', t('case', '경우'), t('points', '점수'), t('what to look at', '살펴볼 점')];
    parts.push(table(rows, heads.slice(0, rows[0].length), CELL));
  }
  if (printed !== '' && status !== 'passed') {
    const title = t('what your function printed', '함수가 출력한 내용');
    parts.push(
      `<details><summary>${title}</summary><pre>${escapeHtml(printed.slice(0, 4000))}</pre></details>`,
    );
  }
  parts.push(dim(advice(verdict)));
  return parts.join('\n');
}

function verdictText(verdict: CheckedExercise, printed: string): string {
  const lines = [headline(verdict)];
  const belief = beliefOf(verdict);
  for (const text of [verdict.message, belief])
    if (text !== '') lines.push(...text.split('\n').map((line) => `  ${line}`));
  if (showsCases(verdict)) {
    const messages = remarks(verdict, belief);
    for (const [i, { name, passed }] of verdict.cases.entries()) {
      lines.push(`  ${passed ? '✔' : '✘'} ${name}`);
      if (messages[i] !== '') lines.push(...messages[i].split('\n').map((line) => `      ${line}`));
    }
  }
  if (printed !== '' && verdict.status !== 'passed') {
    const shown = printed.trimEnd().split('\n').slice(0, 20);
    lines.push(t('  printed:', '  출력:'), ...shown.map((line) => `    ${line}`));
  }
  return [...lines, advice(verdict).replaceAll('`', '')].join('\n');
}

/** Nothing was run: then there is nothing to list. */
const showsCases = ({ status }: CheckedExercise): boolean =>
  status !== 'not-started' && status !== 'compile-error';
