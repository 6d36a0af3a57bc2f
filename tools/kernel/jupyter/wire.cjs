// @ts-check
'use strict';

// Jupyter's wire protocol: a message is a list of frames, signed, below the address of who sent it.
// https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol

const { createHmac, randomUUID, timingSafeEqual } = require('node:crypto');

const DELIMITER = Buffer.from('<IDS|MSG>');
const PROTOCOL = '5.3';
const session = randomUUID();

/**
 * @typedef {{ msg_id: string, msg_type: string, session: string, username: string, date: string, version: string }} Header
 * @typedef {{ identities: Buffer[], header: Header, parent: Partial<Header>, metadata: Record<string, unknown>, content: Record<string, any> }} Message
 */

/**
 * @param {string} key
 * @param {readonly (Buffer | string)[]} parts
 */
function sign(key, parts) {
  if (key === '') return '';
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest('hex');
}

/**
 * Reads the frames of one message; throws where the delimiter is missing or the signature is wrong.
 *
 * @param {string} key
 * @param {readonly Buffer[]} frames
 * @returns {Message}
 */
function decode(key, frames) {
  const at = frames.findIndex((frame) => frame.equals(DELIMITER));
  if (at < 0) throw new Error('a message without <IDS|MSG>');
  const [signature, ...parts] = frames.slice(at + 1, at + 6);
  const expected = Buffer.from(sign(key, parts));
  if (key !== '' && (signature.length !== expected.length || !timingSafeEqual(signature, expected))) {
    throw new Error('a message with a wrong signature');
  }
  const [header, parent, metadata, content] = parts.map((part) => JSON.parse(part.toString()));
  return { identities: frames.slice(0, at), header, parent, metadata, content };
}

/**
 * The frames of an answer to `parent`.
 *
 * @param {string} key
 * @param {Message | undefined} parent
 * @param {string} type
 * @param {object} content
 * @param {object} [metadata]
 * @returns {(Buffer | string)[]}
 */
function encode(key, parent, type, content, metadata = {}) {
  const header = {
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

module.exports = { decode, encode, PROTOCOL };
