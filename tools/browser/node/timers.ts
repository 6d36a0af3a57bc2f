// node:timers. A message comes sooner than the shortest timer of a browser, which is 4 milliseconds long.

type Task = (...given: unknown[]) => void;

const due = new Map<number, () => void>();
const { port1, port2 } = new MessageChannel();
let count = 0;

port1.onmessage = ({ data }: MessageEvent<number>) => {
  const task = due.get(data);
  due.delete(data);
  task?.();
};

export function setImmediate(task: Task, ...given: unknown[]): number {
  due.set(++count, () => {
    task(...given);
  });
  port2.postMessage(count);
  return count;
}

export function clearImmediate(id: number): void {
  due.delete(id);
}

export const setTimeout = globalThis.setTimeout.bind(globalThis);
export const setInterval = globalThis.setInterval.bind(globalThis);

Object.assign(globalThis, { setImmediate, clearImmediate });

export default { setImmediate, setTimeout, setInterval };
