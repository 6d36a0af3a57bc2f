// @ts-check
// One line a step: what is being done, for how long, and how it ended.
import { clearLine, cursorTo } from 'node:readline';
import { t } from './language.mjs';

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** @param {number} milliseconds */
export function inSeconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(milliseconds < 9950 ? 1 : 0)} s`;
}

/**
 * @param {string} title
 * @param {NodeJS.WriteStream} [out]
 */
export function startLine(title, out = process.stdout) {
  const start = Date.now();
  let detail = '';
  let ticks = 0;
  const draw = () => {
    if (out.isTTY) {
      const text = `${frames[ticks % frames.length]} ${title} … ${inSeconds(Date.now() - start)} ${detail}`;
      cursorTo(out, 0);
      clearLine(out, 0);
      out.write(text.slice(0, Math.max(20, out.columns - 1)));
    } else if (ticks % 20 === 0) {
      const elapsed = ticks === 0 ? '' : ` ${inSeconds(Date.now() - start)} ${detail}`;
      out.write(`  ${title} …${elapsed}\n`); // no tty: a line now and then instead of one that moves
    }
    ticks += 1;
  };
  draw();
  const timer = setInterval(draw, out.isTTY ? 100 : 1000);

  /**
   * @param {string} mark
   * @param {string} note
   */
  const end = (mark, note) => {
    clearInterval(timer);
    if (out.isTTY) {
      cursorTo(out, 0);
      clearLine(out, 0);
    }
    out.write(`${mark} ${title}${note ? `: ${note}` : ''} (${inSeconds(Date.now() - start)})\n`);
  };
  return {
    /** @param {string} text what is being done just now */
    report: (text) => {
      detail = text;
    },
    /** @param {string} [note] */
    done: (note = '') => {
      end('✔', note);
    },
    fail: () => {
      end('✘', t('failed', '실패'));
    },
  };
}
