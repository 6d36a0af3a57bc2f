import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isNewEnough, tooOldMessage } from '../../../tools/setup/base/node-version.mjs';
import { SetupError, run } from '../../../tools/setup/base/run.mjs';
import { hashOf, readStamp, writeStamp } from '../../../tools/setup/base/stamps.mjs';
import { reportErrors, runSteps } from '../../../tools/setup/base/steps.mjs';
import { matchesLock, npmCommand } from '../../../tools/setup/steps/modules.mjs';
import { chosenLanguage } from '../../../tools/setup/base/language.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'convlab 설치 '));
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ['v20.19.0', true],
  ['v20.18.3', false],
  ['v18.20.4', false],
  ['v21.0.0', true],
  ['v100.1.0', true],
])('Node %s: new enough is %s', (version, expected) => {
  expect(isNewEnough(version)).toBe(expected);
});

test('the message to an old Node names both versions, in both languages', () => {
  expect(tooOldMessage('v18.20.4')).toMatch(/20\.19 or newer.*v18\.20\.4[^]*20\.19 이상.*v18\.20\.4/);
});

test('hashOf tells where one part ends and the next begins', () => {
  expect(hashOf(['ab', 'c'])).not.toBe(hashOf(['a', 'bc']));
  expect(hashOf(['ab', 'c'])).toBe(hashOf(['ab', 'c']));
});

test('runSteps skips what is done, and stops at the first failure', async () => {
  const taken: string[] = [];
  const step = (title: string, done: boolean, work = () => Promise.resolve()) => ({
    title,
    isDone: () => done,
    run: () => {
      taken.push(title);
      return work();
    },
  });
  const failing = () => Promise.reject(new SetupError('no network'));
  const steps = [step('one', true), step('two', false), step('three', false, failing), step('four', false)];
  await expect(runSteps(steps)).rejects.toThrow('no network');
  expect(taken).toEqual(['two', 'three']);
});

test('a step that was interrupted has no stamp; one that came to its end has the hash of its inputs', async () => {
  const step = (fails: boolean) => ({
    title: 'venv',
    isDone: () => readStamp('venv', folder) === 'inputs',
    run: () => {
      if (fails) return Promise.reject(new SetupError('interrupted'));
      writeStamp('venv', 'inputs', folder);
      return Promise.resolve();
    },
  });
  await expect(runSteps([step(true)])).rejects.toThrow('interrupted');
  expect(readStamp('venv', folder)).toBeUndefined();
  await runSteps([step(false)]);
  await runSteps([step(true)]); // done: not run again
  expect(readStamp('venv', folder)).toBe('inputs');
});

test('a failure shows the end of the log and the one command that fixes it', async () => {
  const log = join(folder, 'npm.log');
  const printed = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const { code } = await run(process.execPath, ['-e', 'console.error("line 1\\nENOSPC"); process.exit(3)'], {
    log,
  });
  expect(code).toBe(3);
  const exit = await reportErrors(() => Promise.reject(new SetupError('npm failed', { log, fix: 'npm ci' })));
  expect(exit).toBe(1);
  expect(printed.mock.calls.join('')).toMatch(/npm failed[^]*ENOSPC[^]*npm ci/);
});

test('run: a missing command is 127; one that takes too long is 124, and its children end with it', async () => {
  expect((await run('no-such-command-here', [])).code).toBe(127);
  const script = `require('child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 600000)'], { stdio: 'inherit' })`;
  // `run` resolves when the pipe closes: a child that lived on would hold it for ten minutes, past this test's end.
  expect((await run(process.execPath, ['-e', script], { seconds: 1 })).code).toBe(124);
});

describe('matchesLock', () => {
  const lock = (packages: object) => JSON.stringify({ packages });
  const a = { version: '1.0.0', integrity: 'sha512-a' };
  test.each([
    ['the same', { '': {}, lib: {}, 'node_modules/a': a }, { 'node_modules/a': a }, true],
    ['another version', { 'node_modules/a': a }, { 'node_modules/a': { ...a, version: '1.0.1' } }, false],
    [
      'another content',
      { 'node_modules/a': a },
      { 'node_modules/a': { ...a, integrity: 'sha512-b' } },
      false,
    ],
    ['one is missing', { 'node_modules/a': a }, {}, false],
    ['one for another system is missing', { 'node_modules/a': { ...a, optional: true } }, {}, true],
  ])('%s', (_, wanted, installed, expected) => {
    expect(matchesLock(lock(wanted), lock(installed))).toBe(expected);
  });
});

test('npmCommand: the npm that called us, but no other package manager', () => {
  const npm = npmCommand({ npm_execpath: '/x y/npm-cli.js' });
  expect(npm).toEqual({ command: process.execPath, args: ['/x y/npm-cli.js'] });
  expect(npmCommand({ npm_execpath: '/x/yarn.js' }).command).toMatch(/^npm/);
});

test.each([
  [['--lang', 'ko'], { LANG: 'en_US.UTF-8' }, 'ko'],
  [['--lang=en'], { LANG: 'ko_KR.UTF-8' }, 'en'],
  [[], { LANG: 'ko_KR.UTF-8' }, 'ko'],
  [[], { LC_ALL: 'C', LANG: 'ko_KR.UTF-8' }, 'en'],
  [[], {}, 'en'],
])('language for %j under %j: %s', (args, env, expected) => {
  expect(chosenLanguage(args, env)).toBe(expected);
});
