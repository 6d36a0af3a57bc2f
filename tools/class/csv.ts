import Papa from 'papaparse';

export type Row = Readonly<Record<string, string | number>>;

/** A CSV file's rows by the names of the first line. Comma, semicolon and tab are told apart; a byte order mark is fine. */
export function readCsv(text: string, file: string): Record<string, string>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim(),
  });
  const error = errors.find(({ code }) => code !== 'UndetectableDelimiter');
  if (error) throw new Error(`${file}, row ${(error.row ?? 0) + 2}: ${error.message}`);
  return data;
}

/** CSV with the named columns. A cell that a spreadsheet would run as a formula is made text. */
export function writeCsv(columns: readonly string[], rows: readonly Row[]): string {
  return `${Papa.unparse(
    { fields: [...columns], data: rows.map((row) => columns.map((name) => row[name] ?? '')) },
    { newline: '\n', escapeFormulae: true },
  )}\n`;
}
