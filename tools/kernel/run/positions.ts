// From a place in compiled JavaScript back to the line a student wrote.

import { SourceMap, type SourceMapPayload } from 'node:module';

export interface Position {
  name: string;
  line: number;
  column: number;
}

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
  if (typeof entry.map === 'string') entry.map = new SourceMap(JSON.parse(entry.map) as SourceMapPayload);
  const found = entry.map.findEntry(line - 1, column - 1);
  if (!('originalLine' in found)) return { name: entry.name, line, column };
  return { name: entry.name, line: found.originalLine + 1, column: found.originalColumn + 1 };
}

/** What a reader knows a compiled file by. */
export function shownName(file: string): string | undefined {
  return known.get(file)?.name;
}

/** A stack whose frames name the source's places. */
function mapStack(stack: string): string {
  return stack.replace(
    /([^\s()][^()\n]*?):(\d+):(\d+)(?=\)?$)/gm,
    (whole, file: string, line: string, column: string) => {
      const prefix = /^at (?:async )?/.exec(file)?.[0] ?? '';
      const found = sourcePosition(file.slice(prefix.length), Number(line), Number(column));
      return found ? `${prefix}${found.name}:${found.line}:${found.column}` : whole;
    },
  );
}

/** The stack of an error, which names the source's places once mapAllStacks was called. */
export function stackOf(error: Error): string {
  return String(error.stack);
}

/** Makes every `error.stack` name the source's places, wherever it is printed. */
export function mapAllStacks(): void {
  Error.prepareStackTrace = (error, frames) => {
    let head = 'Error';
    try {
      head = Error.prototype.toString.call(error);
    } catch {
      // an error whose name or message throws
    }
    return mapStack([head, ...frames.map((frame) => `    at ${String(frame as unknown)}`)].join('\n'));
  };
}
