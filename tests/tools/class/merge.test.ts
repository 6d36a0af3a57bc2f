import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckStatus } from '../../../lib/notebook/exercise/payload';
import { readCsv } from '../../../tools/class/csv';
import type { Marks } from '../../../tools/class/marks';
import { afterLateness, readLatePolicy } from '../../../tools/class/merge/late';
import { merge, type MergeOptions } from '../../../tools/class/merge/merge';
import { exerciseStatistics, misconceptionCounts, silentCases } from '../../../tools/class/report/statistics';

/** Two exercises of two cases, 5 points each; `pattern` says per case: + passes, - fails, m fails by a misconception. */
export function marksOf(student: string, pattern: string, more: Partial<Marks> = {}): Marks {
  const exercises = ['slideFilter', 'convCost'].map((id, e) => {
    const cases = pattern
      .slice(e * 2, e * 2 + 2)
      .split('')
      .map((sign, c) => ({
        name: `case ${c + 1}`,
        passed: sign === '+',
        points: sign === '+' ? 5 : 0,
        maxPoints: 5,
        message: sign === '+' ? '' : 'yours 1 < "2" & more',
        misconception: sign === 'm' ? 'flipped-filter' : null,
      }));
    const points = cases.reduce((sum, one) => sum + one.points, 0);
    const status: CheckStatus = points === 10 ? 'passed' : 'failed';
    return { id, status, message: '', points, maxPoints: 10, cases };
  });
  return {
    student,
    seed: 1,
    key: `key of ${student}`,
    kit: 'kit',
    isolation: 'namespace',
    exercises,
    ...more,
  };
}

const everyFile = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(folder.length), readFileSync(file, 'utf8')]),
  );

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'class-'));
});
afterEach(() => {
  rmSync(base, { recursive: true });
});

function merged(all: readonly Marks[], more: Partial<MergeOptions> = {}): Record<string, string> {
  for (const marks of all) writeFileSync(join(base, `${marks.student}.json`), JSON.stringify(marks));
  const out = mkdtempSync(join(tmpdir(), 'class-out-'));
  merge({ marks: base, out, anonymous: false, language: 'en', ...more });
  const files = everyFile(out);
  rmSync(out, { recursive: true });
  return files;
}

const ada = marksOf('ada', '++++', { name: 'Ada L', email: 'ada@example.org', language: 'ko' });
const bob = marksOf('bob', '+-mm', { daysLate: 1.2 });

test('merge: marks.csv has one column an exercise', () => {
  const files = merged([bob, ada]);
  expect(files['/marks.csv']).toBe(
    'student,points,maxPoints,slideFilter,convCost\nada,20,20,10,10\nbob,5,20,5,0\n',
  );
});

test('merge: twice gives the same bytes, in every file', () => {
  expect(merged([ada, bob])).toEqual(merged([bob, ada]));
});

test('merge: lateness counts begun days, and only the total', () => {
  const files = merged([ada, bob], { late: readLatePolicy('2 days, -10 %/day') });
  const rows = readCsv(files['/marks.csv'], 'marks.csv');
  expect(rows.map(({ student, points, slideFilter }) => [student, points, slideFilter])).toEqual([
    ['ada', '20', '10'],
    ['bob', '4', '5'],
  ]);
});

test.each([
  [0, 10],
  [0.01, 9],
  [1, 9],
  [1.01, 8],
  [2, 8],
  [2.01, 0],
])('late: %p days of at most two, at 10 %% a day, leave %p of 10 points', (days, points) => {
  expect(afterLateness(10, days, readLatePolicy('2 days, -10 %/day'))).toBe(points);
});

test('late: another way of writing it is refused with an example', () => {
  expect(() => readLatePolicy('a week')).toThrow('write it like "2 days, -10 %/day", not \'a week\'');
});

test('merge --anonymous: no name of a student in any file', () => {
  const files = merged([ada, bob], { anonymous: true });
  expect(Object.entries(files).flat().join('\n')).not.toMatch(/\bada\b|Ada L|\bbob\b/);
  expect(Object.keys(files)).toContain('/feedback/student-1.html');
});

test('merge: a student who has left leaves no page behind', () => {
  writeFileSync(join(base, 'ada.json'), JSON.stringify(ada));
  writeFileSync(join(base, 'bob.json'), JSON.stringify(bob));
  const out = mkdtempSync(join(tmpdir(), 'class-out-'));
  merge({ marks: base, out, anonymous: false, language: 'en' });
  rmSync(join(base, 'bob.json'));
  merge({ marks: base, out, anonymous: false, language: 'en' });
  expect(readdirSync(join(out, 'feedback'))).toEqual(['ada.html']);
  rmSync(out, { recursive: true });
});

