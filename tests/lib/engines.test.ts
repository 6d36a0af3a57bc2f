import type { Backend, BackendName } from '../../lib/backend';
import { loadBackend } from '../../lib/engines';
import { engineSuite } from './engines.suite';

const names: BackendName[] = ['naive', 'im2col', 'wasm', 'tfjs'];

// An engine that cannot be loaded fails here: set-up builds wasm, and tfjs comes down to a runtime that works.
describe.each(names)('%s', (name) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await loadBackend(name);
  }, 60_000);

  test('carries its name', () => {
    expect(backend.name).toBe(name);
  });

  engineSuite(() => backend);
});
