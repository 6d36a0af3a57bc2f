import { availableParallelism } from 'node:os';
import { asciiJson } from '../wire/ascii';
import { doneReply } from '../wire/replies';
import type { AnswerProcess, StartOptions } from './answer-process';
import { Ended } from './ended';
import type { Isolation, Limits } from './limits';
import { startProcess, type LimitedProcess } from './process';

// Processes for answers. Starting Node is most of what an answer costs, so a process that has run one goes on with the
// next of the same hand-in, in a new realm. What keeps the answers apart, from the outermost wall on:
// - Only answers of one person share a process, and it is retired as soon as anything is out of order.
// - In a used process a pass counts and nothing else: whatever else comes out, the answer is run again in a process of
//   its own (../examine.ts). So no answer can cost another one its points.
// - Nor can it earn any for another one, but by computing what that one should: each realm has globals of its own, and
//   nothing of the realm around can be reached or changed (inside/realms.ts, inside/harden.ts).

export interface Runners {
  readonly start: (options?: StartOptions) => AnswerProcess;
  readonly close: () => Promise<void>;
}

/** A process between two answers. */
interface Idle {
  readonly handIn: string;
  readonly limits: Limits;
  readonly runner: LimitedProcess;
  /** Whether an answer has run in it. */
  readonly isUsed: boolean;
  /** For how many seconds it has computed. */
  readonly worked: number;
}

/** An answer that is not through by then, in a process that is not its own, gets its full time in one that is. */
const SECONDS_IN_USED = 0.25;
/** For the reply that all is done. */
const DONE_SECONDS = 5;
/** More than this share of its memory in use, and a process is retired. */
const MOST_LEFT = 1 / 8;

export function runnersUnder(isolation: Isolation, usual: Limits): Runners {
  const running = new Set<LimitedProcess>();
  const idle: Idle[] = [];

  const take = (handIn: string | undefined, limits: Limits): Idle | undefined => {
    const at = idle.findIndex((one) => one.handIn === handIn && one.limits === limits);
    return at < 0 ? undefined : idle.splice(at, 1)[0];
  };
  const keep = async (one: Idle): Promise<void> => {
    idle.push(one);
    if (idle.length > availableParallelism()) await idle.shift()?.runner.close();
  };

  return {
    start({ limits = usual, handIn, fresh = false } = {}) {
      const taken = fresh ? undefined : take(handIn, limits);
      const { runner, isUsed, worked } = taken ?? {
        runner: startProcess('runner', isolation, limits),
        isUsed: false,
        worked: 0,
      };
      running.add(runner);
      let isLoaded = false;
      const close = async (): Promise<void> => {
        await runner.close();
        running.delete(runner);
      };
      return {
        limits,
        isUsed,
        load(id, code) {
          isLoaded = true;
          runner.send(asciiJson({ id, code }));
          runner.startClock(isUsed ? Math.min(SECONDS_IN_USED, limits.seconds) : limits.seconds);
        },
        spent: runner.spent,
        call: runner.send,
        reply: runner.reply,
        async release() {
          const now = worked + (isLoaded ? runner.spent() : 0);
          const isFit = now < limits.seconds && (!isLoaded || (await isAsNew(runner, limits)));
          if (handIn === undefined || !isFit) return close();
          running.delete(runner);
          return keep({ handIn, limits, runner, isUsed: isUsed || isLoaded, worked: now });
        },
        close,
        printed: runner.printed,
      };
    },
    async close() {
      const all = [...running, ...idle.splice(0).map(({ runner }) => runner)];
      await Promise.all(all.map((runner) => runner.close()));
    },
  };
}

/** Whether an answer has left its process as it found it. */
async function isAsNew(runner: LimitedProcess, { megabytes }: Limits): Promise<boolean> {
  try {
    runner.send('"done"');
    runner.startClock(DONE_SECONDS);
    const reply = doneReply(await runner.reply());
    runner.stopClock();
    if (reply === undefined || reply.bytes > MOST_LEFT * megabytes * 1024 * 1024) return false;
    return reply.printed === 0 && runner.printed() === '';
  } catch (error) {
    if (error instanceof Ended) return false;
    throw error;
  }
}
