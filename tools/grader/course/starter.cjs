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
 * A starter whose docstring speaks one language. In a paragraph, the lines from the first Korean one on are Korean; in a line
 * `x → a number / 수`, the Korean half replaces what stands after the arrow, the colon or the last comma, or, with an arrow of
 * its own, the whole.
 *
 * @param {string} text
 * @param {'en' | 'ko'} language
 * @returns {string}
 */
function inLanguage(text, language) {
  return text.replace(/\/\*\*[^]*?\*\//, (docstring) =>
    docstring
      .split(/(?<=\n) \*\n/)
      .map((paragraph) => paragraphIn(paragraph.split('\n'), language).join('\n'))
      .join(' *\n'),
  );
}

/**
 * @param {readonly string[]} lines
 * @param {'en' | 'ko'} language
 * @returns {string[]}
 */
function paragraphIn(lines, language) {
  const both = /^( \*\s+)([^가-힣]*) \/ (.*[가-힣].*)$/;
  const isWords = (/** @type {string} */ line) => /^ \* /.test(line);
  if (lines.some((line) => both.test(line)))
    return lines.map((line) =>
      line.replace(both, (_, indent, english, korean) =>
        language === 'en' ? indent + english : indent + sharedPart(english, korean) + korean,
      ),
    );
  const first = lines.findIndex((line) => /[가-힣]/.test(line));
  if (first < 0) return [...lines];
  return lines.filter((line, i) => !isWords(line) || i >= first === (language === 'ko'));
}

/**
 * What a line's Korean half has in common with its English one, and does not repeat.
 *
 * @param {string} english
 * @param {string} korean
 * @returns {string}
 */
function sharedPart(english, korean) {
  if (korean.includes('→')) return '';
  const ends = [/^.*→ /, /^- \w+: /, /^.*, /];
  return ends.map((end) => end.exec(english)?.[0]).find((part) => part !== undefined) ?? '';
}

/**
 * Whether a text is the starter still, in both languages or in one: white space, a BOM and line ends aside.
 *
 * @param {string} text
 * @param {string} starter
 * @returns {boolean}
 */
function isPristine(text, starter) {
  const untouched = [starter, inLanguage(starter, 'en'), inLanguage(starter, 'ko')].map(squeezed);
  return untouched.includes(squeezed(text));
}

/** @param {string} text */
const squeezed = (text) => text.replace(/^\uFEFF/, '').replace(/\s+/g, '');

module.exports = { starterOf, starterIn, exerciseId, inLanguage, isPristine };
