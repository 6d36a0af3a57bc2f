// @ts-check
import { createServer } from 'node:net';
import { t } from '../base/language.mjs';
import { SetupError } from '../base/run.mjs';

export const HOST = '127.0.0.1';
const FIRST = 8888;
const TRIES = 100;

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen({ port, host: HOST, exclusive: true }, () =>
      server.close(() => {
        resolve(true);
      }),
    );
  });
}

/**
 * @param {number} from
 * @returns {Promise<number>} the first free port at or after `from`
 */
export async function nextFree(from) {
  for (let port = from; port < from + TRIES && port <= 65535; port++) if (await isFree(port)) return port;
  throw new SetupError(t(`No free port from ${from} on.`, `${from}번부터 비어 있는 포트가 없습니다.`), {
    fix: 'npm start -- --port 18888',
  });
}

/**
 * The port to listen on: exactly the one asked for, or the first free one.
 * @param {number | undefined} asked
 */
export async function choosePort(asked) {
  if (asked === undefined) return nextFree(FIRST);
  if (await isFree(asked)) return asked;
  const other = await nextFree(asked + 1 > 65535 ? FIRST : asked + 1);
  throw new SetupError(
    t(`Port ${asked} is taken by another program.`, `${asked}번 포트는 다른 프로그램이 쓰고 있습니다.`),
    { fix: `npm start -- --port ${other}` },
  );
}
