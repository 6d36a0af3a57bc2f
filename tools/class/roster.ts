import { readFileSync } from 'node:fs';
import type { Language } from 'convlab';
import { readCsv, writeCsv } from './csv';

/** One line of the class list. */
export interface Student {
  /** The key of every other file: marks/<student>.json. */
  readonly student: string;
  readonly name: string;
  readonly email: string;
  readonly language?: Language;
  /** Days after the deadline, as the LMS says. */
  readonly daysLate?: number;
}

/** Reads a class list: the columns student, name, email, lang and daysLate, of which only the first must be there. */
export function readRoster(file: string): Student[] {
  const rows = readCsv(readFileSync(file, 'utf8'), file);
  const students = rows.map((row, i) => {
    const student = safeName(row.student || '');
    if (student === '') throw new Error(`${file}, row ${i + 2}: the column 'student' is empty or missing`);
    const { name = '', email = '', lang = '', daysLate = '' } = row;
    if (!(Number(daysLate) >= 0))
      throw new Error(`${file}, row ${i + 2}: daysLate is not a number: '${daysLate}'`);
    return {
      student,
      name,
      email,
      language: /^(en|ko)/.exec(lang)?.[1] as Language | undefined,
      daysLate: daysLate === '' ? undefined : Number(daysLate),
    };
  });
  const twice = students.find(({ student }, i) => students.findIndex((one) => one.student === student) < i);
  if (twice) throw new Error(`${file}: the student '${twice.student}' is listed twice`);
  return students;
}

/** A class list in the form that readRoster reads. */
export function writeRoster(students: readonly Student[]): string {
  return writeCsv(
    ['student', 'name', 'email', 'lang', 'daysLate'],
    students.map(({ language = '', daysLate = '', ...student }) => ({
      ...student,
      lang: language,
      daysLate,
    })),
  );
}

/** Whom a hand-in belongs to: by number, email or name, whatever the order and the case of its words. */
export function findStudent(roster: readonly Student[], names: readonly string[]): Student | undefined {
  const wanted = new Set(names.flatMap((name) => [normal(name), sorted(name)]));
  const found = roster.filter(({ student, name, email }) =>
    [normal(student), normal(email), normal(email.split('@')[0]), normal(name), sorted(name)].some(
      (key) => key !== '' && wanted.has(key),
    ),
  );
  return found.length === 1 ? found[0] : undefined;
}

const normal = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@]/gu, '');

/** Canvas writes the family name first, a class list often last. */
const sorted = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}@]+/u)
    .sort()
    .join('');

/** A name that is a folder's name on every system: letters of any script, digits, dot, dash, underscore, at, space. */
export function safeName(text: string): string {
  const name = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._@ -]/gu, '_')
    .trim()
    .replace(/^\.+|\.+$/g, '')
    .slice(0, 80);
  return /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(name) ? `_${name}` : name;
}
