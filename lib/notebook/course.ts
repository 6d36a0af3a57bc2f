/** The checker as a notebook sees it. The work is done by the same program as `npm run check`. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { language, t } from '../language';
import { jupyterDisplay, kernelHost, type MimeBundle } from './host';
import { escapeHtml, verdictBundle, type CheckedExercise } from './verdict-table';

/** Something a cell shows when it ends with it; `text` is the same for a script. */
export interface Shown {
  readonly text: string;
  readonly [jupyterDisplay]: () => MimeBundle;
}

interface Event {
  readonly type: 'exercise' | 'case' | 'printed' | 'report';
  readonly index?: number;
  readonly name?: string;
  readonly passed?: boolean;
  readonly text?: string;
  readonly exercises?: readonly CheckedExercise[];
}

let shownSoFar = 0;

/**
 * Checks your answer to an exercise, and shows what is right, what is not, and why. While it runs, the cases that
 * are done are shown.
 *
 * @example await check('slideFilter')
 */
export async function check(id: string): Promise<void> {
  const host = kernelHost();
  const displayId = `convlab-check-${process.pid}-${++shownSoFar}`;
  let open = false;
  const show = (bundle: MimeBundle): void => {
    host?.display(bundle, { displayId, update: open });
    open = true;
  };
  const done: string[] = [];
  let printed = '';
  let verdict: CheckedExercise | undefined;
  const complaint = await stream(['--stream', id], (event) => {
    if (event.type === 'case') {
      done.push(`${event.passed === true ? '✔' : '✘'} ${event.name ?? ''}`);
      const text = `${t('checking', '확인하는 중')} ${id} … ${done.join('  ')}`;
      show({ 'text/html': `<div>${escapeHtml(text)}</div>`, 'text/plain': text });
    } else if (event.type === 'printed') printed = event.text ?? '';
    else if (event.type === 'report') verdict = event.exercises?.[0];
  });
  if (verdict === undefined)
    throw new Error(complaint === '' ? t('no report came', '결과를 받지 못했습니다') : complaint);
  const bundle = verdictBundle(verdict, printed);
  if (host === undefined) console.log(bundle['text/plain']);
  else show(bundle);
}

/**
 * The next of three hints; the last is a puzzle: the lines of a solution, shuffled, and one that is wrong.
 *
 * @example hint('slideFilter')
 */
export function hint(id: string): Shown {
  const { number, of, text, lines } = ask('hint', id) as {
    number: number;
    of: number;
    text: string;
    lines?: string[];
  };
  const title = t(`Hint ${number} of ${of} for ${id}`, `${id} 힌트 ${number}/${of}`);
  const list = (lines ?? []).map((line, i) => `${String.fromCharCode(65 + i)}  ${line}`);
  const html = [`<p><b>${escapeHtml(title)}</b><br>${escapeHtml(text)}</p>`];
  if (list.length > 0) html.push(`<pre>${escapeHtml(list.join('\n'))}</pre>`);
  return shown([title, text, ...list.map((line) => `    ${line}`)].join('\n'), html.join('\n'));
}

interface Step {
  readonly id: string;
  readonly chapter: string;
  readonly title: string;
  readonly minutes: number;
  readonly points: number;
  readonly maxPoints: number;
  readonly stars: number;
  readonly state: 'passed' | 'begun' | 'changed' | 'open';
}

/**
 * The whole course at a glance: stars and points of every exercise as of the last check, and the next step.
 *
 * @example progress()
 */
