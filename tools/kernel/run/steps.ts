// Runs the students' code step by step: a step is what JavaScript does in one go, from one await to the next.
// SIGINT ends a step, even an endless loop. And a step knows where it came from, so that what it prints finds its
// cell.

import vm from 'node:vm';
import { At, Doing, shared } from '../interrupt/shared';
import type { Message } from '../jupyter/wire';
import { localized } from '../language';

/** Thrown into what was running when the student pressed Interrupt. */
export class KeyboardInterrupt extends Error {
  override name = 'KeyboardInterrupt';
  override message = localized('the cell was stopped', '셀 실행을 멈췄습니다');
}

interface Step {
  origin: Message | undefined;
  task: (() => unknown) | undefined;
}

let current: Step = { origin: undefined, task: undefined };

let interrupted: () => void = () => undefined;

/** Sets what happens when a step was ended by SIGINT. */
export function onInterruptedStep(listener: () => void): void {
  interrupted = listener;
}

Object.defineProperty(globalThis, '__step', { value: () => current.task?.() });
const script = new vm.Script('__step()', { filename: 'node:step' });

/** Runs `task` as a step of `origin`. A step inside a step is part of it. */
export function runStep<T>(origin: Message | undefined, task: () => T): T {
  const before = current;
  const isInner = before.task !== undefined;
  current = { origin, task: isInner ? before.task : task };
  try {
    if (isInner) return task();
    shared[At.steps]++;
    shared[At.doing] = Doing.step;
    return script.runInThisContext({ breakOnSigint: true, displayErrors: false }) as T;
  } catch (error) {
    if (isInner || (error as { code?: unknown } | null)?.code !== 'ERR_SCRIPT_EXECUTION_INTERRUPTED')
      throw error;
    interrupted();
    throw new KeyboardInterrupt();
  } finally {
    current = before;
    if (!isInner) shared[At.doing] = Doing.other;
  }
}

/** After a step that was ended from outside, without its `finally`. */
export function forgetStep(): void {
  current = { origin: undefined, task: undefined };
  shared[At.doing] = Doing.other;
}

/** Runs `task` so that what it prints belongs to `origin`; it is no step, which an interrupt would end at once. */
export function runFor<T>(origin: Message | undefined, task: () => T): T {
  const before = current;
  current = { origin, task: before.task };
  try {
    return task();
  } finally {
    current = before;
  }
}

/** Whose step is running. */
export function currentOrigin(): Message | undefined {
  return current.origin;
}
