// The source maps of what was compiled, by the name that it has in a stack.

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

/** What a reader knows a compiled file by. */
export function shownName(file: string): string | undefined {
  return known.get(file)?.name;
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
