/**
 * `npm run site [-- --port <number>] [--dir <folder>]`
 *
 * Serves the exported pages on this machine alone, as a good host would: packed, and with the headers that threads need.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, relative, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';
import { readArgs } from '../args';
import { exportSite } from './site';

const root = join(__dirname, '..', '..');

const types: Readonly<Partial<Record<string, string>>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};
const packed = /text|javascript|json|svg|wasm/;

/** A server of the files in a folder. `isIsolated` adds the headers; without them it is a plain host. */
export function siteServer(folder: string, { isIsolated = true }: { isIsolated?: boolean } = {}): Server {
  return createServer((request, response) => {
    if (isIsolated) {
      response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
      response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    }
    answer(folder, request, response, isIsolated);
  });
}

function answer(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
  isIsolated: boolean,
): void {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  let file = resolve(folder, `.${decodeURIComponent(pathname)}`);
  if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
  const isInside = !relative(folder, file).split(sep).includes('..');
  if (!isInside || !existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  const type = types[extname(file)] ?? 'application/octet-stream';
  response.setHeader('Content-Type', type);
  response.setHeader('Cache-Control', 'no-cache');
  // What runs a reader's answer gets nothing from anywhere.
  if (isIsolated && file.endsWith(join('assets', 'run', 'answer.js')))
    response.setHeader(
      'Content-Security-Policy',
      "default-src 'none'; script-src 'unsafe-eval' 'wasm-unsafe-eval'",
    );
  const isPacked = packed.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  if (isPacked) response.setHeader('Content-Encoding', 'gzip');
  response.writeHead(200);
  const done = (): void => undefined; // a reader that has gone on is no fault
  if (isPacked) pipeline(createReadStream(file), createGzip(), response, done);
  else pipeline(createReadStream(file), response, done);
}

async function main(): Promise<void> {
  const { values } = readArgs(
    'npm run site -- [--port <number>] [--dir <folder>]   the course in a browser',
    {
      options: {
        port: { type: 'string', default: '8900' },
        dir: { type: 'string', default: join(root, 'exported') },
      },
    },
  );
  const folder = resolve(values.dir);
  if (!existsSync(join(folder, 'sw.js')))
    await exportSite(root, folder, (line) => {
      console.log(line);
    });
  const server = siteServer(folder);
  server.on('error', (error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
  server.listen(Number(values.port), '127.0.0.1', () => {
    console.log(`http://127.0.0.1:${values.port}/   (Ctrl-C ends)`);
  });
}

if (require.main === module)
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
