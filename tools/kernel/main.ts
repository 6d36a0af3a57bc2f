// The kernel: `node tools/kernel/dist/main.js <connection file>`. Jupyter starts it in the notebook's
// folder; it works in the project's, so that imports mean the same in every notebook.

import { connectTslabDisplay, saveCache } from './internals'; // first: it loads TypeScript quickly

import fs from 'node:fs';
import path from 'node:path';
import v8 from 'node:v8';
import { AnswerCells } from './answers/answer-cells';
import { Assistant } from './assist/assistant';
import { complete, inspect, isComplete } from './assist/requests';
import { Compiler } from './compile/compiler';
import { Interrupts } from './interrupt/interrupt';
import { captureChildren } from './jupyter/children';
import { Comms } from './jupyter/comms';
import { kernelInfo, noDebugger } from './jupyter/info';
import { Output } from './jupyter/output';
import type { Handler } from './jupyter/requests';
import { Server } from './jupyter/server';
import type { Content } from './jupyter/wire';
import { setLanguage } from './language';
import { findNotebook } from './notebook';
import { folderOfCells, projectRoot } from './project-root';
import { installAwaiter } from './run/awaiter';
import { Cells } from './run/cells';
import { mapAllStacks } from './run/positions';
import { onInterruptedStep } from './run/steps';
import { Session } from './session';
import { ts } from './typescript';

// Every cell leaves a type checker behind, about 0.8 MB. With gigabytes free, V8 would let hundreds of them lie; so it
// cleans up whenever the heap has grown by this much.
v8.setFlagsFromString('--heap-growing-percent=40');

const folder = process.cwd();
const root = folderOfCells(folder);
const { version } = JSON.parse(fs.readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as {
  version: string;
};
const state = path.join(root, '.convlab');
const notebook = findNotebook(process.env, folder, root);
process.chdir(root);
process.env.CONVLAB_LANG = notebook.language;
setLanguage(notebook.language);

const server = new Server(process.argv[2], { root, notebook: folder, language: notebook.language });
const output = new Output(server);
const comms = new Comms(output);
const interrupts = new Interrupts();
const compiler = new Compiler(root);
const assistant = new Assistant(compiler);
const display = output.display.bind(output);
const cells = new Cells({
  compiler,
  protect: (task) => interrupts.protect(task),
  onLoad: (id) => {
    if (id === 'tslab') connectTslabDisplay(display);
  },
});
const answers = new AnswerCells({ root, state, notebook: notebook.name });
const explain = (name: string): object | undefined => {
  if (name === '') return undefined;
  const about = { code: name, cursor_pos: name.length };
  const { found, data } = interrupts.protect(() => inspect(assistant, about));
  return found === true ? (data as object) : undefined;
};
const session = new Session({ cells, answers, output, comms, root, explain });

/** lib/host/kernel-host.ts: KernelHost */
const host = {
  language: notebook.language,
  root,
  chapter: notebook.chapter,
  get cell() {
    return comms.cell();
  },
  answer: (id: string) => answers.functionOf(id, cells.modules.require),
  display,
  openComm: comms.open.bind(comms),
  interrupts: () => interrupts.count,
};
Object.defineProperty(globalThis, Symbol.for('convlab.kernel'), { value: host });

let isWarm = false;
/** Once the front end knows that the kernel is there: until the first cell there is time. */
function warmUp(): void {
  if (isWarm) return;
  isWarm = true;
  for (const [what, when] of [
    ['language', 1],
    ['library', 500],
  ] as const)
    setTimeout(() => {
      interrupts.protect(() => {
        compiler.warmUp(what);
      });
    }, when);
}

/** An interrupt waits for it: TypeScript would not find its way on from the middle. */
function help(make: (content: Content) => Content): Handler {
  return ({ content }, reply) => {
    reply(interrupts.protect(() => make(content)));
  };
}

const handlers: Record<string, Handler> = {
  kernel_info_request: (_, reply) => {
    reply(kernelInfo(ts.version, version));
    warmUp();
  },
  execute_request: (message, reply) => session.execute(message, reply, () => server.abortQueued()),
  complete_request: help((content) => complete(assistant, content)),
  inspect_request: help((content) => inspect(assistant, content)),
  is_complete_request: help(isComplete),
  history_request: ({ content }, reply) => {
    reply(session.history.answer(content));
  },
  debug_request: ({ content }, reply) => {
    reply(noDebugger(content));
  },
  comm_info_request: ({ content }, reply) => {
    reply({ status: 'ok', comms: comms.info(content.target_name) });
  },
  comm_open: (message) => {
    output.during(message, () => {
      comms.opened(message.content);
    });
  },
  comm_msg: (message) => output.during(message, () => comms.received(message.content)),
  comm_close: ({ content }) => {
    comms.closed(content);
  },
  interrupt_request: (_, reply) => {
    interrupts.happened();
    reply({ status: 'ok' });
  },
  shutdown_request: ({ content }, reply) => {
    reply({ status: 'ok', restart: content.restart === true });
    setTimeout(() => process.exit(0), 50); // the sockets' own thread still sends
  },
};
server.requests.handlers = handlers;

process.on('uncaughtException', (error) => {
  session.strayError(error);
});
process.on('unhandledRejection', (reason) => {
  session.strayError(reason);
});
process.on('SIGTERM', () => process.exit(0));
onInterruptedStep(() => {
  interrupts.happened();
});
installAwaiter(() => interrupts.take());
mapAllStacks();

void server.listen().then(() => {
  interrupts.listen(() => {
    server.resume(session.ended());
  });
  output.capture();
  captureChildren(output);
  setTimeout(saveCache, 2000).unref();
});
