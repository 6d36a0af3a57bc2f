/** Runs a notebook in a fresh kernel, top to bottom, by nbclient. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from 'convlab';
import { readNotebook, toText, type Notebook, type Output } from './notebook';
import type { SandboxCopy } from './sandbox-copy';

const widget = 'application/vnd.jupyter.widget-view+json';

export interface Execution {
  readonly notebook: Notebook;
  readonly seconds: number;
  /** What went wrong: a failing cell, or the client's own words; empty where all cells ran. */
  readonly problem: string;
}

/** The notebook with its outputs, run in a copy of the project. */
export async function execute(
  root: string,
  copy: SandboxCopy,
  chapter: string,
  language: Language,
  notebook: Notebook,
): Promise<Execution> {
  const folder = join(copy.root, 'notebooks', language);
  const before = join(folder, `${chapter}.ipynb`);
  const after = join(copy.root, '.convlab', `${language}-${chapter}.json`);
  writeFileSync(before, toText(notebook));
  const start = performance.now();
  const script = join(root, 'tools', 'notebooks', 'execute.py');
  const python = join(root, '.venv', process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const { code, errors } = await run(python, [script, before, after, '--cwd', folder], copy.environment);
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0 && !errors.includes('CellExecutionError') && !errors.includes('---')) {
    return { notebook, seconds, problem: errors || `the notebook client ended with code ${code}` };
  }
  return { notebook: withoutTraces(readNotebook(after)), seconds, problem: code === 0 ? '' : errors };
}

/** What of the outputs says that something went wrong: errors, and noise on standard error. */
export function complaints(notebook: Notebook): string[] {
  return notebook.cells.flatMap((cell) =>
    (cell.outputs ?? []).flatMap((output) => {
      if (output.output_type === 'error')
        return [`${cell.id}: ${String(output.ename)}: ${String(output.evalue)}`];
      if (output.output_type === 'stream' && output.name === 'stderr')
        return [`${cell.id}: stderr: ${String(output.text)}`];
      return [];
    }),
  );
}

/** Without what belongs to this one run: its controls, and the names of outputs. */
function withoutTraces(notebook: Notebook): Notebook {
  for (const cell of notebook.cells) {
    cell.outputs = cell.outputs?.flatMap(withoutWidget);
    for (const output of cell.outputs ?? []) delete output.metadata?.convlab_display_id;
  }
  return notebook;
}

/** A control has no kernel behind it in a saved notebook: what stands beside it, words or a picture, is kept. */
function withoutWidget(output: Output): Output[] {
  if (output.data === undefined || !(widget in output.data)) return [output];
  const data = Object.fromEntries(Object.entries(output.data).filter(([type]) => type !== widget));
  const says = data['text/markdown'] ?? data['text/plain'];
  return says === undefined || says === '' ? [] : [{ ...output, data }];
}

function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ code: number; errors: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code: code ?? 1, errors });
    });
  });
}
