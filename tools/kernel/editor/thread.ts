// A thread that answers an editor, so that help comes while a cell runs, and be it in an endless loop (ask.ts).

import fs from 'node:fs';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { AT_HAND } from '../compile/at-hand';
import type { Editor } from './answer';
import type { EditorThread } from './ask';
import type { EditorRequest } from './messages';

const { root, notebook } = workerData as EditorThread;
let editor: Promise<Editor> | undefined;
let last: Promise<void> = Promise.resolve();

parentPort?.on('message', ({ id, request }: { id: number; request: EditorRequest }) => {
  last = last.then(async () => {
    parentPort?.postMessage({ id, content: await answer(request) });
  });
});

async function answer(request: EditorRequest): Promise<object> {
  try {
    editor ??= loadEditor();
    return { status: 'ok', ...(await (await editor).answer(request)) };
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    return { status: 'error', ename: name, evalue: message, traceback: [stack] };
  }
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
