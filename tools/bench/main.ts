import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadBackend, randomNormal } from 'convlab';
import { readArgs } from '../args';
import { simdCeiling } from './ceiling';
import { inANetwork } from './in-a-network';
import { kernelReport, kernelTable } from './kernel';
import { inputsOf, workloads } from './layers';
import { interleavedMinima, type Contestant } from './measure';
import { alexNetPeak, memoryOverSteps } from './memory';
import { alexNetForward, efficientNetForward, smallLeNet, trainingStep } from './models';
import { loadTfjsBackends, tfjsConv, tfjsNodeStep } from './tfjs';
import { lesser, runTorch } from './torch';
import { trainingReport } from './training';

const usage = `npm run bench -- [options]   how fast the engines are, beside what people use today
  --quick            in a fraction of the time, and less exact
  --json             the report as JSON on standard output (with npm run -s, or npm writes a line of its own)
  --train            LeNet trained on each engine, too: some minutes more
  --torch <python>   PyTorch beside them, by a Python that has it
  --kernel           the notebooks' kernel instead, beside ipykernel
  --deno <path>      with --kernel: Deno's kernel, too`;

/** `npm run bench [-- --quick --json --train --torch <python>]`: how fast the engines are, beside what people use today. */
async function main(): Promise<void> {
  const { values: options } = readArgs(usage, {
    options: {
      quick: { type: 'boolean' },
      json: { type: 'boolean' },
      train: { type: 'boolean' },
      torch: { type: 'string' },
      kernel: { type: 'boolean' },
      deno: { type: 'string' },
    },
  });
  if (options.kernel) {
    const kernels = kernelReport(options.deno);
    console.log(options.json ? JSON.stringify(kernels) : kernelTable(kernels));
    return;
  }
  const budget = options.quick ? 100 : 600;
  const say = (line: string): void =>
    void (options.json ? process.stderr : process.stdout).write(`${line}\n`);
  const report: Record<string, unknown> = { node: process.version, machine: process.arch };

  const ceiling = await simdCeiling();
  const wasm = await loadBackend('wasm');
  const two = await loadBackend('wasm', { threads: 2 });
  const [naive, im2col] = [await loadBackend('naive'), await loadBackend('im2col')];
  const tfjs = await loadTfjsBackends();
  const { torch: python } = options;
  const [first, torch2] = [1, 2].map((threads) => (python === undefined ? null : runTorch(python, threads)));

  say(
    'GFLOP/s (two operations a multiply-add), least time of many, one thread unless said; copies in and out included',
  );
  const convolutions: Record<string, Record<string, number>> = {};
  for (const workload of workloads) {
    const inputs = inputsOf(workload);
    const { x, w, b, dout, options: conv, gigaflop } = inputs;
    // Apart from the others, and twice: taking turns with TensorFlow, whose threads wait for work on the second core,
    // 56×56 gave 1.51 in place of 1.81, and a noisy moment spoils two threads more than one.
    const withThreads: Contestant[] = [
      { name: 'wasm 1 on the clock', run: () => wasm.conv2d(x, w, b, conv), wall: true },
      { name: 'wasm 2 threads', run: () => two.conv2d(x, w, b, conv), wall: true },
      { name: 'wasm in a network', run: inANetwork(wasm, inputs), wall: true },
      { name: 'wasm 2 threads in a network', run: inANetwork(two, inputs), wall: true },
    ];
    const contestants: Contestant[] = [
      { name: 'wasm', run: () => wasm.conv2d(x, w, b, conv) },
      { name: 'wasm dw', run: () => wasm.conv2dParameterGradients?.(dout, x, w, conv) },
      { name: 'wasm dw + dx', run: () => wasm.conv2dBackward(dout, x, w, conv) },
      { name: 'im2col', run: () => im2col.conv2d(x, w, b, conv) },
      ...(gigaflop < 0.1 || !options.quick
        ? [{ name: 'naive', run: () => naive.conv2d(x, w, b, conv) }]
        : []),
      ...tfjs.map((backend) => tfjsConv(backend, inputs)),
      { name: 'ceiling', run: ceiling.run },
    ];
    const phases = [withThreads, contestants, withThreads];
    const times = leastOf(phases.map((phase) => interleavedMinima(phase, budget)));
    const speed: Record<string, number> = {};
    for (const [name, ms] of times)
      speed[name] = ((name === 'ceiling' ? ceiling.gigaflop : gigaflop) / ms) * 1000;
    speed['wasm dx'] = (gigaflop / (times.get('wasm dw + dx')! - times.get('wasm dw')!)) * 1000;
    const peer = first?.convolutions[workload.name];
    if (peer) speed['torch'] = (gigaflop / peer.forward) * 1000;
    convolutions[workload.name] = speed;
    say(`\n${workload.name}\n  ${line(speed)}`);
    say(`  ${line(ratios(speed), '×')}`);
  }
  report['convolutions'] = convolutions;

  const maps = randomNormal([64, 24, 24, 8], { seed: 1 });
  const pools = interleavedMinima(
    [
      { name: 'wasm max', run: () => wasm.maxPool2d(maps, { size: 2 }) },
      { name: 'wasm average', run: () => wasm.avgPool2d(maps, { size: 2 }) },
      { name: 'naive max', run: () => naive.maxPool2d(maps, { size: 2 }) },
    ],
    budget,
  );
  report['pooling'] = named(pools, { 'torch max': first?.maxPool, 'torch average': first?.avgPool });
  say(`\npooling 2×2 of 64×24×24×8, ms\n  ${line(report['pooling'] as Record<string, number>)}`);

  const native = await loadBackend('tfjs').catch(() => null);
  const steps = interleavedMinima(
    [
      { name: 'wasm', run: trainingStep(wasm, smallLeNet()) },
      { name: 'wasm 1 on the clock', run: trainingStep(wasm, smallLeNet()), wall: true },
      { name: 'wasm 2 threads', run: trainingStep(two, smallLeNet()), wall: true },
      { name: 'im2col', run: trainingStep(im2col, smallLeNet()) },
      ...tfjsNodeStep(tfjs),
      ...(native && native.engine !== 'cpu'
        ? [{ name: `convlab on tfjs ${native.engine}`, run: trainingStep(native, smallLeNet()) }]
        : []),
    ],
    budget * 2,
  );
  const torch = first && python !== undefined ? lesser(first, runTorch(python, 1)) : null;
  report['torch'] = { 1: torch, 2: torch2 };
  report['leNetStep'] = named(steps, { torch: torch?.step, 'torch 2 threads': torch2?.step });
  say(`\nLeNet SGD step, batch 64, ms\n  ${line(report['leNetStep'] as Record<string, number>)}`);

  const alex = interleavedMinima(
    [
      { name: 'wasm', run: alexNetForward(wasm) },
      { name: 'wasm 2 threads', run: alexNetForward(two), wall: true },
    ],
    budget * 3,
  );
  report['alexNet'] = named(alex, { torch: torch?.alexNet, 'torch 2 threads': torch2?.alexNet });
  say(`\nAlexNet forward, one image, ms\n  ${line(report['alexNet'] as Record<string, number>)}`);

  const lite = interleavedMinima([{ name: 'wasm', run: efficientNetForward(wasm) }], budget * 3);
  report['efficientNetLite0'] = named(lite, { torch: torch?.efficientNetLite0 });
  say(
    `\nEfficientNet-Lite0 forward, one image, ms\n  ${line(report['efficientNetLite0'] as Record<string, number>)}`,
  );

  const count = options.quick ? 200 : 1000;
  report['memory'] = {
    steps: count,
    grownMegabytes: memoryOverSteps(count),
    alexNetPeakMegabytes: alexNetPeak(),
  };
  say(`\nmemory\n  ${line(report['memory'] as Record<string, number>)}`);

  if (options.train) {
    say('\nLeNet on 6,000 images of Fashion-MNIST');
    report['training'] = await trainingReport(say);
  }

  const folder = join(__dirname, '..', '..', 'reports');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'bench.json'), `${JSON.stringify(report, null, 2)}\n`);
  if (options.json) process.stdout.write(`${JSON.stringify(report)}\n`);
}

