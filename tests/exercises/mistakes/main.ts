// How many wrong answers the checker names, and that it gives none a wrong name: npm run mistakes
//   [-- --seeds 20] [--mutants] [--pairs 40] [--unnamed] [exercise …]
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { allPlaces, solutionFile } from '../../../tools/grader/course/places';
import { corpus } from './corpus';
import { measure, type Row } from './measure';
import { mutantsOf } from './mutants';
import { sumUp, type Summary } from './summary';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seeds: { type: 'string', default: '20' },
      pairs: { type: 'string', default: '40' },
      mutants: { type: 'boolean', default: false },
      unnamed: { type: 'boolean', default: false },
    },
  });
  const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => 101 * i + 7);
  const all: Row[] = [];
  for (const place of allPlaces()) {
    if (positionals.length > 0 && !positionals.includes(place.id)) continue;
    const mistakes = values.mutants
      ? mutantsOf(readFileSync(solutionFile(place), 'utf8'), Number(values.pairs))
      : (corpus[place.id] ?? {});
    const rows = await measure(place, mistakes, seeds);
    all.push(...rows);
    print(place.id, sumUp(rows));
    if (!values.unnamed) continue;
    for (const { mistake, names, message } of rows) {
      const said = [...new Set(names)];
      if (said.some((name) => name === 'unnamed' || name === 'passed')) {
        process.stdout.write(`    ${mistake}: ${said.join(' | ')}  ${message.split('\n')[0].slice(0, 80)}\n`);
      }
    }
  }
  const summary = sumUp(all);
  print('all', summary);
  for (const { id, mistake, names } of summary.twoNames) {
    process.stdout.write(`wrongly named: ${id}, ${mistake}: ${[...new Set(names)].join(', ')}\n`);
  }
  const enough = values.mutants || summary.named >= 0.8 * summary.caught;
  process.stdout.write(`${summary.named} passed, ${summary.twoNames.length} failed\n`);
  return enough && summary.twoNames.length === 0 ? 0 : 1;
}

function print(id: string, { count, caught, named, twoNames }: Summary): void {
  const share = caught === 0 ? '' : `${((100 * named) / caught).toFixed(0)} %`;
  process.stdout.write(
    `${id.padEnd(22)} ${count} wrong answers, ${caught} caught, ${named} named (${share}), ${twoNames.length} wrongly\n`,
  );
}

void main().then((code) => {
  process.exitCode = code;
});
