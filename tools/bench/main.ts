import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArgs } from '../args';
import { kernelReport, kernelTable } from './kernel';
import { parts } from './parts';
import type { Setting } from './setting';

const usage = `npm run bench -- [options]   how fast the engines are, beside what people use today
  --quick            in a fraction of the time, and less exact
  --json             the report as JSON on standard output (with npm run -s, or npm writes a line of its own)
  --train            LeNet trained on each engine, too: some minutes more
  --torch <python>   PyTorch beside them, by a Python that has it
  --ort <folder>     ONNX Runtime Web beside them, from a folder where onnxruntime-web is installed
  --only <parts>     of these alone, parted by commas: ${Object.keys(parts).join(', ')}
  --kernel           the notebooks' kernel instead, beside ipykernel
  --deno <path>      with --kernel: Deno's kernel, too`;

/** `npm run bench [-- --quick --json --train --only <parts> --torch <python> --ort <folder>]`: how fast the engines are, beside what people use today. */
async function main(): Promise<void> {
  const { values: options } = readArgs(usage, {
    options: {
      quick: { type: 'boolean' },
      json: { type: 'boolean' },
      train: { type: 'boolean' },
      torch: { type: 'string' },
      ort: { type: 'string' },
      only: { type: 'string' },
      kernel: { type: 'boolean' },
      deno: { type: 'string' },
    },
  });
  if (options.kernel) {
    const kernels = kernelReport(options.deno);
    console.log(options.json ? JSON.stringify(kernels) : kernelTable(kernels));
    return;
  }
  const wanted =
    options.only?.split(',') ?? Object.keys(parts).filter((name) => name !== 'training' || options.train);
  const unknown = wanted.find((name) => !(name in parts));
  if (unknown !== undefined)
    throw new RangeError(`bench: there is no part '${unknown}': take ${Object.keys(parts).join(', ')}`);
  const setting: Setting = {
    isQuick: options.quick === true,
    budget: options.quick ? 100 : 600,
    python: options.torch,
    ortFolder: options.ort,
    say: (line) => void (options.json ? process.stderr : process.stdout).write(`${line}\n`),
  };
  const report: Record<string, unknown> = { node: process.version, machine: process.arch };
  for (const name of wanted) report[name] = await parts[name](setting);

  const folder = join(__dirname, '..', '..', 'reports');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'bench.json'), `${JSON.stringify(report, null, 2)}\n`);
  if (options.json) process.stdout.write(`${JSON.stringify(report)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
