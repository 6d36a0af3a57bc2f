// Receiving without end, whatever becomes of what is done with a message: an interrupt may end that in the middle, without
// its `finally`, and with it all that waits in the same turn. So the next message is asked for first.

import timers from 'node:timers';

export interface Source<T> {
  receive(): Promise<T>;
  readonly closed: boolean;
}

/**
 * Calls `take` with each message, until the socket is closed.
 *
 * @returns goes on receiving where that was ended; called at any time
 */
export function receive<T>(socket: Source<T>, take: (message: T) => void): () => void {
  const next = async (): Promise<void> => {
    let message: T;
    try {
      message = await socket.receive();
    } catch (error) {
      // Another one waits already.
      if (socket.closed || (error as { code?: unknown }).code === 'EBUSY') return;
      throw error;
    }
    timers.setImmediate(() => void next());
    take(message);
  };
  void next();
  return () => void next();
}
