import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// What of the kit goes to students: what runs the course, and what tests that. What is not named here stays.

/** In the kit only: it builds, marks or measures the course. */
const LECTURERS = /^tools\/(class|authoring|bench)\//;
const KEPT = [
  /^(LICENSE|requirements\.txt|package-lock\.json|tsconfig\.json|jest\.config\.cjs)$/,
  /^\.(npmrc|nvmrc|gitignore|gitattributes)$/,
  /^(lib|tools|datasets|examples)\//,
  /^tests\/lib\//,
  /^tests\/tools\/((setup|kernel)\/|course\.test\.ts$).*(?<!\.py|\.sh)$/,
];
/** A test that needs what is not handed out. */
const NEEDS_KIT = /solutions\/|tests\/exercises|tools\/(class|authoring|bench)|notebooks\/src/;

/** The files of the kit, in `root`, that go into every release; notebooks, starters and README are made. */
export function releasedFiles(root: string): string[] {
  return filesOf(root).filter((file) => {
    if (!KEPT.some((rule) => rule.test(file)) || LECTURERS.test(file)) return false;
    return !file.startsWith('tests/') || !NEEDS_KIT.test(readFileSync(join(root, file), 'utf8'));
  });
}

/** What git knows or would add; of a kit without git, all that no build and no set-up has made. */
function filesOf(root: string): string[] {
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (listed.status === 0)
    return [...new Set(listed.stdout.split('\0').filter((file) => file !== ''))].sort();
  return [...walk(root, '')].sort();
}

const MADE = /^(node_modules|dist|__pycache__|\.(venv|git|convlab|ipynb_checkpoints))$/;

function* walk(root: string, folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (MADE.test(entry.name)) continue;
    if (entry.isDirectory()) yield* walk(root, path);
    else if (entry.isFile()) yield path;
  }
}
