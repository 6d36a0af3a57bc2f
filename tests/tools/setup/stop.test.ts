import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, stopAll } from '../../../tools/setup/base/run.mjs';

// A file of its own: after `stopAll` nothing is run any more.
test('stopping waits for a tool that takes its time to end; no step goes on after it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'convlab '));
  const [begun, ended, later] = ['begun', 'ended', 'later'].map((name) => join(folder, name));
  const script = `
    const { writeFileSync } = require('node:fs');
    process.on('SIGTERM', () => setTimeout(() => {
      writeFileSync(process.argv[2], '');
      process.exit(0);
    }, 400));
    setInterval(() => {}, 1000);
    writeFileSync(process.argv[1], '');`;
  let cameBack = false;
  void run(process.execPath, ['-e', script, begun, ended]).then(() => (cameBack = true));
  while (!existsSync(begun)) await new Promise((resume) => setTimeout(resume, 20));
  await stopAll(10);
  expect(existsSync(ended)).toBe(true);
  const write = `require('node:fs').writeFileSync(process.argv[1], '')`;
  void run(process.execPath, ['-e', write, later]).then(() => (cameBack = true));
  await new Promise((resume) => setTimeout(resume, 1000));
  expect(existsSync(later)).toBe(false);
  expect(cameBack).toBe(false);
  rmSync(folder, { recursive: true });
});
