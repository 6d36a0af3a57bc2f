// @ts-check
'use strict';

// From a place in compiled JavaScript back to the line a student wrote.
//
// A cell is compiled in two steps (TypeScript → ES module → CommonJS), each with a source map; a frame of a
// stack is led back through both.

const { SourceMap } = require('node:module');

/** Lines that stand before the text: tslab's `export {};`. */
const PREFIX_LINES = 1;

/** @typedef {{ maps: (string | undefined)[], awaits: boolean }} About `maps`: the last step first; `awaits`: at the top level */

/** @type {Map<string, About>} by the compiled text */
const fresh = new Map();
/** @type {Map<string, { maps: SourceMap[], name: string, prefix: number }>} name in a stack → what it was made from */
const known = new Map();

/**
 * @param {string} output
 * @param {About} about
 */
function rememberOutput(output, about) {
  fresh.set(output, about);
}

/**
 * Tells under which name a compiled text will run; returns whether it awaits at its top level.
 *
 * @param {string} output the compiled text
 * @param {string} runsAs the file name in its stack frames
 * @param {{ shownAs?: string, isCell?: boolean }} [options]
 */
function nameOutput(output, runsAs, { shownAs = runsAs, isCell = false } = {}) {
  const about = fresh.get(output);
  const maps = (about?.maps ?? []).flatMap((map) => (map ? [new SourceMap(JSON.parse(map))] : []));
  fresh.delete(output);
  known.set(runsAs, { maps, name: shownAs, prefix: isCell ? PREFIX_LINES : 0 });
  return about?.awaits ?? false;
}

/**
 * The place in the source; line and column count from 1. Undefined where the file is not a compiled one.
 *
 * @param {string} file
 * @param {number} line
 * @param {number} column
 * @param {number} [step] the first map to go through: 1 for a place in the ES module between the two
 */
function sourcePosition(file, line, column, step = 0) {
  const entry = known.get(file);
  if (!entry) return undefined;
  let at = { line: line - 1, column: column - 1 };
  for (const map of entry.maps.slice(step)) {
    const found = map.findEntry(at.line, at.column);
    if (!('originalLine' in found)) break;
    at = { line: found.originalLine, column: found.originalColumn };
  }
  return { name: entry.name, line: at.line + 1 - entry.prefix, column: at.column + 1 };
}

/** A stack whose frames name the source's places. @param {string} stack */
function mapStack(stack) {
  return stack.replace(/([^\s()][^()\n]*?):(\d+):(\d+)(?=\)?$)/gm, (whole, file, line, column) => {
    const prefix = /^at (?:async )?/.exec(file)?.[0] ?? '';
    const found = sourcePosition(file.slice(prefix.length), Number(line), Number(column));
    return found ? `${prefix}${found.name}:${found.line}:${found.column}` : whole;
  });
}

/** Makes every `error.stack` name the source's places, wherever it is printed. */
function mapAllStacks() {
  Error.prepareStackTrace = (error, frames) => {
    let head = 'Error';
    try {
      head = Error.prototype.toString.call(error);
    } catch {
      // an error whose name or message throws
    }
    return mapStack([head, ...frames.map((frame) => `    at ${frame}`)].join('\n'));
  };
}

module.exports = { rememberOutput, nameOutput, sourcePosition, mapStack, mapAllStacks };
