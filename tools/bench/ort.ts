import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contiguous, type Tensor } from 'convlab';
import { inputsOf, workloads } from './layers';
import { nchw, oihw } from './ort-models';
import { encodeOnnx, type OnnxModel } from './onnx';

/** A model and the input that it is run on. */
export interface OrtJob {
  readonly name: string;
  readonly model: OnnxModel;
  readonly x: Tensor;
}

/** What ONNX Runtime Web needs for a job on one thread, in ms, and the first thousand numbers that it computed. */
export interface OrtRun {
  readonly ms: number;
  readonly output: readonly number[];
}

export type OrtReport = Readonly<Record<string, OrtRun | undefined>>;

/** The bench's single convolutions. */
export function convolutionJobs(): OrtJob[] {
  return workloads.map((workload) => {
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
  });
}

/** Runs ort_peer.mjs with the onnxruntime-web in this folder's node_modules. Throws where there is none. */
export function runOrt(folder: string, jobs: readonly OrtJob[]): OrtReport {
  const files = mkdtempSync(join(tmpdir(), 'convlab-onnx-'));
  try {
    const written = jobs.map(({ name, model, x }, i) => {
      const [file, input] = [join(files, `${i}.onnx`), join(files, `${i}.input`)];
      writeFileSync(file, encodeOnnx(model));
      writeFileSync(input, new Uint8Array(nchw(x).data.buffer));
      return { name, model: file, input, shape: nchw(x).shape };
    });
    const run = spawnSync(process.execPath, [join(__dirname, 'ort_peer.mjs'), folder], {
      input: JSON.stringify(written),
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    if (run.status !== 0)
      throw new Error(
        `bench: onnxruntime-web did not run from ${folder} (npm install onnxruntime-web there): ${run.stderr || String(run.error)}`,
      );
    return (JSON.parse(run.stdout) as { runs: OrtReport }).runs;
  } finally {
    rmSync(files, { recursive: true });
  }
}

function floats(x: Tensor): Float32Array {
  return Float32Array.from(contiguous(x).data);
}
