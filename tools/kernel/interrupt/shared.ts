// What the main thread and its watchdogs (watchdog.ts) know of each other: a few numbers in shared memory.

import { At } from './places';

export { At, Doing } from './places';

/** A page that is not isolated shares no memory, and there nobody else looks. */
const Memory = typeof SharedArrayBuffer === 'undefined' ? ArrayBuffer : SharedArrayBuffer;

/** The main thread's; a watchdog is given it. */
export const shared = new Int32Array(new Memory(4 * Object.keys(At).length));
