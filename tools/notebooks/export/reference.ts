import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * Writes the reference of the library (`npm run api`) into `folder`. A warning is no reason to export nothing; `npm run api`
 * fails for it. Throws an Error with TypeDoc's words where there is no reference.
 */
export function writeReference(root: string, folder: string): void {
  const typedoc = join(root, 'node_modules/typedoc/bin/typedoc');
  const options = [
    '--options',
    join(root, 'lib/typedoc.json'),
    '--out',
    folder,
    '--treatWarningsAsErrors',
    'false',
    '--logLevel',
    'Error',
  ];
  try {
    execFileSync(process.execPath, [typedoc, ...options], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`the reference cannot be written: ${stdout}${stderr}`, { cause: error });
  }
}
