// Makes an exported chapter page run: every code cell gets an editor and a Run button in its place, and the course's own
// kernel answers in a worker. Loaded over http(s) only; from a folder the page stays as it is.

import type { FromKernel } from '../messages';
import { answersIn, zipOf } from './archive';
import { Cell, type CellParts, type CellResult } from './cell';
import { make } from './dom';
import { editorKeys, listenOn, type KeyActions } from './keys';
import { Kernel } from './kernel';
import { keepOffline } from './offline';
import { codeIn, linkTo } from './share';
import { Store } from './store';
import { toolbar } from './toolbar';
import { Widgets } from './widgets';
import { language, word } from './words';

const [, chapter = ''] = /([\w-]+)\.html$/.exec(location.pathname) ?? [];
const ANSWERS = '/course/exercises/';
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
  const draftName = ({ id }: Cell): string => `draft:${language}/${chapter}/${id}`;

  const kernel = new Kernel({
    worker,
    start: () => ({
      language,
      chapter: chapter === 'index' ? '00-start' : chapter,
      files: store.below('/course/'),
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

  const run = async (some: readonly Cell[], stopsAtError: boolean): Promise<CellResult[]> => {
    const results: CellResult[] = [];
    for (const cell of some) cell.say(word('waiting'));
    for (const cell of some) {
      const result = await cell.run();
      results.push(result);
      if (stopsAtError && !result.ok) break;
    }
    for (const cell of some.slice(results.length)) cell.say('');
    return results;
  };
  const stop = async (): Promise<void> => {
    if (!(await kernel.stop())) bar.say(word('ended'));
  };
  const restart = (): void => {
    kernel.end();
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
    kept: (cell) =>
      store.get(draftName(cell)) ?? (cell.exercise === undefined ? undefined : answerOf(cell.exercise)),
    keep: (cell, changed) => void store.put(draftName(cell), changed),
    texts: () => cells.map(({ id, source }) => ({ id, text: source })),
    runTo: (cell) => void run(cells.slice(0, cells.indexOf(cell) + 1), true),
    share: (cell) => {
      const link = linkTo(new URL(location.href), cell.id, cell.isChanged ? cell.source : undefined);
      history.replaceState(undefined, '', link);
      // Without https there is no clipboard: then it stands in the address bar.
      if ('clipboard' in navigator)
        void navigator.clipboard.writeText(link).then(
          () => {
            cell.say(word('copied'));
          },
          () => undefined,
        );
    },
    keysFor: (cell) => editorKeys(cell, keys),
  };
  const answerOf = (id: string): string | undefined => {
    const found = Object.entries(store.below(ANSWERS)).find(([path]) => path.endsWith(`/${id}.ts`));
    return found?.[1].trimEnd();
  };
  const download = (): void => {
    const bytes = zipOf(store.below(ANSWERS));
    const link = make('a', { download: 'exercises.zip' });
    link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }));
    link.click();
    setTimeout(() => {
      URL.revokeObjectURL(link.href);
    }, 10_000);
  };
  const upload = async (file: File): Promise<void> => {
    let answers: Record<string, string> = {};
    try {
      answers = answersIn(new Uint8Array(await file.arrayBuffer()));
    } catch {
      // no zip: there are no answers in it
    }
    for (const [path, answer] of Object.entries(answers)) {
      await store.put(path, answer);
      kernel.wrote(path, answer);
      const id = /(\w+)\.ts$/.exec(path)?.[1];
      cells.find((cell) => cell.exercise === id)?.set(answer.trimEnd());
    }
    const count = Object.keys(answers).length;
    bar.say(count === 0 ? word('noAnswers') : `${count} ${word('opened')}`);
  };
  const bar = toolbar({
    runAll: () => void run(cells, true),
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
  void keepOffline(site, (one) => {
    text.prepend(one);
  });
  mountEditors(cells);

  const withExercise = (id: string): Cell => {
    const found = cells.find((cell) => cell.exercise === id);
    if (!found) throw new Error(`convlab: this page has no exercise "${id}"`);
    return found;
  };
  Object.assign(globalThis.convlab, {
    /** Runs all code cells, one after the other, whatever one of them says. */
    runAll: async () => (await run(cells, false)).map((result, i) => ({ cell: cells[i].index, ...result })),
    setAnswer: async (id: string, answer: string) => {
      const cell = withExercise(id);
      cell.set(answer);
      await store.put(draftName(cell), cell.isChanged ? answer : undefined);
    },
    check: (id: string) => kernel.check(id, withExercise(id).source),
  });
}

/** Puts the code of a link where it belongs; it is run by nobody but the reader. */
function openShared(cells: readonly Cell[]): void {
  const shared = codeIn(location.hash);
  const cell = shared && cells.find(({ id }) => id === shared.cell);
  if (!shared || !cell) return;
  cell.set(shared.text);
  cell.element.prepend(make('p', { className: 'notice', role: 'status', textContent: word('shared') }));
  cell.element.scrollIntoView();
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
