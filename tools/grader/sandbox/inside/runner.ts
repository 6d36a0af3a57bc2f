// Runs answers in a limited process, each in a realm of its own: the first one, and after it those of the same hand-in
// for as long as nothing is out of order (../running.ts). It gets an answer's code and the arguments of one call after the
// other, and hands back what came out. It knows no expected value. Every reply carries a key that only this closure knows.
import { getHeapStatistics } from 'node:v8';
import { leave, receive, receiveText, sendLine } from './channel';
import { harden } from './harden';
import { makeRealm } from './realms';

const { key, outputBytes } = receive() as { key: string; outputBytes: number };
const send = (json: string): void => {
  if (typeof json !== 'string') leave(1);
  sendLine(`${key}${json}`);
};

harden();
send('{"k":"hello"}');
for (;;) {
  const { id, code } = receive() as { id: string; code: string };
  const realm = makeRealm(outputBytes);
  try {
    send(realm.load(id, code));
    for (let args = receiveText(); args !== '"done"'; args = receiveText()) send(realm.call(args));
  } catch {
    leave(1); // not looked at: it is of the realm
  }
  const { used_heap_size: heap, external_memory: external } = getHeapStatistics();
  send(`{"k":"done","printed":${realm.printed()},"bytes":${heap + external}}`);
}
