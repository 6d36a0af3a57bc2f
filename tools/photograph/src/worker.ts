/** One worker: the network on an engine of its own. It answers between two passes, so that a map can be stopped. */
import { efficientNetLite0 } from '../../../lib/model/networks/efficientnet-lite0';
import { decodeSafetensors } from '../../../lib/model/weights/safetensors';
import { inputOf, Recognizer } from '../../../lib/photograph/recognize';
import { environment } from '../../../lib/platform/environment';
import { loadWasm } from '../../../lib/wasm';
import type { Numbered, Reply, Request } from './messages';

const megabytes = 128;

let recognizer: Recognizer | undefined;
/** Each map, and each stop, begins a turn; a map of an earlier turn ends. */
let turn = 0;

async function start(weights: ArrayBuffer): Promise<void> {
  const tensors = decodeSafetensors(new Uint8Array(weights));
  const model = efficientNetLite0();
  for (const parameter of model.parameters) parameter.value = tensors[parameter.name];
  recognizer = new Recognizer(model, await loadWasm({ memory: megabytes }));
}

async function handle(id: number, request: Request): Promise<void> {
  const say = (message: Reply): void => {
    postMessage({ id, message } satisfies Numbered<Reply>);
  };
  const began = performance.now();
  const done = (more: object = {}): void => {
    say({ done: { ms: performance.now() - began, ...more } });
  };
  if (request.job === 'start') await start(request.weights);
  if (request.job === 'stop') turn++;
  if (!recognizer || request.job === 'start' || request.job === 'stop') {
    done();
    return;
  }
  const input = inputOf(request.rgba, 4);
  if (request.job === 'answer') {
    done({ answers: recognizer.answers(input) });
    return;
  }
  const own = ++turn;
  for (const place of request.places) {
    say({ place, probability: recognizer.covered(input, request.label, place) });
    await environment.yieldToEvents();
    if (turn !== own) break;
  }
  done();
}

onmessage = ({ data: { id, message } }: MessageEvent<Numbered<Request>>) => {
  handle(id, message).catch((error: unknown) => {
    postMessage({ id, message: { error: String(error) } } satisfies Numbered<Reply>);
  });
};
