import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { BackendName } from '../../lib/backend';
import { loadBackend } from '../../lib/engines';

const root = join(__dirname, '../..');

test('without a name: the fastest, which says what it is', async () => {
  expect((await loadBackend()).name).toBe('wasm');
});

test('a second call gives the same engine', async () => {
  expect(await loadBackend('wasm')).toBe(await loadBackend());
});

test('a name without an engine is refused, with the names there are', async () => {
  await expect(loadBackend('cuda' as BackendName)).rejects.toThrow(RangeError);
  await expect(loadBackend('cuda' as BackendName)).rejects.toThrow(
    "loadBackend: there is no engine 'cuda': take 'naive', 'im2col', 'wasm' or 'tfjs'",
  );
});

describe('where an engine cannot run', () => {
  afterEach(() => {
    jest.resetModules();
    jest.dontMock('../../lib/wasm');
  });

  const withoutWasm = async (): Promise<typeof loadBackend> => {
    jest.resetModules();
    jest.doMock('../../lib/wasm', () => ({
      loadWasm: () => Promise.reject(new Error('no SIMD in this processor')),
    }));
    return (await import('../../lib/engines')).loadBackend;
  };

  test('it says so by name, with the reason', async () => {
    const load = await withoutWasm();
    await expect(load('wasm')).rejects.toThrow(
      "loadBackend: the engine 'wasm' cannot run here: no SIMD in this processor",
    );
  });

  test('the fastest is then the next one', async () => {
    const load = await withoutWasm();
    const { name, why } = await load();
    expect([name, why]).toEqual([
      'im2col',
      ["loadBackend: the engine 'wasm' cannot run here: no SIMD in this processor"],
    ]);
  });
});

test("import 'convlab' loads neither TensorFlow nor mathjs, and no kernels", () => {
  const code = `
    require('ts-node/register');
    require('./lib/index.ts');
    const heavy = Object.keys(require.cache).filter((file) => /node_modules.(@tensorflow|mathjs|jpeg-js)|[.]wasm/.test(file));
    console.log(JSON.stringify(heavy));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', code], { cwd: root, encoding: 'utf8' });
  expect([stderr, JSON.parse(stdout)]).toEqual(['', []]);
});
