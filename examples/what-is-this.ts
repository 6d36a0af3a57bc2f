/** npx ts-node examples/what-is-this.ts photo.jpg: what a network trained on ImageNet sees in a photograph. */
import { basename, dirname } from 'node:path';
import { language, loadBackend, loadPhoto, pretrained, t, topClasses } from 'convlab';

/** Below this probability the first name is a guess. */
const SURE = 0.4;

async function main(): Promise<void> {
  const [file] = process.argv.slice(2);
  if (process.argv.length < 3) throw new Error('npx ts-node examples/what-is-this.ts photo.jpg');
  const photo = loadPhoto(basename(file), { folder: dirname(file) });
  const { model, classes, prepare } = await pretrained('efficientnet-lite0');
  const logits = model.forward(await loadBackend(), prepare(photo));
  const best = topClasses(logits, 5);
  for (const { label, probability } of best) {
    const percent = `${(100 * probability).toFixed(1)} %`.padStart(7);
    console.log(`${percent}  ${classes[label][language()]}`);
  }
  if (best[0].probability < SURE)
    console.log(
      t(
        'It is not sure. It knows 1,000 names only, and always gives one of them.',
        '확신이 없습니다. 아는 이름 1,000개 가운데 하나를 고를 뿐입니다.',
      ),
    );
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
