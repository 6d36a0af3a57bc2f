// The checker in a Web Worker: `npm run check`'s own command line, over the files that the kernel hands it.

import { main } from '../../grader/cli';
import * as files from '../node/files';
import { process } from '../node/process';
import type { FromPage } from '../messages';
import { fetchTexts } from '../texts';
import { scope, setLanguage } from '../worker-scope';
import { compiled } from './compiling';
import type { FromChecker, ToChecker } from './messages';

const send = (message: FromChecker): void => {
  scope.postMessage(message);
};

scope.onmessage = ({ data }: MessageEvent<ToChecker | FromPage>) => {
  if ('of' in data) return; // about an answer's worker
  if (data.type === 'compiled') compiled(data.id, data.reply);
  else void start(data);
};

async function start({ args, files: own, language }: Extract<ToChecker, { type: 'start' }>): Promise<void> {
  let errors = '';
  try {
    files.mount({ ...(await fetchTexts('course.json')), ...own });
    files.onChange((path, text) => {
      if (text !== undefined && path.endsWith('.json')) send({ type: 'written', path, text });
    });
    process.env.CONVLAB_LANG = language;
    setLanguage(language);
    let rest = '';
    process.stdout.write = (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) send({ type: 'line', line });
      return true;
    };
    process.stderr.write = (text) => {
      errors += text;
      return true;
    };
    await main(args);
  } catch (error) {
    errors += error instanceof Error ? error.message : String(error);
  }
  send({ type: 'end', errors });
}
