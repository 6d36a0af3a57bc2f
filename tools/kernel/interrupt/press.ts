// Interrupt was pressed: heard in a thread (jupyter/io-thread.ts), whatever the main thread does.

import { At, Doing } from './places';

/** When the main thread should have answered, in milliseconds: later than the watchdogs have ended what they can. */
const PATIENCE = 1200;
/** Where a cell waits for what ends by itself, the watchdogs wait longer. */
const TRAINING = 4000;

const SENTENCE = {
  en:
    'This cell is in a call that JavaScript cannot end (a synchronous function of Node, say). It is stopped once the ' +
    'call comes back. If you do not want to wait, restart the kernel: Kernel → Restart Kernel, or the keys 0 0. ' +
    'Variables are lost then, saved answers are not.\n',
  ko:
    '이 셀은 JavaScript가 끝낼 수 없는 호출(예: Node의 동기 함수)을 실행하고 있습니다. 호출이 끝나면 셀도 멈춥니다. ' +
    '기다리지 않으려면 커널을 다시 시작하십시오: Kernel → Restart Kernel 메뉴 또는 0 0 키. ' +
    '변수는 사라지지만 저장된 답은 남습니다.\n',
};

interface Pressed {
  shared: Int32Array;
  language: 'en' | 'ko';
}

/**
 * Ends what runs by SIGINT, as Ctrl-C in a terminal does: the kernel's own, and that of the processes it has started.
 *
 * @param say called with a sentence where the main thread does not answer
 */
export function interruptProcess({ shared, language }: Pressed, say: (text: string) => void): void {
  const heard = shared[At.heard];
  Atomics.add(shared, At.sent, 1); // first: a child process may end at once
  try {
    process.kill(-process.pid, 'SIGINT'); // the group, where the kernel leads one: Jupyter starts it so
  } catch {
    process.kill(process.pid, 'SIGINT');
  }
  const look = (): void => {
    if (shared[At.heard] !== heard) return;
    if (shared[At.doing] === Doing.atomic) setTimeout(look, PATIENCE);
    else say(SENTENCE[language]);
  };
  setTimeout(look, shared[At.patient] > 0 ? TRAINING : PATIENCE);
}
