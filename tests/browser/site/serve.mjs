// @ts-check
// The exported course, served on this machine: with the headers that threads need, and as a plain host does.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../course.mjs';

const require = createRequire(import.meta.url);
require('ts-node/register');
/** @type {typeof import('../../../tools/browser/serve.ts')} */
const { siteServer } = require('../../../tools/browser/serve');

/** CONVLAB_SITE names an export that several suites share: it is made where it is not there yet. */
export async function serveSite() {
  const work = mkdtempSync(join(tmpdir(), 'convlab-site-'));
  const folder = process.env.CONVLAB_SITE ?? join(work, 'site');
  if (!existsSync(join(folder, 'sw.js'))) {
    const program = ['-r', 'ts-node/register', join(root, 'tools/notebooks/export.ts'), '--out', folder];
    execFileSync(process.execPath, program, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  /** @type {import('node:http').Server[]} */
  const servers = [];
  /** @type {Set<import('node:net').Socket>} */
  const sockets = new Set();
  /** @param {boolean} isIsolated */
  const serve = async (isIsolated) => {
    const server = siteServer(folder, { isIsolated });
    servers.push(server);
    server.on('connection', (socket) => sockets.add(socket));
    await new Promise((ready) =>
      server.listen(0, '127.0.0.1', () => {
        ready(undefined);
      }),
    );
    return `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
  };
  return {
    isolated: await serve(true),
    plain: await serve(false),
    folder,
    /** What both have sent so far, packed, with the answers' heads. */
    bytesSent: () => [...sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0),
    /** For what the tests write; it goes with the servers. */
    work,
    close() {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
      rmSync(work, { recursive: true, force: true });
    },
  };
}
