'use strict';

// Chromium or Chrome of this machine, for the tests, the notebooks' pictures and the benches. JavaScript, since scripts
// and TypeScript both start it.

const { existsSync } = require('node:fs');

const places = [
  process.env.CONVLAB_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * What playwright's `chromium.launch` takes: headless, and asking nothing of any other machine.
 *
 * @param {string[]} more further arguments of Chromium's
 */
function launchOptions(more = []) {
  const executablePath = places.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined)
    throw new Error(
      'no Chromium found: install one (Debian: apt-get install chromium) or name it in CONVLAB_CHROMIUM',
    );
  const quiet = ['--no-first-run', '--disable-sync', '--disable-component-update', '--disable-quic'];
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', ...quiet, ...more];
  return { executablePath, args };
}

module.exports = { launchOptions };
