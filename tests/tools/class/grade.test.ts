import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { grade } from '../../../tools/class/grade/grade';
import type { Checker, GradeOptions } from '../../../tools/class/grade/options';
import type { CheckedExercise, CheckStatus } from '../../../lib/notebook/exercise/payload';
import type { Marks } from '../../../tools/class/marks';

const ids = ['a', 'b', 'c', 'd', 'e'];

/** A checker that reads what an answer's text asks for, and notes the order. */
function checker(more: Partial<Checker> = {}): Checker & { readonly order: string[] } {
  const order: string[] = [];
  const marks = (id: string, status: CheckStatus, points: number): CheckedExercise => {
    return { id, status, message: '', points, maxPoints: 10, cases: [] };
  };
  return {
    order,
    exercises: ids.map((id) => ({ chapter: '01-x', id })),
    kit: 'kit 1',
    isolation: 'namespace',
    seconds: 3,
    check: async (id, folder, _language, share) => {
      order.push(`${folder.slice(-3)}.${id}${share === 1 ? '' : `/${1 / share}`}`);
      let text = '';
      try {
        text = readFileSync(join(folder, '01-x', `${id}.ts`), 'utf8');
      } catch {
        return { marks: marks(id, 'not-started', 0), usedUp: false };
      }
      await Promise.resolve();
      if (text.includes('endless')) return { marks: marks(id, 'timeout', 0), usedUp: true };
      if (text.includes('grows')) return { marks: marks(id, 'out-of-memory', 0), usedUp: true };
      return { marks: marks(id, 'passed', 10), usedUp: false };
    },
    overBudget: (id) => Promise.resolve(marks(id, 'timeout', 0)),
    ...more,
  };
}

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'class-'));
});
afterEach(() => {
  rmSync(base, { recursive: true });
});

function put(student: string, texts: Record<string, string>): void {
  mkdirSync(join(base, 'work', student, '01-x'), { recursive: true });
  for (const [id, text] of Object.entries(texts)) {
    writeFileSync(join(base, 'work', student, '01-x', `${id}.ts`), text);
  }
}

const everything = (text: string): Record<string, string> => Object.fromEntries(ids.map((id) => [id, text]));

const options = (more: Partial<GradeOptions> = {}): GradeOptions => ({
  work: join(base, 'work'),
  out: join(base, 'marks'),
  seed: 7,
  budget: 60,
  language: 'en',
  atOnce: 1,
  ...more,
});

const marksOf = (student: string): Marks =>
  JSON.parse(readFileSync(join(base, 'marks', `${student}.json`), 'utf8')) as Marks;

const bytes = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(base, 'marks')).map((name) => [name, readFileSync(join(base, 'marks', name), 'utf8')]),
  );

test('grade: a file a student, in the exercises’ order', async () => {
  put('ada', everything('right'));
  await grade(checker(), options());
  expect(marksOf('ada')).toMatchObject({ student: 'ada', seed: 7, kit: 'kit 1', isolation: 'namespace' });
  expect(marksOf('ada').exercises.map(({ id, points }) => [id, points])).toEqual(ids.map((id) => [id, 10]));
});

test('grade: the same key is not graded again, and another answer, seed or kit is', async () => {
  put('ada', everything('right'));
  put('bob', everything('right'));
  expect(await grade(checker(), options())).toEqual({ graded: 2, kept: 0 });
  expect(await grade(checker(), options())).toEqual({ graded: 0, kept: 2 });
  put('bob', { a: 'other' });
  expect(await grade(checker(), options())).toEqual({ graded: 1, kept: 1 });
  expect(await grade(checker(), options({ seed: 8 }))).toEqual({ graded: 2, kept: 0 });
  expect(await grade(checker({ kit: 'kit 2' }), options({ seed: 8 }))).toEqual({ graded: 2, kept: 0 });
});

test('grade: half-written marks are given again', async () => {
  put('ada', everything('right'));
  await grade(checker(), options());
  const whole = bytes();
  writeFileSync(join(base, 'marks', 'ada.json'), whole['ada.json'].slice(0, 100));
  expect(await grade(checker(), options())).toEqual({ graded: 1, kept: 0 });
  expect(bytes()).toEqual(whole);
});

test('grade: once an answer has used up its time or memory, the others get a quarter; after three a student waits', async () => {
  put('ada', everything('endless'));
  put('bob', { ...everything('right'), b: 'grows' });
  const one = checker();
  await grade(one, options());
  expect(one.order.join(' ')).toBe(
    'ada.a ada.b/4 ada.c/4 bob.a bob.b bob.c/4 bob.d/4 bob.e/4 ada.d/4 ada.e/4',
  );
});

test('grade: the budget ends a student’s checking, and nobody else’s', async () => {
  put('ada', { ...everything('endless'), d: 'right' });
  put('bob', everything('right'));
  const one = checker({ seconds: 2 });
  await grade(one, options({ budget: 3 }));
  expect(one.order.filter((turn) => turn.startsWith('ada'))).toEqual(['ada.a', 'ada.b/4', 'ada.c/4']);
  expect(marksOf('ada').exercises.map(({ status }) => status)).toEqual(ids.map(() => 'timeout'));
  expect(marksOf('bob').exercises.map(({ status }) => status)).toEqual(ids.map(() => 'passed'));
});

test('grade: marks are the same however many students are in work at once, and whoever is quick', async () => {
  for (const student of ['ada', 'bob', 'cyd'])
    put(student, { ...everything('endless'), c: 'right', e: 'right' });
  await grade(checker(), options({ budget: 7 }));
  const whole = bytes();
  rmSync(join(base, 'marks'), { recursive: true });
  const one = checker();
  let turn = 0;
  const uneven: Checker['check'] = async (...args) => {
    for (let i = (turn++ * 7) % 11; i > 0; i--) await Promise.resolve();
    return one.check(...args);
  };
  await grade(checker({ check: uneven }), options({ budget: 7, atOnce: 3 }));
  expect(bytes()).toEqual(whole);
});

test('grade: shards together give the same bytes as one run', async () => {
  for (const student of ['ada', 'bob', 'cyd', 'dan', 'eve']) put(student, everything(student));
  await grade(checker(), options());
  const whole = bytes();
  rmSync(join(base, 'marks'), { recursive: true });
  for (const index of [3, 1, 2]) await grade(checker(), options({ shard: { index, count: 3 } }));
  expect(bytes()).toEqual(whole);
});

test('grade: a checker that fails ends the run, and what is written is whole', async () => {
  for (const student of ['ada', 'bob']) put(student, everything('right'));
  const one = checker();
  const failing = checker({
    check: (id, folder, language, share) =>
      folder.endsWith('bob') ? Promise.reject(new Error('disk')) : one.check(id, folder, language, share),
  });
  await expect(grade(failing, options())).rejects.toThrow('disk');
  expect(Object.keys(bytes())).toEqual(['ada.json']);
});
