// Every hostile answer and every honest one, under the strongest isolation that works here, or under the rungs
// that are named: `npm run test:hostile -- bwrap namespace`. The last line is `N passed, N failed`.
import { isolationHere } from '../../../../tools/grader/course/course';
import { ladder, type Isolation } from '../../../../tools/grader/sandbox/sandbox';
import { openBench } from './bench';

async function main(): Promise<void> {
  const named = ladder.filter((isolation) => process.argv.includes(isolation));
  const rungs: readonly Isolation[] = named.length > 0 ? named : [await isolationHere()];
  const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length) ?? '';
  let passed = 0;
  const failures: string[] = [];
  for (const isolation of rungs) {
    const bench = await openBench();
    const waiting = bench.trials.filter(({ name }) => name.includes(only));
    console.log(`${isolation}: ${waiting.length} answers`);
    const work = async (): Promise<void> => {
      for (let trial = waiting.shift(); trial !== undefined; trial = waiting.shift()) {
        const wrong = await bench.run(trial, isolation);
        if (wrong === undefined) passed++;
        else {
          failures.push(`${isolation}: ${wrong}`);
          console.log(`  ✘ ${wrong}`);
        }
      }
    };
    await Promise.all([work(), work()]);
    const harm = bench.harm();
    if (harm.length === 0) passed++;
    for (const one of harm) {
      failures.push(one);
      console.log(`  ✘ ${isolation}: ${one}`);
    }
    bench.close();
  }
  process.exitCode = failures.length === 0 ? 0 : 1;
  console.log(`${passed} passed, ${failures.length} failed`);
}

void main();
