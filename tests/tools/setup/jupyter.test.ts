import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { jupyterEnvironment, serverArguments } from '../../../tools/setup/jupyter/environment.mjs';
import { parseOptions } from '../../../tools/setup/jupyter/options.mjs';
import { browserCommand, firstPage } from '../../../tools/setup/jupyter/page.mjs';
import { HOST, choosePort, isFree } from '../../../tools/setup/jupyter/ports.mjs';
import { descendants, parseProcesses, survivors } from '../../../tools/setup/jupyter/processes.mjs';

test('options: words and values, with a space or an equals sign', () => {
  const none = { browser: true, port: undefined, tensorflow: true, help: false };
  expect(parseOptions([])).toEqual(none);
  expect(parseOptions(['--no-browser', '--port=9000', '--lang', 'ko'])).toEqual({
    ...none,
    browser: false,
    port: 9000,
  });
  expect(parseOptions(['--port', '9001', '--no-tensorflow'])).toEqual({
    ...none,
    port: 9001,
    tensorflow: false,
  });
});

test.each([
  [['--prot', '1']],
  [['--port']],
  [['--port', '0']],
  [['--port', '65536']],
  [['--port', '9x']],
  [['--lang', 'de']],
])('options: %j is refused', (args) => {
  expect(() => parseOptions(args)).toThrow();
});

describe('with a port taken', () => {
  const other = createServer();
  let taken = 0;
  beforeAll((done) => {
    other.listen(0, HOST, () => {
      taken = (other.address() as AddressInfo).port;
      done();
    });
  });
  afterAll((done) => {
    other.close(done);
  });

  test('it is not free', async () => {
    expect(await isFree(taken)).toBe(false);
  });
  test('asked for, it is refused, with a free one in the command that fixes it', async () => {
    const refused = choosePort(taken);
    await expect(refused).rejects.toThrow(String(taken));
    const fix = await refused.catch((error: unknown) => (error as { fix: string }).fix);
    expect(await isFree(Number(/--port (\d+)$/.exec(String(fix))?.[1]))).toBe(true);
  });
});

test('the server keeps to this machine and to the project', () => {
  const args = serverArguments({ port: 8888, page: 'notebooks', host: HOST });
  expect(args).toContain('--ServerApp.ip=127.0.0.1');
  expect(args.join(' ')).not.toMatch(/token/i); // every user of the machine can read the arguments
  const env = jupyterEnvironment({ HOME: '/home/학생', PATH: '/bin' }, 'ko');
  for (const name of ['CONFIG_DIR', 'DATA_DIR', 'RUNTIME_DIR'])
    expect(env[`JUPYTER_${name}`]).toMatch(/\.convlab.jupyter/);
  expect(env.IPYTHONDIR).toMatch(/\.convlab/);
  expect(env.CONVLAB_LANG).toBe('ko');
});

test('the first page is the start page, or else chapter 1, or else the folder', () => {
  expect(firstPage('ko', () => true)).toBe('notebooks/ko/00-start.ipynb');
  expect(firstPage('en', (file) => file.includes('01-'))).toBe('notebooks/en/01-patterns.ipynb');
  expect(firstPage('en', () => false)).toBe('notebooks');
});

test('the address survives the Windows shell', () => {
  expect(browserCommand('http://a/?token=1&b=2', 'win32').args.at(-1)).toBe('http://a/?token=1^&b=2');
  expect(browserCommand('http://a/', 'darwin').command).toBe('open');
});

describe('processes', () => {
  const table = `    1     0 Mon Nov 23 10:00:00 2026
   10     1 Mon Nov 23 10:00:01 2026
   20    10 Mon Nov 23 10:00:02 2026
   30    20 Mon Nov 23 10:00:03 2026
   40     1 Mon Nov 23 10:00:04 2026
`;
  const all = parseProcesses(table);
  test('a server, its kernels and what those started', () => {
    expect(descendants(10, all).map(({ pid }) => pid)).toEqual([20, 30]);
  });
  test('a survivor has the same number and the same start', () => {
    const known = descendants(10, all);
    const later = parseProcesses(`20 1 Mon Nov 23 10:00:02 2026\n30 1 Mon Nov 23 11:00:00 2026\n`);
    expect(survivors(known, later).map(({ pid }) => pid)).toEqual([20]);
  });
});
