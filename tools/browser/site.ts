/** What makes an export run in a browser: scripts, data, the service worker. */
import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from 'convlab';
import { languages } from '../notebooks/export/pages';
import { exportCourse } from '../notebooks/export/site';
import { bundleBrowser } from './bundle';
import { writeCourseData } from './data';

/** Pixels of the icons for browsers that install no SVG. */
const ICON_SIZES = [192, 512];
const iconOf = (size: number): string => `icon-${size}.png`;

/** Writes the course's pages, and what makes them run, into `folder`, in place of an earlier export. */
export async function exportSite(root: string, folder: string, say: (line: string) => void): Promise<void> {
  exportCourse(root, folder, say, { runs: true });
  await writeRuntime(root, folder, say);
}

/** Adds what makes exported pages run: last of all, for the version is that of every file there. */
export async function writeRuntime(root: string, folder: string, say: (line: string) => void): Promise<void> {
  const here = join(root, 'tools', 'browser');
  const run = join(folder, 'assets', 'run');
  const scripts = await bundleBrowser(root, run);
  writeCourseData(root, join(folder, 'course'));
  copyFileSync(join(here, 'page', 'style.css'), join(run, 'page.css'));
  for (const name of ['icon.svg', ...ICON_SIZES.map(iconOf)])
    copyFileSync(join(here, 'static', name), join(run, name));
  const manifest = {
    name: 'convlab',
    description: 'How do convolutional networks really work?',
    start_url: './index.html',
    scope: './',
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: '#1d4fb8',
    icons: [
      { src: 'assets/run/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      ...ICON_SIZES.map((size) => ({
        src: `assets/run/${iconOf(size)}`,
        sizes: `${size}x${size}`,
        type: 'image/png',
        purpose: 'any',
      })),
    ],
  };
  writeFileSync(join(folder, 'manifest.webmanifest'), JSON.stringify(manifest, null, 2));
  const files = offlineFiles(folder);
  const kept = Object.fromEntries(languages.map((one) => [one, filesFor(one, folder, files)]));
  writeFileSync(join(folder, 'site.json'), JSON.stringify(kept));
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(join(folder, file)));
  const worker = readFileSync(join(here, 'static', 'sw.js'), 'utf8');
  const version = hash.update(worker).digest('hex').slice(0, 12);
  writeFileSync(join(folder, 'sw.js'), worker.replace("'VERSION'", `'${version}'`));
  const sizeOf = (paths: readonly string[]): string =>
    megabytes(paths.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0));
  const offline = languages.map((one) => `${sizeOf(kept[one])} (${one})`).join(', ');
  say(`version ${version}: ${offline} to keep offline, ${megabytes(scripts)} of them scripts`);
}

/**
 * What a reader keeps: all but the library's reference and the fourth engine, which chapters do without. What is needed first
 * comes first, the largest weights last.
 */
function offlineFiles(folder: string): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter(
      (path) =>
        !/^(api\/|assets\/(packed\/)?reference\.js$|course\/tfjs\/|sw\.js$|site\.json$)/.test(path) &&
        statSync(join(folder, path)).isFile(),
    );
  const rank = (path: string): number =>
    /^(assets|en|ko)\//.test(path) ? 0 : path.includes('efficientnet') ? 2 : 1;
  return all.sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

/** Of these, what a reader of one language needs: its pages, and what they mention of the files that pages share. */
function filesFor(language: Language, folder: string, files: readonly string[]): string[] {
  const own = files.filter((path) => path.startsWith(`${language}/`));
  const pages = own.map((path) => readFileSync(join(folder, path), 'utf8')).join('\n');
  return files.filter((path) => {
    const shared = /^assets\/(?:pictures|drawings|packed)\/([0-9a-f]{16})\b/.exec(path)?.[1];
    if (shared !== undefined) return pages.includes(shared);
    return path.startsWith(`${language}/`) || !/^(en|ko)\//.test(path);
  });
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
