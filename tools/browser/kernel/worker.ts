// The kernel in a Web Worker: the same session, cells, comms and answers as in tools/kernel/main.ts, with the page in
// place of Jupyter's sockets.

import './system';
import * as convlab from 'convlab';
import { AnswerCells } from '../../kernel/answers/answer-cells';
import { further } from '../../kernel/compile/async-steps';
import { Compiler } from '../../kernel/compile/compiler';
import { Comms } from '../../kernel/jupyter/comms';
import { Output, type Publisher } from '../../kernel/jupyter/output';
import type { Message } from '../../kernel/jupyter/wire';
import { installAwaiter } from '../../kernel/run/awaiter';
import { Cells } from '../../kernel/run/cells';
import { localized, setLanguage as setKernelLanguage } from '../../kernel/language';
import { Session } from '../../kernel/session';
import { shared } from '../../kernel/interrupt/shared';
import type { FromKernel, FromPage, KernelStart, ToKernel } from '../messages';
import * as files from '../node/files';
import { provide } from '../node/module';
import { process } from '../node/process';
import { checker, checkText, loadGrader } from './checker';
import { help } from './help';
import { checkLoop, interrupted, interrupts, takeInterrupt } from './interrupts';
import { keepFiles } from './keep-files';
import { checkLoops } from './loop-checks';
import { printToOutput } from './print';
import { fetchTexts } from '../texts';
import { course, PageWorker, scope, setLanguage } from '../worker-scope';
import { projectRoot as root } from '../../kernel/project-root';

const send = (message: FromKernel): void => {
  scope.postMessage(message);
};
let handle: ((message: ToKernel) => void) | undefined;

scope.onmessage = ({ data }: MessageEvent<ToKernel | FromPage>) => {
  if ('of' in data) return; // about a worker that was asked for
  if (data.type === 'start') void start(data.start);
  else handle?.(data);
};

/** The compiler is there, and warms up, before the page is: both take their time. */
const compiling = prepare();
compiling.catch(() => undefined); // `start` says it

async function prepare(): Promise<{ compiler: Compiler; stopWarmingUp: () => void }> {
  const texts = await Promise.all([fetchTexts('types.json.gz'), fetchTexts('course.json')]);
  for (const some of texts) files.mount(some);
  const compiler = new Compiler(root, { comments: false }); // help.ts has a service of its own
  return { compiler, stopWarmingUp: warmUp(compiler) };
}

async function start(given: KernelStart): Promise<void> {
  try {
    begin(given, await compiling);
    send({ type: 'ready', memory: shared.buffer });
  } catch (error) {
    send({ type: 'failed', text: error instanceof Error ? String(error.stack) : String(error) });
  }
}

