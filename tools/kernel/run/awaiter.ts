// Runs async functions that were compiled to generators (compile/async-steps.ts), each stretch between two awaits
// as a step.

import timers from 'node:timers';
import { currentOrigin, KeyboardInterrupt, runFor, runStep } from './steps';
import { untilInterrupt } from './waiting';

type How = 'next' | 'throw';

/** A value that is awaited, and the place of its `await` in the source. */
class Awaiting {
  constructor(
    readonly value: unknown,
    readonly place: AwaitPlace,
  ) {}
}

export interface AwaitPlace {
  file: string;
  line: number;
  column: number;
}

/** The awaits that an error came through, innermost first. */
export const awaitsBehind = new WeakMap<object, AwaitPlace[]>();

let takeInterrupt: () => boolean = () => false;

/** TypeScript's helper `__awaiter`, with steps. */
export function awaiter(
  self: unknown,
  parameters: ArrayLike<unknown> | undefined,
  _promise: unknown,
  body: (...given: unknown[]) => Generator<unknown, unknown>,
): Promise<unknown> {
  const from = currentOrigin();
  return new Promise((resolve, reject) => {
    const fail: (reason: unknown) => void = reject;
    const generator = body.apply(self, Array.from(parameters ?? []));
    const resume = (how: How, value: unknown): void => {
      try {
        // An endless chain of awaits lets nothing else in: so each step looks whether it shall end.
        const [really, given] = takeInterrupt()
          ? (['throw', new KeyboardInterrupt()] as const)
          : [how, value];
        const result = runStep(from, () => generator[really](given));
        if (result.done) resolve(result.value);
        else wait(result.value, resume);
      } catch (error) {
        fail(error);
      }
    };
    resume('next', undefined);
  });
}

function wait(given: unknown, resume: (how: How, value: unknown) => void): void {
  const awaited = given instanceof Awaiting ? given : undefined;
  untilInterrupt(awaited ? awaited.value : given).then(
    (result) => {
      resume('next', result);
    },
    (error: unknown) => {
      if (awaited && error instanceof Error)
        awaitsBehind.set(error, [...(awaitsBehind.get(error) ?? []), awaited.place]);
      resume('throw', error);
    },
  );
}

/**
 * Puts the helpers where compiled code finds them, and makes a timer's callback a step of what set the timer.
 *
 * @param take whether Interrupt was pressed since it was last asked
 */
export function installAwaiter(take: () => boolean): void {
  takeInterrupt = take;
  Object.defineProperty(globalThis, '__awaiter', { value: awaiter });
  const awaited = (value: unknown, file: string, line: number, column: number): Awaiting =>
    new Awaiting(value, { file, line, column });
  Object.defineProperty(globalThis, '__awaited', { value: awaited });
  for (const name of ['setTimeout', 'setInterval', 'setImmediate'] as const) wrapTimer(name);
  wrapThen();
}

/** What a callback of `then` prints belongs to the cell that has called it; `catch` and `finally` call `then`. */
function wrapThen(): void {
  type Callback = ((value: unknown) => unknown) | null | undefined;
  const original = Object.getOwnPropertyDescriptor(Promise.prototype, 'then')
    ?.value as Promise<unknown>['then'];
  const then = function (this: Promise<unknown>, resolved?: Callback, rejected?: Callback): Promise<unknown> {
    const from = currentOrigin();
    const ours = (task: Callback): Callback =>
      from && typeof task === 'function' ? (value) => runFor(from, () => task(value)) : task;
    return original.call(this, ours(resolved), ours(rejected));
  };
  Object.defineProperties(then, Object.getOwnPropertyDescriptors(original));
  Reflect.defineProperty(Promise.prototype, 'then', { value: then, writable: true, configurable: true });
}

type Timer = (task: unknown, ...rest: unknown[]) => unknown;

function wrapTimer(name: 'setTimeout' | 'setInterval' | 'setImmediate'): void {
  const original = timers[name] as Timer;
  const wrapped: Timer = (task, ...rest) => {
    if (typeof task !== 'function') return original(task, ...rest);
    const from = currentOrigin();
    return original(
      (...given: unknown[]) => runStep(from, () => (task as Timer)(...(given as [unknown]))),
      ...rest,
    );
  };
  Object.defineProperties(wrapped, Object.getOwnPropertyDescriptors(original));
  Object.defineProperty(globalThis, name, {
    value: wrapped,
    writable: true,
    configurable: true,
    enumerable: true,
  });
}
