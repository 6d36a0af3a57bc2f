import { loadBackend, randomNormal, type Backend } from 'convlab';
import { convolutions } from './convolutions';
import { efficientNet } from './efficient-net';
import { interleavedMinima } from './measure';
import { alexNetPeak, memoryOverSteps } from './memory';
import { alexNetForward, smallLeNet, trainingStep } from './models';
import { convolutionJobs, runOrt } from './ort';
import type { Setting } from './setting';
import { line, named } from './table';
import { loadTfjsBackends, tfjsNodeStep } from './tfjs';
import { lesser, runTorch, torchOnOneAndTwo } from './torch';
import { trainingReport } from './training';

type Numbers = Record<string, number>;

/** The parts of the bench by the names that `--only` takes, in the order in which they run. */
export const parts: Readonly<Record<string, (setting: Setting) => Promise<unknown>>> = {
  async convolutions({ isQuick, budget, say, python, ortFolder }) {
    const torch = python === undefined ? null : runTorch(python, 1, 'convolutions').convolutions;
    const ort = ortFolder === undefined ? null : runOrt(ortFolder, convolutionJobs());
    return await convolutions({ tfjs: await loadTfjsBackends(), torch, ort, isQuick, budget, say });
  },

  async pooling({ budget, say, python }) {
    const { wasm, naive } = await engines();
    const torch = python === undefined ? null : runTorch(python, 1, 'maxPool', 'avgPool');
    const maps = randomNormal([64, 24, 24, 8], { seed: 1 });
    const pools = interleavedMinima(
      [
        { name: 'wasm max', run: () => wasm.maxPool2d(maps, { size: 2 }) },
        { name: 'wasm average', run: () => wasm.avgPool2d(maps, { size: 2 }) },
        { name: 'naive max', run: () => naive.maxPool2d(maps, { size: 2 }) },
      ],
      budget,
    );
    const times = named(pools, { 'torch max': torch?.maxPool, 'torch average': torch?.avgPool });
    say(`\npooling 2×2 of 64×24×24×8, ms\n  ${line(times)}`);
    return times;
  },

  async leNetStep({ budget, say, python }) {
    const { wasm, two, im2col } = await engines();
    const native = await loadBackend('tfjs').catch(() => null);
    const before = torchOnOneAndTwo(python, 'step');
    const steps = interleavedMinima(
      [
        { name: 'wasm', run: trainingStep(wasm, smallLeNet()) },
        { name: 'wasm 1 on the clock', run: trainingStep(wasm, smallLeNet()), wall: true },
        { name: 'wasm 2 threads', run: trainingStep(two, smallLeNet()), wall: true },
        { name: 'im2col', run: trainingStep(im2col, smallLeNet()) },
        ...tfjsNodeStep(await loadTfjsBackends()),
        ...(native && native.engine !== 'cpu'
          ? [{ name: `convlab on tfjs ${native.engine}`, run: trainingStep(native, smallLeNet()) }]
          : []),
      ],
      budget * 2,
    );
    const torch = lesser(before, torchOnOneAndTwo(python, 'step'));
    const times = named(steps, { torch: torch?.[0], 'torch 2 threads': torch?.[1] });
    say(`\nLeNet SGD step, batch 64, ms\n  ${line(times)}`);
    return times;
  },

  async alexNet({ budget, say, python }) {
    const { wasm, two } = await engines();
    const before = torchOnOneAndTwo(python, 'alexNet');
    const alex = interleavedMinima(
      [
        { name: 'wasm', run: alexNetForward(wasm) },
        { name: 'wasm 1 on the clock', run: alexNetForward(wasm), wall: true },
        { name: 'wasm 2 threads', run: alexNetForward(two), wall: true },
      ],
      budget * 3,
    );
    const torch = lesser(before, torchOnOneAndTwo(python, 'alexNet'));
    const times = named(alex, { torch: torch?.[0], 'torch 2 threads': torch?.[1] });
    say(`\nAlexNet forward, one image, ms\n  ${line(times)}`);
    return times;
  },

  efficientNet,

  memory({ isQuick, say }) {
    const steps = isQuick ? 200 : 1000;
    const memory: Numbers = {
      steps,
      grownMegabytes: memoryOverSteps(steps),
      alexNetPeakMegabytes: alexNetPeak(),
    };
    say(`\nmemory\n  ${line(memory)}`);
    return Promise.resolve(memory);
  },

  async training({ say }) {
    say('\nLeNet on 6,000 images of Fashion-MNIST');
    return await trainingReport(say);
  },
};

type Engines = Record<'wasm' | 'two' | 'naive' | 'im2col', Backend>;
let loaded: Engines | undefined;

/** Loaded by the first part that takes them: each has a memory of its own, and one has threads. */
async function engines(): Promise<Engines> {
  return (loaded ??= {
    wasm: await loadBackend('wasm'),
    two: await loadBackend('wasm', { threads: 2 }),
    naive: await loadBackend('naive'),
    im2col: await loadBackend('im2col'),
  });
}
