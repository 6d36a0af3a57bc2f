'use strict';

// Which exercises a folder holds that is laid out as exercises/, solutions/ and tests/exercises/ are:
// NN-topic/<id>.ts. Plain JavaScript, because the notebook's kernel reads it too and must start quickly.

const fs = require('node:fs');
const path = require('node:path');

/**
 * Every exercise of such a folder, chapter by chapter, by name.
 *
 * @param {string} folder
 * @returns {{ chapter: string, id: string }[]}
 */
function exercisesIn(folder) {
  if (!fs.existsSync(folder)) return [];
  const chapters = fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^\d\d-/.test(entry.name))
    .map((entry) => entry.name)
    .sort();
  return chapters.flatMap((chapter) =>
    fs
      .readdirSync(path.join(folder, chapter))
      .filter((name) => /^[A-Za-z]\w*\.ts$/.test(name))
      .map((name) => ({ chapter, id: name.slice(0, -'.ts'.length) }))
      .sort((a, b) => a.id.localeCompare(b.id)),
  );
}

/**
 * The ids that look most like `word`, nearest first: at most three.
 *
 * @param {string} word
 * @param {readonly string[]} ids
 * @returns {string[]}
 */
function nearest(word, ids) {
  return ids
    .map((id) => ({ id, far: distance(word.toLowerCase(), id.toLowerCase()) }))
    .filter(({ id, far }) => far <= Math.max(3, id.length / 2))
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ id }) => id);
}

/**
 * Levenshtein's edit distance.
 *
 * @param {string} a
 * @param {string} b
 */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length];
}

module.exports = { exercisesIn, nearest };
