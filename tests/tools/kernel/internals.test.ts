import { execFileSync } from 'node:child_process';
import path from 'node:path';

const root = path.join(__dirname, '..', '..', '..');

test('tslab and TypeScript are those that the kernel was written for', () => {
  const script = `
    const { problems } = require('./tools/kernel/internals');
    process.stdout.write(JSON.stringify(problems()), () => process.exit(0));`;
  const output = execFileSync(process.execPath, ['-r', 'ts-node/register', '-e', script], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(JSON.parse(output)).toEqual([]);
});
