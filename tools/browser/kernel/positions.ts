// tools/kernel/run/positions.ts for every browser's stacks: V8's, and those of Firefox and Safari (`name@file:line:column`).
// Only V8 lets a program rewrite the stack when it is made, so here it is rewritten when an error is shown.

import { sourcePosition } from '../../kernel/run/source-maps';
import { columnIn, fileWith } from '../node/vm';

interface Frame {
  call: string;
  file: string;
  line: number;
  column: number;
}

/** `at call (file:1:2)`, `at file:1:2`, `call@file:1:2`; in Firefox a sourceURL stands behind ` line 1 > eval`, too. */
function frameOf(line: string): Frame | undefined {
  const found =
    /^\s*at (?:async )?(?:(.*?) \()?(.*?):(\d+):(\d+)\)?$/.exec(line) ??
    /^(.*?)@(.*?):(\d+):(\d+)$/.exec(line);
  if (!found) return undefined;
  const [, call = '', file, row, column] = found;
  return { call: call.replace(/[/<]+$/, ''), file, line: Number(row), column: Number(column) };
}

/** As Node, which knows where a text's first line begins, would give it. */
function columnOf({ file, line, column }: Frame): number {
  return Math.max(1, columnIn(file, line, column));
}

/**
 * In WebKit the frames of what eval ran are names alone (`inner@`); where the error was made, it says itself. It is the
 * first frame's place.
 */
function firstFrameOf(error: Error): Frame | undefined {
  const { line, column, sourceURL } = error as { line?: number; column?: number; sourceURL?: string };
  const [first = ''] = (error.stack ?? '').split('\n');
  const call = /^(.*)@$/.exec(first)?.[1];
  if (call === undefined || line === undefined || column === undefined || sourceURL) return undefined;
  const name = GLOBAL.test(call) ? '' : call;
  const file = fileWith(line, column, name);
  return file === undefined ? undefined : { call, file, line, column };
}

/** How browsers call what is in no function. */
const GLOBAL = /^(eval|eval code|anonymous|Object\.<anonymous>)?$/;

/** The stack of an error in V8's form, its frames those of the student's code, in the source's places. */
export function stackOf(error: Error): string {
  const own = firstFrameOf(error);
  const all = [...(own ? [own] : []), ...(error.stack ?? '').split('\n').map(frameOf)];
  const frames = all.flatMap((frame) => {
    const place = frame && sourcePosition(frame.file, frame.line, columnOf(frame));
    if (!frame || !place) return [];
    const where = `${place.name}:${place.line}:${place.column}`;
    const call = GLOBAL.test(frame.call) ? '' : frame.call;
    return [call === '' ? `    at ${where}` : `    at ${call} (${where})`];
  });
  return [String(error), ...frames].join('\n');
}
