// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { paths } from '../base/paths.mjs';

/**
 * The course's first page, as a path with forward slashes below the course's folder; in the other language where the
 * course has but one.
 * @param {'en' | 'ko'} language
 * @param {(file: string) => boolean} [exists]
 */
export function firstPage(language, exists = (file) => existsSync(join(paths.root, file))) {
  const pages = [language, 'en', 'ko'].flatMap((one) =>
    ['00-start.ipynb', '01-patterns.ipynb'].map((name) => `notebooks/${one}/${name}`),
  );
  return pages.find(exists) ?? 'notebooks';
}

/**
 * @param {string} url
 * @param {NodeJS.Platform} platform
 * @returns {{ command: string, args: string[] }}
 */
export function browserCommand(url, platform) {
  if (platform === 'darwin') return { command: 'open', args: [url] };
  if (platform === 'win32') return { command: 'cmd', args: ['/c', 'start', '""', url.replaceAll('&', '^&')] };
  return { command: 'xdg-open', args: [url] };
}

/**
 * Opens the page in the user's browser. Where there is none, the printed address does.
 * @param {string} url
 */
export function openBrowser(url) {
  const { command, args } = browserCommand(url, process.platform);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
