// @ts-check
// `npm start`: installs and builds what is missing, then opens the course in JupyterLab.
import { randomBytes } from 'node:crypto';
import { language, t } from './base/language.mjs';
import { toolEnvironment } from './base/paths.mjs';
import { inSeconds, startLine } from './base/progress.mjs';
import { stopAll } from './base/run.mjs';
import { reportErrors, runSteps } from './base/steps.mjs';
import { jupyterEnvironment, serverArguments, writeSettings } from './jupyter/environment.mjs';
import { parseOptions, usage } from './jupyter/options.mjs';
import { firstPage, openBrowser } from './jupyter/page.mjs';
import { HOST, choosePort } from './jupyter/ports.mjs';
import { startServer, untilReady } from './jupyter/server.mjs';
import { kernelBuildStep } from './steps/kernel-build.mjs';
import { libraryStep } from './steps/library.mjs';
import { modulesStep } from './steps/modules.mjs';
import { extensionStep, kernelStep } from './steps/notebook-parts.mjs';
import { venvStep } from './steps/venv.mjs';
import { tensorflowStep } from './tensorflow/step.mjs';

/** @param {string[]} args */
export function main(args) {
  return reportErrors(async () => {
    const begun = Date.now();
    process.stdout.on('error', () => undefined); // the terminal was closed: stopping goes on without words
    const options = parseOptions(args);
    if (options.help) {
      console.log(usage());
      return 0;
    }
    const stopped = new Promise((resolve) => {
      for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
        process.on(signal, () => {
          resolve(signal);
        });
    });
    const steps = [modulesStep, venvStep, libraryStep, kernelBuildStep, kernelStep, extensionStep];
    const set = runSteps(options.tensorflow ? [...steps, tensorflowStep] : steps);
    if ((await Promise.race([set, stopped])) !== undefined) return stoppedHalfWay();
    return serve(options, stopped, begun);
  });
}

/** What was begun has no stamp: the next start goes on from here. */
async function stoppedHalfWay() {
  await stopAll();
  console.log(
    `\n${t('Stopped. `npm start` goes on from here.', '멈췄습니다. `npm start`로 이어서 진행할 수 있습니다.')}`,
  );
  return process.exit(130);
}

/**
 * @param {import('./jupyter/options.mjs').Options} options
 * @param {Promise<unknown>} stopped
 * @param {number} begun
 */
async function serve(options, stopped, begun) {
  const port = await choosePort(options.port);
  const token = randomBytes(24).toString('hex');
  const page = firstPage(language);
  const address = `http://${HOST}:${port}/`;
  writeSettings();
  const line = startLine('JupyterLab');
  const server = startServer(
    serverArguments({ port, page, host: HOST }),
    // Not among the arguments, which every user of the machine can read.
    { ...jupyterEnvironment(toolEnvironment(), language), JUPYTER_TOKEN: token },
  );
  try {
    if ((await Promise.race([untilReady(server, address, token), stopped])) === undefined) {
      line.done(t('ready', '준비 완료'));
      const url = `${address}lab/tree/${encodeURI(page)}?token=${token}`;
      console.log(`\n${t('The course is open at', '강좌 주소')}:\n\n    ${url}\n`);
      console.log(t('Ctrl-C stops it.', '끝내려면 Ctrl-C를 누르세요.'), `(${inSeconds(Date.now() - begun)})`);
      if (options.browser) openBrowser(url);
      const code = await Promise.race([server.ended, stopped]);
      if (typeof code === 'number' && code !== 0) return code;
    }
  } catch (error) {
    line.fail();
    throw error;
  } finally {
    await server.stop();
  }
  console.log(t('\nStopped.', '\n끝났습니다.'));
  return 0;
}
