'use strict';

// The one reader of command lines: node:util's, with errors in both languages. JavaScript, since the set-up needs it
// before anything is installed.

const { parseArgs } = require('node:util');

class UsageError extends Error {
  /**
   * @param {string} message
   * @param {string} [ko]
   */
  constructor(message, ko = message) {
    super(message);
    this.ko = ko;
  }
}

/** @type {typeof import('./command-line.cjs').parseWords} */
function parseWords(config) {
  try {
    return parseArgs(config);
  } catch (error) {
    const { code = '', message } = /** @type {NodeJS.ErrnoException} */ (error);
    if (!code.startsWith('ERR_PARSE_ARGS')) throw error;
    const name = /'([^']+)'/.exec(message)?.[1] ?? '';
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
      throw new UsageError(message.split('\n')[0], `값이 없거나, 값을 받지 않는 옵션입니다: ${name}`);
    throw new UsageError(`Unknown option: ${name}`, `알 수 없는 옵션: ${name}`);
  }
}

module.exports = { UsageError, parseWords };
