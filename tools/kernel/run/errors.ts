// Errors as a reader of the notebook wants them: what is wrong, and in which line of the cell.

import path from 'node:path';
import util from 'node:util';
import { CompileError } from '../compile/compile-error';
import { headline } from '../compile/diagnostics';
import { awaitsBehind } from './awaiter';
import { bold, dim, excerpt, red } from './excerpt';
import { stackOf } from './positions';
import { shownName } from './source-maps';

export interface RunCell {
  /** 'In[3]' */
  name: string;
  code: string;
  root: string;
  /** The file that an answer cell is. */
  file?: string;
}

export interface JupyterError {
  ename: string;
  evalue: string;
  traceback: string[];
}

/** How deep the causes and members of an error are shown. */
const DEPTH = 4;

/** The content of Jupyter's `error` message for whatever was thrown. */
export function errorContent(thrown: unknown, cell: RunCell): JupyterError {
  if (thrown instanceof CompileError) return compileErrorContent(thrown, cell);
  if (!isError(thrown)) {
    const evalue = util.inspect(thrown);
    return { ename: 'Thrown', evalue, traceback: [`${bold(red('Thrown'))}: ${evalue}`] };
  }
  const { ename, evalue } = nameAndMessage(thrown);
  return { ename, evalue, traceback: traceback(thrown, cell) };
}

function compileErrorContent(error: CompileError, cell: RunCell): JupyterError {
  const lines = error.diagnostics.map((diagnostic) => {
    const head = `${bold(red('TypeScript'))} ${headline(diagnostic)} ${dim(`TS${diagnostic.code}`)}`;
    if (diagnostic.file !== undefined && diagnostic.file !== cell.file) return head;
    return `${head}\n${excerpt(cell.code, diagnostic)}`;
  });
  return { ename: error.name, evalue: error.message, traceback: [...lines, ...error.advice.map(bold)] };
}

function isError(thrown: unknown): thrown is Error {
  return util.types.isNativeError(thrown) || thrown instanceof Error;
}

/** An error's name and message, even of one whose getters throw. */
function nameAndMessage(error: Error): { ename: string; evalue: string } {
  const read = (key: 'name' | 'message'): string => {
    try {
      return String((error as unknown as Record<string, unknown>)[key]);
    } catch (reason) {
      return `(its ${key} cannot be read: ${isError(reason) ? reason.message : String(reason)})`;
    }
  };
  return { ename: read('name') || 'Error', evalue: read('message') };
}

function traceback(error: Error, cell: RunCell, depth = 0): string[] {
  const { ename, evalue } = nameAndMessage(error);
  const frames = framesOf(error);
  const lines = [`${bold(red(ename))}: ${evalue}`];
  const place = frames.map((frame) => placeIn(frame, cell.name) ?? placeIn(frame, cell.file)).find(Boolean);
  if (place) lines.push(excerpt(cell.code, place));
  lines.push(...frames.map((frame) => dim(frame.replaceAll(cell.root + path.sep, ''))));
  if (depth === DEPTH) return lines;
  const within = (label: string, inner: unknown): string => {
    const text = isError(inner) ? traceback(inner, cell, depth + 1).join('\n') : util.inspect(inner);
    return `${label}: ${text}`.replaceAll('\n', '\n  ');
  };
  if (error.cause !== undefined) lines.push(within('cause', error.cause));
  if (error instanceof AggregateError)
    lines.push(...error.errors.map((inner: unknown, i) => within(`[${i}]`, inner)));
  return lines;
}

function framesOf(error: Error): string[] {
  let stack = '';
  try {
    stack = stackOf(error);
  } catch {
    // a stack that cannot be read
  }
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line) && !isInternal(line));
  return [...frames, ...awaitFrames(error)];
}

const KERNEL = path.dirname(__dirname);

/** Frames of the kernel, of tslab and of Node itself say nothing to a student. */
function isInternal(frame: string): boolean {
  return (
    frame.includes(KERNEL) || /\(node:|at node:|node_modules\/tslab|evalmachine\.<|at Generator\./.test(frame)
  );
}

/** The awaits of cells that the error came through, which V8 does not know of. */
function awaitFrames(error: Error): string[] {
  return (awaitsBehind.get(error) ?? []).map(
    ({ file, line, column }) => `    at async ${shownName(file) ?? file}:${line}:${column}`,
  );
}

function placeIn(frame: string, name: string | undefined): { line: number; column: number } | undefined {
  if (name === undefined) return undefined;
  const at = frame.indexOf(`${name}:`);
  if (at < 0) return undefined;
  const [line, column] = frame
    .slice(at + name.length + 1)
    .split(':')
    .map((part) => Number.parseInt(part, 10));
  return { line, column };
}
