// tools/grader/sandbox/inside/runner.ts in a Web Worker: runs one answer. It gets the answer's code and the arguments of all
// calls, and knows no expected value. What a worker could reach the site or the reader's storage with is taken away before
// the answer is there; the policy with which the site serves this script (serve.ts, sw.js) forbids the network altogether,
// `import()` too. What is used after the answer was loaded was taken before.

import './note-proxies';
import ndarray from '../../grader/sandbox/inside/watched-ndarray';
import { evaluator } from '../../grader/sandbox/inside/evaluator';
import { decodeArgs } from '../../grader/wire/decode';
import { scope } from '../worker-scope';
import { counterOf } from './counter';
import { limitMemory } from './memory';
import type { ToAnswer } from './messages';
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
    const made = limitMemory(megabytes);
    const { load, call } = evaluator(send);
    port.onmessage = ({ data: { id, code, calls } }: MessageEvent<ToAnswer>) => {
      const counter = counterOf(code);
      if (counter !== undefined) Object.defineProperty(globalThis, counter, { value: made });
      const args = calls.map((one) => decodeArgs(JSON.parse(one), ndarray)); // later there may be no memory for them
      const run = load(id, code);
      if (!run) return;
      send('{"k":"ready"}');
      // One after the other, as Node's runner takes them: what an answer leaves for later never comes.
      for (let i = 0; i < args.length; i++) send(call(run, args[i]));
    };
    send('{"k":"hello"}');
  },
  { once: true },
);
