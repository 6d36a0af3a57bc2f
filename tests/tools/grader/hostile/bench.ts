import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { answerFile, placeOf, solutionFile } from '../../../../tools/grader/course/places';
import { drawSeed, gradePlace, type Grading } from '../../../../tools/grader/grade';
import { root } from '../../../../tools/grader/paths';
import { openSandbox, type Sandbox } from '../../../../tools/grader/sandbox/open';
import { defaultLimits, type Isolation } from '../../../../tools/grader/sandbox/limits';
import type { CheckStatus } from '../../../../lib/notebook/exercise/payload';
import type { Verdict } from '../../../../tools/grader/verdict/verdict';
import type { Attack, Targets } from './attack';
import { bombs } from './bombs';
import { breaking } from './breaking';
import { cheating } from './cheating';
import { endless } from './endless';
import { facilities } from './facilities';
import { oddFiles } from './files';
import { forging } from './forging';
import { honest, unruly } from './honest';
import { realm } from './realm';
import { resisting } from './resisting';
import { sharing } from './sharing';

/** One answer to be run, and what it should come to. */
export interface Trial {
  readonly name: string;
  readonly id: string;
  readonly statuses: readonly CheckStatus[];
  readonly make: (file: string, solution: string) => void;
  /** Another answer of the same hand-in, to patternScore and right, that comes first. */
  readonly first?: string;
  /** Whether both should come into one process. */
  readonly shares?: boolean;
}

/** A place to run trials in, with everything an attack may aim at. */
export interface Bench {
  readonly trials: readonly Trial[];
  /** Runs one answer; gives what is wrong with how it went, or undefined. */
  run(trial: Trial): Promise<string | undefined>;
  /** What was harmed on the side; for it to be seen, the sandbox is closed. */
  harm(): Promise<string[]>;
  /** Of the pairs that should share a process, how many did, and how many there were so far. */
  readonly shared: () => { readonly did: number; readonly should: number };
  close(): Promise<void>;
}

// Short limits: an endless loop costs its limit, and the suite has many of them. They are seconds of computing; by the
// clock on the wall, a busy machine takes many times as long.
const MOST_SECONDS = 240;
const limits = { ...defaultLimits, seconds: 3, megabytes: 512 };
// What should run out of memory must not run out of time first, on a busy machine either.
const secondsFor = ({ statuses }: Trial): number =>
  statuses.includes('out-of-memory') && !statuses.includes('timeout') ? 20 : limits.seconds;

export async function openBench(isolation?: Isolation): Promise<Bench> {
  const sandbox = await openSandbox(isolation, limits);
  const shared = { did: 0, should: 0 };
  const base = mkdtempSync(join(tmpdir(), 'convlab-hostile-'));
  const canary = join(base, 'canary');
  writeFileSync(canary, 'alive');
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const before = new Set(children());
  let next = 0;
  return {
    trials: trialsFor({ folder: base, port, course: root }),
    async run(trial) {
      const place = placeOf(trial.id);
      const folder = join(base, `answer-${next++}`);
      const file = answerFile(folder, place);
      mkdirSync(dirname(file), { recursive: true });
      trial.make(file, solutionFile(place));
      const grading = { sandbox, seed: drawSeed(), limits: { ...limits, seconds: secondsFor(trial) } };
      const before = await gradeFirst(trial, folder, grading);
      const begun = performance.now();
      const used: true[] = [];
      const verdict = await gradePlace(place, folder, {
        ...grading,
        sandbox: watching(sandbox, () => used.push(true)),
      });
      const seconds = (performance.now() - begun) / 1000;
      rmSync(folder, { recursive: true });
      if (trial.shares === true) shared.should++;
      if (trial.shares === true && used.length > 0) shared.did++;
      return before ?? complaint(trial, verdict, seconds);
    },
    shared: () => shared,
    async harm() {
      await sandbox.close();
      const found: string[] = [];
      if (readFileSync(canary, 'utf8') !== 'alive') found.push('the canary was changed');
      const left = readdirSync(base).filter((name) => name !== 'canary' && !name.startsWith('answer-'));
      if (left.length > 0) found.push(`files were made: ${left.join(', ')}`);
      if (connections > 0) found.push(`${connections} connections were made`);
      const alive = children().filter((line) => !before.has(line));
      if (alive.length > 0) found.push(`processes are left: ${alive.join('; ')}`);
      return found;
    },
    async close() {
      await sandbox.close();
      server.close();
      rmSync(base, { recursive: true, force: true });
    },
  };
}

