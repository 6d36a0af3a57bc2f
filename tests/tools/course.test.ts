// The exercises that this folder holds, in the kit and in the course that students get: each has its spec, and the
// checker runs answers on this machine.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allPlaces, answerFile } from '../../tools/grader/course/places';
import { gradeAll, starterFor } from '../../tools/grader/grade';
import { openSandbox } from '../../tools/grader/sandbox/open';

const places = allPlaces();

test('a starter scores nothing, a wrong answer fails, in every exercise', async () => {
  const sandbox = await openSandbox();
  const folder = mkdtempSync(join(tmpdir(), 'answers-'));
  const write = (textOf: (place: (typeof places)[number]) => string): void => {
    for (const place of places) {
      mkdirSync(join(folder, place.chapter), { recursive: true });
      writeFileSync(answerFile(folder, place), textOf(place));
    }
  };
  const statuses = async (): Promise<string[]> => {
    const verdicts = await gradeAll(places, folder, { sandbox, seed: 1 });
    expect(verdicts.filter(({ points, maxPoints }) => points > 0 || maxPoints === 0)).toEqual([]);
    return [...new Set(verdicts.map(({ status }) => status))];
  };
  try {
    write(starterFor);
    expect(await statuses()).toEqual(['not-started']);
    write(({ id }) => `// exercise: ${id}\nexport const ${id} = () => 'wrong';\n`);
    expect(await statuses()).toEqual(['failed']);
  } finally {
    rmSync(folder, { recursive: true });
    await sandbox.close();
  }
}, 120_000);
