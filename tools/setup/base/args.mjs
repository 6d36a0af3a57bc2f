// @ts-check
// The arguments of a set-up command. Every command has `--help` and `--lang ko|en`.
import { parseArgs } from 'node:util';
import { t } from './language.mjs';
import { SetupError } from './run.mjs';

/** @typedef {Readonly<Record<string, { type: 'boolean' | 'string', short?: string }>>} Options */

/**
 * The options by name, as parseArgs gives them.
 * @template {Options} T
 * @param {readonly string[]} args
 * @param {{ command: string, options?: T }} known
 * @throws {SetupError} for an unknown option, a value too many or too few, and an unknown language
 */
export function readArgs(args, { command, options }) {
  const always = /** @type {const} */ ({ help: { type: 'boolean', short: 'h' }, lang: { type: 'string' } });
  const known = /** @type {T & typeof always} */ ({ ...options, ...always });
  const values = parse(args, known, command);
  const { lang } = /** @type {{ lang?: string }} */ (values);
  if (lang !== undefined && lang !== 'ko' && lang !== 'en') {
    throw usageError(
      command,
      t(`--lang is ko or en, got ${lang || 'nothing'}`, `--lang은 ko 또는 en입니다: ${lang}`),
    );
  }
  return values;
}

/**
 * @template {Options} T
 * @param {readonly string[]} args
 * @param {T} options
 * @param {string} command
 */
function parse(args, options, command) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    const { code = '', message } = /** @type {NodeJS.ErrnoException} */ (error);
    if (!code.startsWith('ERR_PARSE_ARGS')) throw error;
    const name = /'([^']+)'/.exec(message)?.[1] ?? '';
    throw usageError(
      command,
      code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE'
        ? t(message.split('\n')[0], `값이 없거나, 값을 받지 않는 옵션입니다: ${name}`)
        : `${t('Unknown option', '알 수 없는 옵션')}: ${name}`,
    );
  }
}

/**
 * @param {string} command
 * @param {string} message
 */
export function usageError(command, message) {
  return new SetupError(message, { fix: `${command} -- --help` });
}
