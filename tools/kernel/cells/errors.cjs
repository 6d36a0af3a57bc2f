// @ts-check
'use strict';

// Errors as a reader of the notebook wants them: what is wrong, and in which line of the cell.

const path = require('node:path');
const util = require('node:util');

const { advise } = require('./advice.cjs');
const { sourcePosition } = require('./positions.cjs');
const { awaitsBehind } = require('./steps.cjs');

const red = (/** @type {string} */ text) => `\u001b[31m${text}\u001b[39m`;
const bold = (/** @type {string} */ text) => `\u001b[1m${text}\u001b[22m`;
const dim = (/** @type {string} */ text) => `\u001b[2m${text}\u001b[22m`;

/**
 * @typedef {{ start: { line: number, character: number }, end: { line: number, character: number }, messageText: string, category: number, code: number, fileName?: string }} Diagnostic
 * @typedef {{ name: string, code: string, root: string, file?: string }} Cell `file`: the one that an answer cell is
 * @typedef {{ ename: string, evalue: string, traceback: string[] }} JupyterError
 */

/** TypeScript refuses a cell. */
class CompileError extends Error {
  /** @override */
  name = 'TypeScriptError';

  /** @param {Diagnostic[]} diagnostics */
  constructor(diagnostics) {
    const { kept, advice } = advise(diagnostics);
    super([...grouped(kept).map(({ where, text }) => `${where} - ${text}`), ...advice].join('\n'));
    this.diagnostics = kept;
    this.advice = advice;
  }
}

/** tslab gives one diagnostic for each sentence; sentences about one place belong together. @param {Diagnostic[]} diagnostics */
function grouped(diagnostics) {
  /** @type {{ where: string, text: string, first: Diagnostic }[]} */
  const groups = [];
  for (const first of diagnostics) {
    const where = `${first.fileName ? `${first.fileName} ` : ''}${first.start.line + 1}:${first.start.character + 1}`;
    const last = groups.at(-1);
    if (last?.where === where) {
      if (!last.text.includes(first.messageText)) last.text += `\n  ${first.messageText}`;
    } else groups.push({ where, text: first.messageText, first });
  }
  return groups;
}

/**
 * The lines around a place, with a mark below it.
 *
 * @param {string} code
 * @param {number} line from 1
 * @param {number} column from 1
 * @param {number} [length]
 */
function excerpt(code, line, column, length = 1) {
  const lines = code.split('\n');
  const from = Math.max(1, line - 2);
  const width = String(line + 1).length;
  const shown = [];
  for (let at = from; at <= Math.min(lines.length, line + 1); at++) {
    const number = String(at).padStart(width);
    shown.push(
      at === line ? `${red('>')} ${number} | ${lines[at - 1]}` : dim(`  ${number} | ${lines[at - 1]}`),
    );
    if (at === line)
      shown.push(
        `  ${' '.repeat(width)} | ${' '.repeat(Math.max(0, column - 1))}${red('^'.repeat(Math.max(1, length)))}`,
      );
  }
  return shown.join('\n');
}

/**
 * @param {CompileError} error
 * @param {Cell} cell
 * @returns {JupyterError}
 */
function compileErrorContent(error, cell) {
  const traceback = grouped(error.diagnostics).map(({ where, text, first }) => {
    const head = `${bold(red('TypeScript'))} ${where} - ${text} ${dim(`TS${first.code}`)}`;
    if (first.fileName && first.fileName !== cell.file) return head;
    const length = first.start.line === first.end.line ? first.end.character - first.start.character : 1;
    return `${head}\n${excerpt(cell.code, first.start.line + 1, first.start.character + 1, length)}`;
  });
  traceback.push(...error.advice.map(bold));
  return { ename: error.name, evalue: error.message, traceback };
}

const KERNEL = path.dirname(__dirname);

/** Frames of the kernel, of tslab and of Node itself say nothing to a student. @param {string} frame */
function isOurs(frame) {
  return (
    frame.includes(KERNEL) || /\(node:|at node:|node_modules\/tslab|evalmachine\.<|at Generator\./.test(frame)
  );
}

/**
 * The content of Jupyter's `error` message for whatever was thrown.
 *
 * @param {unknown} thrown
 * @param {Cell} cell
 * @returns {JupyterError}
 */
function errorContent(thrown, cell) {
  if (thrown instanceof CompileError) return compileErrorContent(thrown, cell);
  if (!util.types.isNativeError(thrown) && !(thrown instanceof Error)) {
    const evalue = util.inspect(thrown);
    return { ename: 'Thrown', evalue, traceback: [`${bold(red('Thrown'))}: ${evalue}`] };
  }
  const ename = String(thrown.name || 'Error');
  const evalue = String(thrown.message);
  const frames = String(thrown.stack)
    .split('\n')
    .filter((line) => /^\s+at /.test(line) && !isOurs(line));
  frames.push(...awaitFrames(thrown));
  const traceback = [`${bold(red(ename))}: ${evalue}`];
  const place = frames.map((frame) => placeIn(frame, cell.name) ?? placeIn(frame, cell.file)).find(Boolean);
  if (place) traceback.push(excerpt(cell.code, place.line, place.column));
  traceback.push(...frames.map((frame) => dim(frame.replaceAll(cell.root + path.sep, ''))));
  if (thrown.cause !== undefined) traceback.push(`cause: ${util.inspect(thrown.cause)}`);
  return { ename, evalue, traceback };
}

/** The awaits of cells that the error came through, which V8 does not know of. @param {Error} error */
function awaitFrames(error) {
  return (awaitsBehind.get(error) ?? []).flatMap(({ file, line, column }) => {
    const at = sourcePosition(file, line, column, 1);
    return at ? [`    at async ${at.name}:${at.line}:${at.column}`] : [];
  });
}

/**
 * @param {string} frame
 * @param {string | undefined} name
 */
function placeIn(frame, name) {
  if (name === undefined) return undefined;
  const at = frame.indexOf(`${name}:`);
  if (at < 0) return undefined;
  const [line, column] = frame
    .slice(at + name.length + 1)
    .split(':')
    .map((part) => Number.parseInt(part, 10));
  return { line, column };
}

module.exports = { CompileError, errorContent };
