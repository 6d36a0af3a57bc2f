// npm run test:class [-- <students>]: a made-up class (200 students without a number) through all six commands, twice,
// once in four shards of which one is killed and begun again. Both must come to the same bytes. Ends with
// "<n> passed, <n> failed".
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { readCsv } from '../../../tools/class/csv';
import { readMarks, totalOf, type Marks } from '../../../tools/class/marks';
import { root } from '../../../tools/grader/paths';
import { answersOf, misconceptionOf, writeClass, wrongAnswers } from './made-up';

const students = Number(process.argv[2] ?? 200);
const base = mkdtempSync(join(tmpdir(), 'class-'));
let [passed, failed] = [0, 0];

function check(name: string, holds: boolean, more: unknown = ''): void {
  if (holds) passed++;
  else failed++;
  console.log(holds ? `✓ ${name}` : `✗ ${name} ${JSON.stringify(more).slice(0, 2000)}`);
}

const words = (...args: readonly string[]): string[] => [
  '-r',
  'ts-node/register',
  'tools/class/main.ts',
  ...args,
];
const environment = { ...process.env, CONVLAB_LANG: 'en' };

function run(...args: readonly string[]): void {
  const begun = Date.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, words(...args), {
    cwd: root,
    encoding: 'utf8',
    env: environment,
  });
  console.log(`  ${args[0]} (${((Date.now() - begun) / 1000).toFixed(1)} s): ${stdout.trim()}`);
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
}

/** Starts a command and kills it once so many files are there; true where it was still at work. */
function killed(folder: string, files: number, ...args: readonly string[]): Promise<boolean> {
  const child = spawn(process.execPath, words(...args), { cwd: root, env: environment, stdio: 'ignore' });
  const timer = setInterval(() => {
    if (existsSync(folder) && readdirSync(folder).length >= files) child.kill('SIGKILL');
  }, 20);
  return new Promise((resolve) => {
    child.on('close', (_code, signal) => {
      clearInterval(timer);
      resolve(signal === 'SIGKILL');
    });
  });
}

/** All six commands, from hand-ins to pages, under `to`. */
async function wholeWay(to: string, shards: number): Promise<void> {
  const at = (name: string): string => join(to, name);
  run('release', '--out', at('release'), '--drop', '05', '--seed', '7');
  run('collect', join(base, 'inbox'), '--out', at('work'), '--roster', join(base, 'roster.csv'));
  const grade = ['grade', at('work'), '--out', at('marks')];
  if (shards === 1) run(...grade);
  for (let shard = 1; shard <= shards && shards > 1; shard++) {
    const part = [...grade, '--shard', `${shard}/${shards}`];
    const before = shard === 1 ? 0 : readdirSync(at('marks')).length;
    if (shard === 2) check('a shard was killed at work', await killed(at('marks'), before + 1, ...part));
    run(...part);
  }
  run('merge', at('marks'), '--out', at('merged'), '--late', '2 days, -10 %/day');
  run('report', at('marks'), '--out', at('report'));
  run('similar', at('work'), '--out', at('similar'));
}

function filesIn(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const paths = entries.map((one) => join(one.parentPath, one.name)).sort();
  return new Map(paths.map((path) => [relative(folder, path), readFileSync(path)]));
}

function compare(a: string, b: string): void {
  const [left, right] = [filesIn(a), filesIn(b)];
  const differ = [...new Set([...left.keys(), ...right.keys()])].filter((path) => {
    const other = right.get(path);
    return other === undefined || !left.get(path)?.equals(other);
  });
  check(`both ways give the same bytes, in all of ${left.size} files`, differ.length === 0, differ);
}

/** What each student should have, by how the hand-in was made up. */
async function judge(all: readonly Marks[], intake: string): Promise<void> {
  const wrong = await wrongAnswers();
  check('every student has marks', all.length === students, all.length);
  const rows = readCsv(readFileSync(intake, 'utf8'), intake);
  const missed: string[] = [];
  const unnamed: string[] = [];
  const named = new Set<string>();
  for (const [i, marks] of all.entries()) {
    const { kind } = answersOf(i, wrong);
    const { points, maxPoints } = totalOf(marks);
    const isRight = kind !== 'right' || points === maxPoints;
    const isEmpty = kind !== 'empty' || (points === 0 && rows.some((row) => row.student === marks.student));
    const isBelow = kind === 'right' || points < maxPoints;
    if (!isRight || !isEmpty || !isBelow) missed.push(`${marks.student} ${kind}: ${points} of ${maxPoints}`);
    if (kind !== 'puzzled' && kind !== 'misconceived') continue;
    for (const { id, status, cases } of marks.exercises) {
      const name = misconceptionOf(i, id, wrong)?.name;
      const found = cases.find(({ misconception }) => misconception !== null)?.misconception;
      if (found === undefined || (name ?? found) !== found)
        unnamed.push(`${marks.student} ${id}: ${name ?? 'a name'}, not ${found ?? status}`);
      else if (name !== undefined) named.add(`${id} ${name}`);
    }
  }
  check(
    'right answers have every point, in whatever shape they came; others have fewer',
    missed.length === 0,
    missed,
  );
  check(`every misconception is named, ${named.size} of the bank among them`, unnamed.length === 0, unnamed);
  const bank = [...wrong.misconceived].flatMap(([id, all]) => all.map(({ name }) => `${id} ${name}`));
  const { size } = new Set(bank);
  if (students >= 200) check(`these are all ${size} names of the bank`, named.size === size, named.size);
}

async function main(): Promise<void> {
  const begun = Date.now();
  await writeClass(base, students);
  mkdirSync(join(base, 'once'));
  await wholeWay(join(base, 'once'), 1);
  await wholeWay(join(base, 'shards'), 4);
  compare(join(base, 'once'), join(base, 'shards'));
  await judge(readMarks(join(base, 'once/marks')), join(base, 'once/work/intake.csv'));
  console.log(`${students} students, ${Math.round((Date.now() - begun) / 1000)} s`);
}

main()
  .catch((error: unknown) => {
    check(String(error), false);
  })
  .finally(() => {
    rmSync(base, { recursive: true });
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 ? 0 : 1;
  });
