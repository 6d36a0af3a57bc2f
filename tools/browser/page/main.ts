// Makes an exported chapter page run: every code cell gets an editor and a Run button in its place, and the course's own
// kernel answers in a worker. Loaded over http(s) only; from a folder the page stays as it is.

import type { FromKernel } from '../messages';
import { answersIn, TooLargeError, zipOf } from './archive';
import { Cell, type CellParts, type CellResult } from './cell';
import { make } from './dom';
import { editorKeys, listenOn, type KeyActions } from './keys';
import { Kernel } from './kernel';
import { keepOffline } from './offline';
import { linkTo, sharedIn, type SharedCell } from './share';
import { Store } from './store';
import { toolbar } from './toolbar';
import { Widgets } from './widgets';
import { language, word } from './words';

/** Some hosts leave out what an address ends in. */
const [, chapter = 'index'] = /([\w-]+)(?:\.html)?$/.exec(location.pathname) ?? [];
const FOLDER = '/course/';
const ANSWERS = `${FOLDER}exercises/`;
/** The course's exercises, 'NN-topic/id': put here by bundle.ts. */
declare const EXERCISES: readonly string[];
const text = document.querySelector('main')!;

export interface Surroundings {
  /** Where the site's folder `assets/run` is. */
  readonly scripts: URL;
  /** A worker that becomes the kernel. */
  readonly worker: () => Worker;
  /** Whether it is wanted ahead of the first cell. */
  readonly isAhead: boolean;
}

