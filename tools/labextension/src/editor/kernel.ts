// The way to the kernel: its control channel, on which it answers while a cell runs (tools/kernel/jupyter/io-thread.ts).
import type { EditorReply, EditorRequest } from '../../../kernel/editor/messages';

const QUESTION = 'convlab_editor_request';
const IMPLEMENTATION = 'convlab';
/** How long an answer may take, in milliseconds: the first one waits for TypeScript to be loaded. */
const PATIENCE = 30_000;

interface Future {
  onReply: (message: { content: object }) => void;
  dispose(): void;
}

/** What JupyterLab's IKernelConnection is to us. */
export interface Kernel {
  readonly clientId: string;
  readonly username: string;
  readonly info: Promise<{ readonly implementation: string }>;
  sendControlMessage(message: object, expectReply: boolean, disposeOnDone: boolean): Future;
}

/** Asks; undefined where the kernel is another's, or does not answer. */
export async function sendTo(kernel: Kernel, request: EditorRequest): Promise<EditorReply | undefined> {
  try {
    if ((await kernel.info).implementation !== IMPLEMENTATION) return undefined;
    const future = kernel.sendControlMessage(message(kernel, request), true, false);
    return await new Promise((resolve) => {
      const done = (reply: EditorReply | undefined): void => {
        clearTimeout(timer);
        future.dispose();
        resolve(reply);
      };
      const timer = setTimeout(done, PATIENCE, undefined);
      future.onReply = ({ content }) => {
        const { status, ...reply } = content as { status: string };
        done(status === 'ok' ? reply : undefined);
      };
    });
  } catch {
    return undefined; // it ends just now
  }
}

function message({ clientId, username }: Kernel, content: EditorRequest): object {
  return {
    channel: 'control',
    content,
    header: {
      date: new Date().toISOString(),
      msg_id: crypto.randomUUID(),
      msg_type: QUESTION,
      session: clientId,
      username,
      version: '5.2',
    },
    parent_header: {},
    metadata: {},
    buffers: [],
  };
}
