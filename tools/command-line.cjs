'use strict';

// The one reader of command lines: node:util's, with errors in both languages. JavaScript, since the set-up needs it
// before anything is installed.

const { parseArgs } = require('node:util');

/** What is wrong with the words of a command line: printed on standard error; the exit code is 2. */
class UsageError extends Error {
  /**
   * @param {string} message
   * @param {string} [ko] the message in Korean
   */
  constructor(message, ko = message) {
    super(message);
    this.ko = ko;
  }
}

/**
 * The words of a command line, as parseArgs gives them.
 *
 * @template {import('node:util').ParseArgsConfig} T
 * @param {T} config
 * @returns {ReturnType<typeof parseArgs<T>>}
 * @throws {UsageError} for an unknown option, a word too many, and a value too many or too few
 */
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
