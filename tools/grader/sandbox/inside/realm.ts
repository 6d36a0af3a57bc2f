// The code of a realm: globals of its own, in which one answer is loaded and called. Nothing goes in and out of it but
// texts. It is run once for each answer, so no answer finds what another one left.
import { decodeArgs } from '../../wire/decode';
import { evaluator, type Run } from './evaluator';
import { limitGlobals } from './globals';
import ndarray from './watched-ndarray';

const { parse } = JSON;
let run: Run | undefined;
let reply = '{"k":"ready"}';
const answer = evaluator((json) => {
  reply = json;
});
limitGlobals();

/** The reply to the loading of an answer. */
export function load(id: string, code: string): string {
  run = answer.load(id, code);
  return reply;
}

/** The reply to one call, whose arguments are in JSON. */
export function call(args: string): string {
  return run === undefined ? '{}' : answer.call(run, decodeArgs(parse(args), ndarray));
}
