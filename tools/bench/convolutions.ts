import { loadBackend } from 'convlab';
import { simdCeiling } from './ceiling';
import { inANetwork } from './in-a-network';
import { inputsOf, workloads } from './layers';
import { interleavedMinima, type Contestant } from './measure';
import type { OrtReport } from './ort';
import { line, ratios } from './table';
import { tfjsConv } from './tfjs';
import type { TorchReport } from './torch';

export interface ConvolutionsOptions {
  /** TensorFlow.js's backends that run here. */
  readonly tfjs: readonly string[];
  /** The peers on one thread. */
  readonly torch: TorchReport['convolutions'] | null;
  readonly ort: OrtReport | null;
  readonly isQuick?: boolean;
  /** ms for each contestant. */
  readonly budget: number;
  readonly say: (line: string) => void;
}

/** Single convolutions on all engines and peers, in GFLOP/s, by workload and contestant. */
export async function convolutions({
  tfjs,
  torch,
  ort,
  isQuick,
  budget,
  say,
}: ConvolutionsOptions): Promise<Record<string, Record<string, number>>> {
  const ceiling = await simdCeiling();
  const [wasm, two] = [await loadBackend('wasm'), await loadBackend('wasm', { threads: 2 })];
  const [naive, im2col] = [await loadBackend('naive'), await loadBackend('im2col')];
  say(
    'GFLOP/s (two operations a multiply-add), least time of many, one thread unless said; copies in and out included',
  );
  const found: Record<string, Record<string, number>> = {};
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
      ...(gigaflop < 0.1 || !isQuick ? [{ name: 'naive', run: () => naive.conv2d(x, w, b, conv) }] : []),
      ...tfjs.map((backend) => tfjsConv(backend, inputs)),
      { name: 'ceiling', run: ceiling.run },
    ];
    const phases = [withThreads, contestants, withThreads];
    const times = leastOf(phases.map((phase) => interleavedMinima(phase, budget)));
    const speed: Record<string, number> = {};
    for (const [name, ms] of times)
      speed[name] = ((name === 'ceiling' ? ceiling.gigaflop : gigaflop) / ms) * 1000;
    speed['wasm dx'] = (gigaflop / (times.get('wasm dw + dx')! - times.get('wasm dw')!)) * 1000;
    const peers = {
      torch: torch?.[workload.name]?.forward,
      'onnxruntime-web': ort?.[workload.name]?.ms,
    };
    for (const [name, ms] of Object.entries(peers))
      if (ms !== undefined) speed[name] = (gigaflop / ms) * 1000;
    found[workload.name] = speed;
    say(`\n${workload.name}\n  ${line(speed)}`);
    say(`  ${line(ratios(speed), '×')}`);
  }
  await two.close();
  return found;
}

function leastOf(measured: readonly Map<string, number>[]): Map<string, number> {
  const least = new Map<string, number>();
  for (const [name, time] of measured.flatMap((times) => [...times]))
    least.set(name, Math.min(least.get(name) ?? Infinity, time));
  return least;
}
