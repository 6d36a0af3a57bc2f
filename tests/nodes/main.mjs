// @ts-check
// The course on every version of Node it promises to run on: `npm run test:nodes`, or `-- --short 20 26` for some of
// them and the parts that depend most on Node; `-- --only trained 26` for one part. npm brings each version into .convlab/nodes; nothing else is installed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { parseWords } from '../../tools/command-line.cjs';

const versions = ['20.19.6', '22.23.3', '24.21.0', '26.10.0'];

const root = resolve(import.meta.dirname, '..', '..');
const {
  values: { short, only },
  positionals: asked,
} = parseWords({
  allowPositionals: true,
  options: { short: { type: 'boolean' }, only: { type: 'string' } },
});
const chosen = versions.filter(
  (version) => asked.length === 0 || asked.some((word) => version.startsWith(word)),
);
if (asked.some((word) => !versions.some((version) => version.startsWith(word)))) {
  console.error(`${asked.join(' ')}: known are ${versions.join(', ')}`);
  process.exit(2);
}

const jest = (/** @type {string[]} */ ...args) => [
  'node_modules/jest/bin/jest.js',
  '--selectProjects',
  ...args,
];
const hostile = ['-r', 'ts-node/register', '--test-reporter=spec', 'tests/tools/grader/hostile/main.ts'];

/** What is run, by name: the arguments of node. @type {[name: string, args: string[]][]} */
const suites = [
  ['npm start', ['tests/browser/set-up-only.mjs']],
  ...(short
    ? [
        /** @type {[string, string[]]} */ (['solutions', jest('solutions')]),
        /** @type {[string, string[]]} */ (['grader', jest('tools', 'tests/tools/grader')]),
      ]
    : [/** @type {[string, string[]]} */ (['npm test', ['tools/setup/main.mjs', 'test']])]),
  ['hostile answers', hostile],
  ['a check of every solution', ['tools/grader/main.cjs', '--dir', 'solutions']],
  ['a network trained', ['tests/nodes/train.mjs']],
];

let passed = 0;
let failed = 0;
for (const version of chosen) {
  const node = install(version);
  for (const [name, args] of suites) {
    if (only === undefined || name.includes(only)) report(version, name, run(node, [node, ...args]));
  }
  if (short || only !== undefined) continue;
  const python = existsSync(join(root, '.venv'));
  if (python) report(version, 'kernel', run(node, ['tests/tools/kernel/run.sh']));
  else console.log(`${version} kernel: left out, for there is no .venv (npm start makes it)`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/**
 * A version of Node in a folder of its own.
 * @param {string} version
 * @returns {string} the program
 */
function install(version) {
  const folder = join(root, '.convlab', 'nodes', version);
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const node = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(node)) return node;
  const args = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
  const { status } = spawnSync('npm', [...args, `${name}@${version}`], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`npm could not install ${name}@${version}`);
  return node;
}

/**
 * Runs a command with a version of Node before all others in PATH.
 * @param {string} node
 * @param {string[]} command
 */
function run(node, [file, ...args]) {
  const PATH = `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`;
  const env = { ...process.env, PATH, CONVLAB_NODES: node, CONVLAB_STATE: join(dirname(node), 'state') };
  return spawnSync(file, args, { cwd: root, env, encoding: 'utf8', maxBuffer: 1e8 });
}

/**
 * @param {string} version
 * @param {string} name
 * @param {{ status: number | null, stdout: string, stderr: string }} result
 */
function report(version, name, { status, stdout, stderr }) {
  const said = `${stdout}${stderr}`.trim();
  const sum =
    /^(Tests: .*|\d+ passed, \d+ failed|\d+ of \d+ passed.*|losses .*|ℹ pass .*)$/m.exec(said)?.[0] ?? '';
  const good = status === 0 && sum !== ''; // a suite that counted nothing has not run
  console.log(`${version} ${name}: ${good ? 'passed' : 'failed'} ${sum}`);
  if (good) passed++;
  else {
    failed++;
    console.log(said.split('\n').slice(-60).join('\n'));
  }
}
