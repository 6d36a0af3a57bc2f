// @ts-check
// What a check says of a matter: fine, a problem with its fix, or a note.
import { t } from '../base/language.mjs';

/** @typedef {import('./main.mjs').Finding} Finding */

export const missing = () => t('not set up yet', '아직 설치되지 않았습니다');

/**
 * @param {string} name
 * @param {string} value
 * @returns {Finding[]}
 */
export const ok = (name, value) => [{ name, state: 'ok', value }];
/**
 * @param {string} name
 * @param {string} value
 * @param {string} fix
 * @returns {Finding[]}
 */
export const problem = (name, value, fix) => [{ name, state: 'problem', value, fix }];
/**
 * @param {string} name
 * @param {string} value
 * @param {string} [fix]
 * @returns {Finding[]}
 */
export const note = (name, value, fix) => [{ name, state: 'note', value, fix }];
