// What a beginner should do about TypeScript's commonest complaints.

import { localized } from '../language';
import type { Diagnostic } from './diagnostics';

/** Cannot find name; the same with a proposal; no value for the shorthand property. */
const MISSING = new Set([2304, 2552, 18004]);
/** "Implicitly has an 'any' type": so is all that a missing name is given to. */
const CONSEQUENCES = new Set([7005, 7006, 7011, 7031, 7034]);
/** Tensor[number]: "can't be used to index type". */
const INDEXED = 7053;

/** The diagnostics that say something of their own, and sentences for below them. */
export function advise(diagnostics: readonly Diagnostic[]): { kept: Diagnostic[]; advice: string[] } {
  const names = new Set<string>();
  const kept = diagnostics.filter(({ code, text }) => {
    if (!MISSING.has(code)) return true;
    const name = /'([^']+)'/.exec(text)?.[1] ?? '';
    if (names.has(name)) return false;
    names.add(name);
    return true;
  });
  const advice: string[] = [];
  if (names.size > 0) {
    const list = [...names].join(', ');
    advice.push(
      localized(
        `Not there yet: ${list}. If a cell above declares or imports it, run that one first (Run → Run All Above Selected Cell; on a web page, Run to here).`,
        `아직 없는 이름: ${list}. 위쪽 셀에서 선언하거나 import하는 이름이라면 그 셀을 먼저 실행하세요(Run → Run All Above Selected Cell, 웹 페이지에서는 여기까지 실행).`,
      ),
    );
  }
  if (diagnostics.some(({ code, text }) => code === INDEXED && text.includes("'Tensor"))) {
    advice.push(
      localized(
        'A tensor is read with x.get(i, j) and written with x.set(i, j, value), not with x[i][j].',
        '텐서의 값은 x[i][j]가 아니라 x.get(i, j)로 읽고 x.set(i, j, value)로 씁니다.',
      ),
    );
  }
  return { kept: names.size > 0 ? kept.filter(({ code }) => !CONSEQUENCES.has(code)) : kept, advice };
}
