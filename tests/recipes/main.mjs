// @ts-check
// CONTRIBUTING's recipes, followed to the letter in a clone: an exercise is added, and a chapter is dropped. The commands
// run here are looked up there, so that a recipe that changes is followed as it now reads.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import test, { after, before } from 'node:test';
import assert from 'node:assert/strict';

const root = resolve(fileURLToPath(import.meta.url), '../../..');
const recipes = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
const seconds = 300;
/** A clone without packages of its own. */
let clone = '';

/**
 * Runs a command of a recipe in the clone; fails where CONTRIBUTING does not name it.
 * @param {string} command as CONTRIBUTING has it
 * @param {Record<string, string>} [names] what stands for its placeholders
 */
function follow(command, names = {}) {
  assert.ok(recipes.includes(`\`${command}\``), `CONTRIBUTING does not say \`${command}\``);
  return run(Object.entries(names).reduce((text, [name, value]) => text.replaceAll(name, value), command));
}

/** @param {string} command */
function run(command) {
  const { status, stdout, stderr } = spawnSync(command, {
    cwd: clone,
    shell: true,
    encoding: 'utf8',
    timeout: seconds * 1000,
    env: { ...process.env, CONVLAB_LANG: 'en', CI: undefined },
  });
  return { passed: status === 0, output: `${stdout}${stderr}` };
}

/** @param {{ passed: boolean, output: string }} result */
const passes = ({ passed, output }) => {
  assert.ok(passed, output.slice(-4000));
};

/** @param {string} path */
const read = (path) => readFileSync(join(clone, path), 'utf8');

before(() => {
  clone = join(mkdtempSync(join(tmpdir(), 'convlab-recipes-')), 'course');
  const cloned = spawnSync('git', ['clone', '-q', root, clone], { encoding: 'utf8' });
  assert.equal(cloned.status, 0, cloned.stderr);
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
  cpSync(join(root, 'lib/dist'), join(clone, 'lib/dist'), { recursive: true });
});
after(() => {
  rmSync(resolve(clone, '..'), { recursive: true, force: true });
});

const names = { '<id>': 'windowPlaces', NN: '03' };
const chapter = '03-stride';
/** An exercise that is there already, under the new one's name. @param {string} path */
const written = (path) => read(path).replaceAll('stridedOutputSize', names['<id>']);

test('adding an exercise: the skeleton says what is missing', () => {
  const made = follow('npm run new-exercise -- <id> --chapter NN', names);
  passes(made);
  for (const room of ['solutions', 'tests/exercises'])
    assert.ok(existsSync(join(clone, room, chapter, `${names['<id>']}.ts`)));
  const checked = follow('npx jest --selectProjects solutions -t <id>', names);
  assert.equal(checked.passed, false);
  assert.match(checked.output, /TODO: windowPlaces: a short title in both languages/);
  assert.match(
    checked.output,
    /TODO: windowPlaces: compute it in another way|TODO: windowPlaces: a short title/,
  );
});

test('adding an exercise: written, asked for by its chapter, and with its starter, it passes every check', () => {
  for (const room of ['solutions', 'tests/exercises']) {
    const text = written(`${room}/${chapter}/stridedOutputSize.ts`);
    writeFileSync(join(clone, room, chapter, `${names['<id>']}.ts`), text);
  }
  const oracles = read('tests/exercises/oracle.test.ts');
  const line = /^ {2}windowPlaces: .*$/m;
  assert.match(oracles, line);
  writeFileSync(
    join(clone, 'tests/exercises/oracle.test.ts'),
    oracles
      .replace(line, '  windowPlaces: (x: number, k: number, stride: number) => outputSize(x, k, stride),')
      .replace("import { todo } from './todo';\n", ''),
  );
  const source = read(`notebooks/src/${chapter}.ts`);
  const cells = source
    .slice(source.indexOf('// %% exercise="stridedOutputSize"'))
    .split(/^(?=\/\/ %%)/m)
    .slice(0, 2);
  writeFileSync(
    join(clone, `notebooks/src/${chapter}.ts`),
    source.replace(
      cells.join(''),
      `${cells.join('')}${cells.join('').replaceAll('stridedOutputSize', 'windowPlaces')}// %%\nwindowPlaces(9, 3, 2);\n\n`,
    ),
  );
  passes(follow('npm run starters'));
  assert.match(read(`exercises/${chapter}/windowPlaces.ts`), /throw new NotStarted\('windowPlaces'\)/);
  passes(follow('npx jest --selectProjects solutions -t <id>', names));
  passes(run('npx jest --selectProjects solutions -t "each id once|has its oracle"'));
  passes(run('npm run -s check -- windowPlaces --dir solutions'));
});

test('dropping a chapter: nothing of it is left, and nothing leads to it', () => {
  passes(follow('npm run drop-chapter -- NN', { NN: '05' }));
  const left = run(
    "git ls-files --cached --others --exclude-standard | xargs ls -d 2>/dev/null | grep -E '05-one-by-one'",
  );
  assert.equal(left.output.trim(), '');
  const links = run(
    "grep -rnE '05-one-by-one' notebooks/src README.md CONTRIBUTING.md lib tests tools exercises solutions --include='*.*' --exclude-dir=dist",
  );
  assert.equal(links.output.replace(/^tests\/recipes.*\n/gm, ''), '');
  assert.match(read('notebooks/src/00-start.ts'), /^\/\/ Ten chapters/m);
  assert.match(read('notebooks/src/00-start.ts'), /모두 열 장/);
  assert.match(read('README.md'), /^Ten TypeScript notebooks/m);
  passes(run('npx jest --selectProjects solutions -t "each id once|has its oracle"'));
});

test('after both recipes, types, lint and layout are as they should be', () => {
  passes(run('npm run -s types'));
  const changed = run(
    'git diff --name-only --diff-filter=d HEAD && git ls-files --others --exclude-standard',
  ).output;
  const files = changed.split('\n').filter((name) => /\.(ts|md)$/.test(name));
  passes(run(`npx prettier --check ${files.join(' ')}`));
  passes(run(`npx eslint --no-warn-ignored ${files.filter((name) => name.endsWith('.ts')).join(' ')}`));
});