function leastOf(measured: readonly Map<string, number>[]): Map<string, number> {
  const least = new Map<string, number>();
  for (const [name, time] of measured.flatMap((times) => [...times]))
    least.set(name, Math.min(least.get(name) ?? Infinity, time));
  return least;
}

/** What the goals of the project speak of. */
function ratios(speed: Readonly<Record<string, number>>): Record<string, number> {
  const of = (name: string, other: string): Record<string, number> =>
    name in speed && other in speed ? { [`${name} / ${other}`]: speed[name] / speed[other] } : {};
  return {
    ...of('wasm', 'ceiling'),
    ...of('wasm', 'tfjs wasm'),
    ...of('wasm', 'tfjs cpu'),
    ...of('wasm', 'torch'),
    ...of('wasm 2 threads', 'wasm 1 on the clock'),
    ...of('wasm 2 threads in a network', 'wasm in a network'),
    ...of('wasm dw', 'wasm'),
    ...of('wasm dx', 'wasm'),
    ...of('im2col', 'naive'),
  };
}

function named(
  times: Map<string, number>,
  peers: Record<string, number | undefined>,
): Record<string, number> {
  const known = Object.entries(peers).filter((entry): entry is [string, number] => entry[1] !== undefined);
  return { ...Object.fromEntries(times), ...Object.fromEntries(known) };
}

function line(values: Readonly<Record<string, number>>, unit = ''): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${value >= 100 ? value.toFixed(0) : value.toFixed(2)}${unit}`)
    .join(' · ');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
