/**
 * A copy of the project to run notebooks in: with fresh exercises and an empty memory of its own, so that
 * building the course never touches what a student, or the author as a student, has written.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { exercisesIn } from '../grader/course/exercises.cjs';
import { starterOf } from '../grader/course/starter.cjs';

export interface SandboxCopy {
  readonly root: string;
  /** What the Jupyter client needs in its environment to start this copy's kernel. */
  readonly environment: NodeJS.ProcessEnv;
  remove(): void;
}

/** Copies the project; `solved` puts the kit's solutions where the student's answers would be. */
export function makeSandboxCopy(root: string, { solved = false }: { solved?: boolean } = {}): SandboxCopy {
  const state = join(root, '.convlab');
  mkdirSync(state, { recursive: true });
  const copy = mkdtempSync(join(state, 'copy-'));
  const parts = ['package.json', 'tsconfig.json', 'lib', 'tools', 'tests', 'solutions', 'datasets'];
  for (const name of [...parts, join('notebooks', 'src')]) {
    cpSync(join(root, name), join(copy, name), {
      recursive: true,
      filter: (path) => !path.includes('/node_modules'),
    });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const language of ['en', 'ko']) mkdirSync(join(copy, 'notebooks', language), { recursive: true });
  writeAnswers(copy, solved);
  keepChoices(state, join(copy, '.convlab'));
  installKernel(root, copy);
  return {
    root: copy,
    environment: { ...process.env, JUPYTER_PATH: join(copy, '.convlab', 'jupyter'), CONVLAB_BUILD: '1' },
    remove: () => {
      rmSync(copy, { recursive: true, force: true });
    },
  };
}

function writeAnswers(copy: string, solved: boolean): void {
  for (const { chapter, id } of exercisesIn(join(copy, 'solutions'))) {
    const solution = readFileSync(join(copy, 'solutions', chapter, `${id}.ts`), 'utf8');
    const to = join(copy, 'exercises', chapter, `${id}.ts`);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, solved ? solution : starterOf(solution));
  }
}

/** Which TensorFlow there is, and the kernel's compile cache, hold for the copy too. */
function keepChoices(from: string, to: string): void {
  mkdirSync(to);
  for (const name of ['tensorflow.json', 'cache']) {
    if (existsSync(join(from, name))) cpSync(join(from, name), join(to, name), { recursive: true });
  }
}

/** The project's kernelspec, pointed at the copy's launcher. */
function installKernel(root: string, copy: string): void {
  const installed = join(root, '.venv', 'share', 'jupyter', 'kernels', 'convlab', 'kernel.json');
  if (!existsSync(installed))
    throw new Error('the kernel is not installed: run `npm start -- --no-browser` once');
  const folder = join(copy, '.convlab', 'jupyter', 'kernels', 'convlab');
  mkdirSync(folder, { recursive: true });
  const spec = JSON.parse(readFileSync(installed, 'utf8')) as { argv: string[] };
  spec.argv = spec.argv.map((word) => word.replace(join(root, 'tools'), join(copy, 'tools')));
  writeFileSync(join(folder, 'kernel.json'), JSON.stringify(spec));
}