/** Called by assets/run/page.js. */
export async function start({ scripts, worker, isAhead }: Surroundings): Promise<void> {
  const site = new URL('../../', scripts);
  document.head.append(make('link', { rel: 'stylesheet', href: new URL('page.css', scripts).href }));
  const store = new Store();
  store.onRefused = () => {
    notice(word('notKept'));
  };
  await store.open();
  const cells: Cell[] = [];
  const requests = new Map<number, Cell>();
  /** A cell's name among what is kept: an answer's text is one for both languages. */
  const nameOf = ({ id, exercise }: Cell): string =>
    exercise === undefined ? `${language}/${chapter}/${id}` : answerFile(exercise);
  const draft = (name: string): string => `draft:${name}`;
  const earlier = (name: string): string => `earlier:${name}`;
  const keep = async (cell: Cell): Promise<void> => {
    const name = nameOf(cell);
    // Where a file holds an answer, the original text is a choice as well.
    const isKept = cell.isChanged || store.get(FOLDER + name) !== undefined;
    await store.put(draft(name), isKept ? cell.source : undefined);
  };

  const kernel = new Kernel({
    worker,
    start: () => ({
      language,
      chapter: chapter === 'index' ? '00-start' : chapter,
      files: store.below(FOLDER),
    }),
    published: (message) => {
      published(message);
    },
    written: (path, content) => void store.put(path, content),
  });
  if (isAhead) kernel.start().catch(() => undefined); // what goes wrong, the first cell will say
  const widgets = new Widgets((content, cell) => {
    kernel.comm(content, cell);
  });
  const published = (message: Extract<FromKernel, { type: 'published' }>): void => {
    const { content } = message;
    const cell = requests.get(message.id ?? -1);
    const id = String(content.comm_id);
    const data = content.data as { state?: { _model_name: string }; method?: string } | undefined;
    if (message.message === 'comm_open') widgets.open(id, data?.state ?? { _model_name: '' }, cell?.id ?? '');
    else if (message.message === 'comm_msg') widgets.update(id, data?.state ?? {});
    else if (message.message === 'comm_close') widgets.close(id);
    else cell?.outputs.add(message);
  };

  let isRunningMany = false;
  const announce = (said: string): void => {
    if (!isRunningMany) bar.announce(said);
  };
  /** Runs cells up to the first that fails. */
  const runMany = async (some: readonly Cell[]): Promise<void> => {
    isRunningMany = true;
    bar.say(word('running'));
    const results = await Promise.all(some.map((cell) => cell.run()));
    isRunningMany = false;
    const count = results.findIndex(({ ok }) => !ok) + 1;
    bar.say(`${word('cellsRun')} ${count || results.length}.${count > 0 ? ` ${word('oneFailed')}` : ''}`);
  };
  let whole: Promise<unknown> = Promise.resolve();
  /** Runs all cells, whatever one of them says. */
  const runAll = (): Promise<CellResult[]> => {
    const results = whole.then(async () => {
      const all: CellResult[] = [];
      for (const cell of cells) all.push(await cell.run());
      return all;
    });
    whole = results;
    return results;
  };
  const stop = async (): Promise<void> => {
    if (!(await kernel.stop())) bar.say(word('ended'));
  };
  const restart = (): void => {
    kernel.end('restarted');
    for (const cell of cells) cell.say('');
    bar.say(word('restarted'));
  };
  const near = (cell: Cell, by: number): Cell | undefined =>
    cells.find((_, i) => i === cells.indexOf(cell) + by);
  const keys: KeyActions = {
    next: (cell) => near(cell, 1),
    previous: (cell) => near(cell, -1),
    stop: () => void stop(),
    restart,
  };
  const parts: CellParts = {
    kernel,
    widgets,
    requests,
    kept: (cell) => store.get(draft(nameOf(cell))) ?? store.get(FOLDER + nameOf(cell))?.trimEnd(),
    keep: (cell) => void keep(cell),
    earlier: (cell) => store.get(earlier(nameOf(cell))),
    setAside: (cell) => void store.put(earlier(nameOf(cell)), cell.source),
    announce,
    texts: () => cells.map(({ id, source }) => ({ id, text: source })),
    runTo: (cell) => void runMany(cells.slice(0, cells.indexOf(cell) + 1)),
    share: (cell) => void share(cell),
    keysFor: (cell) => editorKeys(cell, keys),
  };
  const download = (): void => {
    const drafts = Object.entries(store.below(draft('exercises/')));
    const written = drafts.map(([name, words]) => [FOLDER + name.slice(draft('').length), `${words}\n`]);
    const answers = { ...store.below(ANSWERS), ...Object.fromEntries(written) } as Record<string, string>;
    if (Object.keys(answers).length === 0) {
      bar.say(word('nothingToSave'));
      return;
    }
    const bytes = zipOf(answers);
    const link = make('a', { download: 'exercises.zip' });
    link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }));
    link.click();
    setTimeout(() => {
      URL.revokeObjectURL(link.href);
    }, 10_000);
  };
  const upload = async (file: File): Promise<void> => {
    let found: ReturnType<typeof answersIn>;
    try {
      found = answersIn(new Uint8Array(await file.arrayBuffer()), EXERCISES.map(fileOf));
    } catch (error) {
      bar.say(word(error instanceof TooLargeError ? 'tooLarge' : 'damaged'));
      return;
    }
    let replaced = 0;
    for (const [path, answer] of Object.entries(found.answers)) {
      const name = path.slice(FOLDER.length);
      const before = store.get(draft(name)) ?? store.get(path)?.trimEnd();
      if (before !== undefined && before !== answer.trimEnd()) {
        await store.put(earlier(name), before);
        replaced++;
      }
      await store.put(path, answer);
      kernel.wrote(path, answer);
      await store.put(draft(name), answer.trimEnd());
      cells.find((cell) => nameOf(cell) === name)?.set(answer.trimEnd());
    }
    const count = Object.keys(found.answers).length;
    const said = [count === 0 ? word('noAnswers') : `${word('opened')} ${count}.`];
    if (found.leftOut > 0) said.push(`${word('leftOut')} ${found.leftOut}.`);
    if (replaced > 0) said.push(word('setAside'));
    bar.say(said.join(' '));
  };
  const bar = toolbar({
    runAll: () => void runMany(cells),
    stop: () => void stop(),
    restart,
    download,
    upload: (file) => void upload(file),
  });

  for (const element of Array.from(document.querySelectorAll<HTMLElement>('.cell'))) {
    const cell = new Cell(element, parts);
    listenOn(cell, keys);
    cells.push(cell);
  }
  if (cells.length > 0) {
    text.prepend(bar.element);
    text.append(make('p', { className: 'marks', textContent: word('marks') }));
  }
  openShared(cells);
  addEventListener('hashchange', () => {
    openShared(cells);
  });
  store.onElsewhere = (name, written) => {
    if (name.startsWith(FOLDER)) kernel.wrote(name, written);
    for (const cell of cells)
      if (name === draft(nameOf(cell))) cell.show(written);
      else if (name === earlier(nameOf(cell))) cell.marked();
  };
  void keepOffline(site, (one) => {
    text.prepend(one);
  });
  mountEditors(cells);

  const withExercise = (id: string): Cell => {
    const found = cells.find(({ exercise }) => exercise !== undefined && exercise === id);
    if (!found) throw new Error(`convlab: this page has no exercise "${id}"`);
    return found;
  };
  Object.assign(globalThis.convlab, {
    /** Runs all code cells, one after the other, whatever one of them says. */
    runAll: async () => (await runAll()).map((result, i) => ({ cell: cells[i].index, ...result })),
    setAnswer: async (id: string, answer: string) => {
      const cell = withExercise(id);
      if (typeof answer !== 'string')
        throw new TypeError(`convlab: the answer is of type ${typeof answer}; it must be a string`);
      cell.set(answer);
      await keep(cell);
    },
    check: (id: string) => kernel.check(id, withExercise(id).source),
  });
}

