'use strict';

// Where an answer goes outside of its tensors. ndarray does not look: it gives undefined, or a number of the next
// row, or writes to it. So the first such place of a call is noted, and told where the call's result is wrong.

const { getPrototypeOf } = Object;
const { isArray } = Array;
const { isInteger } = Number;
const apply = Reflect.apply;
const quote = JSON.stringify;
const uncurry = Function.prototype.bind.bind(Function.prototype.call);
const has = uncurry(WeakSet.prototype.has);
const add = uncurry(WeakSet.prototype.add);

const MOST_AXES = 8;

/** Numbers and what else was handed over, as a list of texts. */
function texts(list, count) {
  let json = '';
  for (let i = 0; i < count && i < MOST_AXES; i++) {
    const entry = list[i];
    json += `${i === 0 ? '' : ','}${quote(typeof entry === 'number' ? `${entry}` : typeof entry)}`;
  }
  return `[${json}]`;
}

function isWithin(index, count, shape) {
  if (count !== shape.length) return false;
  for (let axis = 0; axis < count; axis++) {
    const at = index[axis];
    if (!(isInteger(at) && at >= 0 && at < shape[axis])) return false;
  }
  return true;
}

/**
 * `ndarray`, but its tensors note it where `get` or `set` names a place outside. `placeOf` says, as JSON's entries, where
 * in the answer the call stands.
 */
exports.watch = function watch(ndarray, placeOf) {
  const watched = new WeakSet();
  let args = [];
  let note = '';

  const look = (tensor, method, index) => {
    if (typeof tensor !== 'object' || tensor === null) return; // get was taken from its tensor: it will throw
    const { shape } = tensor;
    const count = index.length - (method === 'set' ? 1 : 0);
    if (!isArray(shape) || isWithin(index, count, shape)) return;
    let arg = -1;
    for (let i = 0; i < args.length; i++) if (args[i] === tensor) arg = i;
    const where = `"index":${texts(index, count)},"shape":${texts(shape, shape.length)}`;
    note = `{"method":"${method}","arg":${arg},${where},${placeOf()}}`;
  };

  const watchedMethod = (method, usual) =>
    function (...index) {
      if (note === '') look(this, method, index);
      return apply(usual, this, index);
    };

  return {
    ndarray(data, shape, stride, offset) {
      const tensor = ndarray(data, shape, stride, offset);
      const methods = getPrototypeOf(tensor); // one for all tensors of a type and rank
      if (!has(watched, methods)) {
        add(watched, methods);
        methods.get = watchedMethod('get', methods.get);
        methods.set = watchedMethod('set', methods.set);
      }
      return tensor;
    },
    /** Forgets what was noted: a call with these arguments begins. */
    begin(handed) {
      args = handed;
      note = '';
    },
    /** The first place outside, as JSON; null where there was none. */
    noted: () => (note === '' ? 'null' : note),
  };
};
