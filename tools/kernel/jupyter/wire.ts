// Jupyter's wire protocol: a message is a list of frames, signed, below the address of who sent it.
// https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol

import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads';

const DELIMITER = '<IDS|MSG>';
export const PROTOCOL = '5.3';

/**
 * One session for all threads of a kernel, the editor's answers included: JupyterLab takes another one for a restart, and
 * drops the messages of the session before that still wait to be handled, such as a widget's comm_open.
 */
const SESSION = 'convlab session';
if (isMainThread) setEnvironmentData(SESSION, randomUUID());
const session = getEnvironmentData(SESSION) as string;

export interface Header {
  msg_id: string;
  msg_type: string;
  session: string;
  username: string;
  date: string;
  version: string;
}

export type Content = Record<string, unknown>;

export interface Message {
  identities: Buffer[];
  header: Header;
  parent: Partial<Header>;
  metadata: Content;
  content: Content;
}

function sign(key: string, parts: readonly (Buffer | string)[]): string {
  if (key === '') return '';
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest('hex');
}

/** Reads the frames of one message; throws where the delimiter is missing or the signature is wrong. */
export function decode(key: string, frames: readonly Buffer[]): Message {
  const at = frames.findIndex((frame) => frame.toString() === DELIMITER);
  if (at < 0) throw new Error('a message without <IDS|MSG>');
  const [signature, ...parts] = frames.slice(at + 1, at + 6);
  const expected = Buffer.from(sign(key, parts));
  if (key !== '' && (signature.length !== expected.length || !timingSafeEqual(signature, expected))) {
    throw new Error('a message with a wrong signature');
  }
  const [header, parent, metadata, content] = parts.map((part) => JSON.parse(part.toString()) as Content);
  return { identities: frames.slice(0, at), header: header as unknown as Header, parent, metadata, content };
}

/** The frames of an answer to `parent`. */
export function encode(
  key: string,
  parent: Message | undefined,
  type: string,
  content: object,
  metadata: object = {},
): string[] {
  const header: Header = {
    msg_id: randomUUID(),
    msg_type: type,
    session,
    username: parent?.header.username ?? 'kernel',
    date: new Date().toISOString(),
    version: PROTOCOL,
  };
  const parts = [header, parent?.header ?? {}, metadata, content].map((part) => JSON.stringify(part));
  return [DELIMITER, sign(key, parts), ...parts];
}
