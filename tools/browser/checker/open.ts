// tools/grader/sandbox/open.ts in a browser: an answer runs in a worker of its own, which is ended when its time is up.

import type { AnswerProcess } from '../../grader/sandbox/answer-process';
import { Ended, type Ending } from '../../grader/sandbox/ended';
import { defaultLimits, type Isolation, type Limits } from '../../grader/sandbox/limits';
import type { Sandbox } from '../../grader/sandbox/open';
import { isHello } from '../../grader/wire/replies';
import { addressOf, PageWorker } from '../worker-scope';
import { compile } from './compiling';
import type { ToAnswer } from './messages';

const START_SECONDS = 20;

export function openSandbox(_isolation?: Isolation, limits: Limits = defaultLimits): Promise<Sandbox> {
  const running = new Set<AnswerProcess>();
  return Promise.resolve({
    isolation: 'worker',
    limits,
    compile,
    start({ limits: own = limits } = {}) {
      const answer = startAnswer(own, () => running.delete(answer));
      running.add(answer);
      return answer;
    },
    async close() {
      await Promise.all([...running].map((one) => one.close()));
    },
  });
}

function startAnswer(limits: Limits, closed: () => void): AnswerProcess {
  const worker = new PageWorker(addressOf('answer.js'), { name: 'answer' });
  // Its end of the channel is kept where the answer does not see it: nothing else that it posts is listened to.
  const { port1: port, port2 } = new MessageChannel();
  const arrived: unknown[] = [];
  let wake: (() => void) | undefined;
  let ending: Ending | undefined;
  let printed = '';
  let bytes = 0;
  let begun = false;
  let seconds: number | undefined;
  let loaded = 0;
  const end = (status: Ending['status'], detail: string): void => {
    ending ??= { status, detail };
    clearTimeout(timer);
    worker.terminate();
    wake?.();
  };
  let timer = setTimeout(() => {
    end('crashed', `no start within ${START_SECONDS} s`);
  }, START_SECONDS * 1000);
  const runClock = (): void => {
    if (!begun || seconds === undefined || ending) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      end('timeout', 'by the clock');
    }, seconds * 1000);
  };
  worker.onerror = ({ message }) => {
    end(/memory/i.test(message) ? 'out-of-memory' : 'crashed', message);
  };
  port.onmessage = ({ data }: MessageEvent<{ readonly printed?: string; readonly json?: string }>) => {
    if (ending) return;
    if (data.printed !== undefined) printed = (printed + data.printed).slice(0, limits.outputBytes);
    if (data.json === undefined) return;
    bytes += data.json.length;
    if (data.json.length > limits.replyBytes || bytes > limits.totalBytes)
      end('protocol-error', 'a reply without end');
    else hear(JSON.parse(data.json));
  };
  const hear = (json: unknown): void => {
    if (isHello(json)) {
      begun = true;
      runClock();
      return;
    }
    arrived.push(json);
    wake?.();
  };
  const { outputBytes, megabytes } = limits;
  worker.postMessage({ port: port2, outputBytes, megabytes }, [port2]);
  const close = (): Promise<void> => {
    clearTimeout(timer);
    worker.terminate();
    port.close();
    closed();
    return Promise.resolve();
  };
  return {
    limits,
    isUsed: false,
    spent: () => (performance.now() - loaded) / 1000,
    load(id, code, calls) {
      loaded = performance.now();
      port.postMessage({ id, code, calls } satisfies ToAnswer);
      seconds = limits.seconds;
      runClock();
    },
    call: () => undefined, // it has them all
    async reply() {
      while (arrived.length === 0 && !ending) await new Promise<void>((resolve) => (wake = resolve));
      if (arrived.length === 0) throw new Ended(ending ?? { status: 'crashed', detail: '' });
      return arrived.shift();
    },
    release: close,
    close,
    printed: () => printed,
  };
}
