// Runs one answer, alone in a process of its own. It gets the answer's code and the arguments of one call after the
// other, and hands back what came out. It knows no expected value. Every reply carries a key that only this closure knows.
import { decodeArgs } from '../../wire/encode';
import { leave, receive, sendLine } from './channel';
import { evaluator } from './evaluator';
import { limitGlobals } from './globals';
import ndarray from './watched-ndarray';

const { key, outputBytes } = receive() as { key: string; outputBytes: number };
const send = (json: string): void => {
  sendLine(`${key}${json}`);
};
const { load, call } = evaluator(send);

limitGlobals(outputBytes);
send('{"k":"hello"}');
const { id, code } = receive() as { id: string; code: string };
const run = load(id, code) ?? leave(0);
send('{"k":"ready"}');
for (;;) send(call(run, decodeArgs(receive(), ndarray)));
