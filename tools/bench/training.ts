import { fashionMnist, fit, leNet, loadBackend, sgd, type BackendName } from 'convlab';

const EPOCHS = 10;
const SEEDS = [1, 2, 3];

/** LeNet on the course's 6,000 images: accuracy over three seeds, and how long an epoch takes on each engine. */
export async function trainingReport(say: (line: string) => void): Promise<Record<string, unknown>> {
  const { train, test } = fashionMnist();
  const runs = [];
  for (const seed of SEEDS) {
    const { history, seconds } = await fit(leNet({ seed }), train, {
      backend: await loadBackend('wasm'),
      optimizer: sgd({ learningRate: 0.05, momentum: 0.9 }),
      epochs: EPOCHS,
      batchSize: 64,
      seed,
      validation: test,
      progress: false,
    });
    const accuracy = history[EPOCHS - 1].validation!.accuracy;
    runs.push({ seed, accuracy, seconds });
    say(
      `  wasm, seed ${seed}: ${(accuracy * 100).toFixed(1)} % after ${EPOCHS} epochs, ${seconds.toFixed(1)} s`,
    );
  }
  const epochSeconds: Partial<Record<BackendName, number>> = {};
  for (const name of ['wasm', 'tfjs', 'im2col', 'naive'] as const) {
    const backend = await loadBackend(name).catch(() => null);
    if (!backend) continue;
    const { seconds } = await fit(leNet(), train, {
      backend,
      optimizer: sgd(),
      batchSize: 64,
      progress: false,
    });
    epochSeconds[name] = seconds;
    say(`  ${name}: ${seconds.toFixed(1)} s an epoch`);
  }
  return { runs, epochSeconds };
}
