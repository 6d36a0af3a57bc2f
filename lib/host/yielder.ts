import { t } from '../language';
import { environment } from '../platform/environment';
import { terminal } from '../platform/terminal';
import { kernelHost } from './kernel-host';

/** Yields to the event loop now and then in a long loop, and sees there whether the loop was asked to stop. */
export interface Yielder {
  /** Await it in every iteration; resolves to true once the loop should stop. */
  readonly tick: () => Promise<boolean>;
  readonly stopped: () => boolean;
  /** Call it when the loop has ended. */
  readonly end: () => void;
}

const INTERVAL_MS = 50; // between two yields: each costs some microseconds, and an interrupt should feel prompt

/** Stops on the notebook's Interrupt, on Ctrl-C in a script, or on the caller's AbortSignal. */
export function yielder(signal?: AbortSignal): Yielder {
  const { count, end } = interrupts();
  const before = count();
  let last = performance.now();
  const stopped = (): boolean => signal?.aborted === true || count() !== before;
  return {
    stopped,
    tick: async () => {
      if (performance.now() - last >= INTERVAL_MS) {
        await environment.yieldToEvents();
        last = performance.now();
      }
      return stopped();
    },
    end,
  };
}

/** How many interrupts there were: of the notebook, or of a script that does not listen to Ctrl-C itself. */
function interrupts(): { count: () => number; end: () => void } {
  const host = kernelHost();
  if (host) return { count: () => host.interrupts(), end: () => undefined };
  if (loops === 0) stopListening = terminal.onInterrupt(onPress);
  if (loops === 0 && !stopListening) return { count: () => 0, end: () => undefined };
  loops++;
  return {
    count: () => presses,
    end: () => {
      loops--;
      if (loops === 0) stopListening?.();
    },
  };
}

/** Loops that listen to Ctrl-C now, some perhaps within others, and how often it was pressed. */
let [loops, presses] = [0, 0];
let stopListening: (() => void) | undefined;

function onPress(): void {
  presses++;
  const message = t(
    'stopping here; Ctrl-C once more ends the program',
    '여기서 멈춥니다. Ctrl-C를 한 번 더 누르면 프로그램이 끝납니다',
  );
  terminal.writeError(`\n${message}\n`);
  stopListening?.();
}
