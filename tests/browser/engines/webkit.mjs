// @ts-check
// WebKit, Safari's engine, in WebKitGTK's MiniBrowser, driven by WebDriver: https://www.w3.org/TR/webdriver2/
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LONG_MS = 1_200_000;

/** @returns {Promise<import('./engine.mjs').Engine>} */
export async function openWebKit() {
  const home = mkdtempSync(join(tmpdir(), 'convlab-webkit-'));
  const display = await startDisplay();
  const port = await freePort();
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...process.env,
    HOME: home,
    DISPLAY: `:${display.number}`,
    GDK_BACKEND: 'x11',
    WEBKIT_DISABLE_DMABUF_RENDERER: '1', // there is no graphics card
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  };
  delete env.WAYLAND_DISPLAY;
  const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { env, stdio: 'ignore' });
  const ended = new Promise((resolve) => driver.on('close', resolve));
  /** @param {string} method @param {string} path @param {object} [body] @returns {Promise<any>} */
  const send = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      body: body && JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    const { value } = /** @type {any} */ (await response.json());
    if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  };
  for (let isUp = false; !isUp;) {
    isUp = await send('GET', '/status').then(
      () => true,
      () => false,
    );
    if (driver.exitCode !== null) throw new Error(`WebKitWebDriver ended with ${driver.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const options = { binary: miniBrowser(), args: ['--automation'] };
  const { sessionId } = await send('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
  });
  const session = `/session/${sessionId}`;
  await send('POST', `${session}/timeouts`, { script: LONG_MS, pageLoad: LONG_MS });
  return {
    visit: (url) => send('POST', `${session}/url`, { url }),
    async evaluate(expression) {
      const script = `const done = arguments[arguments.length - 1];
        (async () => JSON.stringify((await (${expression})) ?? null))().then(
          (json) => done({ json }), (error) => done({ error: String(error) }));`;
      const { json, error } = await send('POST', `${session}/execute/async`, { script, args: [] });
      if (error !== undefined) throw new Error(error);
      return JSON.parse(json);
    },
    async close() {
      await send('DELETE', session).catch(() => undefined);
      driver.kill();
      await ended;
      await display.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A screen that nobody sees. It chooses its own number. */
async function startDisplay() {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const number = await new Promise((resolve, reject) => {
    child.stdio[3]?.on('data', (/** @type {Buffer} */ chunk) => {
      resolve(chunk.toString().trim());
    });
    child.on('error', reject);
    child.on('close', (code) => {
      reject(new Error(`Xvfb ended with ${code}`));
    });
  });
  return {
    number,
    async close() {
      child.kill();
      await ended;
    },
  };
}

/** Debian keeps it below the machine's own libraries. */
function miniBrowser() {
  const found = readdirSync('/usr/lib')
    .flatMap((one) =>
      ['4.1', '6.0', '4.0'].map((version) => `/usr/lib/${one}/webkit2gtk-${version}/MiniBrowser`),
    )
    .find((path) => existsSync(path));
  if (found === undefined)
    throw new Error('no MiniBrowser found (Debian: apt-get install webkit2gtk-driver)');
  return found;
}

/** @returns {Promise<number>} */
function freePort() {
  const server = createServer();
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => {
        resolve(port);
      });
    }),
  );
}
