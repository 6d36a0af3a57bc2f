// Interrupt and orphanhood.
//
// While JavaScript runs, Node cannot hear a signal, with one exception: a script started with `breakOnSigint`.
// Of several such scripts the one that began last hears it. The students' code runs in them (run/steps.ts). For all
// other times worker threads sit in one (watchdog.ts); they hear SIGINT whatever the main thread does, and tell it.
// Does the main thread not answer for a while, it hangs in code that is no step, as a `.then(…)` of a library's: then
// the watchdog ends that through the inspector. All that waited behind it in the same turn is lost with it, so the
// cell is failed from outside.

import { EventEmitter } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { forgetStep } from '../run/steps';
import { endWaiting } from '../run/waiting';
import { At, Doing, shared } from './shared';

/** A SIGINT that nobody waits for ends the process: while one watchdog starts listening anew, another hears it. */
const WATCHDOGS = 2;

export class Interrupts {
  count = 0;
  private readonly listeners = new EventEmitter();
  /** Of the presses that the watchdogs have heard. */
  private taken = 0;

  /** Ends what is running: called in the main thread, once a press. */
  happened(): void {
    this.count++;
    Atomics.add(shared, At.heard, 1);
    endWaiting();
    this.listeners.emit('SIGINT', 'SIGINT', 2);
  }

  /** Whether a watchdog has heard a press that the main thread has not been told of yet; it is, by this. */
  take(): boolean {
    const pressed = shared[At.pressed];
    if (pressed === this.taken) return false;
    this.taken = pressed;
    Atomics.add(shared, At.answered, 1);
    Atomics.notify(shared, At.answered);
    this.happened();
    return true;
  }

  /** Runs a task that must not be torn apart: a compiler that stopped half-way would be of no use any more. */
  protect<T>(task: () => T): T {
    shared[At.doing] = Doing.atomic;
    try {
      return task();
    } finally {
      shared[At.doing] = Doing.other;
    }
  }

  /**
   * Starts listening, once the kernel is up.
   *
   * @param ended called when something was ended that could not hear of it
   */
  listen(ended: () => void): void {
    keepSignalHandler(this.listeners);
    for (let i = 0; i < WATCHDOGS; i++) {
      const worker = new Worker(path.join(__dirname, 'watchdog.js'), {
        workerData: shared,
        stdout: true,
        stderr: true,
      });
      worker.on('message', (message) => {
        if (message === 'ended') this.mend(ended);
        else this.take();
      });
      worker.unref();
    }
  }

  /** May itself be ended anywhere; then it is called again. */
  private mend(ended: () => void): void {
    const count = shared[At.ended];
    if (count === shared[At.mended]) return;
    forgetStep();
    this.take();
    ended();
    Atomics.store(shared, At.mended, count);
  }
}

/** A SIGINT listener of Node's would take the signal away from the watchdog, so listeners are kept here. */
function keepSignalHandler(listeners: EventEmitter): void {
  for (const method of ['on', 'addListener', 'once', 'prependListener', 'off', 'removeListener'] as const) {
    type Listen = (event: string | symbol, listener: (...given: unknown[]) => void) => unknown;
    const original = (process[method] as Listen).bind(process);
    const kept: Listen = (event, listener) => {
      if (event !== 'SIGINT') return original(event, listener);
      listeners[method](event, listener);
      return process;
    };
    Object.defineProperty(process, method, { value: kept, writable: true, configurable: true });
  }
}