function begin(
  { language, chapter, files: given }: KernelStart,
  { compiler, stopWarmingUp }: Awaited<typeof compiling>,
): void {
  process.env.CONVLAB_LANG = language;
  setLanguage(language);
  setKernelLanguage(language);
  files.mount(given);
  files.onChange((path, text) => {
    send({ type: 'written', path, text });
  });
  keepFiles(root);
  convlab.setCourseLocation(course);
  provide('convlab', convlab);

  const publisher: Publisher = {
    beforePublish: () => undefined,
    publish(message, content, { parent, metadata = {} } = {}) {
      publisher.beforePublish();
      const id = parent && requestOf(parent);
      const shown = message === 'stream' ? shortened(content, id) : content;
      if (shown) send({ type: 'published', message, content: plain(shown), metadata: plain(metadata), id });
    },
  };
  const output = new Output(publisher);
  const comms = new Comms(output);
  const cells = new Cells({ compiler, protect: (task) => task() });
  const answers = new AnswerCells({ root, state: `${root}/.convlab`, notebook: `${chapter}.ipynb` });
  const session = new Session({ cells, answers, output, comms, root });

  /** lib/host/kernel-host.ts: KernelHost */
  const host = {
    language,
    root,
    chapter,
    get cell() {
      return comms.cell();
    },
    answer: (id: string) => answers.functionOf(id, cells.modules.require),
    display: output.display.bind(output),
    openComm: comms.open.bind(comms),
    interrupts,
  };
  Object.defineProperty(globalThis, Symbol.for('convlab.kernel'), { value: host });
  Object.defineProperty(globalThis, Symbol.for('convlab.checker'), { value: checker });
  /** lib/platform/browser/threads.ts */
  const startWorker = (script: string, options: WorkerOptions): PageWorker => new PageWorker(script, options);
  Object.defineProperty(globalThis, Symbol.for('convlab.startWorker'), { value: startWorker });
  installAwaiter(takeInterrupt);
  if (!(shared.buffer instanceof ArrayBuffer)) further.push(checkLoops);
  Object.defineProperty(globalThis, '__checkLoop', { value: checkLoop });
  printToOutput(output);
  scope.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    session.strayError(event.reason);
  });
  scope.addEventListener('error', (event) => {
    event.preventDefault();
    session.strayError(event.error);
  });

  let work = Promise.resolve();
  handle = (message) => {
    switch (message.type) {
      case 'execute': {
        const { id, code, cell } = message;
        const request = requestFor(id, { code }, cell);
        stopWarmingUp();
        work = work.then(async () => {
          await loadFor(code).catch(() => undefined); // who wants it says that it is not there
          await session.execute(
            request,
            (content) => {
              publisher.beforePublish();
              send({ type: 'reply', id, content: plain(content) });
            },
            () => Promise.resolve(() => undefined),
          );
        });
        break;
      }
      case 'comm': {
        const { id, cell, content } = message;
        void output.during(requestFor(id, content, cell), () => comms.received({ ...content }));
        break;
      }
      case 'help':
        send({ type: 'reply', id: message.id, content: help(message.help) });
        break;
      case 'check':
        void checkText(message.exercise, message.text)
          .catch((error: unknown) => ({ status: 'crashed', message: String(error) }))
          .then((content) => {
            send({ type: 'reply', id: message.id, content });
          });
        break;
      case 'written':
        if (message.text !== undefined) files.mount({ [message.path]: message.text });
        break;
      case 'interrupt':
        if (shared.buffer instanceof ArrayBuffer) interrupted();
        else takeInterrupt();
        send({ type: 'reply', id: message.id, content: undefined });
    }
  };
}

/** A page with more text than this would only scroll; one that never ends would take the page with it. */
const MOST_TEXT = 2_000_000;
/** How many characters each request has printed. */
const printed = new Map<number | undefined, number>();

/** What is still shown of a text; undefined once there was too much. */
function shortened(content: object, id: number | undefined): object | undefined {
  const { text } = content as { text: string };
  const room = MOST_TEXT - (printed.get(id) ?? 0);
  if (room < 0) return undefined;
  printed.set(id, (printed.get(id) ?? 0) + text.length);
  if (text.length <= room) return content;
  const most = MOST_TEXT.toLocaleString('en');
  const why = localized(
    `The output is cut off here, after ${most} characters.`,
    `출력은 ${most}자까지만 보여 줍니다.`,
  );
  return { ...content, text: `${text.slice(0, room)}\n… ${why}\n` };
}

/** Until the first cell there is time; a cell that comes in between waits for one step of it, which it needs itself. */
function warmUp(compiler: Compiler): () => void {
  const steps = (['language', 'library'] as const).map((what) =>
    setTimeout(() => {
      compiler.warmUp(what);
    }),
  );
  return () => {
    steps.forEach(clearTimeout);
  };
}

/** What a cell needs at once when it runs, and most do not need at all: a megabyte of mathjs, the checker's hints. */
async function loadFor(code: string): Promise<void> {
  const used = code.replace(/\bimport\s*\{(?:(?!\bas\b)[^}])*\}/g, ''); // a name that is only imported is not used yet
  if (/\b(formula|sparse)\b/.test(used)) await convlab.loadMathjs();
  if (/\b(hint|progress|solution)\b/.test(code)) await loadGrader();
}

function requestFor(id: number, content: object, cell: string): Message {
  const header = { msg_id: String(id), msg_type: '', session: '', username: '', date: '', version: '' };
  return { identities: [], header, parent: {}, metadata: { cellId: cell }, content: { ...content } };
}

const requestOf = ({ header }: Message): number => Number(header.msg_id);

/** As Jupyter's messages are: JSON. */
function plain(value: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
}
