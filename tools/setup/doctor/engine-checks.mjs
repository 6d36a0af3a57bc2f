// @ts-check
// Which engines load here, and what TensorFlow.js runs on.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { t } from '../base/language.mjs';
import { paths } from '../base/paths.mjs';
import { run } from '../base/run.mjs';
import { NO_COMPILER } from '../tensorflow/build-native.mjs';
import { readChoice, describeChoice } from '../tensorflow/step.mjs';
import { smoke } from '../tensorflow/rungs.mjs';
import { missing, note, ok, problem } from './findings.mjs';

export async function checkEngines() {
  if (!existsSync(join(paths.dist, 'index.js'))) return [];
  const script = `
    const { loadBackend } = require('./lib');
    (async () => {
      for (const name of ['naive', 'im2col', 'wasm', 'tfjs']) {
        try {
          const engine = await loadBackend(name);
          console.log('ENGINE ' + JSON.stringify({ name, how: engine.engine ?? '' }));
        } catch (error) {
          console.log('ENGINE ' + JSON.stringify({ name, error: error.message }));
        }
      }
      process.exit(0);
    })();`;
  const { output } = await run(process.execPath, ['-e', script], { seconds: 60 });
  const engines = output.split('\n').filter((line) => line.startsWith('ENGINE '));
  const name = t('Engines', '엔진');
  if (engines.length === 0) return problem(name, output.trim().split('\n')[0] ?? '', 'npm run build');
  return engines.flatMap((line) => {
    const { name: engine, how, error } = JSON.parse(line.slice(7));
    if (error === undefined) return ok(`${name} ${engine}`, how || t('works', '동작함'));
    const text = error.slice(0, 200);
    return engine === 'tfjs'
      ? note(`${name} ${engine}`, text)
      : problem(`${name} ${engine}`, text, 'npm run build');
  });
}

/**
 * @param {readonly string[]} why what was in the way of a better TensorFlow
 * @param {string} [platform]
 */
export function fixTensorflow(why, platform = process.platform) {
  const again = 'npm run doctor -- --fix';
  const compiler = platform === 'linux' && why.some((reason) => reason.includes(NO_COMPILER));
  return compiler ? `sudo apt install g++ && ${again}` : again;
}

export async function checkTensorflow() {
  const choice = readChoice();
  if (choice === undefined) return note('TensorFlow.js', missing(), 'npm run doctor -- --fix');
  if (choice.backend === 'none')
    return note('TensorFlow.js', choice.why.join('; '), fixTensorflow(choice.why));
  try {
    await smoke(choice.backend);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return problem('TensorFlow.js', reason, 'npm start'); // its files are gone
  }
  if (choice.backend === 'tensorflow') return ok('TensorFlow.js', describeChoice(choice));
  return note(
    'TensorFlow.js',
    `${describeChoice(choice)} (${choice.why.join('; ')})`,
    fixTensorflow(choice.why),
  );
}
