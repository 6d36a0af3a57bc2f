import type { Language } from 'convlab';
import type { Isolation } from '../sandbox/limits';
import { both } from '../both';
import { say } from '../verdict/messages';
import type { Verdict } from '../verdict/verdict';

// What a student reads in the terminal: one line an exercise, and under it what to mend.

const words: Readonly<Record<Verdict['status'], Readonly<Record<Language, string>>>> = {
  passed: { en: 'passed', ko: '통과' },
  failed: { en: 'not yet', ko: '아직' },
  'not-started': { en: 'not started', ko: '시작 전' },
  'compile-error': { en: 'cannot be read', ko: '읽을 수 없음' },
  timeout: { en: 'took too long', ko: '시간 초과' },
  'out-of-memory': { en: 'out of memory', ko: '메모리 초과' },
  crashed: { en: 'crashed', ko: '비정상 종료' },
  'protocol-error': { en: 'no valid reply', ko: '잘못된 응답' },
};

export function statusWord(status: Verdict['status'], language: Language): string {
  return words[status][language];
}

export interface Paint {
  (code: 'green' | 'red' | 'yellow' | 'dim' | 'bold', text: string): string;
}

const codes = { green: 32, red: 31, yellow: 33, dim: 2, bold: 1 } as const;
const painted: Paint = (code, text) => `\u001b[${codes[code]}m${text}\u001b[0m`;
const unpainted: Paint = (_code, text) => text;

/** Colour where a person reads along, as https://no-color.org asks. */
export function paintFor(stream: { isTTY?: boolean }, environment: NodeJS.ProcessEnv): Paint {
  if ((environment.NO_COLOR ?? '') !== '') return unpainted;
  return stream.isTTY === true || (environment.FORCE_COLOR ?? '0') !== '0' ? painted : unpainted;
}

/** One exercise: its line, and what went wrong under it. */
export function verdictLines(verdict: Verdict, language: Language, paint: Paint): string[] {
  const { id, status, points, maxPoints, message, cases, printed } = verdict;
  const color = status === 'passed' ? 'green' : status === 'not-started' ? 'dim' : 'red';
  const sign = { green: '✔', dim: '○', red: '✘' }[color];
  const score = `${points}/${maxPoints}`.padStart(7);
  const lines = [
    `${paint(color, sign)} ${id.padEnd(22)}${score}  ${paint(color, statusWord(status, language))}`,
  ];
  // That nobody has begun stands in the line itself.
  if (message[language] !== '' && message !== say.notStarted) lines.push(...indent(message[language], 4));
  // Only here: a notebook has no such option.
  if (status === 'timeout')
    lines.push(
      ...indent(
        both(
          'For a slow answer, --timeout gives more seconds.',
          '느린 답이라면 --timeout으로 시간을 늘릴 수 있습니다.',
        )[language],
        4,
      ),
    );
  if (status !== 'not-started' && status !== 'passed') {
    const told = new Set<string>();
    let last = '';
    for (const one of cases) {
      // What was not run at all is told once, above.
      if (status === 'compile-error') break;
      lines.push(`    ${one.passed ? paint('green', '✔') : paint('red', '✘')} ${one.name[language]}`);
      if (one.passed) continue;
      const [first, ...rest] = one.message[language].split('\n');
      const belief = rest.filter((line) => !told.has(line)); // once is enough
      for (const line of belief) told.add(line);
      const again = first === last && first.length > 30 && belief.length === 0;
      last = first;
      const shown = again ? paint('dim', indent(say.same[language], 8)[0]) : indent(first, 8).join('\n');
      lines.push(shown, ...indent(belief.join('\n'), 8).map((line) => paint('yellow', line)));
    }
  }
  if (printed !== '' && status !== 'passed') {
    const shown = printed.trimEnd().split('\n').slice(0, 20).join('\n');
    lines.push(
      paint('dim', both('    printed:', '    출력:')[language]),
      ...indent(shown, 6).map((line) => paint('dim', line)),
    );
  }
  return lines;
}

/** The last lines: how much is done, and how it was run. */
export function summaryLines(
  verdicts: readonly Verdict[],
  {
    isolation,
    seed,
    seconds,
  }: { readonly isolation: Isolation; readonly seed: number; readonly seconds: number },
  language: Language,
  paint: Paint,
): string[] {
  const passed = verdicts.filter(({ status }) => status === 'passed').length;
  const points = verdicts.reduce((sum, verdict) => sum + verdict.points, 0);
  const most = verdicts.reduce((sum, verdict) => sum + verdict.maxPoints, 0);
  const all = passed === verdicts.length;
  const time = seconds.toFixed(1);
  const { [language]: text } = both(
    `${passed} of ${verdicts.length} passed · ${points}/${most} points · ${time} s · seed ${seed}`,
    `${verdicts.length}문제 중 ${passed}문제 통과 · ${points}/${most}점 · ${time}초 · 시드 ${seed}`,
  );
  const lines = ['', paint(all ? 'green' : 'bold', text)];
  const stuck = verdicts.find(({ status }) => status !== 'passed' && status !== 'not-started')?.id;
  if (stuck !== undefined) {
    const command = `npm run check -- hint ${stuck}`;
    lines.push(paint('dim', both(`Stuck? ${command}`, `막혔나요? ${command}`)[language]));
  }
  if (isolation === 'none') {
    lines.push(
      paint(
        'yellow',
        both(
          'Answers cannot be isolated on this machine: grade other people’s answers elsewhere.',
          '이 컴퓨터에서는 답을 격리해 실행할 수 없습니다. 남이 쓴 답은 다른 곳에서 채점하세요.',
        )[language],
      ),
    );
  }
  return lines;
}

/** Indented, and stripped of what could steer the terminal. */
function indent(text: string, by: number): string[] {
  if (text === '') return [];
  return text.split('\n').map((line) => ' '.repeat(by) + line.replace(/\p{Cc}/gu, ' '));
}
