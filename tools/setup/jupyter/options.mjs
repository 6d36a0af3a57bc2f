// @ts-check
// The options of `npm start --`.
import { t } from '../base/language.mjs';
import { readArgs, usageError } from '../base/args.mjs';

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

const command = 'npm start';

/**
 * @param {readonly string[]} args
 * @returns {Options}
 * @throws {SetupError} for a word that is no option, or a value that cannot be
 */
export function parseOptions(args) {
  const {
    port,
    help = false,
    ...no
  } = readArgs(args, {
    command,
    options: {
      'no-browser': { type: 'boolean' },
      'no-tensorflow': { type: 'boolean' },
      port: { type: 'string' },
    },
  });
  return {
    browser: !no['no-browser'],
    port: port === undefined ? undefined : portNumber(port),
    tensorflow: !no['no-tensorflow'],
    help,
  };
}

/** @param {string} text */
function portNumber(text) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    const message = t(
      `--port needs a number from 1 to 65535, got ${text || 'nothing'}`,
      `--port에는 1–65535의 수가 필요합니다: ${text}`,
    );
    throw usageError(command, message);
  }
  return port;
}
