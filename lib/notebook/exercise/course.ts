/** The checker as a notebook sees it. The work is done by the same program as `npm run check`. */
import { escapeHtml } from '../../host/html';
import { show } from '../../figures/figure';
import { jupyterDisplay, kernelHost, type MimeBundle } from '../../host/kernel-host';
import { liveOutput } from '../../host/live-output';
import { t } from '../../language';
import { headed, sentence } from '../html';
import { rewardFor } from '../rewards';
import { ask, complaint, listen } from './checker';
import { mapHtml, mapText } from './course-map';
import type { CheckedExercise, CourseMap, Hint, ShownSolution } from './payload';
import { runningBundle } from './running-check';
import { verdictBundle } from './verdict-table';

/** Something a cell shows when it ends with it; `text` is the same for a script. */
export interface Shown {
  readonly text: string;
  readonly [jupyterDisplay]: () => MimeBundle;
}

/**
 * Checks your answer to an exercise, and shows what is right, what is not, and why. While it runs, the cases that
 * are done are shown. Once it passes, your own function draws a picture.
 *
 * @example await check('slideFilter')
 */
export async function check(id: string): Promise<void> {
  const host = kernelHost();
  const interrupts = host?.interrupts();
  const output = liveOutput();
  const begun = Date.now();
  const done: boolean[] = [];
  let cases: readonly string[] = [];
  let printed = '';
  let verdict: CheckedExercise | undefined;
  let seed: number | undefined;
  let drawn: unknown;
  const draw = (): void => {
    if (cases.length === 0) return;
    const seconds = Math.floor((Date.now() - begun) / 1000);
    const bundle = runningBundle({ id, cases, done, seconds });
    if (bundle['text/plain'] !== drawn) output?.(bundle);
    drawn = bundle['text/plain'];
  };
  const clock = setInterval(draw, 250);
  let complaints: string;
  try {
    complaints = await listen(check, ['--stream', id], (event) => {
      if (event.type === 'exercise') cases = event.cases;
      else if (event.type === 'case') done.push(event.passed);
      else if (event.type === 'printed') printed = event.text;
      else {
        verdict = event.exercises[0];
        seed = event.seed;
      }
    });
  } finally {
    clearInterval(clock);
  }
  if (verdict === undefined) {
    const stopped = host?.interrupts() !== interrupts;
    const why = stopped ? t('The check was stopped.', '확인을 멈췄습니다.') : complaints;
    if (drawn !== undefined) output?.({ 'text/plain': why });
    throw complaint(
      why === '' ? t('The checker gave no result.', '채점 결과를 받지 못했습니다.') : why,
      check,
    );
  }
  const bundle = verdictBundle(verdict, printed, seed);
  if (output === undefined) console.log(bundle['text/plain']);
  else output(bundle);
  if (host && verdict.status === 'passed') show(rewardFor(id, () => host.answer?.(id)));
}

/**
 * The next of three hints; the last is a puzzle: the lines of a solution, shuffled, and one that is wrong.
 * Asked once more, it says where to look next. Name the line that you think is wrong, and it says whether and why.
 *
 * @example hint('slideFilter'); hint('slideFilter', { wrong: 'C' })
 */
export function hint(id: string, { wrong }: { wrong?: string } = {}): Shown {
  const more = wrong === undefined ? [] : ['--wrong', wrong];
  const { number, of, text, lines, next } = ask(hint, 'hint', id, ...more) as Hint;
  const title = t(`Hint ${number} of ${of} for ${id}`, `${id} 힌트 ${number}/${of}`);
  const list = (lines ?? []).map((line, i) => `${String.fromCharCode(65 + i)}  ${line}`);
  const html = [headed(title), `<div>${sentence(text)}</div>`];
  if (list.length > 0) html.push(`<pre>${escapeHtml(list.join('\n'))}</pre>`);
  if (next !== undefined) html.push(`<div>${sentence(next)}</div>`);
  const words = [title, text, ...list.map((line) => `    ${line}`), ...(next === undefined ? [] : [next])];
  return shown(words.join('\n'), html.join('\n'));
}

/**
 * The whole course at a glance: stars and points of every exercise as of the last check, and the next step.
 *
 * @example progress()
 */
export function progress(): Shown {
  const map = ask(progress, 'progress') as CourseMap;
  return shown(mapText(map), mapHtml(map));
}

/**
 * The kit's own solution: once yours passes, or where you confirm that you want to see it.
 *
 * @example solution('slideFilter', { confirm: true })
 */
export function solution(id: string, { confirm = false }: { confirm?: boolean } = {}): Shown {
  const more = confirm ? ['--confirm'] : [];
  const { allowed, message, text } = ask(solution, 'solution', id, ...more) as ShownSolution;
  return allowed
    ? shown(text, `<pre>${escapeHtml(text)}</pre>`)
    : shown(message, `<div>${sentence(message)}</div>`);
}

/** In a notebook the value is shown where a cell ends with it; elsewhere it is printed. */
function shown(text: string, html: string): Shown {
  if (kernelHost() === undefined) console.log(text);
  return { text, [jupyterDisplay]: () => ({ 'text/html': html, 'text/plain': text }) };
}
