/** The places of the numbers that the main thread and its watchdogs share. */
export const At = {
  /** Only waited on. */
  never: 0,
  /** How many interrupts the main thread has answered. */
  answered: 1,
  /** What the main thread does: one of `Doing`. */
  doing: 2,
  /** How many steps of students' code have begun. */
  steps: 3,
  /** How often Interrupt was pressed. */
  pressed: 4,
  /** How many cells wait for work that ends by itself when interrupted. */
  patient: 5,
  /** How many interrupts have ended something in the main thread. */
  heard: 6,
  /** How often something was ended in the main thread that could not hear of it. */
  ended: 7,
  /** How many of those the main thread has dealt with. */
  mended: 8,
  /** How many interrupts were sent to the kernel and its child processes; they are heard soon. */
  sent: 9,
} as const;

/** `atomic` is a task that must not be torn apart. */
export const Doing = { other: 0, step: 1, atomic: 2 } as const;
