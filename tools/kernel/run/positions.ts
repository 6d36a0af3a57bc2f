// From a place in compiled JavaScript back to the line a student wrote.

import { sourcePosition } from './source-maps';

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
