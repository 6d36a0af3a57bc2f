// @ts-check
// What may be said after a command: switches (`--json`), values (`--port 9000`, `--port=9000`), and for every command
// `--help` and `--lang ko|en`.
import { t } from './language.mjs';
import { SetupError } from './run.mjs';

/** @typedef {{ command: string, switches?: readonly string[], values?: readonly string[] }} Known */

/**
 * What was said, by its name. A switch has an empty text, a value without one undefined.
 * @param {readonly string[]} args
 * @param {Known} known
 * @returns {Map<string, string | undefined>}
 * @throws {SetupError} for a word that is not known, and a language that is not spoken
 */
export function readWords(args, { command, switches = [], values = [] }) {
  /** @type {Map<string, string | undefined>} */
  const said = new Map();
  for (let i = 0; i < args.length; i++) {
    const [, name, inline] = /^(--[^=]+)=(.*)$/.exec(args[i]) ?? [args[i], args[i], undefined];
    if (inline === undefined && ['--help', '-h', ...switches].includes(name)) said.set(name, '');
    else if (['--lang', ...values].includes(name)) said.set(name, inline ?? args[++i]);
    else throw refusal(command, `${t('Unknown option', '알 수 없는 옵션')}: ${args[i]}`);
  }
  const language = said.get('--lang');
  if (said.has('--lang') && language !== 'ko' && language !== 'en') {
    const message = t(
      `--lang is ko or en, got ${language ?? 'nothing'}`,
      `--lang은 ko 또는 en입니다: ${language ?? ''}`,
    );
    throw refusal(command, message);
  }
  return said;
}

/** @param {ReadonlyMap<string, unknown>} said */
export function asksForHelp(said) {
  return said.has('--help') || said.has('-h');
}

/**
 * @param {string} command
 * @param {string} message
 */
export function refusal(command, message) {
  return new SetupError(message, { mend: `${command} -- --help` });
}
