import type { Backend, EnginePass, Tensor } from 'convlab';
import type { Inputs } from './layers';

/** What outputs may take of the engine's memory before a new pass begins; then they are copied out. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The same convolution between a network's other layers: its images are in the engine's memory already, its output stays. */
export function inANetwork(engine: Backend, { x, w, b, dout, options }: Inputs): () => void {
  const most = Math.max(1, Math.floor(MOST_BYTES / (4 * dout.size)));
  let pass: EnginePass | undefined;
  let here: Tensor = x;
  let left = 0;
  const begin = (): EnginePass => {
    pass?.end();
    pass = engine.beginPass?.();
    if (pass === undefined) throw new Error(`bench: ${engine.name} has no passes`);
    here = pass.run((layers) => layers.relu(x));
    left = most;
    return pass;
  };
  return () => {
    const current = pass !== undefined && left > 0 ? pass : begin();
    left -= 1;
    current.run((layers) => layers.conv2d(here, w, b, options));
  };
}
