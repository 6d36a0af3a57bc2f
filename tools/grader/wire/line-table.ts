// Which line of the source a place of the compiled code comes from, as a flat list of whole numbers that can be handed
// to another process: [line, column, source line, line, column, source line, …], in order, lines from 1, columns from 0.

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The table of a source map's `mappings`: base64 VLQ, as https://tc39.es/ecma426/ describes it. */
export function lineTable(mappings: string): number[] {
  const table: number[] = [];
  let sourceLine = 0;
  for (const [row, segments] of mappings.split(';').entries()) {
    let column = 0;
    let before = -1;
    for (const segment of segments.split(',')) {
      if (segment === '') continue;
      const fields = decodeVlq(segment);
      column += fields[0];
      if (fields.length < 4) continue;
      sourceLine += fields[2];
      if (sourceLine !== before) table.push(row + 1, column, sourceLine + 1);
      before = sourceLine;
    }
  }
  return table;
}

function decodeVlq(segment: string): number[] {
  const numbers: number[] = [];
  let [value, shift] = [0, 0];
  for (const sign of segment) {
    const digit = DIGITS.indexOf(sign);
    value += (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    [value, shift] = [0, 0];
  }
  return numbers;
}

/** The line of the source, or undefined where none is known. `line` and `column` count from 1, as V8's do. */
export function lineIn(table: readonly number[], line: number, column: number): number | undefined {
  let found: number | undefined;
  for (let i = 0; i + 2 < table.length && table[i] <= line; i += 3) {
    if (table[i] === line && (table[i + 1] < column || found === undefined)) found = table[i + 2];
  }
  return found;
}
