// tools/grader/sandbox/inside/runner.ts in a Web Worker: runs one answer. It gets the answer's code and the arguments of one
// call after the other, and knows no expected value. What a worker could reach the site or the reader's storage with is
// taken away before the answer is there; the policy with which the site serves this script (serve.ts, sw.js) forbids the
// network altogether, `import()` too.

import ndarray from '../../grader/sandbox/inside/watched-ndarray';
import { evaluator } from '../../grader/sandbox/inside/evaluator';
import { decodeArgs } from '../../grader/wire/decode';
import { scope } from '../worker-scope';
import { limitMemory } from './memory';
import { takeGlobals } from './take-globals';

interface AnswerStart {
  readonly port: MessagePort;
  readonly outputBytes: number;
  readonly megabytes: number;
}

scope.addEventListener(
  'message',
  ({ data }: MessageEvent<AnswerStart>) => {
    const { port, outputBytes, megabytes } = data;
    const post = port.postMessage.bind(port);
    const send = (json: string): void => {
      post({ json });
    };
    takeGlobals((text) => {
      post({ printed: text });
    }, outputBytes);
    limitMemory(megabytes);
    const { load, call } = evaluator(send);
    let run: ReturnType<typeof load>;
    port.onmessage = ({ data: text }: MessageEvent<string>) => {
      const message: unknown = JSON.parse(text);
      if (run) send(call(run, decodeArgs(message, ndarray)));
      else {
        const { id, code } = message as { id: string; code: string };
        run = load(id, code);
        if (run) send('{"k":"ready"}');
      }
    };
    send('{"k":"hello"}');
  },
  { once: true },
);
