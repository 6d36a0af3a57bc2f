// @ts-check
// Set-up speaks English and Korean, before the library that does so too is built.

/** @typedef {'en' | 'ko'} Language */

/**
 * The language asked for by `--lang`, by CONVLAB_LANG, or by the system.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Language}
 */
export function chosenLanguage(args, env) {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const asked = at < 0 ? undefined : args[at].includes('=') ? args[at].split('=')[1] : args[at + 1];
  const wanted = asked || env.CONVLAB_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return wanted.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}

/** The language of this process. */
export const language = chosenLanguage(process.argv.slice(2), process.env);

/**
 * @param {string} english
 * @param {string} korean
 */
export function t(english, korean) {
  return language === 'ko' ? korean : english;
}
