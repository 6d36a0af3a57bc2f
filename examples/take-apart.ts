/**
 * npx ts-node examples/take-apart.ts: a small AlexNet learns Hangul with each of its parts switched off in turn, from three
 * seeds. It writes datasets/learning-records/take-apart.json, which chapter 10 draws; five minutes on one quiet core.
 *
 * To try it: npx ts-node examples/take-apart.ts --epochs 2 --pictures 100 --seeds 1 --out /tmp/apart.json
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  adam,
  augment,
  datasetsFolder,
  evaluate,
  fit,
  hangul14,
  loadBackend,
  smallAlexNet,
  take,
  type Bilingual,
  type Examples,
  type LearningCurve,
  type SmallAlexNetOptions,
} from 'convlab';

interface Version {
  readonly name: Bilingual;
  readonly network?: SmallAlexNetOptions;
  /** Whether it sees its pictures shifted, differently each time. */
  readonly shifted: boolean;
}

const versions: readonly Version[] = [
  { name: { en: 'all parts', ko: '모두 켬' }, shifted: true },
  { name: { en: 'no shifted pictures', ko: '그림 옮기기 끔' }, shifted: false },
  { name: { en: 'no dropout', ko: '드롭아웃 끔' }, network: { dropout: 0 }, shifted: true },
  { name: { en: 'neither of the two', ko: '둘 다 끔' }, network: { dropout: 0 }, shifted: false },
  { name: { en: 'tanh, not ReLU', ko: 'ReLU 대신 tanh' }, network: { activation: 'tanh' }, shifted: true },
  { name: { en: 'no LRN', ko: 'LRN 끔' }, network: { responseNorm: false }, shifted: true },
  { name: { en: 'pooling 2 / 2', ko: '겹치지 않는 풀링' }, network: { poolSize: 2 }, shifted: true },
];

const { values } = parseArgs({
  options: {
    epochs: { type: 'string', default: '40' },
    pictures: { type: 'string', default: '700' },
    seeds: { type: 'string', default: '3' },
    every: { type: 'string', default: '4' },
    out: { type: 'string', default: join(datasetsFolder(), 'learning-records', 'take-apart.json') },
  },
});
const [epochs, pictures, seeds, every] = [values.epochs, values.pictures, values.seeds, values.every].map(
  Number,
);

async function main(): Promise<void> {
  const backend = await loadBackend();
  const { train, test } = hangul14();
  const data = take(train, pictures);
  const started = performance.now();

  const learn = async ({ name, network, shifted }: Version, seed: number): Promise<LearningCurve> => {
    const model = smallAlexNet({ inputSize: 32, classes: 14, units: 256, seed, ...network });
    const curve = {
      epochs: [] as number[],
      train: [] as number[],
      test: [] as number[],
      testLoss: [] as number[],
    };
    await fit(model, data, {
      backend,
      optimizer: adam({ learningRate: 1e-3 }),
      epochs,
      seed,
      progress: false,
      augment: shifted ? shift : undefined,
      onEpoch: async ({ epoch }) => {
        if (epoch % every !== 0) return;
        const [known, unknown] = [
          await evaluate(model, data, { backend }),
          await evaluate(model, test, { backend }),
        ];
        curve.epochs.push(epoch);
        curve.train.push(rounded(known.accuracy));
        curve.test.push(rounded(unknown.accuracy));
        curve.testLoss.push(rounded(unknown.loss));
      },
    });
    return { name, seed, ...curve };
  };

  const curves: LearningCurve[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    for (const version of versions) {
      const curve = await learn(version, seed);
      curves.push(curve);
      console.log(
        `seed ${seed}, ${version.name.en}: test ${curve.test.map((value) => value.toFixed(3)).join(' ')}`,
      );
    }
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  const record = { command: 'npx ts-node examples/take-apart.ts', engine: backend.name, seconds, curves };
  mkdirSync(dirname(values.out), { recursive: true });
  writeFileSync(values.out, `${JSON.stringify(record)}\n`);
}

const shift = (batch: Examples, seed: number): Examples => augment(batch, { seed, shift: 3 });
const rounded = (value: number): number => Number(value.toFixed(4));

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
