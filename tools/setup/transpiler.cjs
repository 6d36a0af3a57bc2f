'use strict';

// ts-node's transpiler: swc, and `await` at the top level of a chapter's source.
//
// A chapter (notebooks/src/NN-topic.ts) awaits at its top level as a notebook cell may. CommonJS has no
// top-level await, so the compiled text of a chapter is wrapped in an async function.

const swc = require('ts-node/transpilers/swc');

/** @type {import('ts-node').TranspilerFactory} */
exports.create = (options) => {
  const inner = swc.create(options);
  return {
    transpile(source, transpileOptions) {
      const isChapter = /[\\/]notebooks[\\/]src[\\/][^\\/]+\.ts$/.test(transpileOptions.fileName);
      if (!isChapter) return inner.transpile(source, transpileOptions);
      // swc refuses top-level await in CommonJS, so the wrapping is done on the TypeScript: imports stay
      // outside, all else moves inside, on the same lines as before.
      const lines = source.split('\n');
      const first = lines.findIndex((line) => line !== '' && !/^(import\b|\/\/)/.test(line));
      if (first < 0) return inner.transpile(source, transpileOptions);
      lines[first] = `void (async () => { ${lines[first]}`;
      lines.push('})().catch((error) => { console.error(error); process.exitCode = 1; });');
      return inner.transpile(lines.join('\n'), transpileOptions);
    },
  };
};
