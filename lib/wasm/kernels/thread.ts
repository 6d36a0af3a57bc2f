/** Which thread this is: thread i has its scratch at 4096 · (i + 1), see machine/threads.ts. */
export function threadOf(scratch: usize): usize {
  return scratch / 4096 - 1;
}
