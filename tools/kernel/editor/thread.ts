// A thread of the kernel that owns the control socket. It answers an editor itself, so that help comes while a cell runs,
// and be it in an endless loop; everything else it hands to the main thread.

import fs from 'node:fs';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Router } from 'zeromq';
import { AT_HAND } from '../compile/at-hand';
import { decode, encode, type Message } from '../jupyter/wire';
import type { Editor } from './answer';
import type { EditorRequest } from './messages';

export interface ControlThread {
  address: string;
  key: string;
  root: string;
  /** The notebook's folder. */
  notebook: string;
  /** [0] becomes 1 when the socket is closed. */
  closed: Int32Array;
}

/** The message type of an editor's question; JupyterLab's side is tools/labextension/src/editor. */
const QUESTION = 'convlab_editor_request';

const { address, key, root, notebook, closed } = workerData as ControlThread;
let editor: Promise<Editor> | undefined;

void listen();

async function listen(): Promise<void> {
  const { Router } = await import('zeromq');
  const socket = new Router({ sendHighWaterMark: 0, sendTimeout: 0 });
  await socket.bind(address);
  parentPort?.on('message', (frames: Uint8Array[] | 'close') => {
    if (frames !== 'close') send(socket, frames);
    else {
      socket.close();
      Atomics.store(closed, 0, 1);
      Atomics.notify(closed, 0);
    }
  });
  for await (const frames of socket) {
    const question = questionIn(frames);
    if (question) send(socket, await answer(question));
    else parentPort?.postMessage(frames);
  }
}

function send(socket: Router, frames: (Buffer | Uint8Array | string)[]): void {
  const bytes = frames.map((frame) => (typeof frame === 'string' ? frame : Buffer.from(frame)));
  socket.send(bytes).catch(() => undefined); // nobody listens any more
}

/** An editor's question; undefined for any other message, which the main thread looks at. */
function questionIn(frames: readonly Buffer[]): Message | undefined {
  try {
    const message = decode(key, frames);
    return message.header.msg_type === QUESTION ? message : undefined;
  } catch {
    return undefined;
  }
}

async function answer(message: Message): Promise<(Buffer | string)[]> {
  let content: object;
  try {
    editor ??= loadEditor();
    const question = message.content as unknown as EditorRequest;
    content = { status: 'ok', ...(await (await editor).answer(question)) };
  } catch (error) {
    const { name, message: text, stack } = error instanceof Error ? error : new Error(String(error));
    content = { status: 'error', ename: name, evalue: text, traceback: [stack] };
  }
  const type = QUESTION.replace('_request', '_reply');
  return [...message.identities, ...encode(key, message, type, content)];
}

/** With TypeScript, which takes its time: so not before the first question. */
async function loadEditor(): Promise<Editor> {
  await import('../internals'); // first: it loads TypeScript quickly
  const { Editor } = await import('./answer');
  const { EditorService } = await import('./service');
  const { nodeHost } = await import('./node-host');
  return new Editor(new EditorService(nodeHost(root, notebook), AT_HAND), prettierOptions());
}

function prettierOptions(): object {
  try {
    return JSON.parse(fs.readFileSync(path.join(root, '.prettierrc.json'), 'utf8')) as object;
  } catch {
    return {}; // none, or not in JSON: Prettier's own
  }
}
