'use strict';

/**
 * The starter of an exercise, made from its solution: the lines from `// BEGIN SOLUTION` to `// END SOLUTION`,
 * both included, become one `throw new NotStarted('<id>');`, and NotStarted joins the import from convlab.
 *
 * @param {string} solution the text of solutions/NN-topic/<id>.ts
 * @param {string} id
 * @returns {string}
 */
function starterOf(solution, id) {
  const block = /^([ \t]*)\/\/ BEGIN SOLUTION\n(?:.*\n)*?[ \t]*\/\/ END SOLUTION$/m;
  if (!block.test(solution)) throw new Error(`${id}: the solution has no BEGIN SOLUTION … END SOLUTION`);
  return withNotStarted(solution.replace(block, `$1throw new NotStarted('${id}');`));
}

/** @param {string} text */
function withNotStarted(text) {
  const fromConvlab = /^import (type )?\{ (.*) \} from 'convlab';$/m;
  const found = fromConvlab.exec(text);
  if (!found) return text.replace('\n', "\nimport { NotStarted } from 'convlab';\n");
  const names = found[1] ? found[2].replace(/\w+/g, 'type $&') : found[2];
  return text.replace(fromConvlab, `import { NotStarted, ${names} } from 'convlab';`);
}

module.exports = { starterOf };
