import { existsSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerFile, type Place } from '../course/places';
import { drawSeed, gradeAll } from '../grade';
import { root } from '../paths';
import { openSandbox, type Sandbox } from '../sandbox/open';
import type { Verdict } from '../verdict/verdict';
import type { CheckEvent } from '../../../lib/notebook/exercise/payload';
import { remember } from './memory';
import type { Options } from './options';
import { junitReport } from '../../junit';
import { jsonReport } from './report';
import { both } from '../both';
import { paintFor, summaryLines, verdictLines } from './terminal';

/** Checks the answers to some exercises and reports; gives the exit code. */
export async function check(places: readonly Place[], options: Options): Promise<number> {
  const sandbox = await openSandbox(options.isolation, options.limits);
  try {
    const verdicts = await checkOnce(places, options, sandbox);
    if (options.watch) await checkOnSave(places, options, sandbox);
    return verdicts.every(({ status }) => status === 'passed') ? 0 : 1;
  } finally {
    await sandbox.close();
  }
}

async function checkOnce(
  places: readonly Place[],
  options: Options,
  sandbox: Sandbox,
): Promise<readonly Verdict[]> {
  const begun = performance.now();
  const { language, folder, seed = drawSeed() } = options;
  const { isolation } = sandbox;
  const grading = { sandbox, seed };
  const paint = paintFor(process.stdout, process.env);
  const write = (text: string): void => void process.stdout.write(text);
  let verdicts: readonly Verdict[];
  if (options.stream) verdicts = await streamed(places, options, sandbox, seed, write);
  else if (options.json) {
    verdicts = await gradeAll(places, folder, grading);
    write(`${JSON.stringify(jsonReport({ isolation, seed }, verdicts, language), null, 2)}\n`);
  } else {
    const inOrder = orderly(places, (verdict) => {
      write(`${verdictLines(verdict, language, paint).join('\n')}\n`);
    });
    verdicts = await gradeAll(places, folder, grading, { graded: inOrder });
    const seconds = (performance.now() - begun) / 1000;
    write(`${summaryLines(verdicts, { isolation, seed, seconds }, language, paint).join('\n')}\n`);
  }
  if (folder === join(root, 'exercises')) remember(verdicts, textsOf(places, folder));
  if (options.junit !== undefined)
    writeJunit(options.junit, junitReport(jsonReport({ isolation, seed }, verdicts, language).exercises));
  return verdicts;
}

function writeJunit(file: string, report: string): void {
  try {
    writeFileSync(file, report);
  } catch (error) {
    throw new Error(`--junit: ${(error as Error).message}`, { cause: error });
  }
}

/** Hands verdicts on in the places' order, each as soon as all before it are there. */
function orderly(
  places: readonly Place[],
  show: (verdict: Verdict) => void,
): (place: Place, verdict: Verdict) => void {
  const ready = new Map<Place, Verdict>();
  let next = 0;
  return (place, verdict) => {
    ready.set(place, verdict);
    for (let found = ready.get(places[next]); found !== undefined; found = ready.get(places[++next]))
      show(found);
  };
}

/** One JSON object a line: what a notebook shows while the work goes on. */
async function streamed(
  places: readonly Place[],
  { language, folder }: Options,
  sandbox: Sandbox,
  seed: number,
  write: (text: string) => void,
): Promise<readonly Verdict[]> {
  const line = (event: CheckEvent): void => {
    write(`${JSON.stringify(event)}\n`);
  };
  const verdicts = await gradeAll(
    places,
    folder,
    { sandbox, seed },
    {
      prepared: ({ id }, _exercise, cases) => {
        line({ type: 'exercise', id, cases: cases.map(({ name }) => name[language]) });
      },
      judged: ({ id }, { name, passed }) => {
        line({ type: 'case', id, name: name[language], passed });
      },
      graded: ({ id }, { printed }) => {
        if (printed !== '') line({ type: 'printed', id, text: printed });
      },
    },
  );
  line({ type: 'report', ...jsonReport({ isolation: sandbox.isolation, seed }, verdicts, language) });
  return verdicts;
}

/** Checks again what was saved, until the process is interrupted. */
async function checkOnSave(places: readonly Place[], options: Options, sandbox: Sandbox): Promise<never> {
  const { folder, language } = options;
  let due = new Set<Place>();
  let timer: NodeJS.Timeout | undefined;
  let busy = Promise.resolve();
  const again = (): void => {
    const now = [...due];
    due = new Set();
    busy = busy.then(async () => {
      if (process.stdout.isTTY && !options.json) process.stdout.write('\u001b[2J\u001b[H');
      await checkOnce(now, options, sandbox);
    });
  };
  for (const chapter of new Set(places.map((place) => place.chapter))) {
    if (!existsSync(join(folder, chapter))) continue; // nobody has begun it
    watch(join(folder, chapter), (_event, name) => {
      const saved = places.find((place) => place.chapter === chapter && `${place.id}.ts` === name);
      if (saved === undefined) return;
      due.add(saved);
      clearTimeout(timer);
      timer = setTimeout(again, 80); // an editor writes a file in several steps
    });
  }
  if (!options.json && !options.stream) {
    process.stdout.write(
      both(
        '\nSave a file to check it again. Ctrl+C ends.\n',
        '\n저장하면 다시 확인합니다. Ctrl+C로 끝냅니다.\n',
      )[language],
    );
  }
  return new Promise<never>(() => undefined);
}

function textsOf(places: readonly Place[], folder: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const place of places) {
    try {
      texts.set(place.id, readFileSync(answerFile(folder, place), 'utf8'));
    } catch {
      // no answer, no text
    }
  }
  return texts;
}
