import { execFileSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePacked } from './packed';

/**
 * Writes the reference of the library (`npm run api`) into the pages' folder `api`, its pages packed: hundreds of them are
 * much alike. A warning is no reason to export nothing; `npm run api` fails for it. Throws an Error with TypeDoc's words
 * where there is no reference.
 */
export function writeReference(root: string, site: string): void {
  const folder = join(site, 'api');
  runTypedoc(root, folder);
  const all: Record<string, string> = {};
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.html')) continue;
    const name = path.replaceAll('\\', '/');
    const html = readFileSync(join(folder, path), 'utf8');
    all[name] = html;
    const title = /<title>[^]*?<\/title>/.exec(html)?.[0] ?? '';
    const assets = `${'../'.repeat(name.split('/').length)}assets`;
    const scripts = ['unpack.js', 'reference.js'].map((one) => `<script src="${assets}/${one}"></script>`);
    const page = `<!doctype html>\n<html lang="en"><head><meta charset="utf-8">${title}${scripts.join('')}</head></html>\n`;
    writeFileSync(join(folder, path), page);
  }
  writePacked(join(site, 'assets'), 'reference', JSON.stringify(all));
  copyFileSync(join(__dirname, 'static', 'reference.js'), join(site, 'assets', 'reference.js'));
}

function runTypedoc(root: string, folder: string): void {
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
