import type { t } from '../../language';

/** Takes the reader's language: in a notebook `t` itself, in the page what the description says. */
export type Say = typeof t;

/** How a piece of text stands out from the rest. */
export type Mark = 'quiet' | 'sign' | 'strong' | 'chosen' | 'channel' | 'forward' | 'back' | 'line';

/** Text, some of it marked. */
export type Phrase = readonly (string | readonly [Mark, string])[];

/** The same without marks; a 'line' begins after `newline`. */
export function plainText(phrase: Phrase, newline = '\n'): string {
  const texts = phrase.map((piece) => {
    if (typeof piece === 'string') return piece;
    return piece[0] === 'line' ? newline + piece[1] : piece[0] === 'channel' ? `${piece[1]} ` : piece[1];
  });
  return texts.join('');
}

/** 0.42, −1.25, 13, −0.5: at most so many decimals, a true minus sign. */
export function number(value: number, digits = 2): string {
  let text = Math.abs(value).toFixed(digits);
  if (digits > 0) text = text.replace(/\.?0+$/, '');
  return (value < 0 && Number(text) !== 0 ? '−' : '') + text;
}

/** Always so many decimals, so that a column of numbers does not jump; but 0 for zero. */
export function fixed(value: number, digits = 2): string {
  if (value === 0) return '0';
  const text = Math.abs(value).toFixed(digits);
  return (value < 0 && Number(text) !== 0 ? '−' : '') + text;
}

/** The same where room is short: .42 for 0.42. */
export function brief(value: number, digits = 2): string {
  return fixed(value, digits).replace(/^(−?)0\./, '$1.');
}

export const channelNames = (say: Say, channels: number): readonly string[] =>
  channels === 3
    ? [say('red', '빨강'), say('green', '초록'), say('blue', '파랑')]
    : Array.from({ length: channels }, (_, c) => say(`map ${c}`, `맵 ${c}`));
