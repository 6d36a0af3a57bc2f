/** A process of its own, where nothing else is in memory: `alexnet` or `steps <how many>`; prints what it held, as JSON. */
import { existsSync, readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { loadBackend } from 'convlab';
import { alexNetForward, smallLeNet, trainingStep } from './models';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** MB that are held when all garbage is collected. */
function held(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1024 / 1024;
}

/** The most that was ever held, in kB. Linux' maxRSS also counts what the parent held when it started this process. */
function peak(): number {
  const status = '/proc/self/status';
  const most = existsSync(status) ? /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(status, 'utf8')) : null;
  return most ? Number(most[1]) : process.resourceUsage().maxRSS;
}

async function main(): Promise<Record<string, number>> {
  const wasm = await loadBackend('wasm');
  if (process.argv[2] === 'alexnet') {
    alexNetForward(wasm)();
    return { peakMegabytes: Math.round(peak() / 1024) };
  }
  const steps = Number(process.argv[3]);
  const step = trainingStep(wasm, smallLeNet());
  for (let i = 0; i < steps / 10; i++) step();
  const before = held();
  for (let i = steps / 10; i < steps; i++) step();
  return { grownMegabytes: held() - before };
}

void main().then((result) => {
  process.stdout.write(JSON.stringify(result));
});
