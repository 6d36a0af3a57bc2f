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
    check: async (id, folder) => {
      order.push(`${folder.slice(-3)}.${id}`);
      let text = '';
      try {
        text = readFileSync(join(folder, '01-x', `${id}.ts`), 'utf8');
      } catch {
        return marks(id, 'not-started', 0);
      }
      clock += Number(/takes (\d+) ms/.exec(text)?.[1] ?? 0);
      await Promise.resolve();
      return text.includes('endless') ? marks(id, 'timeout', 0) : marks(id, 'passed', 10);
    },
    overBudget: (id) => Promise.resolve(marks(id, 'timeout', 0)),
    ...more,
  };
}

let base: string;
/** What performance.now() gives: it goes on only where an answer's text says so. */
let clock: number;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'class-'));
  clock = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => clock);
});
afterEach(() => {
  jest.restoreAllMocks();
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

test('grade: after three time-outs a student waits until all others are through', async () => {
  put('ada', everything('endless'));
  put('bob', everything('right'));
  const one = checker();
  await grade(one, options());
  expect(one.order.join(' ')).toBe('ada.a ada.b ada.c bob.a bob.b bob.c bob.d bob.e ada.d ada.e');
});

test('grade: the budget ends a student’s checking, and nobody else’s', async () => {
  put('ada', everything('endless'));
  put('bob', everything('takes 9000 ms, on a busy machine'));
  const one = checker({ seconds: 0.06 });
  await grade(one, options({ budget: 0.1, free: 0 }));
  expect(one.order.filter((turn) => turn.startsWith('ada'))).toHaveLength(2);
  expect(marksOf('ada').exercises.map(({ status }) => status)).toEqual(ids.map(() => 'timeout'));
  expect(marksOf('bob').exercises.map(({ status }) => status)).toEqual(ids.map(() => 'passed'));
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
    check: (id, folder, language) =>
      folder.endsWith('bob') ? Promise.reject(new Error('disk')) : one.check(id, folder, language),
  });
  await expect(grade(failing, options())).rejects.toThrow('disk');
  expect(Object.keys(bytes())).toEqual(['ada.json']);
});
