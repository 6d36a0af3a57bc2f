import { contiguous, efficientNetLite0, loadBackend, naive, randomNormal } from 'convlab';
import { openPage, type PageUnderTest } from './chromium';
import { interleavedMinima } from './measure';
import { efficientNetForward } from './models';
import { runOrt, type OrtJob } from './ort';
import { networkOnnx } from './ort-models';
import type { Setting } from './setting';
import { line } from './table';
import { runTorch } from './torch';

export interface EfficientNetReport {
  /** What each needed in each round, in ms. */
  readonly rounds: readonly Readonly<Record<string, number>>[];
  readonly medians: Readonly<Record<string, number>>;
  /** Medians of the rounds' ratios. */
  readonly ratios: Readonly<Record<string, number>>;
  readonly chromium?: string;
  /** The largest difference of ONNX Runtime Web's outputs from convlab's, from the same weights: it is the same network. */
  readonly difference?: number;
}

/** One image through EfficientNet-Lite0 on one thread: Node, Chromium and the peers take turns, round by round. */
export async function efficientNet({
  isQuick,
  budget,
  python,
  ortFolder,
  say,
}: Setting): Promise<EfficientNetReport> {
  const run = efficientNetForward(await loadBackend('wasm'));
  const page: PageUnderTest | null = await openPage().catch((error: unknown) => {
    say(`\nno Chromium beside the others: ${(error as Error).message}`);
    return null;
  });
  const job = network();
  let output: readonly number[] | undefined;
  const rounds: Record<string, number>[] = [];
  for (let round = 0; round < (isQuick ? 3 : 7); round++) {
    const found: Record<string, number> = {};
    found['wasm'] = interleavedMinima([{ name: 'wasm', run }], budget).get('wasm')!;
    if (python !== undefined) found['torch'] = runTorch(python, 1, 'efficientNetLite0').efficientNetLite0;
    if (page) found['wasm in Chromium'] = await page.least(budget);
    if (ortFolder !== undefined) {
      const { ms, output: numbers } = runOrt(ortFolder, [job])[job.name]!;
      [found['onnxruntime-web'], output] = [ms, numbers];
    }
    rounds.push(found);
  }
  await page?.close();
  const medians = Object.fromEntries(
    Object.keys(rounds[0]).map((name) => [name, median(rounds.map((times) => times[name]))]),
  );
  const pairs = [
    ['wasm', 'torch'],
    ['wasm in Chromium', 'torch'],
    ['wasm', 'onnxruntime-web'],
  ].filter((pair) => pair.every((name) => name in medians));
  const ratios = Object.fromEntries(
    pairs.map(([a, b]) => [`${a} / ${b}`, median(rounds.map((times) => times[a] / times[b]))]),
  );
  say(`\nEfficientNet-Lite0 forward, one image, one thread, ms (median of ${rounds.length} rounds)`);
  say(`  ${line(medians)}`);
  say(`  time: ${line(ratios, '×')}`);
  return { rounds, medians, ratios, chromium: page?.version, difference: output && difference(output, job) };
}

/** The network with random weights: its speed does not depend on what it learned. */
function network(): OrtJob {
  return {
    name: 'efficientNetLite0',
    model: networkOnnx(efficientNetLite0({ seed: 1 })),
    x: randomNormal([1, 224, 224, 3], { seed: 1 }),
  };
}

function difference(output: readonly number[], { x }: OrtJob): number {
  const own = contiguous(efficientNetLite0({ seed: 1 }).forward(naive, x)).data;
  return Math.max(...output.map((value, i) => Math.abs(value - own[i])));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}
