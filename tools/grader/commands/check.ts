import { existsSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gradeAll, isolationHere, loadExercise } from '../course/course';
import { answerFile, root, type Place } from '../course/places';
import type { Isolation } from '../sandbox/sandbox';
import { casesOf } from '../verdict/grade';
import type { Verdict } from '../verdict/verdict';
import { remember } from './memory';
import type { Options } from './options';
import { jsonReport, junitReport } from './report';
import { paintFor, summaryLines, verdictLines } from './terminal';

/** Checks the answers to some exercises and reports; gives the exit code. */
export async function check(places: readonly Place[], options: Options): Promise<number> {
  const isolation = options.isolation ?? (await isolationHere());
  const verdicts = await checkOnce(places, options, isolation);
  if (options.watch) await checkOnSave(places, options, isolation);
  return verdicts.every(({ status }) => status === 'passed') ? 0 : 1;
}

async function checkOnce(
  places: readonly Place[],
  options: Options,
  isolation: Isolation,
): Promise<readonly Verdict[]> {
  const begun = performance.now();
  const { language, limits, folder } = options;
  const grading = { isolation, limits };
  const paint = paintFor(process.stdout, process.env);
  const write = (text: string): void => void process.stdout.write(text);
  let verdicts: readonly Verdict[];
  if (options.stream) verdicts = await streamed(places, options, isolation, write);
  else if (options.json) {
    verdicts = await gradeAll(places, folder, grading);
    write(`${JSON.stringify(jsonReport(isolation, verdicts, language), null, 2)}\n`);
  } else {
    const inOrder = orderly(places, (verdict) => {
      write(`${verdictLines(verdict, language, paint).join('\n')}\n`);
    });
    verdicts = await gradeAll(places, folder, grading, { graded: inOrder });
    const seconds = (performance.now() - begun) / 1000;
    write(`${summaryLines(verdicts, isolation, seconds, language, paint).join('\n')}\n`);
  }
  if (folder === join(root, 'exercises')) remember(verdicts, textsOf(places, folder));
  if (options.junit !== undefined) writeJunit(options.junit, junitReport(verdicts, language));
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
  { language, limits, folder }: Options,
  isolation: Isolation,
  write: (text: string) => void,
): Promise<readonly Verdict[]> {
  const line = (event: object): void => {
    write(`${JSON.stringify(event)}\n`);
  };
  for (const place of places) {
    const exercise = await loadExercise(place);
    const { id, title } = exercise;
    const cases = casesOf(exercise).map(({ name }) => name[language]);
    line({ type: 'exercise', id, title: title[language], chapter: place.chapter, cases });
  }
  const verdicts = await gradeAll(
    places,
    folder,
    { isolation, limits },
    {
      judged: ({ id }, { name, passed }, index) => {
        line({ type: 'case', id, index, name: name[language], passed });
      },
      graded: ({ id }, { printed }) => {
        if (printed !== '') line({ type: 'printed', id, text: printed });
      },
    },
  );
  line({ type: 'report', ...jsonReport(isolation, verdicts, language) });
  return verdicts;
}

/** Checks again what was saved, until the process is interrupted. */
async function checkOnSave(places: readonly Place[], options: Options, isolation: Isolation): Promise<never> {
  const { folder, language } = options;
  let due = new Set<Place>();
  let timer: NodeJS.Timeout | undefined;
  let busy = Promise.resolve();
  const again = (): void => {
    const now = [...due];
    due = new Set();
    busy = busy.then(async () => {
      if (process.stdout.isTTY && !options.json) process.stdout.write('\u001b[2J\u001b[H');
      await checkOnce(now, options, isolation);
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
      language === 'ko'
        ? '\n저장하면 다시 확인합니다. Ctrl+C로 끝냅니다.\n'
        : '\nSave a file to check it again. Ctrl+C ends.\n',
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
