/** Talks to the checker, the same program as `npm run check`. */
import { kernelHost } from '../../host/kernel-host';
import { language, t } from '../../language';
import { checkers, type Checker } from '../../platform/checker';
import type { CheckEvent } from './payload';

/** Runs the checker for one JSON answer; throws its error output, as an error of `caller`. */
export function ask(caller: (...args: never[]) => unknown, ...words: readonly string[]): unknown {
  const { stdout, stderr } = checker(caller).run([...words, '--json', '--lang', language()]);
  if (stdout === '') throw complaint(stderr, caller);
  return JSON.parse(stdout);
}

/** Runs the checker and passes on its events; resolves to its error output. */
export async function listen(
  caller: (...args: never[]) => unknown,
  words: readonly string[],
  see: (event: CheckEvent) => void,
): Promise<string> {
  const errors = await checker(caller).stream([...words, '--lang', language()], (line) => {
    see(JSON.parse(line) as CheckEvent);
  });
  return errors.trim();
}

/** An error whose stack trace begins where the student called: our own frames do not help to fix a cell. */
export function complaint(text: string, caller: (...args: never[]) => unknown): Error {
  const error = new Error(text.trim());
  if ('captureStackTrace' in Error) Error.captureStackTrace(error, caller); // not in every browser
  return error;
}

function checker(caller: (...args: never[]) => unknown): Checker {
  const found = checkers.find(kernelHost()?.root);
  if (found) return found;
  throw complaint(t('There is no checker here.', '여기에서는 채점기를 쓸 수 없습니다.'), caller);
}
