'use strict';

const fs = require('node:fs');
const path = require('node:path');

// An exercise's starter is its solution without the part between the marks. Plain JavaScript, because the
// notebook's kernel reads it too and must start quickly.

/**
 * The starter of an exercise, made from its solution: the lines from `// BEGIN SOLUTION` to `// END SOLUTION`,
 * both included, become one `throw new NotStarted('<id>');`, and NotStarted joins the import from convlab.
 *
 * @param {string} solution the text of solutions/NN-topic/<id>.ts
 * @param {string | undefined} id the solution's first line names it, too
 * @returns {string}
 */
function starterOf(solution, id = exerciseId(solution)) {
  if (exerciseId(solution) !== id) throw new Error(`${id}: the first line should be \`// exercise: ${id}\``);
  const block = /^([ \t]*)\/\/ BEGIN SOLUTION\n(?:.*\n)*?[ \t]*\/\/ END SOLUTION$/m;
  if (!block.test(solution)) throw new Error(`${id}: the solution has no BEGIN SOLUTION … END SOLUTION`);
  return withNotStarted(solution.replace(block, `$1throw new NotStarted('${id}');`));
}

/**
 * The starter of an exercise in a course: cut from its solution, or, in a course for students, the file in sealed/.
 * Undefined where the course has no such exercise.
 *
 * @param {string} root
 * @param {{ chapter: string, id: string }} place
 * @returns {string | undefined}
 */
function starterIn(root, { chapter, id }) {
  const [solution, starter] = ['solutions', 'sealed'].map((room) =>
    path.join(root, room, chapter, `${id}.ts`),
  );
  /** @param {string} file */
  const read = (file) => fs.readFileSync(file, 'utf8').replace(/\r\n/g, '\n');
  if (fs.existsSync(solution)) return starterOf(read(solution), id);
  return fs.existsSync(starter) ? read(starter) : undefined;
}

/** @param {string} text */
function withNotStarted(text) {
  const fromConvlab = /^import (type )?\{ (.*) \} from 'convlab';$/m;
  const found = fromConvlab.exec(text);
  if (!found) return text.replace('\n', "\nimport { NotStarted } from 'convlab';\n");
  const names = found[1] ? found[2].replace(/\w+/g, 'type $&') : found[2];
  return text.replace(fromConvlab, `import { NotStarted, ${names} } from 'convlab';`);
}

/**
 * The id that an answer's first line names.
 *
 * @param {string} text
 * @returns {string | undefined}
 */
function exerciseId(text) {
  return /^\uFEFF?\/\/ exercise: (\w+)[ \t]*\r?(?:\n|$)/.exec(text)?.[1];
}

/**
 * Whether a text is the starter still: white space, a BOM and line ends aside.
 *
 * @param {string} text
 * @param {string} starter
 * @returns {boolean}
 */
function isPristine(text, starter) {
  return squeezed(text) === squeezed(starter);
}

/** @param {string} text */
const squeezed = (text) => text.replace(/^\uFEFF/, '').replace(/\s+/g, '');

module.exports = { starterOf, starterIn, exerciseId, isPristine };
