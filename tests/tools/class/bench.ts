// npm run bench:class [-- <students>]: how fast a class is graded on this machine, by the command that lecturers use.
// Two classes of right answers (a third of the students, then all: the slope says how it grows), then the smaller one
// with one endless copy in a hundred. Run it where nothing else runs. Prints a table and writes nothing.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../tools/grader/paths';
import { answersIn } from './made-up';

const students = Number(process.argv[2] ?? 300);
const base = mkdtempSync(join(tmpdir(), 'class-bench-'));
const solutions = answersIn('solutions');

/** A folder as collect leaves it. No text is there twice, and each of the first `endless` students never ends. */
function writeWork(folder: string, count: number, endless = 0): void {
  for (let i = 0; i < count; i++) {
    for (const { chapter, id, text } of solutions) {
      const place = join(folder, `s${String(i).padStart(4, '0')}`, chapter);
      mkdirSync(place, { recursive: true });
      const own = i < endless ? text.replace('// BEGIN SOLUTION', 'for (;;) {}') : text;
      writeFileSync(join(place, `${id}.ts`), `${own}// ${i}\n`);
    }
  }
}

interface Measured {
  readonly seconds: number;
  /** The most that the grading process itself held, without its children. */
  readonly megabytes: number;
}

async function grade(name: string, count: number, endless = 0): Promise<Measured> {
  const [work, marks] = [join(base, `${name}-work`), join(base, `${name}-marks`)];
  writeWork(work, count, endless);
  const begun = performance.now();
  const args = [
    '-r',
    'ts-node/register',
    'tools/class/main.ts',
    'grade',
    work,
    '--out',
    marks,
    '--seed',
    '1',
  ];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  let megabytes = 0;
  const timer = setInterval(() => {
    megabytes = Math.max(megabytes, residentMegabytes(child.pid));
  }, 200);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`grading ${count} students ended with ${String(code)}`);
  return { seconds: (performance.now() - begun) / 1000, megabytes };
}

function residentMegabytes(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0; // it has ended, or there is no /proc
  }
}

async function main(): Promise<void> {
  const few = Math.ceil(students / 3);
  const small = await grade('small', few);
  const large = await grade('large', students);
  const slope = (large.seconds - small.seconds) / (students - few);
  const endless = Math.max(1, Math.round(few / 100));
  const slow = await grade('endless', few, endless);
  const more = slow.seconds / small.seconds - 1;
  const row = (count: number, { seconds, megabytes }: Measured): string =>
    `${String(count).padStart(8)}  ${seconds.toFixed(1).padStart(7)} s  ${((count * solutions.length) / seconds).toFixed(1).padStart(5)}/s  ${megabytes.toFixed(0).padStart(5)} MB`;
  console.log(
    [
      `${availableParallelism()} cores, Node ${process.version}, ${solutions.length} answers a student`,
      'students     time   answers   memory',
      row(few, small),
      row(students, large),
      `${(slope * 1000).toFixed(0)} ms a student more, ${(solutions.length / slope).toFixed(1)} answers/s; so 3,000 students: ${((large.seconds + slope * (3000 - students)) / 60).toFixed(0)} min (computed)`,
      `${endless} endless ${endless === 1 ? 'copy' : 'copies'} among ${few}: ${(100 * more).toFixed(0)} % more time`,
    ].join('\n'),
  );
}

main()
  .catch((error: unknown) => {
    console.error(String(error));
    process.exitCode = 1;
  })
  .finally(() => {
    rmSync(base, { recursive: true });
  });