/** exercises/NN-topic/<id>.ts */
const fileOf = (exercise: string): string => `exercises/${exercise}.ts`;
const answerFile = (id: string): string =>
  fileOf(EXERCISES.find((one) => one.endsWith(`/${id}`)) ?? `${chapter}/${id}`);

/** A link to a cell stands in the address from then on, and where the browser lets it, in the clipboard. */
async function share(cell: Cell): Promise<void> {
  const link = linkTo(new URL(location.href), cell.id, cell.isChanged ? cell.source : undefined);
  noteTaken(link);
  try {
    await navigator.clipboard.writeText(link);
    cell.say(word('copied'));
  } catch {
    prompt(word('copyHere'), link); // refused; or there is no clipboard, without https
  }
}

/** The link in the address has been taken: what the reader writes from now on is newer, also after a reload. */
function noteTaken(link: string): void {
  history.replaceState({ taken: new URL(link).hash }, '', link);
}

/** Puts the code of a link where it belongs; it is run by nobody but the reader. */
function openShared(cells: readonly Cell[]): void {
  const { taken } = (history.state ?? {}) as { taken?: string };
  if (taken === location.hash) return;
  let shared: SharedCell | undefined;
  try {
    shared = sharedIn(location.hash);
  } catch {
    notice(word('badLink'));
    return;
  }
  if (!shared) return;
  const cell = cells.find(({ id }) => id === shared.cell);
  if (!cell) {
    notice(word('badLink'));
    return;
  }
  cell.element.scrollIntoView();
  if (shared.text === undefined) return;
  cell.replace(shared.text);
  noteTaken(location.href);
  cell.element.querySelector('.notice')?.remove();
  cell.element.prepend(make('p', { className: 'notice', role: 'status', textContent: word('shared') }));
}

/** One editor after the other, when the page has nothing else to do. */
function mountEditors(cells: readonly Cell[]): void {
  const later = (task: () => void): void => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(task, { timeout: 500 });
    else setTimeout(task, 20); // Safari
  };
  const [first, ...rest] = cells;
  if ((first as Cell | undefined) === undefined) return;
  later(() => {
    first.edit();
    mountEditors(rest);
  });
}

function notice(said: string): void {
  text.prepend(make('p', { className: 'notice', role: 'alert', textContent: said }));
}

declare global {
  var convlab: {
    readonly ready: Promise<void>;
    runAll?: () => Promise<readonly ({ cell: number } & CellResult)[]>;
    setAnswer?: (id: string, text: string) => Promise<void>;
    check?: (id: string) => Promise<unknown>;
  };
}
