import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contiguous, efficientNetLite0, naive, randomNormal, type Tensor } from 'convlab';
import { inputsOf, workloads } from './layers';
import { networkOnnx, nchw, oihw } from './ort-models';
import { encodeOnnx, type OnnxModel } from './onnx';

/** What ONNX Runtime Web needs on one thread, in ms. */
export interface OrtReport {
  readonly version: string;
  readonly convolutions: Readonly<Record<string, number | undefined>>;
  readonly efficientNetLite0: number;
  /** The largest difference of its EfficientNet's outputs from convlab's, from the same weights: it is the same network. */
  readonly difference: number;
}

/** Runs ort_peer.mjs with the onnxruntime-web in this folder's node_modules. Throws where there is none. */
export function runOrt(folder: string): OrtReport {
  const files = mkdtempSync(join(tmpdir(), 'convlab-onnx-'));
  const network = efficientNetLite0({ seed: 1 });
  const image = randomNormal([1, 224, 224, 3], { seed: 1 });
  const jobs = [
    ...workloads.map((workload) => {
      const { x, w, b, dout } = inputsOf(workload);
      const { stride, padding } = workload;
      const attributes = {
        kernel_shape: w.shape.slice(0, 2),
        strides: [stride, stride],
        pads: [padding, padding, padding, padding],
      };
      const model: OnnxModel = {
        input: { name: 'x', shape: nchw(x).shape },
        output: { name: 'y', shape: nchw(dout).shape },
        nodes: [{ kind: 'Conv', inputs: ['x', 'w', 'b'], output: 'y', attributes }],
        weights: { w: oihw(w), b: { shape: [b.size], data: floats(b) } },
      };
      return { name: workload.name, model, x };
    }),
    { name: 'efficientNetLite0', model: networkOnnx(network), x: image },
  ];
  try {
    const written = jobs.map(({ name, model, x }, i) => {
      const [file, input] = [join(files, `${i}.onnx`), join(files, `${i}.input`)];
      writeFileSync(file, encodeOnnx(model));
      writeFileSync(input, new Uint8Array(nchw(x).data.buffer));
      return { name, model: file, input, shape: nchw(x).shape };
    });
    const { version, runs } = runPeer(folder, written);
    const own = contiguous(network.forward(naive, image)).data;
    const { ms, output } = runs['efficientNetLite0'];
    return {
      version,
      convolutions: Object.fromEntries(workloads.map(({ name }) => [name, runs[name].ms])),
      efficientNetLite0: ms,
      difference: Math.max(...output.map((value, i) => Math.abs(value - own[i]))),
    };
  } finally {
    rmSync(files, { recursive: true });
  }
}

interface PeerReport {
  readonly version: string;
  readonly runs: Readonly<Record<string, { readonly ms: number; readonly output: readonly number[] }>>;
}

function runPeer(folder: string, jobs: readonly object[]): PeerReport {
  const run = spawnSync(process.execPath, [join(__dirname, 'ort_peer.mjs'), folder], {
    input: JSON.stringify(jobs),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (run.status !== 0)
    throw new Error(
      `bench: onnxruntime-web did not run from ${folder} (npm install onnxruntime-web there): ${run.stderr || String(run.error)}`,
    );
  return JSON.parse(run.stdout) as PeerReport;
}

function floats(x: Tensor): Float32Array {
  return Float32Array.from(contiguous(x).data);
}
