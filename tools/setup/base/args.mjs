// @ts-check
// The arguments of a set-up command. Every command has `--help` and `--lang ko|en`.
import { parseWords, UsageError } from '../../command-line.cjs';
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
    return parseWords({ args: [...args], options }).values;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw usageError(command, t(error.message, error.ko));
  }
}

/**
 * @param {string} command
 * @param {string} message
 */
export function usageError(command, message) {
  return new SetupError(message, { fix: `${command} -- --help` });
}
