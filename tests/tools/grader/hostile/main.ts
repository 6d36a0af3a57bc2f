// Every hostile answer and every honest one, under the strongest isolation that works here, or under the rungs of
// CONVLAB_RUNGS ('all', or 'bwrap permission'): `npm run test:hostile`. It runs under node:test.
import { availableParallelism } from 'node:os';
import test from 'node:test';
import { isolationHere, worksUnder } from '../../../../tools/grader/sandbox/open';
import { ladder, type Isolation } from '../../../../tools/grader/sandbox/limits';
import { openBench, type Trial } from './bench';

const asked = process.env.CONVLAB_RUNGS ?? '';
const only = process.env.CONVLAB_ONLY ?? '';

async function rungs(): Promise<readonly Isolation[]> {
  if (asked === '') return [await isolationHere()];
  const works: Isolation[] = [];
  for (const isolation of ladder) {
    if ((asked === 'all' || asked.includes(isolation)) && (await worksUnder(isolation)))
      works.push(isolation);
  }
  return works;
}

async function suite(): Promise<void> {
  for (const isolation of await rungs()) {
    await test(isolation, { concurrency: availableParallelism() }, async (t) => {
      const bench = await openBench(isolation);
      const one = async (trial: Trial): Promise<void> => {
        const problem = await bench.run(trial);
        if (problem !== undefined) throw new Error(problem);
      };
      const trials = bench.trials.filter(({ name }) => name.includes(only));
      await Promise.all(trials.map((trial) => t.test(trial.name, () => one(trial))));
      await t.test('answers of one hand-in shared a process', () => {
        const { did, should } = bench.shared();
        if (2 * did < should) throw new Error(`${did} of ${should}`);
      });
      await t.test('nothing was harmed on the side', async () => {
        const harm = await bench.harm();
        if (harm.length > 0) throw new Error(harm.join('\n'));
      });
      await bench.close();
    });
  }
}

void suite();
