/** A static server with the bundled library and the course's data, as a web host would have them. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build, type Metafile } from 'esbuild';

export const root = resolve(__dirname, '../../..');
const tfjs = join(root, 'node_modules/@tensorflow/tfjs-backend-wasm/dist');

export interface Site {
  readonly address: string;
  /** The folder of the bundle, and which of its files holds what. */
  readonly bundle: string;
  readonly metafile: Metafile;
  readonly close: () => void;
}

/** Bundles worker.ts from the library's sources, without a plugin, an alias or a stub, and serves it. */
export async function openSite(): Promise<Site> {
  const bundle = mkdtempSync(join(tmpdir(), 'convlab-library-'));
  const { metafile } = await build({
    entryPoints: [join(__dirname, 'worker.ts')],
    outdir: bundle,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    metafile: true,
    logLevel: 'warning',
    absWorkingDir: root,
  });
  const photos = readdirSync(join(root, 'datasets'), { recursive: true, encoding: 'utf8' });
  const manifest = photos
    .filter((path) => statSync(join(root, 'datasets', path)).isFile())
    .map((path) => `datasets/${path}`);
  const pages: Readonly<Partial<Record<string, string>>> = {
    '/': '<!doctype html><html lang="en"><title>isolated</title><link rel="icon" href="data:,">',
    '/plain/': '<!doctype html><html lang="ko"><title>not isolated</title><link rel="icon" href="data:,">',
    '/course/files.json': JSON.stringify(manifest),
    '/elsewhere/files.json': '[]',
  };
  const folders: Readonly<Record<string, string>> = {
    '/bundle/': bundle,
    '/course/datasets/': join(root, 'datasets'),
    '/course/tfjs/': tfjs,
  };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const folder = Object.keys(folders).find((start) => path.startsWith(start));
    const type = /[.]js$/.test(path)
      ? 'text/javascript'
      : /[.]wasm$/.test(path)
        ? 'application/wasm'
        : 'text/html; charset=utf-8';
    if (path !== '/plain/') {
      response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
      response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    }
    try {
      const body =
        pages[path] ??
        (folder === undefined ? undefined : readFileSync(join(folders[folder], path.slice(folder.length))));
      if (body === undefined) throw new Error('not here');
      response.writeHead(200, { 'Content-Type': type }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bundle,
    metafile,
    close: () => {
      server.close();
      server.closeAllConnections();
      rmSync(bundle, { recursive: true, force: true });
    },
  };
}