test('merge: Gradescope, Exercism and JUnit get points, states and words in their forms', () => {
  const files = merged([bob]);
  expect(JSON.parse(files['/gradescope/bob/results.json'])).toMatchObject({
    score: 5,
    tests: [
      { name: 'slideFilter', score: 5, max_score: 10, status: 'failed' },
      { name: 'convCost', score: 0 },
    ],
  });
  expect(JSON.parse(files['/exercism/bob/slideFilter/results.json'])).toEqual({
    version: 3,
    status: 'fail',
    tests: [
      { name: 'case 1', test_code: 'case 1', status: 'pass' },
      { name: 'case 2', test_code: 'case 2', status: 'fail', message: 'yours 1 < "2" & more' },
    ],
  });
  expect(files['/junit/bob.xml']).toContain('<failure message="yours 1 &#60; &#34;2&#34; &#38; more"/>');
  expect(files['/junit/bob.xml']).toContain('<property name="points" value="5"/>');
});

test('merge: Moodle and Canvas get the columns that they look for, and numbers', () => {
  const files = merged([ada, bob]);
  const moodle = readCsv(files['/moodle.csv'], 'moodle.csv');
  expect(moodle.map((row) => [row['ID number'], row['Email address'], row.convlab])).toEqual([
    ['ada', 'ada@example.org', '20'],
    ['bob', '', '5'],
  ]);
  // Canvas: five columns say who it is, then assignments; the row after the head holds the points possible.
  const [head, possible, ...students] = files['/canvas.csv'].trimEnd().split('\n');
  expect(head).toBe('Student,ID,SIS User ID,SIS Login ID,Section,convlab');
  expect(possible).toMatch(/^"? {4}Points Possible"?,,,,,20$/);
  expect(students).toEqual(['Ada L,,ada,ada@example.org,,20', 'bob,,bob,,,5']);
});

test('merge: JUnit’s file is well-formed, and its counts are those of its cases', () => {
  const xml = merged([bob])['/junit/bob.xml'];
  const open: string[] = [];
  for (const [, close, name, own] of xml.matchAll(/<(\/?)(\w+)[^>]*?(\/?)>/g)) {
    if (close === '/') expect(open.pop()).toBe(name);
    else if (own !== '/') open.push(name);
  }
  expect(open).toEqual([]);
  for (const [suite, tests, failures] of xml.matchAll(
    /<testsuite [^>]*tests="(\d+)" failures="(\d+)".*?<\/testsuite>/gs,
  )) {
    expect(suite.match(/<testcase /g)).toHaveLength(Number(tests));
    expect(suite.match(/<failure /g) ?? []).toHaveLength(Number(failures));
  }
});

test('merge: the feedback page speaks the student’s language and escapes what students wrote', () => {
  const files = merged([marksOf('ada', '+-++', { language: 'ko' }), bob]);
  expect(files['/feedback/ada.html']).toContain('lang="ko"');
  expect(files['/feedback/bob.html']).toContain('yours 1 &lt; &quot;2&quot; &amp; more');
});

test('merge: a broken file of marks is named', () => {
  writeFileSync(join(base, 'eve.json'), '{ "student": "ev');
  expect(() => merged([ada])).toThrow(/eve\.json: not JSON .*grade again/);
});

test('report: earned shares, discrimination and misconceptions of a class', () => {
  const all = [marksOf('a', '++++'), marksOf('b', '+++m'), marksOf('c', '+-mm'), marksOf('d', '---m')];
  const [slide, cost] = exerciseStatistics(all);
  expect([slide.earned, cost.earned]).toEqual([0.625, 0.375]);
  expect(slide.discrimination).toBeCloseTo(0.8182, 4); // of 10, 10, 5, 0 with 10, 5, 0, 0: 56.25 / 68.75
  expect(misconceptionCounts(all)).toEqual([
    { id: 'convCost', misconception: 'flipped-filter', students: ['b', 'c', 'd'], share: 0.75 },
  ]);
  expect(silentCases([all[0], all[1]])).toContainEqual({
    id: 'slideFilter',
    name: 'case 1',
    outcome: 'all-pass',
  });
});
