// @ts-check
// What may be said after `npm start --`.
import { t } from '../base/language.mjs';
import { SetupError } from '../base/run.mjs';

/** @typedef {{ browser: boolean, port: number | undefined, tensorflow: boolean, help: boolean }} Options */

export const usage = () =>
  t(
    `npm start -- [options]
  --no-browser      do not open the browser, only print the address
  --port N          listen on this port (without it: 8888, or the next free one)
  --lang ko|en      language of the course (without it: the system's)
  --no-tensorflow   do not set up TensorFlow (the course then uses its own engines)
  --help            this text`,
    `npm start -- [옵션]
  --no-browser      브라우저를 열지 않고 주소만 보여 줍니다
  --port N          사용할 포트 (없으면 8888번부터 비어 있는 포트)
  --lang ko|en      강좌 언어 (없으면 시스템 언어)
  --no-tensorflow   TensorFlow를 설치하지 않습니다 (강좌 자체 엔진으로 진행합니다)
  --help            이 도움말`,
  );

/**
 * @param {readonly string[]} args
 * @returns {Options}
 * @throws {SetupError} for a word that is no option, or a value that cannot be
 */
export function parseOptions(args) {
  /** @type {Options} */
  const options = { browser: true, port: undefined, tensorflow: true, help: false };
  const words = args.flatMap((arg) => {
    const split = arg.startsWith('--') ? arg.indexOf('=') : -1;
    return split < 0 ? [arg] : [arg.slice(0, split), arg.slice(split + 1)];
  });
  for (let i = 0; i < words.length; i++) {
    if (words[i] === '--no-browser') options.browser = false;
    else if (words[i] === '--no-tensorflow') options.tensorflow = false;
    else if (words[i] === '--help' || words[i] === '-h') options.help = true;
    else if (words[i] === '--port') options.port = portNumber(words[++i]);
    else if (words[i] === '--lang') checkLanguage(words[++i]);
    else throw unknown(`${t('Unknown option', '알 수 없는 옵션')}: ${words[i]}`);
  }
  return options;
}

/** @param {string | undefined} text */
function portNumber(text) {
  const port = Number(text);
  if (text === undefined || !/^\d+$/.test(text) || port < 1 || port > 65535) {
    throw unknown(
      t(
        `--port needs a number from 1 to 65535, got ${text ?? 'nothing'}`,
        `--port에는 1–65535의 수가 필요합니다: ${text ?? ''}`,
      ),
    );
  }
  return port;
}

/** @param {string | undefined} text */
function checkLanguage(text) {
  if (text !== 'ko' && text !== 'en') {
    throw unknown(
      t(`--lang is ko or en, got ${text ?? 'nothing'}`, `--lang은 ko 또는 en입니다: ${text ?? ''}`),
    );
  }
}

/** @param {string} message */
function unknown(message) {
  return new SetupError(message, { mend: 'npm start -- --help' });
}
