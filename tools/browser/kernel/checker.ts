// The checker as the kernel finds it (lib/platform/types.ts: Checker). Checks run in a worker of their own; what needs no
// answer to run (hints, progress, solutions) is asked here, for a cell wants it at once.

import type { CheckReport } from '../../../lib/notebook/exercise/payload';
import type { Checker } from '../../../lib/platform/types';
import type { CompileReply } from '../../grader/wire/replies';
import { exercisesIn } from '../../grader/course/exercises.cjs';
import { normalized } from '../../kernel/answers/answer-text';
import { projectRoot } from '../../kernel/project-root';
import { transpile } from '../checker/transpile';
import type { FromChecker, ToChecker } from '../checker/messages';
import * as files from '../node/files';
import { process } from '../node/process';
import { addressOf, PageWorker } from '../worker-scope';

type Grader = typeof import('../../grader/cli');
let grader: Grader | undefined;

/** The checker's commands, loaded once. */
export async function loadGrader(): Promise<void> {
  grader ??= await import('../../grader/cli');
}

export const checker: Checker = {
  run(args) {
    if (!grader) throw new Error('the checker is still being loaded: run the cell again');
    const said = { stdout: '', stderr: '' };
    const { stdout, stderr } = process;
    process.stdout = { isTTY: false, write: (text) => ((said.stdout += text), true) };
    process.stderr = { isTTY: false, write: (text) => ((said.stderr += text), true) };
    try {
      void grader.main(args); // all of it happens before the first await
    } finally {
      Object.assign(process, { stdout, stderr });
    }
    return said;
  },
  stream: runInWorker,
};

/**
 * The checker's JSON for one answer. There is one exercise in it, so its fields stand beside the report's, too.
 *
 * @param text what the answer's file holds from now on
 */
export async function checkText(id: string, text: string): Promise<object> {
  const place = exercisesIn(`${projectRoot}/solutions`).find((one) => one.id === id);
  if (place) files.write(`${projectRoot}/exercises/${place.chapter}/${id}.ts`, normalized(text));
  let json = '';
  const errors = await runInWorker(['--json', id], (line) => (json += `${line}\n`));
  if (json === '') throw new Error(errors);
  const report = JSON.parse(json) as CheckReport;
  return { ...report, ...report.exercises[0] };
}

/** Undefined where the compiler gives up: it is recursive, and a text can make it overflow its stack. */
function compiled(text: string): CompileReply | undefined {
  try {
    return transpile(text);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Runs the checker in a worker; resolves to its error output. */
function runInWorker(args: readonly string[], onLine: (line: string) => void): Promise<string> {
  const options = { type: 'module', name: 'checker' } as const;
  const worker = new PageWorker(addressOf('worker.js'), options, { mayStart: true });
  const send = (message: ToChecker): void => {
    worker.postMessage(message);
  };
  return new Promise((resolve) => {
    const end = (errors: string): void => {
      worker.terminate();
      resolve(errors);
    };
    worker.onerror = ({ message }) => {
      end(message);
    };
    worker.onmessage = ({ data }: MessageEvent<FromChecker>) => {
      if (data.type === 'line') onLine(data.line);
      else if (data.type === 'compile') send({ type: 'compiled', id: data.id, reply: compiled(data.text) });
      else if (data.type === 'written') files.write(data.path, data.text);
      else end(data.errors);
    };
    const own = { ...files.below('/course/exercises'), ...files.below('/course/.convlab') };
    send({ type: 'start', args, files: own, language: process.env.CONVLAB_LANG ?? 'en' });
  });
}
