import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadBackend, randomNormal } from 'convlab';
import { readArgs } from '../args';
import { convolutions } from './convolutions';
import { kernelReport, kernelTable } from './kernel';
import { interleavedMinima } from './measure';
import { alexNetPeak, memoryOverSteps } from './memory';
import { alexNetForward, efficientNetForward, smallLeNet, trainingStep } from './models';
import { runOrt } from './ort';
import { line, named } from './table';
import { loadTfjsBackends, tfjsNodeStep } from './tfjs';
import { lesser, runTorch } from './torch';
import { trainingReport } from './training';

const usage = `npm run bench -- [options]   how fast the engines are, beside what people use today
  --quick            in a fraction of the time, and less exact
  --json             the report as JSON on standard output (with npm run -s, or npm writes a line of its own)
  --train            LeNet trained on each engine, too: some minutes more
  --torch <python>   PyTorch beside them, by a Python that has it
  --ort <folder>     ONNX Runtime Web beside them, from a folder where onnxruntime-web is installed
  --kernel           the notebooks' kernel instead, beside ipykernel
  --deno <path>      with --kernel: Deno's kernel, too`;

/** `npm run bench [-- --quick --json --train --torch <python> --ort <folder>]`: how fast the engines are, beside what people use today. */
async function main(): Promise<void> {
  const { values: options } = readArgs(usage, {
    options: {
      quick: { type: 'boolean' },
      json: { type: 'boolean' },
      train: { type: 'boolean' },
      torch: { type: 'string' },
      ort: { type: 'string' },
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

  const wasm = await loadBackend('wasm');
  const two = await loadBackend('wasm', { threads: 2 });
  const [naive, im2col] = [await loadBackend('naive'), await loadBackend('im2col')];
  const tfjs = await loadTfjsBackends();
  const { torch: python } = options;
  const ort = options.ort === undefined ? null : runOrt(options.ort);
  const [first, torch2] = [1, 2].map((threads) => (python === undefined ? null : runTorch(python, threads)));

  report['convolutions'] = await convolutions({
    tfjs,
    torch: first,
    ort,
    isQuick: options.quick,
    budget,
    say,
  });

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
  report['onnxruntime-web'] = ort;
  report['leNetStep'] = named(steps, { torch: torch?.step, 'torch 2 threads': torch2?.step });
  say(`\nLeNet SGD step, batch 64, ms\n  ${line(report['leNetStep'] as Record<string, number>)}`);

  const alex = interleavedMinima(
    [
      { name: 'wasm', run: alexNetForward(wasm) },
      { name: 'wasm 1 on the clock', run: alexNetForward(wasm), wall: true },
      { name: 'wasm 2 threads', run: alexNetForward(two), wall: true },
    ],
    budget * 3,
  );
  report['alexNet'] = named(alex, { torch: torch?.alexNet, 'torch 2 threads': torch2?.alexNet });
  say(`\nAlexNet forward, one image, ms\n  ${line(report['alexNet'] as Record<string, number>)}`);

  const lite = interleavedMinima([{ name: 'wasm', run: efficientNetForward(wasm) }], budget * 3);
  report['efficientNetLite0'] = named(lite, {
    torch: torch?.efficientNetLite0,
    'onnxruntime-web': ort?.efficientNetLite0,
  });
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

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
