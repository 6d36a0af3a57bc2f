// @ts-check
// ONNX Runtime Web on one thread: node ort_peer.mjs <folder with onnxruntime-web> < [{ name, model, input, shape }, …]
// → { version, runs: { [name]: { ms, output } } } as JSON, the least time of many.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

/** @typedef {{ name: string, model: string, input: string, shape: number[] }} Job */

/**
 * What is used of onnxruntime-web.
 * @typedef {{
 *   env: { wasm: { numThreads: number } },
 *   Tensor: new (type: 'float32', data: Float32Array, shape: number[]) => object,
 *   InferenceSession: { create: (file: Uint8Array) => Promise<{
 *     inputNames: string[],
 *     outputNames: string[],
 *     run: (feeds: Record<string, object>) => Promise<Record<string, { data: Float32Array }>>,
 *   }> },
 * }} Ort
 */

const load = createRequire(join(resolve(process.argv[2]), 'package.json'));
/** @type {Ort} */
const ort = load('onnxruntime-web');
/** @type {{ version: string }} */
const { version } = JSON.parse(
  readFileSync(join(resolve(process.argv[2]), 'node_modules', 'onnxruntime-web', 'package.json'), 'utf8'),
);
ort.env.wasm.numThreads = 1;

/** @type {Job[]} */
const jobs = JSON.parse(readFileSync(0, 'utf8'));
/** @type {Record<string, { ms: number, output: number[] }>} */
const runs = {};
for (const { name, model, input, shape } of jobs) {
  const session = await ort.InferenceSession.create(new Uint8Array(readFileSync(model)));
  const bytes = readFileSync(input);
  const values = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const feeds = { [session.inputNames[0]]: new ort.Tensor('float32', values, shape) };
  const run = async () => (await session.run(feeds))[session.outputNames[0]].data;
  const output = Array.from((await run()).slice(0, 1000));
  let ms = Infinity;
  const end = performance.now() + 1500;
  for (let count = 0; performance.now() < end || count < 10; count++) {
    const [start, usage] = [performance.now(), process.cpuUsage()];
    await run();
    const { user, system } = process.cpuUsage(usage);
    // Processor time where that is less, as for the others: what other processes took is not in it.
    if (count >= 3) ms = Math.min(ms, performance.now() - start, (user + system) / 1000);
  }
  runs[name] = { ms, output };
}
process.stdout.write(JSON.stringify({ version, runs }));
