import type { Backend, EnginePass } from '../../backend';
import { copy, type Tensor } from '../../tensor';
import type { ArenaMachine } from './machine';

/**
 * Passes through a network. Each layer finds its input in the engine's memory and leaves its output there: copying it
 * out and in would take as long as a small layer's work.
 */
export function passes(machine: ArenaMachine, layers: Backend): () => EnginePass | undefined {
  let current: object | undefined;
  let running = false;
  return () => {
    if (running) return undefined; // a layer that runs a network of its own: what lies in memory is needed still
    const pass = {};
    const end = (): void => {
      if (current === pass) current = undefined;
      if (!current) machine.empty();
    };
    current = pass;
    machine.empty();
    return {
      isOpen: () => current === pass,
      run: (work) => {
        running = true;
        try {
          return work(layers);
        } finally {
          running = false;
        }
      },
      own: (x: Tensor) => (x.data.buffer === machine.floats.buffer ? copy(x) : x),
      end,
    };
  };
}
