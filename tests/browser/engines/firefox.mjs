// @ts-check
// Firefox, driven by WebDriver BiDi, which it speaks itself: https://www.w3.org/TR/webdriver-bidi/
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';

/** It asks nothing of any other machine, and a page may take its time. */
const preferences = {
  'app.update.enabled': false,
  'app.normandy.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};

/** @returns {Promise<import('./engine.mjs').Engine>} */
export async function openFirefox() {
  const profile = mkdtempSync(join(tmpdir(), 'convlab-firefox-'));
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'];
  const child = spawn(process.env.CONVLAB_FIREFOX ?? 'firefox-esr', args, {
    env: { ...process.env, HOME: profile },
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const address = await new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (/** @type {Buffer} */ chunk) => {
      said += chunk.toString();
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.on('error', reject);
    child.on('close', () => {
      reject(new Error(`Firefox ended: ${said.slice(-2000)}`));
    });
  });
  const socket = new WebSocket(`${address}/session`, { maxPayload: 2 ** 28 });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  /** @type {Map<number, (reply: any) => void>} */
  const waiting = new Map();
  socket.on('message', (/** @type {Buffer} */ data) => {
    const reply = JSON.parse(data.toString());
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  });
  let count = 0;
  /** @param {string} method @param {object} params @returns {Promise<any>} */
  const send = async (method, params) => {
    const id = ++count;
    /** @type {any} */
    const reply = await new Promise((resolve) => {
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });
    if (reply.type !== 'success') throw new Error(`${method}: ${reply.error}: ${reply.message}`);
    return reply.result;
  };
  await send('session.new', { capabilities: {} });
  const { context } = await send('browsingContext.create', { type: 'tab' });
  return {
    visit: (url) => send('browsingContext.navigate', { context, url, wait: 'complete' }),
    async evaluate(expression) {
      const asked = `(async () => JSON.stringify((await (${expression})) ?? null))()`;
      const params = { expression: asked, target: { context }, awaitPromise: true };
      const { type, result, exceptionDetails } = await send('script.evaluate', params);
      if (type !== 'success') throw new Error(exceptionDetails.text);
      return JSON.parse(result.value);
    },
    async close() {
      await send('browser.close', {}).catch(() => undefined);
      socket.close();
      child.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
