import { quote } from '../../wire/ascii';
import type { MakeTensor } from '../../wire/decode';
import { uncurry } from '../../wire/uncurry';

// Where an answer goes outside of its tensors. ndarray does not look: it gives undefined, or a number of the next row,
// or writes to it. So the first such place of a call is noted, and shown where the call's result is wrong.

const { getPrototypeOf } = Object;
const { isArray } = Array;
const { isInteger } = Number;
const { apply } = Reflect;
const has = uncurry(WeakSet.prototype.has) as (set: WeakSet<object>, value: object) => boolean;
const add = uncurry(WeakSet.prototype.add) as (set: WeakSet<object>, value: object) => unknown;

const MOST_AXES = 8;

type Method = (...index: unknown[]) => unknown;

/** Numbers and what else was handed over, as a list of texts. */
function texts(list: readonly unknown[], count: number): string {
  let json = '';
  for (let i = 0; i < count && i < MOST_AXES; i++) {
    const entry = list[i];
    json += `${i === 0 ? '' : ','}${quote(typeof entry === 'number' ? `${entry}` : typeof entry)}`;
  }
  return `[${json}]`;
}

function isWithin(index: readonly unknown[], count: number, shape: readonly number[]): boolean {
  if (count !== shape.length) return false;
  for (let axis = 0; axis < count; axis++) {
    const at = index[axis] as number;
    if (!(isInteger(at) && at >= 0 && at < shape[axis])) return false;
  }
  return true;
}

export interface Watched {
  /** `ndarray`, but its tensors note it where `get` or `set` names a place outside. */
  readonly ndarray: MakeTensor;
  /** Forgets what was noted: a call with these arguments begins. */
  begin(args: readonly unknown[]): void;
  /** The first place outside, as JSON; null where there was none. */
  noted(): string;
}

/** `placeOf` says, as JSON's entries, where in the answer the running call stands. */
export function watch(ndarray: MakeTensor, placeOf: () => string): Watched {
  const watched = new WeakSet<object>();
  let args: readonly unknown[] = [];
  let note = '';

  const look = (tensor: unknown, method: 'get' | 'set', index: readonly unknown[]): void => {
    if (typeof tensor !== 'object' || tensor === null) return; // get was taken from its tensor: it will throw
    const { shape } = tensor as { shape: unknown };
    const count = index.length - (method === 'set' ? 1 : 0);
    if (!isArray(shape) || isWithin(index, count, shape as number[])) return;
    let arg = -1;
    for (let i = 0; i < args.length; i++) if (args[i] === tensor) arg = i;
    const where = `"index":${texts(index, count)},"shape":${texts(shape, shape.length)}`;
    note = `{"method":"${method}","arg":${arg},${where},${placeOf()}}`;
  };

  const watchedMethod = (method: 'get' | 'set', usual: Method): Method =>
    function (this: unknown, ...index) {
      if (note === '') look(this, method, index);
      return apply(usual, this, index);
    };

  return {
    ndarray(data, shape, stride, offset) {
      const tensor = ndarray(data, shape, stride, offset) as object;
      const methods = getPrototypeOf(tensor) as { get: Method; set: Method }; // one for all of a type and rank
      if (!has(watched, methods)) {
        add(watched, methods);
        methods.get = watchedMethod('get', methods.get);
        methods.set = watchedMethod('set', methods.set);
      }
      return tensor;
    },
    begin(handed) {
      args = handed;
      note = '';
    },
    noted: () => (note === '' ? 'null' : note),
  };
}
