// @ts-check
'use strict';

// What a beginner should do about TypeScript's commonest complaints.

const { say } = require('../say.cjs');

/** @typedef {import('./errors.cjs').Diagnostic} Diagnostic */

/** Cannot find name; the same with a proposal; no value for the shorthand property. */
const MISSING = new Set([2304, 2552, 18004]);
/** "Implicitly has an 'any' type": so is all that a missing name is given to. */
const CONSEQUENCES = new Set([7005, 7006, 7011, 7031, 7034]);
/** Tensor[number]: "can't be used to index type". */
const INDEXED = 7053;

/**
 * The diagnostics that say something of their own, and sentences for below them.
 *
 * @param {readonly Diagnostic[]} diagnostics
 * @returns {{ kept: Diagnostic[], advice: string[] }}
 */
function advise(diagnostics) {
  /** @type {Set<string>} */
  const names = new Set();
  const kept = diagnostics.filter(({ code, messageText }) => {
    if (!MISSING.has(code)) return true;
    const name = /'([^']+)'/.exec(messageText)?.[1] ?? '';
    if (names.has(name)) return false;
    names.add(name);
    return true;
  });
  const advice = [];
  if (names.size > 0) {
    const list = [...names].join(', ');
    advice.push(
      say(
        `Not there yet: ${list}. If a cell above declares or imports it, run that one first (Run → Run All Above Selected Cell).`,
        `아직 없는 이름: ${list}. 위쪽 셀에서 선언하거나 import하는 이름이라면 그 셀을 먼저 실행하세요(Run → Run All Above Selected Cell).`,
      ),
    );
  }
  if (diagnostics.some(({ code, messageText }) => code === INDEXED && messageText.includes("'Tensor"))) {
    advice.push(
      say(
        'A tensor is read with x.get(i, j) and written with x.set(i, j, value), not with x[i][j].',
        '텐서의 값은 x[i][j]가 아니라 x.get(i, j)로 읽고 x.set(i, j, value)로 씁니다.',
      ),
    );
  }
  return { kept: names.size > 0 ? kept.filter(({ code }) => !CONSEQUENCES.has(code)) : kept, advice };
}

module.exports = { advise };
