import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { collect, type CourseFiles, type IntakeRow } from '../../../tools/class/collect/collect';
import { zipOf } from '../../../tools/browser/page/archive';
import { readCsv } from '../../../tools/class/csv';

const course: CourseFiles = {
  exercises: [
    { chapter: '01-patterns', id: 'slideFilter' },
    { chapter: '03-stride', id: 'convCost' },
  ],
  isStarter: (_id, text) => text.includes('NotStarted'),
};

const slide = '// exercise: slideFilter\nexport function slideFilter() { return 1; }\n';
const cost = '// exercise: convCost\nexport function convCost() { return 2; }\n';
const starter = "// exercise: slideFilter\nthrow new NotStarted('slideFilter');\n";

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'class-'));
  mkdirSync(join(base, 'inbox'));
});
afterEach(() => {
  rmSync(base, { recursive: true });
});

/** A file of the inbox, all of one age: of two texts the later one is taken. */
function put(path: string, content: string | Uint8Array): void {
  const file = join(base, 'inbox', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  utimesSync(file, 1e9, 1e9);
}

function run(roster?: string): IntakeRow[] {
  if (roster !== undefined) writeFileSync(join(base, 'roster.csv'), roster);
  return collect(course, {
    inbox: join(base, 'inbox'),
    work: join(base, 'work'),
    roster: roster === undefined ? undefined : join(base, 'roster.csv'),
    language: 'en',
  });
}

function taken(student: string, chapter: string, id: string): string {
  return readFileSync(join(base, 'work', student, chapter, `${id}.ts`), 'utf8');
}

const notebook = (...cells: string[]): string =>
  JSON.stringify({ cells: cells.map((source) => ({ cell_type: 'code', source: source.split(/(?<=\n)/) })) });

const utf16 = (text: string, bom: boolean): Uint8Array =>
  new Uint8Array(Buffer.from((bom ? '\uFEFF' : '') + text, 'utf16le'));

describe('collect: an answer is found', () => {
  const shapes: Record<string, () => void> = {
    'in the layout of exercises/': () => {
      put('ada/01-patterns/slideFilter.ts', slide);
    },
    'in a folder of another name': () => {
      put('ada/chapter01/slideFilter.ts', slide);
    },
    'in nested folders': () => {
      put('ada/my course/exercises/01-patterns/slideFilter.ts', slide);
    },
    'in a zip': () => {
      put('ada.zip', zipSync({ 'exercises/01-patterns/slideFilter.ts': strToU8(slide) }));
    },
    'in a zip within a zip': () => {
      put('ada.zip', zipSync({ 'a.zip': zipSync({ 'x.ts': strToU8(slide) }) }));
    },
    'in a notebook': () => {
      put('ada/01-patterns.ipynb', notebook('1 + 1', slide));
    },
    'in a notebook handed in alone': () => {
      put('ada.ipynb', notebook(slide));
    },
    'as a copy beside the starter': () => {
      put('ada/01-patterns/slideFilter.ts', starter);
      put('ada/01-patterns/slideFilter (1).ts', slide);
    },
    'under a lower-case name': () => {
      put('ada/slidefilter.ts', slide);
    },
    'as JavaScript': () => {
      put('ada/slideFilter.js', slide);
    },
    'in UTF-16 with a byte order mark': () => {
      put('ada/slideFilter.ts', utf16(slide, true));
    },
    'in UTF-16 without one': () => {
      put('ada/slideFilter.ts', utf16(slide, false));
    },
    'with a byte order mark and CRLF': () => {
      put('ada/slideFilter.ts', `\uFEFF${slide.replace(/\n/g, '\r\n')}`);
    },
    'in a download of Moodle': () => {
      put('ada_1234567_assignsubmission_file_/slideFilter.ts', slide);
    },
    'in a download of Canvas': () => {
      put('ada_12345_67890_slideFilter-1.ts', slide);
    },
  };
  test.each(Object.entries(shapes))('%s', (_name, arrange) => {
    arrange();
    run();
    expect(taken('ada', '01-patterns', 'slideFilter')).toBe(slide);
  });

  test('by its file name and export, where the first line does not name it, and that is a doubt', () => {
    put('ada/slideFilter(2).ts', 'export const slideFilter = () => 3;\n');
    const rows = run();
    expect(taken('ada', '01-patterns', 'slideFilter')).toBe('export const slideFilter = () => 3;\n');
    expect(rows).toContainEqual(expect.objectContaining({ exercise: 'slideFilter', status: 'doubtful' }));
  });

  test('with Korean comments that an older editor saved', () => {
    const bytes = Buffer.concat([Buffer.from('// exercise: convCost\n// '), Buffer.from('c7d1b1db', 'hex')]);
    put('ada/convCost.ts', bytes);
    run();
    expect(taken('ada', '03-stride', 'convCost')).toBe('// exercise: convCost\n// 한글');
  });
});

describe('collect: what is doubtful is said', () => {
  test('two different answers: the last changed is taken, the other named', () => {
    put('ada/old/slideFilter.ts', slide.replace('1', '7'));
    put('ada/slideFilter.ipynb', notebook(slide));
    const [row] = run().filter(({ exercise }) => exercise === 'slideFilter');
    expect(row.status).toBe('doubtful');
    expect(row.note).toMatch(/several different texts.*also in: ada\//);
  });

  test('the same text twice is no doubt', () => {
    put('ada/a/slideFilter.ts', slide);
    put('ada/b/slideFilter.ts', slide);
    expect(run()).toEqual([
      { student: 'ada', exercise: 'slideFilter', status: 'taken', from: 'ada/a/slideFilter.ts', note: '' },
    ]);
  });

  test('a hand-in without an answer, and a student without a hand-in', () => {
    put('ada/notes.txt', 'hello');
    const rows = run('student,name\nada,Ada\nbob,Bob\n');
    expect(
      rows.filter(({ status }) => status === 'nothing').map(({ student, note }) => [student, note]),
    ).toEqual([
      ['ada', 'no answer found in it'],
      ['bob', 'no hand-in'],
    ]);
  });

  test('somebody who is not on the class list is kept', () => {
    put('eve/slideFilter.ts', slide);
    const rows = run('student\nada\n');
    expect(rows).toContainEqual(expect.objectContaining({ student: 'eve', status: 'doubtful' }));
    expect(taken('eve', '01-patterns', 'slideFilter')).toBe(slide);
  });

  test('two hand-ins whose names become the same folder stay apart', () => {
    put('a;b/slideFilter.ts', slide);
    put('a|b/slideFilter.ts', slide.replace('1', '9'));
    run();
    expect(
      [taken('a_b', '01-patterns', 'slideFilter'), taken('a_b-2', '01-patterns', 'slideFilter')].sort(),
    ).toEqual([slide, slide.replace('1', '9')].sort());
  });
});

describe('collect: what is hostile stays out', () => {
  const refused = (): (string | undefined)[] =>
    run()
      .filter(({ status }) => status === 'left-out')
      .map(({ note }) => note);

  test('a link', () => {
    put('ada/notes.txt', '');
    symlinkSync('/etc/passwd', join(base, 'inbox', 'ada', 'slideFilter.ts'));
    expect(refused()).toEqual(['a link: not followed']);
  });

  test('a path that climbs out of the archive', () => {
    put('ada.zip', zipSync({ '../../slideFilter.ts': strToU8(slide), 'C:\\slideFilter.ts': strToU8(slide) }));
    expect(refused()).toEqual([
      'a path that leads out of the archive',
      'a path that leads out of the archive',
    ]);
  });

  test('a zip bomb', () => {
    put('ada.zip', zipSync({ 'slideFilter.ts': [new Uint8Array(30_000_000), { level: 9 }] }));
    expect(refused()).toEqual(['too large, or unpacks to too much']);
  });

  test('a zip whose directory understates the size gives no more than it says', () => {
    const zip = zipSync({ 'slideFilter.ts': strToU8(slide + ' '.repeat(100_000)) });
    const directory = Buffer.from(zip.buffer).lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    new DataView(zip.buffer).setUint32(directory + 24, slide.length, true);
    put('ada.zip', zip);
    run();
    expect(taken('ada', '01-patterns', 'slideFilter').length).toBeLessThanOrEqual(slide.length);
  });

  test('the kit’s own solutions, handed in with the folder', () => {
    put('ada/solutions/01-patterns/slideFilter.ts', slide);
    put('ada/exercises/01-patterns/slideFilter.ts', starter);
    expect(run().map(({ status }) => status)).toEqual(['starter']);
  });

  test('a name that a spreadsheet would run', () => {
    put('=cmd()/slideFilter.ts', slide);
    run();
    const [row] = readCsv(readFileSync(join(base, 'work', 'intake.csv'), 'utf8'), 'intake.csv');
    expect(row.student).not.toMatch(/^=/);
  });
});

test('collect: the zip that the course in a browser hands in', () => {
  const answers = { '/course/exercises/01-patterns/slideFilter.ts': slide };
  put('ada.zip', zipOf({ ...answers, '/course/exercises/03-stride/convCost.ts': cost }));
  expect(run().map(({ exercise, status }) => [exercise, status])).toEqual([
    ['slideFilter', 'taken'],
    ['convCost', 'taken'],
  ]);
});

test('collect: the inbox stays as it is, and collecting again gives the same bytes', () => {
  put('ada/slideFilter.ts', slide);
  put('bob.zip', zipSync({ 'convCost.ts': strToU8(cost) }));
  run();
  const first = readFileSync(join(base, 'work', 'intake.csv'), 'utf8');
  run();
  expect(readFileSync(join(base, 'work', 'intake.csv'), 'utf8')).toBe(first);
  expect(readFileSync(join(base, 'inbox', 'ada', 'slideFilter.ts'), 'utf8')).toBe(slide);
});

test('collect: a class list is matched by name in any order, by email and by number', () => {
  put('kimminji_12345_678_slideFilter.ts', slide);
  put('Lovelace Ada_99_assignsubmission_file_/convCost.ts', cost);
  run('student,name,email\ns1,Minji Kim,minji@example.org\ns2,Ada Lovelace,\n');
  expect(taken('s1', '01-patterns', 'slideFilter')).toBe(slide);
  expect(taken('s2', '03-stride', 'convCost')).toBe(cost);
});

test('collect: --out within the inbox is refused', () => {
  const inbox = join(base, 'inbox');
  expect(() => collect(course, { inbox, work: join(inbox, 'work'), language: 'en' })).toThrow(
    /outside of the inbox/,
  );
});
