// @ts-check
'use strict';

// The kernel: `node tools/kernel/main.cjs <connection file>`. Jupyter starts it in the notebook's folder; it works
// in the project's, so that imports mean the same in every notebook.

const path = require('node:path');
const Module = require('node:module');
const { Server } = require('./jupyter/server.cjs');
const { Output } = require('./jupyter/output.cjs');
const { Comms } = require('./jupyter/comms.cjs');
const { Interrupts } = require('./interrupt/interrupt.cjs');
const { Session } = require('./session.cjs');
const { findPlace } = require('./place.cjs');
const { loadTypeScript } = require('./cells/typescript.cjs');
const { installSteps } = require('./cells/steps.cjs');
const { mapAllStacks } = require('./cells/positions.cjs');
const { Cells } = require('./cells/cells.cjs');
const { AnswerCells } = require('./answers.cjs');

const root = path.resolve(__dirname, '..', '..');
const state = path.join(root, '.convlab');
const place = findPlace(process.env, process.cwd(), root);
process.chdir(root);
process.env.CONVLAB_LANG = place.language;

const server = new Server(process.argv[2]);
const output = new Output(server);
const comms = new Comms(output);
const interrupts = new Interrupts();

const tslab = Module.createRequire(
  Module.createRequire(path.join(root, 'package.json')).resolve('tslab/dist/main.js'),
);
const { ts, watched, saveCache } = loadTypeScript(tslab, path.join(state, 'cache'));
const converter = tslab('./converter.js').createConverter({ isJS: false, isBrowser: false });
const cells = new Cells(root, converter, watched, (task) => interrupts.protect(task));
const answers = new AnswerCells({ root, state, notebook: place.notebook, ts });
const session = new Session({
  cells,
  answers,
  output,
  comms,
  root,
  isComplete: tslab('./converter.js').isCompleteCode,
  printInfo: tslab('./inspect.js').printQuickInfo,
});

/** lib/host/kernel-host.ts: KernelHost */
const host = {
  language: place.language,
  root,
  chapter: place.chapter,
  get cell() {
    return comms.cell();
  },
  display: session.display.bind(session),
  openComm: comms.open.bind(comms),
  interrupts: () => interrupts.count,
};
Object.defineProperty(globalThis, Symbol.for('convlab.kernel'), { value: host });

/** @type {Record<string, import('./jupyter/server.cjs').Handler>} */
const handlers = {
  kernel_info_request: (_, reply) => reply(require('./jupyter/info.cjs').kernelInfo(ts.version)),
  execute_request: (message, reply) => session.execute(message, reply, () => server.abortQueued()),
  complete_request: ({ content }, reply) => reply(session.complete(content.code, content.cursor_pos)),
  inspect_request: ({ content }, reply) => reply(session.inspect(content.code, content.cursor_pos)),
  is_complete_request: ({ content }, reply) => reply(session.isComplete(content.code)),
  history_request: (_, reply) => reply({ status: 'ok', history: [] }),
  comm_info_request: ({ content }, reply) => reply({ status: 'ok', comms: comms.info(content.target_name) }),
  comm_open: (message) => output.during(message, () => comms.opened(message.content)),
  comm_msg: (message) => output.during(message, () => comms.received(message.content)),
  comm_close: ({ content }) => comms.closed(content),
  interrupt_request: (_, reply) => {
    interrupts.happened();
    reply({ status: 'ok' });
  },
  shutdown_request: ({ content }, reply) => {
    reply({ status: 'ok', restart: content.restart === true });
    setTimeout(() => process.exit(0), 50); // the sockets' own thread still sends
  },
};
server.handlers = handlers;

process.on('uncaughtException', (error) => session.strayError(error));
process.on('unhandledRejection', (reason) => session.strayError(reason));
process.on('SIGTERM', () => process.exit(0));
installSteps(() => interrupts.happened());
mapAllStacks();

void server.listen().then(() => {
  interrupts.listen(() => session.terminated());
  output.capture();
  setTimeout(saveCache, 2000).unref();
});
