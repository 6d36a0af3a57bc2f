// tools/kernel/run/positions.ts for every browser's stacks: V8's, and those of Firefox and Safari (`name@file:line:column`).
// Only V8 lets a program rewrite the stack when it is made, so here it is rewritten when an error is shown.

import { SourceMap } from '../node/module';
import { columnIn } from '../node/vm';

export interface Position {
  name: string;
  line: number;
  column: number;
}

type Payload = ConstructorParameters<typeof SourceMap>[0];

/** Name in a stack → what it was made from. */
const known = new Map<string, { map: string | SourceMap; name: string }>();

/**
 * Keeps the source map of a compiled text.
 *
 * @param runsAs the file name in its stack frames
 * @param shownAs what a reader knows it by
 */
export function rememberMap(map: string, runsAs: string, shownAs: string = runsAs): void {
  known.set(runsAs, { map, name: shownAs });
}

/** The place in the source; line and column count from 1. Undefined where the file is not a compiled one. */
export function sourcePosition(file: string, line: number, column: number): Position | undefined {
  const entry = known.get(file);
  if (!entry) return undefined;
  if (typeof entry.map === 'string') entry.map = new SourceMap(JSON.parse(entry.map) as Payload);
  const found = entry.map.findEntry(line - 1, Math.max(0, columnIn(file, line, column) - 1)) as {
    originalLine?: number;
    originalColumn?: number;
  };
  const { originalLine = line - 1, originalColumn = column - 1 } = found;
  return { name: entry.name, line: originalLine + 1, column: originalColumn + 1 };
}

/** What a reader knows a compiled file by. */
export function shownName(file: string): string | undefined {
  return known.get(file)?.name;
}

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

/** The stack of an error in V8's form, its frames those of the student's code, in the source's places. */
export function stackOf(error: Error): string {
  const frames = (error.stack ?? '').split('\n').flatMap((line) => {
    const frame = frameOf(line);
    const place = frame && sourcePosition(frame.file, frame.line, frame.column);
    if (!frame || !place) return [];
    const where = `${place.name}:${place.line}:${place.column}`;
    const call = /^(eval|eval code|anonymous|Object\.<anonymous>)?$/.test(frame.call) ? '' : frame.call;
    return [call === '' ? `    at ${where}` : `    at ${call} (${where})`];
  });
  return [String(error), ...frames].join('\n');
}