/** Hears of a process that another answer ran in before. */
function watching(sandbox: Sandbox, hear: () => void): Sandbox {
  return {
    ...sandbox,
    start(options) {
      const answer = sandbox.start(options);
      if (answer.isUsed) hear();
      return answer;
    },
  };
}

/** The answer that comes first, where there is one; gives what is wrong with it. */
async function gradeFirst({ first }: Trial, folder: string, grading: Grading): Promise<string | undefined> {
  if (first === undefined) return undefined;
  const place = placeOf('patternScore');
  const file = answerFile(folder, place);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, first);
  const { status, message, cases } = await gradePlace(place, folder, grading);
  if (status === 'passed') return undefined;
  return `the answer before it: ${status}: ${message.en}${cases.find(({ passed }) => !passed)?.message.en ?? ''}`;
}

function trialsFor(targets: Targets): Trial[] {
  const write = (text: string) => (file: string) => {
    writeFileSync(file, text);
  };
  const attacks: readonly Attack[] = [
    ...endless,
    ...breaking,
    ...cheating(targets),
    ...facilities(targets),
    ...resisting,
    ...bombs,
    ...forging,
    ...realm,
  ];
  return [
    ...attacks.map(({ name, text, statuses }) => ({ name, id: 'patternScore', statuses, make: write(text) })),
    ...sharing.map(({ name, text, statuses, first, shares }) => ({
      ...{ name, id: 'convCost', statuses, make: write(text) },
      ...{ first, shares },
    })),
    ...oddFiles.map((file) => ({ ...file, id: 'patternScore' })),
    ...[...honest, ...unruly].map(({ name, id, text }) => ({
      name: `honest ${id}: ${name}`,
      id,
      statuses: ['passed'] as const,
      make: write(text),
    })),
  ];
}

function complaint(trial: Trial, verdict: Verdict, seconds: number): string | undefined {
  const { name, statuses } = trial;
  const { status, points, maxPoints, message, cases } = verdict;
  const said = message.en || cases.find(({ passed }) => !passed)?.message.en || '';
  if (!statuses.includes(status)) return `${name}: ${status}, not ${statuses.join(' or ')}: ${said}`;
  if (status !== 'passed' && points >= maxPoints) return `${name}: ${status} with all points`;
  if (status !== 'passed' && said === '') return `${name}: ${status} without a word`;
  const shown = [verdict.printed, said, ...cases.map((one) => one.message.en)].join('');
  if (/[\p{Cc}\u202e\ufffe]/u.test(shown.replace(/[\n\t]/g, '')))
    return `${name}: ${status} with signs that steer`;
  if (seconds > MOST_SECONDS) return `${name}: took ${seconds.toFixed(1)} s`;
  return undefined;
}

/**
 * Processes that an answer could have left: those that sleep as the attacks do, and answers' own. What somebody else
 * grades at this moment is not ours: it has a parent, and an orphan has none.
 */
function children(): string[] {
  const table = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const found = new Map(
    table
      .map((line) => /^ *(\d+) +(\d+) (.*)$/.exec(line))
      .filter((match) => match !== null)
      .filter(([, , , args]) => / 20\.25|20250|runner\.cjs/.test(args))
      .map(([, pid, parent, args]) => [pid, { parent, args }]),
  );
  const eldest = (parent: string): string => {
    const one = found.get(parent);
    return one ? eldest(one.parent) : parent;
  };
  return [...found]
    .filter(([, { parent }]) => ['1', String(process.pid)].includes(eldest(parent)))
    .map(([pid, { args }]) => `${pid} ${args}`);
}
