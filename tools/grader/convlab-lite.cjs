'use strict';

// `convlab` for specs and solutions in the checker's process: most need tensors and chance only, and the whole
// library takes longer to load than they take to run.

const lib = '../../lib';
const parts = ['errors', 'tensor/index', 'random', 'language'].map((name) => require(`${lib}/${name}.ts`));
const lite = Object.assign({ __esModule: true }, ...parts);

module.exports = new Proxy(lite, {
  get(own, name) {
    if (typeof name === 'symbol' || name in own || name === 'default') return own[name];
    return require(`${lib}/index.ts`)[name];
  },
});
