import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Language } from 'convlab';
import { writeCsv } from '../csv';
import { findStudent, readRoster, safeName, writeRoster, type Student } from '../roster';
import { candidatesIn, knownIds, type Candidate, type KnownIds } from './candidates';
import { choose } from './choose';
import { entriesOf } from './entries';
import { handInsOf, type HandIn } from './hand-ins';
import { doubtWords, refusalWords, words } from './words';

/** What collecting needs to know of the course. */
export interface CourseFiles {
  readonly exercises: readonly { readonly chapter: string; readonly id: string }[];
  isStarter(id: string, text: string): boolean;
}

export interface CollectOptions {
  readonly inbox: string;
  readonly work: string;
  readonly roster?: string;
  readonly language: Language;
}

/** One line of intake.csv. */
export interface IntakeRow {
  readonly student: string;
  readonly exercise: string;
  readonly status: 'taken' | 'doubtful' | 'starter' | 'left-out' | 'nothing' | 'note';
  readonly from: string;
  readonly note: string;
}

const columns = ['student', 'exercise', 'status', 'from', 'note'] as const;

/**
 * Takes every answer of an inbox into WORK/<student>/NN-topic/<id>.ts. WORK/intake.csv says for each student what was
 * taken, from where, and what is doubtful; the rows are returned. Nothing in the inbox is changed, and collecting again
 * gives the same files.
 */
export function collect(course: CourseFiles, options: CollectOptions): IntakeRow[] {
  const { inbox, work, language } = options;
  if (!relative(resolve(inbox), resolve(work)).startsWith('..')) {
    throw new Error(`--out must lie outside of the inbox, which stays as it is: ${work}`);
  }
  const roster = options.roster === undefined ? [] : readRoster(options.roster);
  const known = knownIds(course.exercises.map(({ id }) => id));
  const rows: IntakeRow[] = [];
  const students = studentsOf(handInsOf(inbox), roster);
  mkdirSync(work, { recursive: true });
  for (const { student, handIns } of students) {
    const add = (row: Partial<IntakeRow> & Pick<IntakeRow, 'status' | 'note'>): void => {
      rows.push({ student: student.student, exercise: '', from: '', ...row });
    };
    if (roster.length > 0 && !roster.includes(student))
      add({ status: 'doubtful', note: words.notOnRoster[language] });
    if (handIns.length > 1) add({ status: 'note', note: words.sameStudent[language] });
    if (handIns.some(({ late }) => late)) add({ status: 'note', note: words.late[language] });
    const candidates = candidatesOf(handIns, known, (from, why) => {
      add({ status: 'left-out', from, note: refusalWords[why][language] });
    });
    if (candidates.length === 0) {
      add({
        status: 'nothing',
        note: (handIns.length === 0 ? words.noHandIn : words.nothingFound)[language],
      });
    }
    const folder = join(work, student.student);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    for (const { chapter, id } of course.exercises) {
      const row = take(id, candidates, join(folder, chapter), course, language);
      if (row) add(row);
    }
  }
  writeFileSync(
    join(work, 'intake.csv'),
    writeCsv(
      columns,
      rows.map((row) => ({ ...row })),
    ),
  );
  writeFileSync(join(work, 'students.csv'), writeRoster(students.map(({ student }) => student)));
  return rows;
}

interface StudentsHandIns {
  readonly student: Student;
  readonly handIns: readonly HandIn[];
}

/** Whose hand-ins they are: all of the class list, and whoever is not on it under the name of the hand-in. */
function studentsOf(handIns: readonly HandIn[], roster: readonly Student[]): StudentsHandIns[] {
  const found = new Map<string, { student: Student; handIns: HandIn[] }>();
  for (const student of roster) found.set(student.student, { student, handIns: [] });
  for (const handIn of handIns) {
    const listed = findStudent(roster, handIn.names);
    const student = listed ?? unlisted(handIn, found);
    const known = found.get(student.student);
    if (known) known.handIns.push(handIn);
    else found.set(student.student, { student, handIns: [handIn] });
  }
  return [...found.values()].sort((a, b) => (a.student.student < b.student.student ? -1 : 1));
}

/** A student of that name, under a folder's name that nobody else has. */
function unlisted({ names }: HandIn, taken: ReadonlyMap<string, unknown>): Student {
  const base = safeName(names[0]) || '_';
  let student = base;
  for (let i = 2; taken.has(student); i++) student = `${base}-${i}`;
  return { student, name: names[0], email: '' };
}

function candidatesOf(
  handIns: readonly HandIn[],
  known: KnownIds,
  refuse: Parameters<typeof entriesOf>[1],
): Candidate[] {
  return handIns
    .flatMap(({ paths }) => paths)
    .flatMap((path) => entriesOf(path, refuse))
    .flatMap((entry) => candidatesIn(entry, known));
}

/** Writes the answer to one exercise, and gives its row; undefined where there is none. */
function take(
  id: string,
  candidates: readonly Candidate[],
  folder: string,
  course: CourseFiles,
  language: Language,
): Omit<IntakeRow, 'student'> | undefined {
  const isStarter = (text: string): boolean => course.isStarter(id, text);
  const choice = choose(
    candidates.filter((one) => one.id === id),
    isStarter,
  );
  if (choice === undefined) return undefined;
  const { candidate, doubts, others } = choice;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${id}.ts`), candidate.text);
  const row = { exercise: id, from: candidate.path };
  if (isStarter(candidate.text)) return { ...row, status: 'starter', note: words.starter[language] };
  const notes = doubts.map((doubt) => doubtWords[doubt][language]);
  if (others.length > 0)
    notes.push(`${words.alsoIn[language]}: ${others.map(({ path }) => path).join(', ')}`);
  return { ...row, status: notes.length > 0 ? 'doubtful' : 'taken', note: notes.join('; ') };
}