export function progress(): Shown {
  const { steps, next } = ask('progress') as { steps: readonly Step[]; next: string | null };
  const points = steps.reduce((sum, step) => sum + step.points, 0);
  const most = steps.reduce((sum, step) => sum + step.maxPoints, 0);
  const chapters = [...new Set(steps.map(({ chapter }) => chapter))];
  const starsOf = ({ stars }: Step): string => '★'.repeat(stars) + '☆'.repeat(3 - stars);
  const stateOf = ({ id, state }: Step): string =>
    (state === 'changed' ? t('changed since its check', '확인한 뒤 바뀜') : '') +
    (id === next ? t(' ← next', ' ← 다음') : '');
  const total = t(`${points} of ${most} points`, `${most}점 중 ${points}점`);
  const following = steps.find(({ id }) => id === next);
  const advice =
    following === undefined
      ? t('All done. Well done!', '모두 끝냈습니다. 수고하셨습니다!')
      : t(
          `Next: ${following.id} (${following.title}, about ${following.minutes} minutes), in ${following.chapter}.`,
          `다음: ${following.chapter}의 ${following.id} (${following.title}, 약 ${following.minutes}분).`,
        );
  const cell = 'style="text-align:left;padding:2px 10px"';
  const rows = chapters.flatMap((chapter) => [
    `<tr><th ${cell} colspan="5">${escapeHtml(chapter)}</th></tr>`,
    ...steps
      .filter((step) => step.chapter === chapter)
      .map((step) =>
        [starsOf(step), step.id, step.title, `${step.points}/${step.maxPoints}`, stateOf(step)]
          .map((text) => `<td ${cell}>${escapeHtml(text)}</td>`)
          .join(''),
      )
      .map((cells) => `<tr>${cells}</tr>`),
  ]);
  const lines = chapters.flatMap((chapter) => [
    chapter,
    ...steps
      .filter((step) => step.chapter === chapter)
      .map((step) =>
        `  ${starsOf(step)} ${step.id.padEnd(22)} ${step.points}/${step.maxPoints} ${stateOf(step)}`.trimEnd(),
      ),
  ]);
  const table = `<table style="border-collapse:collapse;color:inherit;background:transparent"><tbody>${rows.join('')}</tbody></table>`;
  return shown(
    [...lines, total, advice].join('\n'),
    `${table}<p><b>${escapeHtml(total)}</b><br>${escapeHtml(advice)}</p>`,
  );
}

/**
 * The kit's own solution: once yours passes, or where you confirm that you want to see it.
 *
 * @example solution('slideFilter', { confirm: true })
 */
export function solution(id: string, { confirm = false }: { confirm?: boolean } = {}): Shown {
  const more = confirm ? ['--confirm'] : [];
  const { allowed, message, text } = ask('solution', id, ...more) as {
    allowed: boolean;
    message: string;
    text: string;
  };
  return allowed
    ? shown(text, `<pre>${escapeHtml(text)}</pre>`)
    : shown(message, `<p>${escapeHtml(message)}</p>`);
}

/** In a notebook the value is shown where a cell ends with it; elsewhere it is printed. */
function shown(text: string, html: string): Shown {
  if (kernelHost() === undefined) console.log(text);
  return { text, [jupyterDisplay]: () => ({ 'text/html': html, 'text/plain': text }) };
}

function courseRoot(): string {
  const host = kernelHost();
  if (host !== undefined) return host.root;
  let folder = __dirname;
  while (!existsSync(join(folder, 'tools', 'grader', 'main.cjs')) && folder !== dirname(folder))
    folder = dirname(folder);
  return folder;
}

function command(words: readonly string[]): string[] {
  const spoken = kernelHost()?.language ?? language();
  return [join(courseRoot(), 'tools', 'grader', 'main.cjs'), ...words, '--lang', spoken];
}

/** Asks the checker for one JSON answer; throws what it complains about. */
function ask(...words: readonly string[]): unknown {
  const { stdout, stderr } = spawnSync(process.execPath, command([...words, '--json']), { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr.trim());
  return JSON.parse(stdout);
}

/** Runs the checker and hands on its events; gives what it complains about, at the end. */
async function stream(words: readonly string[], see: (event: Event) => void): Promise<string> {
  const child = spawn(process.execPath, command(words), { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString('utf8')));
  const closed = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => {
      resolve();
    });
  });
  for await (const line of createInterface({ input: child.stdout })) see(JSON.parse(line) as Event);
  await closed;
  return complaint.trim();
}
