import type { FollowedBy } from '../backend';
import { denseShapes } from '../shapes';
import { contiguous, copy, dtypeOf, wrap, type Tensor } from '../tensor';
import { copyIn } from './machine/layout';
import type { Machine } from './machine/machine';
import { planOf, runParts } from './machine/product';

// A dense layer of a network that only answers, for one image: its weights stay in the engine's memory.

/** Beyond the last cache, one thread gets weights faster in `dense`'s stream: AlexNet's fc7 took 12 ms from here, and 9 so. */
const KEPT_BY_ONE = 1 << 21;
/** Fewer weights are not worth waking the other threads. */
const WORTH_PANELS = 1 << 18;
const PANEL = 16;
/** Floats of what a thread copies at a time: kernels/stream.ts. */
const BLOCK = 1024 * PANEL;
/** The fewest panels that a thread should take. */
const LEAST = 4;

/** See `Backend.denseFollowed`. Undefined for several images, and where the weights are not kept. */
export function denseFollowed(
  machine: Machine,
  x: Tensor,
  w: Tensor,
  b: Tensor | null,
  { reluMax, shortcut, keys }: FollowedBy,
): Tensor | undefined {
  const { n, inputs, outputs } = denseShapes('dense', x, w, b);
  if (n !== 1 || shortcut || !keys || dtypeOf(x) !== 'float32') return undefined;
  const inPanels = machine.threads !== null && w.size >= WORTH_PANELS;
  if (inPanels ? isNew(keys) : w.size > KEPT_BY_ONE) return undefined;
  machine.reset();
  if (2 * (inputs + outputs + PANEL) + 16 * BLOCK + 1024 > machine.capacity()) return undefined;
  const panels = Math.ceil(outputs / PANEL);
  const sums = machine.allocate(panels * PANEL);
  const values = copyIn(machine, contiguous(x).data);
  const weights = machine.keep(keys, inPanels ? panels * PANEL * inputs : w.size, (address) => {
    if (inPanels) pack(machine, w, address);
    else machine.floats.set(contiguous(w).data, address / 4);
  });
  if (weights === undefined) return undefined;
  machine.floats.fill(0, sums / 4, sums / 4 + panels * PANEL);
  if (b) machine.floats.set(contiguous(b).data, sums / 4);
  if (inPanels) {
    const blocks = machine.allocate(BLOCK * machine.threads.count);
    const plan = planOf(machine, [values, inputs, weights, sums, blocks]);
    runParts(machine, 'densePanels', plan, panels, { unit: 1, least: LEAST }, w.size);
  } else machine.kernels.vectorMatrix(values, weights, inputs, outputs, sums);
  if (reluMax !== undefined) machine.kernels.relu(sums, sums, outputs, reluMax);
  const out = wrap(machine.floats.subarray(sums / 4, sums / 4 + outputs), [1, outputs]);
  return machine.retain(sums, outputs) ? out : copy(out);
}

/** Packing takes longer than an answer: it is worth it from the second one on. */
const answered = new WeakSet();

function isNew([key]: readonly object[]): boolean {
  const first = !answered.has(key);
  answered.add(key);
  return first;
}

/** w [I, O] → panels [⌈O / 16⌉, I, 16], the last one filled up with zeros. */
function pack({ floats }: Machine, w: Tensor, address: number): void {
  const [inputs, outputs] = w.shape;
  const weights = contiguous(w).data;
  let to = address / 4;
  for (let column = 0; column < outputs; column += PANEL) {
    const width = Math.min(PANEL, outputs - column);
    for (let i = 0; i < inputs; i++, to += PANEL) {
      const from = i * outputs + column;
      for (let j = 0; j < width; j++) floats[to + j] = weights[from + j];
      for (let j = width; j < PANEL; j++) floats[to + j] = 0;
    }
  }
}
