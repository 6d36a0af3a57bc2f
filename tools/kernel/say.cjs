// @ts-check
'use strict';

/**
 * One of the two: main.cjs has set the language to the notebook's.
 *
 * @param {string} english
 * @param {string} korean
 */
function say(english, korean) {
  return (process.env.CONVLAB_LANG ?? '').startsWith('ko') ? korean : english;
}

module.exports = { say };
